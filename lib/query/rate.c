#include "query/rate.h"

#include <math.h>

#include "query/special.h"

static const double tail = 0.025;	/* on each side: 95 % */

static double
fill_p(double n, double base, double share)
{
	double fewer, more;

	if (n + base == 0)
		return 1;
	fewer = base == 0 ? 1 : special_beta(1 - share, base, n + 1);	/* P(X <= n) */
	more = n == 0 ? 1 : special_beta(share, n, base + 1);	/* P(X >= n) */
	return fmin(1, 2 * fmin(fewer, more));
}

bool
rate_compare(int64_t n, double t, int64_t base, double base_t, struct rate_ratio *r)
{
	double x = (double)n, y = (double)base, low, high;

	if (!(t > 0) || !(base_t > 0))
		return false;
	low = n == 0 ? 0 : special_beta_inverse(tail, x, y + 1);
	high = base == 0 ? 1 : special_beta_inverse(1 - tail, x + 1, y);
	r->ratio = n == 0 && base == 0 ? NAN : base == 0 ? INFINITY : x / t / (y / base_t);
	r->low = low / (1 - low) * base_t / t;
	r->high = base == 0 ? INFINITY : high / (1 - high) * base_t / t;
	r->p = fill_p(x, y, t / (t + base_t));
	return true;
}
