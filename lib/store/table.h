#ifndef STORE_TABLE_H
#define STORE_TABLE_H

#include "base/arena.h"
#include "base/fail.h"
#include "record/record.h"

/* A CSV table of the tree in memory: its rows as records of its schema. */
struct table {
	struct record *rows;
	long *lines;		/* first line of each row */
	size_t count;
};

/* A table that is not there is empty, and so is each of no tree (root -1). Faults
 * (a missing column, a bad value) go to the sink with file and line; returns whether
 * there was none. */
bool table_read(int root, const char *path, const struct schema *schema, struct arena *arena,
    struct table *table, const struct fail_sink *sink);
/* The row whose field has that value, or NULL. */
const struct record *table_find(const struct table *t, enum name id, struct text value);
/* Whether a row with valid_from and valid_until is in force on a day; an empty
 * one is no bound. */
bool table_in_force(const struct record *row, int32_t day);

#endif
