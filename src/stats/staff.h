#ifndef STATS_STAFF_H
#define STATS_STAFF_H

#include "cli/board.h"
#include "query/stage.h"
#include "whole_days.h"

/* staff: how many officers each hour of the week needs. */
enum { STAFF_WEEKDAYS = 7, STAFF_HOURS = 24, STAFF_CELLS = STAFF_WEEKDAYS * STAFF_HOURS, STAFF_KINDS = 32 };

/* What a handling time may be at most: what took longer was not handled in one go. */
enum { STAFF_HANDLING_MOST = 4 * 3600 };

/* Which stages a handling time is between, the first pair that the case has. */
enum staff_span { STAFF_DISPATCHED, STAFF_ACCEPTED, STAFF_RECEIVED, STAFF_SPANS };

struct staff_kind {
	struct text name;
	int64_t measured, seconds;	/* cases with a handling time, and its sum */
	int64_t arrivals[STAFF_CELLS];
};

struct staffing {
	struct board board;
	struct whole_days days;
	struct stage_span spans[STAFF_SPANS];
	enum name needs[STAFF_SPANS * STAGES + 1];
	/* options */
	int64_t handling;		/* seconds; 0: as measured */
	int64_t wait, least, weekly;
	double level, shrinkage;
	/* of the records */
	struct staff_kind *kinds;
	size_t kind_count;
	int64_t hours[STAFF_WEEKDAYS];	/* how many of that weekday the days have: of each of its hours */
	struct text stations;		/* of the records, one a line */
	int64_t n, no_time, logs, missing, other;	/* other: too long or negative */
	int64_t measured, seconds;
	/* of the answer */
	unsigned most, week, week_scheduled;
};

/* The handling time of an hour of the week, by the kinds that came in it; 0: not known. */
double staff_handling(const struct staffing *g, size_t cell);
/* Notes that a record is of that desk. */
void staff_note(struct staffing *g, struct text station);
void staff_say(struct staffing *g);

#endif
