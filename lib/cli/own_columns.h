#ifndef CLI_OWN_COLUMNS_H
#define CLI_OWN_COLUMNS_H

#include <stdio.h>

#include "format/csv_read.h"
#include "record/record.h"
#include "store/tree.h"

/* The header of a file in our own columns: stored fields, ROLE.key columns of
 * people, x-..., the id, secret (a tracking code, of which the hash is kept), and derived columns, which are ignored. */
struct own_columns {
	const struct schema *schema;
	int *fields;		/* of each column; NO_FIELD: ignored, or one of the below */
	struct text *people;	/* canonical ROLE.key, or empty */
	struct text *extras;	/* x-..., or empty */
	int id, step_id, all_extras, secret, station;	/* column, or -1 */
	size_t count;
};

/* `derived` names the columns that are ignored; their names are appended to
 * `ignored`. An unknown column fails with the valid ones. */
bool own_columns_bind(struct own_columns *o, const struct csv_row *header, const struct schema *schema,
    const struct schema *derived, struct arena *arena, struct buf *ignored, struct fail *why);
/* A row as a record. What is canonical stays byte for byte; words are taken too. */
bool own_columns_row(const struct own_columns *o, const struct csv_row *cells, const struct when *when,
    struct arena *arena, struct record *r, struct text *id, struct fail *why);
/* The row as it was before it went through a spreadsheet (view/sheet.h): local
 * times are of its station, or of that in its id. In the arena. */
struct csv_row own_columns_sheet(const struct own_columns *o, const struct csv_row *cells, const struct tree *tree,
    struct arena *arena);
/* The `x` key of a document that `list -O yaml` printed, as x-... keys. */
void own_take_extras(struct record *r, const struct node *document, struct arena *arena);
/* Takes the id, the steps and the derived keys out of a document. */
void own_strip(struct node *document, const struct schema *derived, struct arena *arena);
/* Whether an input looks like YAML (its first line is "key:" or "---") rather
 * than CSV. Leaves it at its start. */
bool own_is_yaml(FILE *in);
bool path_exists(int root, const char *path);

#endif
