#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/ears.h"

enum { DAYS = 100 };

static struct ears_day days[DAYS];

static void
assert_near(const char *what, double got, double want)
{
	if (!(fabs(got - want) <= 1e-12))
		fail_msg("%s: expected %.15g, got %.15g", what, want, got);
}

static size_t
run(enum ears_method method, bool same_weekday, const int64_t *counts, size_t n)
{
	struct ears_rule rule = { method, same_weekday, EARS_Z, EARS_LEAST_SD };
	size_t first = n;

	ears_run(&rule, counts, n, days);
	for (size_t t = n; t-- > 0;)
		if (days[t].told)
			first = t;
	return first;
}

/* domain.md 4.4: the 8th, 10th and 12th day, index 7, 9 and 11. */
static void
test_first_day(void **state)
{
	static const int64_t counts[DAYS] = { 0 };

	(void)state;
	assert_int_equal(run(EARS_C1, false, counts, DAYS), 7);
	assert_int_equal(run(EARS_C2, false, counts, DAYS), 9);
	assert_int_equal(run(EARS_C3, false, counts, DAYS), 11);
	assert_int_equal(run(EARS_C1, true, counts, DAYS), 49);
	assert_int_equal(run(EARS_C2, true, counts, DAYS), 63);
	assert_int_equal(run(EARS_C3, true, counts, DAYS), 65);
	/* from there on, every day */
	for (size_t t = 65; t < DAYS; t++)
		assert_true(days[t].told);
	assert_int_equal(run(EARS_C1, false, counts, 7), 7);
	assert_int_equal(run(EARS_C3, false, counts, 0), 0);
}

/* 2 4 4 4 5 5 7: the mean is 31/7, the squares sum to 151. */
static void
test_c1(void **state)
{
	static const int64_t counts[] = { 2, 4, 4, 4, 5, 5, 7, 9, 9 };
	double mean = 31.0 / 7, sd = sqrt((151 - 31.0 * 31 / 7) / 6);

	(void)state;
	run(EARS_C1, false, counts, 8);
	assert_near("expected", days[7].expected, mean);
	assert_near("sd", days[7].sd, sd);
	assert_near("limit", days[7].limit, mean + 3 * sd);	/* 8.96 */
	assert_true(days[7].alarm);
}

/* The two days before do not count: a rise does not hide itself. */
static void
test_c2(void **state)
{
	static const int64_t counts[] = { 2, 4, 4, 4, 5, 5, 7, 9, 9, 9 };

	(void)state;
	run(EARS_C2, false, counts, 10);
	assert_near("expected", days[9].expected, 31.0 / 7);
	assert_true(days[9].alarm);
	run(EARS_C1, false, counts, 10);
	assert_false(days[9].alarm);
}

/* An sd under the least is the least. */
static void
test_least_sd(void **state)
{
	static const int64_t three[] = { 0, 0, 0, 0, 0, 0, 0, 3 }, four[] = { 0, 0, 0, 0, 0, 0, 0, 4 };

	(void)state;
	run(EARS_C1, false, three, 8);
	assert_near("sd", days[7].sd, 1);
	assert_near("limit", days[7].limit, 3);
	assert_false(days[7].alarm);
	run(EARS_C1, false, four, 8);
	assert_true(days[7].alarm);
}

/* The sum itself, against what ears_run makes of it. */
static void
assert_sums(const int64_t *counts, unsigned *alarms, unsigned *any)
{
	struct ears_day c2[DAYS];

	run(EARS_C2, false, counts, DAYS);
	for (size_t t = 0; t < DAYS; t++)
		c2[t] = days[t];
	run(EARS_C3, false, counts, DAYS);
	for (size_t t = 11; t < DAYS; t++) {
		double sum = 0;

		for (size_t i = t - 2; i <= t; i++)
			sum += fmax(0, ((double)counts[i] - c2[i].expected) / c2[i].sd - 1);
		assert_int_equal(days[t].alarm, sum > 2);
		assert_near("expected", days[t].expected, c2[t].expected);
		assert_true(isnan(days[t].limit) || ((double)counts[t] > days[t].limit) == days[t].alarm);
		*alarms += days[t].alarm;
		*any += isnan(days[t].limit) != 0;
	}
}

static void
test_c3(void **state)
{
	int64_t counts[DAYS];
	unsigned seed = 7, alarms = 0, any = 0;

	(void)state;
	for (int series = 0; series < 50; series++) {
		for (size_t t = 0; t < DAYS; t++) {
			seed = seed * 1103515245 + 12345;
			counts[t] = (seed >> 16) % 5 + (t % 30 > 26 ? 4 : 0);
		}
		assert_sums(counts, &alarms, &any);
	}
	assert_true(alarms > any && any > 0 && alarms < 50 * 30);
}

/* 4 a day and 12 on the seventh: no alarm against its own weekday, and none of
 * the other days hides behind it. */
static void
test_weekday(void **state)
{
	int64_t counts[DAYS];

	(void)state;
	for (size_t t = 0; t < DAYS; t++)
		counts[t] = t % 7 == 6 ? 12 : 4;
	counts[90] = 8;	/* 90 % 7 is 6: too few is no alarm */
	counts[92] = 8;
	run(EARS_C1, true, counts, DAYS);
	for (size_t t = 49; t < DAYS; t++)
		assert_int_equal(days[t].alarm, t == 92);
	assert_near("expected", days[83].expected, 12);
	assert_near("limit", days[92].limit, 7);
	run(EARS_C1, false, counts, DAYS);
	assert_false(days[92].alarm);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_day), cmocka_unit_test(test_c1), cmocka_unit_test(test_c2),
		cmocka_unit_test(test_least_sd), cmocka_unit_test(test_c3), cmocka_unit_test(test_weekday),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
