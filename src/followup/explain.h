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
	/* of the clock that is explained */
	const struct scanned *c;
	const struct clock_run *run;
	const struct calendar *calendar;
};

/* The parts of the page: the record, a clock, and a line a day with what has
 * counted up to it. */
void explain_text_title(const struct explaining *x);
void explain_text_clock(const struct explaining *x);
void explain_text_day(const struct explaining *x, int32_t day, const struct choice *mark, struct text why, int64_t total);

#endif
