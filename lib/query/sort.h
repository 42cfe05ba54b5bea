#ifndef QUERY_SORT_H
#define QUERY_SORT_H

#include "record/shape.h"
#include "base/fail.h"

/* -S keys: "received,-kind"; '-' is descending. Ties keep the order the rows
 * came in, which is by id, so that the order is always total. */
struct sort_key {
	int column;
	bool descending;
};
struct sort {
	struct sort_key *keys;
	size_t count;
	const struct shape *shape;
};

bool sort_parse(struct text keys, const struct shape *shape, struct arena *arena, struct sort *s, struct fail *why);
/* rows[i] is an array of texts in the shape. Stable. */
void sort_rows(const struct sort *s, const struct text **rows, size_t count);

#endif
