#ifndef QUERY_GROUP_H
#define QUERY_GROUP_H

#include "record/shape.h"
#include "store/table.h"
#include "store/tree.h"
#include "time/moment.h"

/* -g A[,B]: what figures are told apart by. Any column of the shape, a list
 * counting once for each of its items; or of `received`, as it was written:
 *   hour 0..23   weekday 1 (Monday)..7   day 2026-11-24   week 2026-W48   month 2026-11
 *   daytype workday weekend holiday (a row of holidays.csv; a holiday on a Sunday is one)
 *   daypart night morning afternoon evening, six hours each from midnight
 *   shift, and unit of the station */
enum { GROUPS_MAX = 2 };

struct group_kind;

struct group {
	const struct field *field;	/* its column in the output */
	const struct group_kind *kind;	/* NULL: a column of the row */
	int column;
	bool list;		/* of which each item counts */
};

struct grouping {
	struct group by[GROUPS_MAX];
	size_t count;		/* 0: all is one group */
	const struct tree *tree;
	struct table holidays;
	int station;		/* column */
};

/* An unknown name fails with MSG_FIELD_UNKNOWN, which lists those there are.
 * Faults of holidays.csv, where it is asked, go to the sink. */
bool group_parse(const char *names, const struct shape *shape, const struct tree *tree, struct arena *arena,
    const struct fail_sink *sink, struct grouping *g, struct fail *why);

/* From now on the rows are of another tree: its holidays and units. */
void group_tree(struct grouping *g, const struct tree *tree, struct arena *arena, const struct fail_sink *sink);
/* The name of a group that only a tree can tell (its holidays, its units); NULL: none. */
const char *group_of_tree(const struct grouping *g);
bool group_by_unit(const struct grouping *g);
/* Whether a group is that column of the shape, or is told from it. */
bool group_uses(const struct grouping *g, int column);

/* The groups of a row, for tally_at: two names are joined by NUL, which no text
 * holds and which sorts first. Returns how many: none where a time of day is
 * asked and `received` is a day alone ("no time"). In the arena. */
size_t group_names(const struct grouping *g, const struct text *row, struct moment received,
    struct arena *arena, struct text **names);
/* The cells of such a name, g->count of them. */
void group_cells(const struct grouping *g, struct text name, struct text *cells);

#endif
