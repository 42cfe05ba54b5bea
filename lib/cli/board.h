#ifndef CLI_BOARD_H
#define CLI_BOARD_H

#include "cli/panel.h"
#include "query/tally.h"

/* Figures by group. A view says its columns, and what each case adds to its counters;
 * the board counts, shows rows in order, draws them, and with --explain or -O ids
 * prints instead the id of every record that was added to a cell, once for each time,
 * so that there are as many lines as the cell says. */

struct board;

struct board_view {
	const struct field *columns;	/* behind those of the groups */
	size_t count;
	size_t keys;			/* the first columns that name the row, as groups do: a clock */
	size_t late;			/* the last columns that do too, behind the keys in the name */
	/* Of each column behind the keys: the counters, as bits, that its cell is the sum
	 * of; of one that `fill` sets, those whose records are behind it; 0: no record is. */
	const unsigned *of;
	size_t counters;
	/* Sets the cells that are no sum, cells[0] that of the first column behind the keys;
	 * NULL: all are sums. */
	void (*fill)(struct board *b, struct tally_group *g, struct text *cells);
	bool answers;			/* its rows are of answers to surveys, not of cases */
	size_t drawn;			/* the column behind the keys that the picture shows */
	/* Puts the rows, which come sorted bytewise, in the view's own order, and may set
	 * counters that are known only of all rows; NULL: bytewise it is. */
	void (*order)(struct board *b, struct tally_group **rows, size_t count);
	/* A key as text, html and excel show it; NULL: as it is. */
	struct text (*label)(struct board *b, size_t key, struct text cell);
	bool wide;			/* it shows all columns of that kind; always so of a single row */
};

enum { BOARD_NAMES = GROUPS_MAX + CUBE_N };	/* groups and keys at most */

struct board {
	struct figures figures;
	struct grouping grouping;
	const struct board_view *view;
	struct tally *tally;
	/* --explain */
	struct printer *trace;		/* NULL: none */
	unsigned traced;		/* counters */
	size_t column;			/* behind the keys */
	bool wanted[BOARD_NAMES];
	struct text names[BOARD_NAMES];
	int64_t found;
};

/* Takes the options and the groups ("A,B" or NULL). Without a group and without keys
 * there is one row, also of nothing. A group that is named as a key is MSG_GROUPS_BAD. */
bool board_start(struct board *b, struct session *s, const struct board_view *view, const char *groups, struct fail *why);
/* The names of the groups that a case is in: group_names. */
size_t board_groups(struct board *b, const struct scanned *s, struct text **names);
/* The name of a row: a group and a key. */
struct text board_key(const struct board *b, struct text group, struct text key, struct arena *arena);
/* Adds to a counter of a row, and the record to its trace. */
struct tally_group *board_add(struct board *b, struct text name, size_t counter, int64_t n, const struct scanned *s);
/* Whether the cell that is traced is of that row; and a record that is behind it. */
bool board_traces(const struct board *b, struct text name);
void board_trace(struct board *b, struct text id);
bool board_scan(struct board *b, figures_take *take, void *context, struct fail *why);
/* Shows the rows and the picture: `plot`, else one of the column that the view draws.
 * False where a trace was shown in their place: no sentence follows. */
bool board_show(struct board *b, const struct plot *plot);
/* Ends the page and frees. With -E nothing found is MSG_NOTHING_FOUND. */
bool board_end(struct board *b, bool ok, bool some, struct fail *why);

/* The rows in order, after the scan. */
struct tally_group **board_rows(struct board *b, size_t *count);
/* The groups of a row, which come before its keys; and those keys. */
struct text board_row_groups(const struct board *b, const struct tally_group *g);
struct text board_row_keys(const struct board *b, const struct tally_group *g);

/* Per cent with two decimals, rounded half up; empty of nothing. */
struct text board_percent(struct board *b, int64_t part, int64_t all);

#endif
