#ifndef STATS_WHOLE_DAYS_H
#define STATS_WHOLE_DAYS_H

#include "cli/figures.h"

/* The days of a view that counts by whole days: those of the period, but none before
 * the first record (no entry is not 0), nor that of now, which is not over. */
struct whole_days {
	int32_t first;			/* the day of the first record of all; INT32_MAX: none */
	int32_t from, until;		/* half-open; `from` INT32_MIN until whole_days_end */
};

/* Of the period of the figures, which then reads all that came before it too, as the
 * first record is looked for. f->every is to call whole_days_see. */
void whole_days_start(struct whole_days *d, struct figures *f);
/* Each case, also those that -w leaves out. */
void whole_days_see(struct whole_days *d, struct figures *f, const struct scanned *s);
bool whole_days_hold(const struct whole_days *d, int32_t day);
/* After the scan: `from` is the first of both. */
void whole_days_end(struct whole_days *d);
/* The period, as it is counted. */
void whole_days_say(const struct whole_days *d, struct figures *f);

#endif
