#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/alarm.h"
#include "query/cusum.h"
#include "query/ears.h"

enum { DAYS = 140 };

static struct alarm_day days[DAYS];
static int64_t counts[DAYS];

static void
fill(const int64_t *week)
{
	for (size_t t = 0; t < DAYS; t++)
		counts[t] = week[t % 7];
}

static size_t
run(enum alarm_method method, bool same_weekday, size_t start)
{
	const struct alarm_rule rule = { method, same_weekday };
	size_t first = DAYS;

	alarm_run(&rule, counts, DAYS, start, days);
	for (size_t t = DAYS; t-- > 0;)
		if (days[t].told)
			first = t;
	return first;
}

/* domain.md 4.4: the means 1, 2, 4, 9, 16 have the limits 5, 7, 11, 19, 29. */
static void
test_weekdays(void **state)
{
	static const int64_t week[] = { 1, 2, 4, 9, 16, 0, 4 }, limits[] = { 5, 7, 11, 19, 29, 3, 11 };

	(void)state;
	fill(week);
	counts[100] = 11;	/* a day of 4, at its limit */
	counts[114] = 14;	/* the mean before it is 39/8 by then */
	assert_int_equal(run(ALARM_POISSON, true, 0), 56);
	for (size_t t = 56; t < 107; t++) {
		assert_true(days[t].told);
		assert_false(days[t].high);
		assert_false(days[t].wide);
		assert_true(days[t].expected == (double)week[t % 7]);
		assert_true(days[t].limit == (double)limits[t % 7]);
		assert_true(days[t].alpha == ALARM_ALPHA);
	}
	assert_true(days[114].expected == 39.0 / 8);
	assert_true(days[114].limit == 13);
	assert_true(days[114].high);
	assert_false(days[55].told);
}

static void
test_days(void **state)
{
	static const int64_t two[] = { 2, 2, 2, 2, 2, 2, 2 }, none[7] = { 0 };

	(void)state;
	fill(two);
	counts[40] = 8;
	assert_int_equal(run(ALARM_POISSON, false, 0), 28);
	assert_true(days[40].limit == 7);
	assert_true(days[40].high);
	assert_true(days[41].expected == (27 * 2 + 8) / 28.0);
	/* none in 28 days: the mean may well have been 3/28, where 3 and more are .00020 */
	fill(none);
	run(ALARM_POISSON, false, 0);
	assert_true(days[30].expected == 0);
	assert_true(days[30].limit == 2);
}

/* 0 and 4 in turn: the mean is 2, D/27 is 2 * 28/27, over 1.5. The limit of 7 is
 * widened to 2 + 5 sqrt(2.074) = 9.2, outwards 10. Around their own weekday's mean
 * counts that alternate by weekday do not vary at all. */
static void
test_wide(void **state)
{
	(void)state;
	for (size_t t = 0; t < DAYS; t++)
		counts[t] = t % 2 == 0 ? 0 : 4;
	run(ALARM_POISSON, false, 0);
	assert_true(days[60].wide);
	assert_true(days[60].limit == 10);
	for (size_t t = 0; t < DAYS; t++)
		counts[t] = t % 7 % 2 == 0 ? 0 : 4;
	run(ALARM_POISSON, true, 0);
	assert_false(days[60].wide);
	/* the same weekday 0 and 4 in turn: D/7 of each is 16/7 */
	for (size_t t = 0; t < DAYS; t++)
		counts[t] = t / 7 % 2 == 0 ? 0 : 4;
	run(ALARM_POISSON, true, 0);
	assert_true(days[60].wide);
	assert_true(days[60].limit == 10);	/* 2 + 5 sqrt(16/7) = 9.56 */
}

/* Each day of C1 to C3 is that of ears_run over all days. */
static void
test_ears(void **state)
{
	static struct ears_day all[DAYS];
	static const enum ears_method methods[] = { EARS_C1, EARS_C2, EARS_C3 };
	unsigned seed = 5;

	(void)state;
	for (size_t t = 0; t < DAYS; t++) {
		seed = seed * 1103515245 + 12345;
		counts[t] = (int64_t)(seed >> 16) % 6 + (t == 120) * 20;
	}
	for (int m = 0; m < 3; m++)
		for (int same = 0; same < 2; same++) {
			const struct ears_rule rule = { methods[m], same == 1, EARS_Z, EARS_LEAST_SD };

			ears_run(&rule, counts, DAYS, all);
			run((enum alarm_method)(ALARM_C1 + m), same == 1, 0);
			for (size_t t = 0; t < DAYS; t++) {
				assert_int_equal(days[t].told, all[t].told);
				if (!all[t].told)
					continue;
				assert_int_equal(days[t].high, all[t].alarm);
				assert_true(days[t].expected == all[t].expected);
				assert_true(days[t].limit == all[t].limit || (isnan(days[t].limit) && isnan(all[t].limit)));
				/* scipy.stats.t.sf(3/sqrt(8/7), 6) */
				assert_true(m == 2 ? isnan(days[t].alpha) : fabs(days[t].alpha - 0.01546) < 0.00005);
			}
		}
}

/* The limit is the largest count that is no alarm, whatever came before. */
static void
test_cusum(void **state)
{
	static const int64_t two[] = { 2, 2, 2, 2, 2, 2, 2 };
	int64_t kept;
	size_t alarm = DAYS;

	(void)state;
	fill(two);
	for (size_t t = 100; t < DAYS; t++)
		counts[t] = 4;
	assert_int_equal(run(ALARM_CUSUM, false, 0), 56);
	assert_int_equal(run(ALARM_CUSUM, false, 90), 90);
	assert_true(days[90].expected == 2);
	assert_true(1 / days[90].alpha >= 740);
	for (size_t t = DAYS; t-- > 100;)
		alarm = days[t].high ? t : alarm;
	assert_in_range(alarm, 101, 115);
	for (size_t t = 100; t < 115; t++) {
		double limit = days[t].limit;

		kept = counts[t];
		counts[t] = (int64_t)limit;
		run(ALARM_CUSUM, false, 90);
		assert_false(days[t].high);
		counts[t]++;
		run(ALARM_CUSUM, false, 90);
		assert_true(days[t].high);
		counts[t] = kept;
		run(ALARM_CUSUM, false, 90);
	}
	/* an earlier start than 56 days leaves days without an answer, and no more */
	assert_int_equal(run(ALARM_CUSUM, false, 20), 56);
}

static void
test_few(void **state)
{
	const struct alarm_rule rule = { ALARM_POISSON, true };

	(void)state;
	alarm_run(&rule, counts, 0, 0, days);
	alarm_run(&rule, counts, 56, 0, days);
	assert_false(days[55].told);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weekdays), cmocka_unit_test(test_days), cmocka_unit_test(test_wide),
		cmocka_unit_test(test_ears), cmocka_unit_test(test_cusum), cmocka_unit_test(test_few),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
