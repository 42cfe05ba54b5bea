#ifndef QUERY_BINOMIAL_H
#define QUERY_BINOMIAL_H

#include <stdint.h>

/* Shares: so many of so many. Numbers in, numbers out. */

struct share_range {
	double low, high;	/* 0 to 1 */
};

/* The exact interval of a share when k of n came, of that confidence (0.95): C.
 * Clopper and E. Pearson, The Use of Confidence or Fiducial Limits (1934),
 * quantiles of beta distributions. 0 <= k <= n; 0 to 1 for n = 0. */
struct share_range binomial_interval(int64_t k, int64_t n, double confidence);

/* The interval by scores (E. Wilson, 1927), shorter than the exact one. */
struct share_range binomial_wilson(int64_t k, int64_t n, double confidence);

/* By how much a share rose: k/n - base_k/base_n, and its interval from the Wilson
 * intervals of both (R. Newcombe, Interval Estimation for the Difference Between
 * Independent Proportions, 1998, method 10; domain.md 4.6). All three are NAN where
 * n or base_n is 0. */
struct share_change {
	double change, low, high;	/* -1 to 1 */
};
struct share_change binomial_change(int64_t k, int64_t n, int64_t base_k, int64_t base_n, double confidence);

#endif
