#ifndef QUERY_RANKS_H
#define QUERY_RANKS_H

#include <stdbool.h>
#include <stdint.h>

#include "query/measure.h"

/* Are the times after an action shorter than those before it? By ranks, so one
 * case of a year weighs no more than one of a week (domain.md 4.6). */

struct ranks {
	/* U: pairs of one case before and one after in which the one after took
	 * longer; a pair of equals is half a pair (H. Mann and D. Whitney, 1947). */
	double u;
	double p;		/* two-sided: twice the smaller tail, at most 1 */
	bool exact;		/* p and the interval are exact */
	/* The median of all differences after - before, in seconds (J. Hodges and E.
	 * Lehmann, 1963), under 0 where it went faster; halves occur. */
	double shift;
	double low, high;	/* its 95 % interval; -INFINITY and INFINITY where so few cases set no bound */
};

/* p is exact, counted over all ways to mix the cases, where one side has at most 8
 * and no two are equal. Else it is that of the normal distribution of mean nm/2 and
 * variance nm/12 (N+1 - sum (t^3-t) / (N(N-1))), N = n+m, t the size of each set of
 * equals, with a continuity correction of 1/2. (SciPy's mannwhitneyu, method auto,
 * has the same rule.)
 * The interval is from the C-th smallest difference to the C-th largest, C the
 * largest with P(U < C) <= 0.025 where exact, else nm/2 - 1.96 sqrt(nm(N+1)/12),
 * downwards (M. Hollander and D. Wolfe, Nonparametric Statistical Methods, 4.3).
 * Differences are counted by bisection, so n times m of them are never in memory.
 * Sorts both sides in place. False where one of them is empty. Durations are
 * within 2^61 of 0. */
bool ranks_compare(struct durations *before, struct durations *after, struct ranks *r);

#endif
