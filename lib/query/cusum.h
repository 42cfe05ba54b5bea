#ifndef QUERY_CUSUM_H
#define QUERY_CUSUM_H

#include <stdbool.h>
#include <stdint.h>

/* The Poisson CUSUM: S = max(0, S + count - k), and an alarm where S >= h. It sees
 * a small lasting rise that no single day shows (J. Lucas, Counted Data CUSUM's,
 * 1985; domain.md 4.4). */

/* k = (risen - usual) / (ln risen - ln usual), the reference value that finds the
 * rise from the one mean to the other soonest: 1.88 to 3.20 gives 2.48. Both over
 * 0 and not the same. */
double cusum_reference(double usual, double risen);

/* k and h in 1/unit of a count, whole numbers, so that sums are exact: k is the
 * reference value rounded to two digits (2.48 is 25 of unit 10), but not finer
 * than thousandths, and from 10 on to whole counts. */
struct cusum {
	int64_t k, h, unit;
	double false_alarm;	/* mean days from one false alarm to the next, at the usual mean */
	double found;		/* mean days until an alarm once the mean is the risen one */
};

/* The chart whose h is the smallest with a mean of `days` or more between false
 * alarms (its ARL0). The mean run lengths are those of the Markov chain over the
 * values of S (D. Brook and D. Evans, An Approach to the Probability Distribution
 * of CUSUM Run Length, 1972), exact since the values are whole units. usual over
 * 0, risen over it, days over 1; false where usual is under 0.001 or over 10000,
 * or where the chart would need more than 3000 values. */
bool cusum_plan(double usual, double risen, double days, struct cusum *c);

/* S after a day of so many; S begins at 0, and at 0 again after an alarm. An alarm
 * is S >= c->h; S in counts is S / c->unit. */
int64_t cusum_next(const struct cusum *c, int64_t sum, int64_t count);

#endif
