#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/cusum.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.12g, got %.12g", what, want, got);
}

/* domain.md 4.4 */
static void
test_reference(void **state)
{
	(void)state;
	assert_near("k", cusum_reference(1.88, 3.20), 2.48, 5e-3);
}

/* The chain by hand: k = 1.0 has the values 0.0, 0.1 ... of which S, from 0, takes
 * only the whole ones. */
static void
test_by_hand(void **state)
{
	/* (x - .5) / ln(x / .5) is 1 at 1.7564 */
	double usual = 0.5, risen = 1.7564, p0 = exp(-usual), p1 = usual * p0, p2 = usual * p1 / 2;
	struct cusum c;

	(void)state;
	/* An alarm at 1: L = 1 / P(X >= 2) = 11.1 days. */
	assert_true(cusum_plan(usual, risen, 11, &c));
	assert_int_equal(c.k, 10);
	assert_int_equal(c.unit, 10);
	assert_near("one", c.false_alarm, 1 / (1 - p0 - p1), 1e-11);
	assert_near("found", c.found, 1 / (1 - exp(-risen) * (1 + risen)), 1e-11);
	assert_true(c.h >= 1 && c.h <= 10);
	/* At 2: L0 = 1 + (p0 + p1) L0 + p2 L1, L1 = 1 + p0 L0 + p1 L1. */
	assert_true(cusum_plan(usual, risen, 12, &c));
	assert_near("two", c.false_alarm, (1 + p2 / (1 - p1)) / (1 - p0 - p1 - p2 * p0 / (1 - p1)), 1e-10);
	assert_true(c.h > 10 && c.h <= 20);
}

/* Days until an alarm, counted in the chart itself over a long time. */
static void
test_counted(void **state)
{
	double usual = 1.88, mass[30];
	struct cusum c;
	uint64_t seed = 42;
	int64_t sum = 0, alarms = 0, days = 2000000;

	(void)state;
	assert_true(cusum_plan(usual, 3.2, 150, &c));
	assert_true(c.false_alarm >= 150 && c.found < 10);
	mass[0] = exp(-usual);
	for (int k = 1; k < 30; k++)
		mass[k] = mass[k - 1] * usual / k;
	for (int64_t day = 0; day < days; day++) {
		double share;
		int count = 0;

		seed = seed * 6364136223846793005 + 1442695040888963407;
		share = (double)(seed >> 11) / 9007199254740992.0;
		for (; count < 29 && share >= mass[count]; count++)
			share -= mass[count];
		sum = cusum_next(&c, sum, count);
		if (sum >= c.h) {
			alarms++;
			sum = 0;
		}
	}
	/* 12000 alarms or so: their mean is known to 1 % */
	assert_near("run length", (double)days / (double)alarms / c.false_alarm, 1, 0.04);
}

/* One value less and the chart gives too many false alarms: the smallest h. */
static void
test_smallest(void **state)
{
	static const double usual[] = { 0.001, 0.05, 0.7, 5, 20, 1000 };

	(void)state;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		struct cusum c, longer;

		assert_true(cusum_plan(usual[i], usual[i] + sqrt(usual[i]), 365, &c));
		assert_true(c.false_alarm >= 365 && c.found < 60);
		assert_true(cusum_plan(usual[i], usual[i] + sqrt(usual[i]), c.false_alarm * (1 - 1e-9), &longer));
		assert_int_equal(longer.h, c.h);
		assert_true(cusum_plan(usual[i], usual[i] + sqrt(usual[i]), c.false_alarm * (1 + 1e-9), &longer));
		assert_true(longer.h > c.h);
	}
}

static void
test_refused(void **state)
{
	struct cusum c;

	(void)state;
	assert_false(cusum_plan(0, 1, 500, &c));
	assert_false(cusum_plan(20000, 21000, 500, &c));
	assert_false(cusum_plan(2, 2, 500, &c));
	assert_false(cusum_plan(2, 3, 1, &c));
	assert_false(cusum_plan(0.05, 0.0501, 1e9, &c));
}

static void
test_next(void **state)
{
	struct cusum c = { .k = 25, .h = 76, .unit = 10 };

	(void)state;
	assert_int_equal(cusum_next(&c, 0, 2), 0);
	assert_int_equal(cusum_next(&c, 0, 5), 25);
	assert_int_equal(cusum_next(&c, 25, 0), 0);
	assert_int_equal(cusum_next(&c, 25, 7), 70);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reference), cmocka_unit_test(test_by_hand), cmocka_unit_test(test_counted),
		cmocka_unit_test(test_smallest), cmocka_unit_test(test_refused), cmocka_unit_test(test_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
