#ifndef FOLLOWUP_EXPLAIN_H
#define FOLLOWUP_EXPLAIN_H

#include "query/clocks.h"
#include "cli/session.h"
#include "store/table.h"

/* A clock while it is explained. */
struct explaining {
	struct session *session;
	struct clocks *clocks;
	struct table holidays;
	enum format format;
	struct printer *printer;	/* NULL: text */
	struct buf years;		/* of which holidays.csv has no row, "2027, 2028" */
	/* of the clock that is explained */
	const struct scanned *c;
	const struct clock_run *run;
	const struct calendar *calendar;
	/* of the page: days that counted and say nothing, not printed yet */
	int32_t quiet_first;
	int quiet;
	const struct choice *quiet_mark;
	int64_t quiet_totals[8], quiet_total;
};

/* The parts of the page: the record, a clock, and a line a day with what has
 * counted up to it; eight and more that only counted, one after the other, are one
 * line, so that the rest of a clock is printed by explain_text_end. */
void explain_text_title(const struct explaining *x);
void explain_text_clock(const struct explaining *x);
void explain_text_day(struct explaining *x, int32_t day, const struct choice *mark, struct text why, int64_t total);
void explain_text_end(struct explaining *x);

#endif
