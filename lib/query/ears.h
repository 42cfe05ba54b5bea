#ifndef QUERY_EARS_H
#define QUERY_EARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The early aberration reporting methods C1, C2 and C3 (L. Hutwagner and others,
 * The bioterrorism preparedness and response Early Aberration Reporting System,
 * 2003; domain.md 4.4): a day is compared with seven days before it, so that no
 * long history is needed. */
enum ears_method {
	EARS_C1,	/* against t-7 ... t-1; tells from the 8th day on */
	EARS_C2,	/* against t-9 ... t-3, so that a rise does not hide itself; from the 10th */
	EARS_C3		/* the excess of three days against those of C2 summed; from the 12th */
};

/* C1, C2: an alarm is y > mean + z sd, sd that of n-1.
 * C3: an alarm is sum over t-2 ... t of max(0, (y - mean)/sd - 1) > z - 1. */
struct ears_rule {
	enum ears_method method;
	/* The same weekday of seven weeks instead of seven days, weeks for days in the
	 * lags of the baseline: for a desk whose weekends differ. It tells from the
	 * 50th, 64th and 66th day on. C3 sums three days one after the other all the same. */
	bool same_weekday;
	double z;	/* over 1; EARS_Z */
	double least_sd;	/* an sd under it counts as it; over 0; EARS_LEAST_SD */
};
#define EARS_Z 3.0
/* Seven days without a report have an sd of 0, and any report would be an alarm.
 * They are still likely (5 %) at a mean of 0.43 a day; at that mean one day of 100
 * in 7 would be an alarm with a least sd of 0.5 (two reports), one of 1000 with 1
 * (four reports), which is what z = 3 stands for. */
#define EARS_LEAST_SD 1.0

/* One day. Where `told` is false the days before do not suffice, and nothing else
 * is set. */
struct ears_day {
	bool told, alarm;
	double expected;	/* the mean of its baseline */
	double sd;		/* of its baseline, at least least_sd */
	double limit;		/* an alarm is a count over it; NAN in C3 where any count is an alarm */
};

/* The counts of n days one after the other; days[] has room for n. */
void ears_run(const struct ears_rule *rule, const int64_t *counts, size_t n, struct ears_day *days);

#endif
