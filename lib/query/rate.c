#include "query/rate.h"

#include <math.h>

static const double tail = 0.025;	/* on each side: 95 % */

/* The continued fraction, by the modified method of Lentz. It converges fast for
 * x under (a+1)/(a+b+2); the terms needed grow with the root of the larger of a
 * and b. */
static double
fraction(double x, double a, double b)
{
	static const double tiny = 1e-300, enough = 1e-15;
	double c = 1, d = 1 - (a + b) * x / (a + 1), value;

	d = 1 / (fabs(d) < tiny ? tiny : d);
	value = d;
	for (int m = 1; m <= 100000; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		double before = value;

		for (int half = 0; half < 2; half++) {
			double term = half == 0 ? even : odd;

			d = 1 + term * d;
			d = 1 / (fabs(d) < tiny ? tiny : d);
			c = 1 + term / c;
			c = fabs(c) < tiny ? tiny : c;
			value *= c * d;
		}
		if (fabs(value - before) <= enough * fabs(value))
			break;
	}
	return value;
}

/* lgamma writes a variable of the C library. */
static double
log_gamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

double
rate_beta(double x, double a, double b)
{
	double front;

	if (x <= 0 || x >= 1)
		return x <= 0 ? 0 : 1;
	front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log1p(-x));
	if (x < (a + 1) / (a + b + 2))
		return front * fraction(x, a, b) / a;
	return 1 - front * fraction(1 - x, b, a) / b;
}

/* The x whose I_x(a, b) is that. */
static double
quantile(double wanted, double a, double b)
{
	double low = 0, high = 1;

	for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
		double middle = low + (high - low) / 2;

		if (rate_beta(middle, a, b) < wanted)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2;
}

static double
fill_p(double n, double base, double share)
{
	double fewer, more;

	if (n + base == 0)
		return 1;
	fewer = base == 0 ? 1 : rate_beta(1 - share, base, n + 1);	/* P(X <= n) */
	more = n == 0 ? 1 : rate_beta(share, n, base + 1);	/* P(X >= n) */
	return fmin(1, 2 * fmin(fewer, more));
}

bool
rate_compare(int64_t n, double t, int64_t base, double base_t, struct rate_ratio *r)
{
	double x = (double)n, y = (double)base, low, high;

	if (!(t > 0) || !(base_t > 0))
		return false;
	low = n == 0 ? 0 : quantile(tail, x, y + 1);
	high = base == 0 ? 1 : quantile(1 - tail, x + 1, y);
	r->ratio = n == 0 && base == 0 ? NAN : base == 0 ? INFINITY : x / t / (y / base_t);
	r->low = low / (1 - low) * base_t / t;
	r->high = base == 0 ? INFINITY : high / (1 - high) * base_t / t;
	r->p = fill_p(x, y, t / (t + base_t));
	return true;
}
