#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/rate.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.12g, got %.12g", what, want, got);
}

/* P(X >= a) of n = a + b - 1 trials, summed term by term: what I_x(a, b) is for
 * whole a and b. */
static double
binomial_tail(double x, int a, int b)
{
	int n = a + b - 1;
	double sum = 0, term = pow(1 - x, n);

	for (int k = 0; k <= n; k++) {
		sum += k >= a ? term : 0;
		term *= (n - k) / (k + 1.0) * x / (1 - x);
	}
	return sum;
}

/* domain.md 4.6: published, and counted again there. */
static void
test_published(void **state)
{
	struct rate_ratio r;

	(void)state;
	assert_true(rate_compare(2, 17877, 9, 16660, &r));
	assert_near("ratio", r.ratio, 0.20709, 5e-6);
	assert_near("low", r.low, 0.021774, 5e-7);
	assert_near("high", r.high, 1.000549, 5e-7);
	assert_near("p", r.p, 0.05011, 5e-6);
}

/* 10 of 100 is 4.90 to 17.62 %, the example of many books. */
static void
test_share(void **state)
{
	struct rate_ratio r;

	(void)state;
	assert_true(rate_compare(10, 1, 90, 1, &r));
	assert_near("low", r.low / (1 + r.low), 0.0490, 5e-5);
	assert_near("high", r.high / (1 + r.high), 0.1762, 5e-5);
}

/* The bounds are those ratios at which what came is 2.5 % likely, or less. */
static void
test_bounds(void **state)
{
	static const struct {
		int n, base;
		double t, base_t;
	} cases[] = { { 1, 1, 1, 1 }, { 3, 17, 30, 30 }, { 17, 3, 30, 60 }, { 1, 40, 365, 12 }, { 60, 55, 7, 7 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int n = cases[i].n, base = cases[i].base;
		double times = cases[i].t / cases[i].base_t;
		struct rate_ratio r;

		assert_true(rate_compare(n, cases[i].t, base, cases[i].base_t, &r));
		assert_near("so many", binomial_tail(r.low * times / (1 + r.low * times), n, base + 1), 0.025, 1e-10);
		assert_near("so few", 1 - binomial_tail(r.high * times / (1 + r.high * times), n + 1, base), 0.025, 1e-10);
		assert_true(r.low < r.ratio && r.ratio < r.high);
	}
}

static void
test_turned_round(void **state)
{
	struct rate_ratio r, back;

	(void)state;
	assert_true(rate_compare(5, 30, 12, 45, &r));
	assert_true(rate_compare(12, 45, 5, 30, &back));
	assert_near("ratio", r.ratio, 1 / back.ratio, 1e-12);
	assert_near("low", r.low, 1 / back.high, 1e-12);
	assert_near("high", r.high, 1 / back.low, 1e-10);
	assert_near("p", r.p, back.p, 1e-12);
}

/* Where one of the counts is 0 the data set one bound only; with both, none. */
static void
test_zero(void **state)
{
	struct rate_ratio r;

	(void)state;
	assert_true(rate_compare(0, 30, 4, 30, &r));
	assert_near("ratio", r.ratio, 0, 0);
	assert_near("low", r.low, 0, 0);
	/* 1 - 0.025^(1/4) as a share */
	assert_near("high", r.high, pow(0.025, -0.25) - 1, 1e-12);
	assert_near("p", r.p, 2 * pow(0.5, 4), 1e-15);
	assert_true(rate_compare(4, 30, 0, 30, &r));
	assert_true(isinf(r.ratio) && isinf(r.high));
	assert_near("low", r.low, 1 / (pow(0.025, -0.25) - 1), 1e-12);
	assert_true(rate_compare(0, 30, 0, 30, &r));
	assert_true(isnan(r.ratio) && isinf(r.high));
	assert_near("low of none", r.low, 0, 0);
	assert_near("p of none", r.p, 1, 0);
}

static void
test_no_time(void **state)
{
	struct rate_ratio r;

	(void)state;
	assert_false(rate_compare(1, 0, 1, 30, &r));
	assert_false(rate_compare(1, 30, 1, 0, &r));
	assert_false(rate_compare(1, -1, 1, 30, &r));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published), cmocka_unit_test(test_share),
		cmocka_unit_test(test_bounds), cmocka_unit_test(test_turned_round), cmocka_unit_test(test_zero),
		cmocka_unit_test(test_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
