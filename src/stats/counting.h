#ifndef STATS_COUNTING_H
#define STATS_COUNTING_H

#include "cli/board.h"

/* How many cases came in by group: count, and heat. */
struct counting {
	struct board board;
	/* Adds n of a case (of a cube row several) to its rows, and to n or no_time. */
	void (*add)(struct counting *c, struct scanned *s, int64_t n);
	int64_t n, no_time;
	int64_t several, rows;		/* of n those in more than one row; what all rows add up to */
};

/* Scans, shows and ends the board. */
bool counting_run(struct counting *c, struct fail *why);

#endif
