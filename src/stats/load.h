#ifndef STATS_LOAD_H
#define STATS_LOAD_H

#include "cli/board.h"

/* load: what each officer took in each shift, and what the roster asks of him. */
enum load_counter {
	LOAD_N, LOAD_PLANNED, LOAD_WORKED,
	/* seconds of the period: all, and by the kind of day, which add up to them */
	LOAD_SECONDS, LOAD_WORKDAY, LOAD_WEEKEND, LOAD_HOLIDAY,
	LOAD_NIGHT,			/* those from 00:00 to 05:00 */
	/* The longest run of nights that one of these shifts was in, and how many rests before
	 * them, and the shortest one, in seconds. Both also see the shifts of the month before
	 * the period, which are in no other counter. */
	LOAD_RUN,
	LOAD_RESTS, LOAD_REST,
	LOAD_COUNTERS
};

/* One shift of an officer by the roster, in the period or not long before it: then it has
 * no seconds. */
struct duty {
	struct text shift, who;
	int64_t from, until;
	int64_t seconds[LOAD_COUNTERS];	/* LOAD_SECONDS to LOAD_NIGHT */
	int32_t day;			/* on which it began */
	int32_t night;			/* the day whose night it covers; INT32_MIN: none */
	bool worked;			/* he stored something in it, or signed its handover */
};

struct loading {
	struct board board;
	struct period period;		/* as asked, but not beyond now */
	struct duty *duties;		/* sorted by who, then by time */
	size_t duty_count, duty_cap;
	size_t planned;			/* of these, those in the period */
	struct tally *officers;		/* where the duties of each begin, and how many there are */
	int64_t strange;		/* rows of the roster whose shift is not in force that day */
	int64_t n, no_officer, no_shift, logs, unplanned;
};

/* Of a tree: its roster, and who signed its handovers. */
bool load_read(struct loading *g, struct figures *f, struct fail *why);
/* An officer of a desk: the same code at another is somebody else. Empty where no officer
 * is named. */
struct text load_who(struct text officer, struct text station, struct arena *arena);
/* That the officer stored something then. Whether it was in one of his shifts. */
bool load_present(struct loading *g, struct text who, int64_t at);
/* What the duties come to, in the rows of the board. */
void load_sum(struct loading *g);
struct text load_row(struct text shift, struct text who, struct arena *arena);
void load_say(struct loading *g);

#endif
