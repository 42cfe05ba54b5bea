#ifndef TIME_CLOCK_H
#define TIME_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* The clock of one whole command: read once, or given by --now or $SPKT_NOW.
 * The only place that asks the system for the time. */
struct clock {
	int64_t now;	/* seconds since 1970 UTC */
	bool given;
};

struct clock clock_system(void);
struct clock clock_given(int64_t now);
/* For measuring how long something takes: never goes back. */
int64_t clock_elapsed_ns(void);
/* Returns when clock_elapsed_ns has reached that. */
void clock_wait_ns(int64_t until);

#endif
