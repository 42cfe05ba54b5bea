#include "query/poisson.h"

#include <math.h>

#include "query/special.h"

double
poisson_cdf(int64_t k, double mean)
{
	return k < 0 ? 0 : special_gamma_above((double)k + 1, mean);
}

double
poisson_above(int64_t k, double mean)
{
	return k < 0 ? 1 : special_gamma_below((double)k + 1, mean);
}

/* Compared in the tail, where p near 1 would leave no digits. */
int64_t
poisson_limit(double mean, double p)
{
	int64_t low = -1, high = (int64_t)mean + 1;	/* too few; enough */

	while (poisson_above(high, mean) > 1 - p) {
		low = high;
		high *= 2;
	}
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (poisson_above(middle, mean) > 1 - p)
			low = middle;
		else
			high = middle;
	}
	return high;
}

int64_t
poisson_limit_low(double mean, double p)
{
	int64_t low = 0, high = (int64_t)mean + 1;	/* few enough; too many */

	while (poisson_cdf(high - 1, mean) <= 1 - p)
		high *= 2;
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (poisson_cdf(middle - 1, mean) <= 1 - p)
			low = middle;
		else
			high = middle;
	}
	return low;
}

void
poisson_interval(int64_t n, double confidence, double *low, double *high)
{
	double tail = (1 - confidence) / 2;

	*low = n == 0 ? 0 : special_gamma_inverse(tail, (double)n);
	*high = special_gamma_inverse(1 - tail, (double)n + 1);
}

struct dispersion
poisson_dispersion(const int64_t *counts, size_t n)
{
	struct dispersion d = { .index = NAN, .p = NAN };
	double squares = 0;

	for (size_t i = 0; i < n; i++)
		d.mean += (double)counts[i];
	if (n > 0)
		d.mean /= (double)n;
	if (n < 2 || !(d.mean > 0))
		return d;
	for (size_t i = 0; i < n; i++)
		squares += ((double)counts[i] - d.mean) * ((double)counts[i] - d.mean);
	d.index = squares / d.mean / ((double)n - 1);
	d.p = special_gamma_above(((double)n - 1) / 2, squares / d.mean / 2);
	return d;
}

int64_t
poisson_limit_wide(double mean, double p, double index)
{
	int64_t limit = poisson_limit(mean, p);

	if (!(index > POISSON_WIDEN))
		return limit;
	return (int64_t)ceil(mean + ((double)limit - mean) * sqrt(index));
}

int64_t
poisson_limit_low_wide(double mean, double p, double index)
{
	int64_t limit = poisson_limit_low(mean, p);

	if (!(index > POISSON_WIDEN))
		return limit;
	return (int64_t)floor(fmax(0, mean - (mean - (double)limit) * sqrt(index)));
}
