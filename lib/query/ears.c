#include "query/ears.h"

#include <math.h>

enum { BASELINE = 7, GUARD = 2, SUMMED = 3 };

/* Fills the expected count of day t; false where the days before do not suffice. */
static bool
baseline(const struct ears_rule *rule, const int64_t *counts, size_t t, struct ears_day *day)
{
	size_t step = rule->same_weekday ? 7 : 1;
	size_t last = rule->method == EARS_C1 ? 1 : 1 + GUARD;
	double squares = 0;

	*day = (struct ears_day){0};
	if (t < (last + BASELINE - 1) * step)
		return false;
	for (size_t lag = last; lag < last + BASELINE; lag++)
		day->expected += (double)counts[t - lag * step];
	day->expected /= BASELINE;
	for (size_t lag = last; lag < last + BASELINE; lag++) {
		double off = (double)counts[t - lag * step] - day->expected;

		squares += off * off;
	}
	day->sd = fmax(sqrt(squares / (BASELINE - 1)), rule->least_sd);
	return true;
}

static double
excess(int64_t count, const struct ears_day *day)
{
	return fmax(0, ((double)count - day->expected) / day->sd - 1);
}

/* C3's sum is over z-1 where y is over the limit that what the two days before
 * left of it makes. */
static void
judge(const struct ears_rule *rule, int64_t count, double before, struct ears_day *day)
{
	double left = rule->z - before;

	day->told = true;
	day->limit = left < 1 ? NAN : day->expected + left * day->sd;
	day->alarm = left < 1 || (double)count > day->limit;
}

void
ears_run(const struct ears_rule *rule, const int64_t *counts, size_t n, struct ears_day *days)
{
	double recent[SUMMED - 1] = { 0, 0 };	/* the excess of t-1 and t-2 */
	size_t summed = 0;	/* how many of them there are */

	for (size_t t = 0; t < n; t++) {
		if (!baseline(rule, counts, t, &days[t]))
			continue;
		if (rule->method != EARS_C3) {
			judge(rule, counts[t], 0, &days[t]);
			continue;
		}
		if (summed == SUMMED - 1)
			judge(rule, counts[t], recent[0] + recent[1], &days[t]);
		else
			summed++;
		recent[1] = recent[0];
		recent[0] = excess(counts[t], &days[t]);
		if (!days[t].told)
			days[t] = (struct ears_day){0};
	}
}
