#ifndef QUERY_CLOCKS_H
#define QUERY_CLOCKS_H

#include "record/clock_rule.h"
#include "store/scan.h"

/* The clocks of a record (DESIGN 5): computed on reading from its steps, sla.csv,
 * hours.csv and holidays.csv; nothing is stored that can drift.
 *
 * A record has an episode from when it was received, and one more each time it is
 * reopened or disputed; each has clocks of its own. A clock begins with the first
 * of its `starts` (for "received": when the episode began) and stops with the first
 * of its `stops` that is not before that; when what starts it comes again after that,
 * it runs again. Where the record ends without it (closed, rejected, duplicate, void)
 * the clock ends too; what was over its limit by then stays breached, and what comes
 * afterwards changes nothing.
 *
 * Of several rows of one clock that are for a record, those that say most narrowly
 * which records they are for count: a class before a priority before a kind.
 *
 * A clock that only a telling stops does not run for a citizen who cannot be told, who
 * left neither a contact nor a tracking code (an outage is told to others); where a
 * telling was noted all the same, it counts.
 *
 * A ladder is a clock a rung, each due at its own distance from the start. A stop
 * meets the rung that is next to be due; one that comes late stops every rung that
 * is over by then, and meets none. */

enum clock_state {
	CLOCK_OPEN,		/* runs, in time */
	CLOCK_PAUSED,		/* stands still, in time */
	CLOCK_MET,
	CLOCK_BREACHED,		/* stopped or ended too late, or runs and is over */
	CLOCK_ENDED,		/* the record ended before the clock stopped or was over */
	CLOCK_UNTELLABLE,	/* does not run: only a telling stops it, and nobody can be told */
	CLOCK_EARLY,		/* of no run: in a cell, a line more of one that is `early` */
};
extern const struct choice clock_states[];	/* in the order of the enum */

struct clock_run {
	const struct clock_rule *rule;
	int episode, rung;		/* from 1 */
	int64_t start;			/* instant; of a day without a time its last second */
	bool start_day;			/* the start is a day without a time */
	int64_t due;			/* the last instant that is in time */
	/* When it stopped, or ended without; INT64_MIN while it runs. A day without a
	 * time counts as its first second. */
	int64_t stopped, ended;
	enum clock_state state;
	/* It began with the record and was not stopped, though something that would have
	 * stopped it is written down for a time before that: mistyped, as it seems. */
	bool early;
	struct pauses pauses;		/* those that it keeps; one that goes on as if it ended now */
};

struct clocks;

/* Reads sla.csv. Outages of the desks are read (as known at `as_of`) where a row
 * pauses for them. Rows that cannot be read go to the sink and are left out. */
struct clocks *clocks_new(const struct tree *tree, int64_t as_of, const struct fail_sink *sink);
void clocks_free(struct clocks *k);

/* The clocks of a case as they stand at `now`, by episode, then in the order of
 * sla.csv, then by rung. In the arena. 0 for what has none: reports and feedback
 * only. */
size_t clocks_of(struct clocks *k, const struct scanned *c, int64_t now, struct arena *arena, struct clock_run **runs);
/* Whether a clock runs on: neither stopped nor ended, and it is not untellable. */
bool clock_runs(const struct clock_run *r);
/* "sp2hp 2/4": the clock, and which rung of its ladder. */
struct text clock_name(const struct clock_run *r, struct arena *arena);

/* `name state due` a line, the name that of sla.csv and due on the clock of the
 * station: the column clocks of a case. One that is `early` has a second line, with
 * that word for its state. */
struct text clocks_cell(const struct clock_run *runs, size_t count, const struct zone *zone, struct arena *arena);
/* The next line of such a cell, as text_next gives it; the name may have spaces. */
bool clocks_next(struct text *lines, struct text *clock, struct text *state);

/* The calendar of a station, read once. */
const struct calendar *clocks_calendar(struct clocks *k, const struct station *station);

#endif
