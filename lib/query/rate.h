#ifndef QUERY_RATE_H
#define QUERY_RATE_H

#include <stdbool.h>
#include <stdint.h>

/* Two rates compared: so many events in so much time, before and after
 * (domain.md 4.6). Numbers in, numbers out. */

/* Of `n` events in the time `t` against `base` events in `base_t`. */
struct rate_ratio {
	double ratio;		/* (n/t) / (base/base_t); INFINITY where base is 0, NAN where both are */
	double low, high;	/* its exact 95 % interval; 0 and INFINITY where the data set no bound */
	double p;		/* two-sided: twice the smaller tail, at most 1 */
};

/* Exact: given how many events there were in all, N = n + base, n is binomial with
 * the share p = R t / (R t + base_t), R the true ratio. Clopper and Pearson's
 * (1934) bounds of p are the quantiles of beta distributions
 *   low   B(0.025; n, N-n+1), 0 for n = 0
 *   high  B(0.975; n+1, N-n), 1 for n = N
 * of query/special.h, and a bound of R is p/(1-p) * base_t/t.
 * Counts are not negative; false where one of the times is not over 0. */
bool rate_compare(int64_t n, double t, int64_t base, double base_t, struct rate_ratio *r);

#endif
