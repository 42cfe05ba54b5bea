#ifndef STATS_COUNTING_H
#define STATS_COUNTING_H

#include "cli/figures.h"
#include "query/tally.h"

/* How many cases came in by group. Groups that are in the tally before are
 * rows also where nothing came in. */
struct counting {
	struct grouping grouping;
	struct tally *tally;
	int64_t n, no_time;
};

/* Scans, prints, and frees the tally. */
bool counting_run(struct counting *c, struct figures *f, struct fail *why);

#endif
