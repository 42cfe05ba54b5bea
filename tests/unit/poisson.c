#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/poisson.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.15g, got %.15g", what, want, got);
}

static void
test_tails(void **state)
{
	(void)state;
	assert_near("none", poisson_cdf(0, 2.5), exp(-2.5), 1e-15);
	assert_near("up to one", poisson_cdf(1, 2.5), 3.5 * exp(-2.5), 1e-15);
	assert_near("under none", poisson_cdf(-1, 2.5), 0, 0);
	assert_near("over -1", poisson_above(-1, 2.5), 1, 0);
	assert_near("nothing comes", poisson_cdf(0, 0), 1, 0);
	assert_near("nothing comes", poisson_above(0, 0), 0, 0);
	/* domain.md 4.4: the false alarms of three standard deviations at a mean of 2 */
	assert_near("over 6", poisson_above(6, 2), 0.0045, 5e-5);
	/* x^21/21! e^-x (1 + x/22 + x^2/22/23 ...), at x = 0.01 */
	assert_near("far out", poisson_above(20, 0.01) / (1e-42 / 51090942171709440000.0 * exp(-0.01)),
		1 + 0.01 / 22 + 0.0001 / 22 / 23 + 1e-6 / 22 / 23 / 24, 1e-12);
}

/* domain.md 4.4 */
static void
test_limits(void **state)
{
	static const struct {
		double mean;
		int limit;
	} vectors[] = { { 1, 5 }, { 2, 7 }, { 4, 11 }, { 9, 19 }, { 16, 29 }, { 0, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
		assert_int_equal(poisson_limit(vectors[i].mean, 0.99865), vectors[i].limit);
	for (double mean = 0.05; mean < 2000; mean *= 1.3) {
		int64_t high = poisson_limit(mean, 0.99), low = poisson_limit_low(mean, 0.99);

		assert_true(poisson_cdf(high, mean) >= 0.99 && poisson_cdf(high - 1, mean) < 0.99);
		assert_true(poisson_cdf(low - 1, mean) <= 0.01 + 1e-15 && poisson_cdf(low, mean) > 0.01);
	}
	assert_int_equal(poisson_limit_low(6.6, 0.99865), 0);	/* e^-6.6 is .00136 */
	assert_int_equal(poisson_limit_low(6.7, 0.99865), 1);	/* e^-6.7 is .00123 */
	assert_int_equal(poisson_limit_low(0, 0.99865), 0);
}

/* 10 came: 4.795389 to 18.390356, as in many tables. */
static void
test_interval(void **state)
{
	double low, high;

	(void)state;
	poisson_interval(10, 0.95, &low, &high);
	assert_near("low", low, 4.795389, 5e-7);
	assert_near("high", high, 18.390356, 5e-7);
	poisson_interval(0, 0.95, &low, &high);
	assert_near("low", low, 0, 0);
	assert_near("high", high, -log(0.025), 1e-12);
	for (int n = 1; n < 500; n += 37) {
		poisson_interval(n, 0.9, &low, &high);
		assert_near("so many", poisson_above(n - 1, low), 0.05, 1e-13);
		assert_near("so few", poisson_cdf(n, high), 0.05, 1e-13);
	}
}

static void
test_dispersion(void **state)
{
	static const int64_t even[] = { 3, 3, 3 }, wild[] = { 0, 8, 0, 8 }, none[] = { 0, 0, 0 };
	struct dispersion d = poisson_dispersion(wild, 4);

	(void)state;
	/* 4 times 16 by the mean of 4 is 16, with 3 degrees */
	assert_near("mean", d.mean, 4, 0);
	assert_near("index", d.index, 16.0 / 3, 1e-14);
	assert_near("p", d.p, erfc(sqrt(8)) + 2 * sqrt(8 / M_PI) * exp(-8), 1e-15);
	assert_near("all the same", poisson_dispersion(even, 3).index, 0, 0);
	assert_near("all the same", poisson_dispersion(even, 3).p, 1, 0);
	assert_true(isnan(poisson_dispersion(none, 3).index));
	assert_true(isnan(poisson_dispersion(even, 1).index));
	assert_true(isnan(poisson_dispersion(none, 0).p));
}

static void
test_wide(void **state)
{
	(void)state;
	assert_int_equal(poisson_limit_wide(4, 0.99865, 1.5), 11);
	assert_int_equal(poisson_limit_wide(4, 0.99865, NAN), 11);
	assert_int_equal(poisson_limit_wide(4, 0.99865, 4), 18);	/* 4 + 2 * 7 */
	assert_int_equal(poisson_limit_wide(4, 0.99865, 1.6), 13);	/* 4 + 8.85 */
	assert_int_equal(poisson_limit_low_wide(20, 0.99865, 1), poisson_limit_low(20, 0.99865));
	assert_int_equal(poisson_limit_low(20, 0.99865), 8);
	assert_int_equal(poisson_limit_low_wide(20, 0.99865, 2), 3);	/* 20 - 16.97 */
	assert_int_equal(poisson_limit_low_wide(20, 0.99865, 4), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tails), cmocka_unit_test(test_limits), cmocka_unit_test(test_interval),
		cmocka_unit_test(test_dispersion), cmocka_unit_test(test_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
