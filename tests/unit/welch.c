#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/welch.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.12g, got %.12g", what, want, got);
}

/* Of the same size and spread it is the plain t test: 2 n - 2 degrees. */
static void
test_alike(void **state)
{
	struct welch_sample before = { 15, 70, 10 }, after = { 15, 78, 10 };
	struct welch w;

	(void)state;
	assert_true(welch_compare(&before, &after, &w));
	assert_near("change", w.change, 8, 0);
	assert_near("df", w.df, 28, 1e-12);
	assert_near("t", w.t, 8 / sqrt(200.0 / 15), 1e-12);
	/* t(28) = 2.048407 */
	assert_near("low", w.low, 8 - 2.0484071418 * sqrt(200.0 / 15), 1e-8);
	assert_near("high", w.high, 8 + 2.0484071418 * sqrt(200.0 / 15), 1e-8);
}

/* One sample of no spread: the degrees are those of the other; at t(4) = 2.776445 p
 * is 0.05. */
static void
test_unlike(void **state)
{
	struct welch_sample before = { 5, 60, 20 }, after = { 100, 60 + 2.7764451052 * sqrt(80), 0 };
	struct welch w;

	(void)state;
	assert_true(welch_compare(&before, &after, &w));
	assert_near("df", w.df, 4, 1e-12);
	assert_near("p", w.p, 0.05, 1e-10);
	assert_near("low", w.low, 0, 1e-8);
}

static void
test_too_little(void **state)
{
	struct welch_sample one = { 1, 60, NAN }, flat = { 9, 60, 0 }, some = { 9, 70, 5 };
	struct welch w;

	(void)state;
	assert_false(welch_compare(&one, &some, &w));
	assert_false(welch_compare(&some, &one, &w));
	assert_false(welch_compare(&flat, &flat, &w));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alike), cmocka_unit_test(test_unlike), cmocka_unit_test(test_too_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
