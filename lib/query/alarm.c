#include "query/alarm.h"

#include <math.h>

#include "query/cusum.h"
#include "query/ears.h"
#include "query/poisson.h"
#include "query/special.h"

enum { WEEK = 7, LEAST = 3, EARS_BASELINE = 7 };

static double
mean_of(const int64_t *counts, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (double)counts[i];
	return sum / (double)n;
}

/* For the limit: of a time without any, the mean that it could well have had. */
static double
likely(double mean, size_t n)
{
	return fmax(mean, (double)LEAST / (double)n);
}

/* The index D/(n-1) of the weeks before day t, each weekday around its own mean. */
static double
index_of_weeks(const int64_t *counts, size_t t)
{
	double sum = 0, free = 0;

	for (size_t weekday = 1; weekday <= WEEK; weekday++) {
		int64_t same[ALARM_WEEKS];
		struct dispersion d;

		for (size_t week = 0; week < ALARM_WEEKS; week++)
			same[week] = counts[t - weekday - week * WEEK];
		d = poisson_dispersion(same, ALARM_WEEKS);
		if (isnan(d.index))
			continue;
		sum += d.index * (ALARM_WEEKS - 1);
		free += ALARM_WEEKS - 1;
	}
	return free > 0 ? sum / free : NAN;
}

static void
run_poisson(bool same_weekday, const int64_t *counts, size_t n, struct alarm_day *days)
{
	size_t needs = same_weekday ? (size_t)ALARM_WEEKS * WEEK : ALARM_DAYS;

	for (size_t t = needs; t < n; t++) {
		struct alarm_day *day = &days[t];
		int64_t same[ALARM_WEEKS];
		double index;

		for (size_t week = 0; same_weekday && week < ALARM_WEEKS; week++)
			same[week] = counts[t - (week + 1) * WEEK];
		day->expected = same_weekday ? mean_of(same, ALARM_WEEKS) : mean_of(counts + t - needs, needs);
		index = same_weekday ? index_of_weeks(counts, t) : poisson_dispersion(counts + t - needs, needs).index;
		day->wide = index > POISSON_WIDEN;
		day->limit = (double)poisson_limit_wide(likely(day->expected, same_weekday ? ALARM_WEEKS : needs),
		    1 - ALARM_ALPHA, index);
		day->told = true;
		day->high = (double)counts[t] > day->limit;
		day->alpha = ALARM_ALPHA;
	}
}

/* One day at a time, as the room of one is what ears_run fills. */
static void
run_ears(const struct alarm_rule *rule, const int64_t *counts, size_t n, struct alarm_day *days)
{
	static const enum ears_method methods[] = { [ALARM_C1] = EARS_C1, [ALARM_C2] = EARS_C2, [ALARM_C3] = EARS_C3 };
	const struct ears_rule ears = { methods[rule->method], rule->same_weekday, EARS_Z, EARS_LEAST_SD };
	double alpha = rule->method == ALARM_C3 ? NAN
	    : special_student_outside(EARS_Z / sqrt(1 + 1.0 / EARS_BASELINE), EARS_BASELINE - 1) / 2;

	for (size_t t = 0; t < n; t++) {
		/* C3 looks two days back, and each of them at its own baseline. */
		size_t reach = (rule->same_weekday ? WEEK : 1) * (EARS_BASELINE + 2) + 2, from = t > reach ? t - reach : 0;
		struct ears_day window[WEEK * (EARS_BASELINE + 2) + 3];
		const struct ears_day *day = &window[t - from];

		ears_run(&ears, counts + from, t - from + 1, window);
		if (day->told)
			days[t] = (struct alarm_day){ .told = true, .high = day->alarm, .expected = day->expected,
				.limit = day->limit, .alpha = alpha };
	}
}

static void
run_cusum(const int64_t *counts, size_t n, size_t start, struct alarm_day *days)
{
	size_t first = start > ALARM_CUSUM_DAYS ? start : ALARM_CUSUM_DAYS;
	struct cusum c;
	double mean, usual;
	int64_t sum = 0;

	if (first >= n)
		return;
	mean = mean_of(counts + first - ALARM_CUSUM_DAYS, ALARM_CUSUM_DAYS);
	usual = likely(mean, ALARM_CUSUM_DAYS);
	if (!cusum_plan(usual, usual + sqrt(usual), 1 / ALARM_ALPHA, &c))
		return;
	for (size_t t = first; t < n; t++) {
		/* In units, an alarm is a count as large as what h and k leave; a unit less is none. */
		int64_t most = (c.h + c.k - sum - 1) / c.unit;

		days[t] = (struct alarm_day){ .told = true, .expected = mean, .alpha = 1 / c.false_alarm, .limit = (double)most };
		sum = cusum_next(&c, sum, counts[t]);
		days[t].high = sum >= c.h;
		sum = days[t].high ? 0 : sum;
	}
}

void
alarm_run(const struct alarm_rule *rule, const int64_t *counts, size_t n, size_t start, struct alarm_day *days)
{
	for (size_t t = 0; t < n; t++)
		days[t] = (struct alarm_day){0};
	if (rule->method == ALARM_POISSON)
		run_poisson(rule->same_weekday, counts, n, days);
	else if (rule->method == ALARM_CUSUM)
		run_cusum(counts, n, start, days);
	else
		run_ears(rule, counts, n, days);
}
