#ifndef QUERY_SURVIVAL_H
#define QUERY_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "query/measure.h"

/* How long a case stays open, told from the closed ones and from those still open,
 * of which only a least time is known (E. Kaplan and P. Meier, Nonparametric
 * Estimation from Incomplete Observations, 1958; domain.md 4.2). The median of the
 * closed ones alone is too short, as the slow ones are still open. */

/* One step of the curve: at `after` seconds `closed` of the `at_risk` that were
 * open until then were closed. A case open for just as long counts as at risk. */
struct survival_step {
	int64_t after;
	size_t at_risk, closed;
	double open;		/* S = product of (1 - closed/at_risk): the share still open */
	/* 95 % of log(-log S) with the variance of M. Greenwood (1926), sum of
	 * closed / (at_risk (at_risk - closed)); NAN once S is 0. */
	double low, high;
};

/* The steps one after the other, of any number of cases. Sorts both. */
struct survival {
	const struct durations *closed, *open;
	size_t next_closed, next_open;	/* how many are behind the last step */
	double base;		/* S before the cases at risk were `base_n` */
	size_t base_n;
	double variance;	/* Greenwood's sum */
};
void survival_begin(struct survival *s, struct durations *closed, struct durations *open);
/* False after the last step. There is one for each time at which cases closed. */
bool survival_next(struct survival *s, struct survival_step *step);

/* The first times at which S, and the bounds of its interval, are not over 0.5; each
 * is -1 where the curve does not come down so far. */
struct survival_median {
	int64_t median, low, high;	/* seconds; low <= median <= high */
};
struct survival_median survival_median(struct durations *closed, struct durations *open);

#endif
