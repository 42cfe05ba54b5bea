#ifndef CLI_FIGURES_TABLE_H
#define CLI_FIGURES_TABLE_H

#include "cli/figures_rows.h"
#include "format/csv_read.h"
#include "query/seen.h"

/* Private to figures_rows.c: the tables of an input, told by their headers. */

/* What a table of the input holds, by its header. */
enum table_kind { TABLE_CASES, TABLE_ACTIONS, TABLE_SURVEY, TABLE_CUBE };

/* What is known of all files together. */
struct input {
	bool uids, ids;		/* a table of cases had a uid; one had none */
	bool actions, answers;	/* some table of actions, of answers was there */
	struct seen *cubes;	/* rows of cubes */
	int64_t cubes_twice;
	struct text desks[2];	/* "PLB report" a line, of cases and of cubes */
	struct text desk[2];	/* the last of each */
	int64_t later;		/* rows that tell of what happened after --now */
};

struct rows {
	struct figures *figures;
	enum table_kind kind;
	bool actions;		/* this time only actions are taken, the other time all but them */
	struct shape shape;	/* of actions and survey answers */
	int *columns;		/* of the file: in the shape or cube; NO_FIELD: not ours */
	size_t count;
	struct text *row;	/* of the shape or cube */
	int voice;		/* of the table; -1: each row's kind tells */
	struct input *input;
	struct arena table;	/* lives as long as the table */
	struct arena arena;	/* of one row */
};

/* Whether a row is the header of a table: begins of csv_handler. */
bool figures_begins(void *context, const struct csv_row *row);
/* Makes ready for a table, or refuses it by the name of what it lacks. */
bool figures_header(void *context, const struct csv_row *header, struct fail *why);

#endif
