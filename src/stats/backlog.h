#ifndef STATS_BACKLOG_H
#define STATS_BACKLOG_H

#include "cli/board.h"
#include "query/survival.h"

/* What came into the backlog in the period and what left it. What is resolved, closed,
 * rejected or a duplicate has left. The shift book was never in it, nor what is void at
 * the end of the period, but for what was open before it: voided. */
struct moves {
	int64_t before, came, reopened, left, voided;
};

struct backlog {
	struct board board;
	bool period;			/* one was given: it is judged at its end */
	int64_t judged;
	int64_t open, waiting, referred, resolved, apart, no_group;
	struct text *oldest;		/* ids, by counter of the rows */
	size_t oldest_count, oldest_cap;
	struct durations ages;		/* whole days of what is open */
	struct durations closed, not_closed;	/* seconds */
	int64_t no_time, negative;	/* in neither of these */
	struct moves moves;
};

/* new, open, waiting, referred. */
bool backlog_is_open(enum status s);
/* Adds how the case moved from the instant `from` on. What it is after its steps in the
 * period must be folded; the case is cut down to what it was at `from`. */
void backlog_move(struct moves *m, struct scanned *s, int64_t from, bool came);
/* Whether a case that came before `at`, a bound of a period, was open then. */
bool backlog_was_open(const struct figures *f, const struct scanned *s, int64_t at);
/* Whether open before + came + reopened - left - voided is the number that is open. */
bool backlog_holds(const struct moves *m, int64_t open);

/* Adds what is known of how long it takes to close one. */
void backlog_close(struct backlog *b, struct scanned *s);
/* The share that is not closed yet over days; NULL: nothing was closed. */
const struct plot *backlog_plot(struct backlog *b);
void backlog_say(struct backlog *b);

#endif
