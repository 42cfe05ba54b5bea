#ifndef RECORD_SHAPE_H
#define RECORD_SHAPE_H

#include "base/arena.h"
#include "base/fail.h"
#include "record/schema.h"

/* The columns of a listing: fields of one or two schemas in a fixed order. A
 * row is an array of texts parallel to it. Filters, sorting, grouping and
 * printing know shapes and rows only, never a record type. */
struct shape {
	const struct field **fields;
	size_t count;
};

/* The derived columns' first field (id), the stored fields but those of class
 * identity, then the other derived columns but those that are stored too (the
 * owner of an action, the shift of a handover); either schema may be NULL. */
struct shape shape_of(const struct schema *derived, const struct schema *stored, struct arena *arena);
/* Leaves out the columns that are shown only where they are named (FIELD_ASKED). */
void shape_usual(struct shape *s);
/* Of a verb's own columns. */
struct shape shape_own(const struct field *columns, size_t count, struct arena *arena);
int shape_field(const struct shape *s, struct text name);
int shape_named(const struct shape *s, enum name id);
/* As shape_field for a name that a person typed: where there is no such field
 * it fails with MSG_FIELD_UNKNOWN, which lists those there are. */
bool shape_find(const struct shape *s, struct text name, int *column, struct fail *why);
struct text row_get(const struct shape *s, const struct text *row, enum name id);

#endif
