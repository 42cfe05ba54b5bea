#ifndef STATS_SURVEY_H
#define STATS_SURVEY_H

#include "cli/board.h"
#include "query/satisfaction.h"

/* The rows of each group: the nine elements, and what they come to. */
enum { ELEMENTS = 9, INDEX = ELEMENTS, GRADE, RULE, LOW, HIGH, SURVEY_ROWS };

struct surveying {
	struct board board;
	enum satisfaction_rule rule;
	int64_t population;		/* 0: not said */
	struct choice names[SURVEY_ROWS + 1];
	struct satisfaction total;	/* each respondent once */
	struct satisfaction *groups;	/* by counter of the rows */
	size_t count, cap;
	bool answered;			/* somebody gave a mark */
	int64_t silent;			/* a comment and no mark */
	int64_t no_group;
};

extern const char *const survey_rules[];	/* by enum satisfaction_rule: 2017, 2004 */

void survey_say(struct surveying *v);
/* The means of the elements; NULL: of two groups, or of nothing. */
const struct plot *survey_plot(struct surveying *v);
/* Of an element's row, rounded half up to four decimals: its mean, empty of nothing. */
struct text survey_mean(struct surveying *v, int64_t sum, int64_t answers);
/* What the rows of a group are of. */
const struct satisfaction *survey_group(const struct surveying *v, const struct tally_group *row);
/* Which row of its group: its place. */
int survey_row_of(const struct tally_group *row);

#endif
