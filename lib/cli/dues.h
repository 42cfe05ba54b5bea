#ifndef CLI_DUES_H
#define CLI_DUES_H

#include "cli/session.h"
#include "query/clocks.h"

/* What a record has to do by when: its clocks, a promised date (wait, refer), a
 * review that nobody has taken on, a citizen's reply that nothing was done about,
 * an action and its verification, a handover that is not signed. */
struct due {
	struct text what;	/* the clock, or wait referral review reply action verify handover */
	struct text basis;	/* of a clock: that of sla.csv */
	const char *next;	/* the step verb that does it */
	int64_t at;		/* the last instant that is in time */
};

enum { DUE_KINDS = 7 };	/* those that are no clocks */

/* What is open of a record at `now`, in no order, in the arena: of a ladder the
 * first rung only that runs; nothing of a clock that is paused in time. */
size_t dues_of(struct clocks *k, const struct scanned *c, int64_t now, struct arena *arena, struct due **dues);
/* The next date of the clocks (and only these), for the citizen: the first that is
 * not over, else the first of all; false where none runs. */
bool dues_next(struct clocks *k, const struct scanned *c, int64_t now, struct arena *arena, struct due *next);

#endif
