#include "query/special.h"

#include <math.h>
#include <stdbool.h>

static const double tiny = 1e-300;	/* in the place of a 0 that would be divided by */
static const double enough = 4e-16;
static const int most_terms = 1000000;	/* all of them converge long before */

/* log of Gamma(x+1) / (sqrt(2 pi x) (x/e)^x) */
static double
stirling_rest(double x)
{
	static const double half_log_2pi = 0.918938533204672741780329736406;
	double square = x * x;
	int sign;

	/* lgamma writes a variable of the C library. */
	if (x <= 15)
		return lgamma_r(x + 1, &sign) - (x + 0.5) * log(x) + x - half_log_2pi;
	/* DLMF 5.11.1 */
	return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / square)
		/ square) / square) / square) / square) / x;
}

/* x log(x/mean) - x + mean */
static double
deviance(double x, double mean)
{
	double v = (x - mean) / (x + mean), sum, term;

	if (fabs(v) >= 0.1)
		return x * log(x / mean) - x + mean;
	/* log(x/mean) is 2 artanh(v) = 2 (v + v^3/3 + v^5/5 ...). */
	sum = (x - mean) * v;
	term = 2 * x * v;
	for (int i = 1; i < 100; i++) {
		double before = sum;

		term *= v * v;
		sum += term / (2 * i + 1);
		if (sum >= before && sum <= before)
			break;
	}
	return sum;
}

double
special_poisson(double x, double mean)
{
	if (x <= 0)
		return exp(-mean);
	return exp(-stirling_rest(x) - deviance(x, mean)) / sqrt(2 * M_PI * x);
}

double
special_binomial(double x, double n, double p)
{
	double other = n - x, rest;

	if (x <= 0)
		return exp(n * log1p(-p));
	if (other <= 0)
		return exp(n * log(p));
	rest = stirling_rest(n) - stirling_rest(x) - stirling_rest(other);
	return exp(rest - deviance(x, n * p) - deviance(other, n * (1 - p))) * sqrt(n / (2 * M_PI * x * other));
}

/* One term more of b0 + a1/(b1 + a2/(b2 + ...)), by the modified method of Lentz. */
struct fraction {
	double c, d, value;
};

static void
fraction_next(struct fraction *f, double a, double b)
{
	f->d = b + a * f->d;
	f->d = 1 / (fabs(f->d) < tiny ? tiny : f->d);
	f->c = b + a / f->c;
	f->c = fabs(f->c) < tiny ? tiny : f->c;
	f->value *= f->c * f->d;
}

static bool
settled(double before, double after)
{
	return fabs(after - before) <= enough * fabs(after);
}

/* Converges fast for x under (a+1)/(a+b+2); the terms needed grow with the root of
 * the larger of a and b. */
static double
beta_fraction(double x, double a, double b)
{
	struct fraction f = { 1 / tiny, 1, 1 };

	for (int m = 0; m < most_terms; m++) {
		double before = f.value;

		if (m > 0)
			fraction_next(&f, m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1);
		fraction_next(&f, -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1);
		if (settled(before, f.value))
			break;
	}
	return f.value;
}

double
special_beta(double x, double a, double b)
{
	double mass;

	if (x <= 0 || x >= 1)
		return x <= 0 ? 0 : 1;
	mass = special_binomial(a, a + b, x) / (a + b);
	if (x < (a + 1) / (a + b + 2))
		return mass * b * beta_fraction(x, a, b);
	return 1 - mass * a * beta_fraction(1 - x, b, a);
}

double
special_beta_inverse(double wanted, double a, double b)
{
	double low = 0, high = 1;

	for (int i = 0; i < 1100 && high - low > enough * high; i++) {
		double middle = low + (high - low) / 2;

		if (!(middle > low && middle < high))
			break;
		if (special_beta(middle, a, b) < wanted)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2;
}

static double
gamma_series(double a, double x)
{
	double sum = 1, term = 1;

	for (int n = 1; n < most_terms && !settled(sum - term, sum); n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}

static double
gamma_fraction(double a, double x)
{
	double b = x + 1 - a;
	struct fraction f = { 1 / tiny, 1 / b, 1 / b };

	for (int n = 1; n < most_terms; n++) {
		double before = f.value;

		fraction_next(&f, -n * (n - a), b + 2.0 * n);
		if (settled(before, f.value))
			break;
	}
	return f.value;
}

double
special_gamma_below(double a, double x)
{
	if (x <= 0)
		return 0;
	return x < a + 1 ? special_poisson(a, x) * gamma_series(a, x) : 1 - special_gamma_above(a, x);
}

double
special_gamma_above(double a, double x)
{
	if (x <= 0)
		return 1;
	return x < a + 1 ? 1 - special_gamma_below(a, x) : special_poisson(a, x) * a * gamma_fraction(a, x);
}

double
special_gamma_inverse(double wanted, double a)
{
	double low = 0, high = a + 1;

	while (special_gamma_below(a, high) < wanted && high < 1e300)
		high *= 2;
	for (int i = 0; i < 1100 && high - low > enough * high; i++) {
		double middle = low + (high - low) / 2;

		if (!(middle > low && middle < high))
			break;
		if (special_gamma_below(a, middle) < wanted)
			low = middle;
		else
			high = middle;
	}
	return low + (high - low) / 2;
}

double
special_normal_above(double z)
{
	return 0.5 * erfc(z * M_SQRT1_2);
}

double
special_normal_inverse(double p)
{
	double tail = fmin(p, 1 - p), low = 0, high = 40;

	for (int i = 0; i < 100; i++) {
		double middle = low + (high - low) / 2;

		if (special_normal_above(middle) > tail)
			low = middle;
		else
			high = middle;
	}
	return p < 0.5 ? -low : low;
}

double
special_student_outside(double t, double df)
{
	return special_beta(df / (df + t * t), df / 2, 0.5);
}

double
special_student_inverse(double p, double df)
{
	double share = special_beta_inverse(2 * p - 1, 0.5, df / 2);

	return sqrt(df * share / (1 - share));
}
