#ifndef QUERY_ALARM_H
#define QUERY_ALARM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which days have more than is usual: the counts of one series, day after day, against
 * a baseline of their own past (domain.md 4.4). Numbers in, numbers out. */
enum alarm_method { ALARM_POISSON, ALARM_C1, ALARM_C2, ALARM_C3, ALARM_CUSUM };

/* Days of the baselines: of ALARM_POISSON the same weekday of 8 weeks, or 28 days
 * whatever their weekday; of C1 to C3 see query/ears.h; of ALARM_CUSUM 56 days. */
enum { ALARM_WEEKS = 8, ALARM_DAYS = 28, ALARM_CUSUM_DAYS = 56 };
/* No day before the first that is asked counts for it but the last so many: C3 with the
 * baseline of nine weeks, two days back. */
enum { ALARM_REACH = 9 * 7 + 2 };

/* The share of days that is over the limit though nothing changed, were the mean known:
 * that of three standard deviations. One chart of ALARM_CUSUM has a false alarm every
 * 1/ALARM_ALPHA days in the mean. */
#define ALARM_ALPHA 0.00135

struct alarm_rule {
	enum alarm_method method;
	bool same_weekday;	/* not of ALARM_CUSUM, whose baseline is whole weeks */
};

/* One day. Where `told` is false the days before do not suffice, and nothing else is set. */
struct alarm_day {
	bool told, high;
	bool wide;		/* the limit is widened: the baseline varies more than Poisson counts do */
	double expected;	/* the mean of the baseline */
	double limit;		/* an alarm is a count over it; NAN where any count is one */
	double alpha;		/* the chance of a false alarm, NAN where nobody knows it */
};

/* ALARM_POISSON: the limit is the smallest k with P(X <= k) >= 1 - ALARM_ALPHA at the
 * mean of the baseline. A mean under 3/n of n days counts as 3/n for the limit: none
 * in n days is still likely (5 %) there, and one report after a quiet time is no
 * alarm. Where the 56 days before (the 28) vary more than Poisson counts around
 * the mean of their weekday do, D/(n-1) over POISSON_WIDEN, the limit is widened (Laney).
 * ALARM_C1 to C3: query/ears.h. Their alpha is that of normal counts: with seven
 * days the sd is not known well, and y > mean + 3 sd is a t of 6 degrees over
 * 3/sqrt(1 + 1/7), one day of 65; that of C3 is not known.
 * ALARM_CUSUM: query/cusum.h; the baseline is the 56 days before `start` where there are
 * so many, else the first 56, and days are told after it. It looks for a rise of one
 * root of the mean; 3/56 is the least mean. limit is the largest count that is no
 * alarm after the days before. A mean over 10000 is not told.
 *
 * `counts` of n days, the first that of the first record; days[] has room for n.
 * `start` is the first that is asked. */
void alarm_run(const struct alarm_rule *rule, const int64_t *counts, size_t n, size_t start, struct alarm_day *days);

#endif
