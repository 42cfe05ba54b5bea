#ifndef QUERY_POISSON_H
#define QUERY_POISSON_H

#include <stddef.h>
#include <stdint.h>

/* Counts that come at a steady rate: exact limits of a Poisson distribution
 * (domain.md 4.4). Three standard deviations are too narrow where counts are
 * small: at a mean of 2 they give .0045 false alarms a day, not .00135. */

/* P(X <= k) = Q(k+1, mean) and P(X > k) = P(k+1, mean), the incomplete gamma
 * functions (DLMF 8.4.10): each right in its own tail. mean not negative. */
double poisson_cdf(int64_t k, double mean);
double poisson_above(int64_t k, double mean);

/* The smallest k with P(X <= k) >= p: an alarm is a count over it. At .99865 the
 * means 1, 2, 4, 9, 16 give 5, 7, 11, 19, 29. p over 0 and under 1. */
int64_t poisson_limit(double mean, double p);
/* The largest k with P(X < k) <= 1-p: an alarm is a count under it. 0 where the
 * mean is so small that no count is too few. */
int64_t poisson_limit_low(double mean, double p);

/* The exact interval of the mean when n came, of that confidence (0.95): F. Garwood,
 * Fiducial Limits for the Poisson Distribution (1936), quantiles of gamma
 * distributions. n not negative; low is 0 for n = 0. */
void poisson_interval(int64_t n, double confidence, double *low, double *high);

/* How much more counts differ than Poisson ones of one mean: the index
 * D/(n-1), D = sum (c - mean)^2 / mean, which is chi-square with n-1 degrees where
 * they are Poisson; p is the chance of so large a D. index and p are NAN under 2
 * counts or where all are 0. */
struct dispersion {
	double mean, index, p;
};
struct dispersion poisson_dispersion(const int64_t *counts, size_t n);
/* Over this index limits are widened. */
#define POISSON_WIDEN 1.5
/* The limits above with their distance from the mean times the root of the index
 * (D. Laney, Improved Control Charts for Attributes, 2002), outwards to whole
 * counts. The same as above where the index is not over POISSON_WIDEN, or NAN. */
int64_t poisson_limit_wide(double mean, double p, double index);
int64_t poisson_limit_low_wide(double mean, double p, double index);

#endif
