#ifndef TIME_CALENDAR_H
#define TIME_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "time/zone.h"

/* The arithmetic of deadlines: which time counts, how much of it passed, when so
 * much of it will have passed. Days are those of the wall clock of the zone. */

/* Open hours of a weekday. Of the rows in force on a day those with the latest
 * `from` count, so that a row of Ramadan hours rules over the usual one. */
struct calendar_hours {
	int weekday;		/* 1 Monday .. 7 Sunday */
	int open, close;	/* seconds after midnight, half-open; close up to 86400 */
	int32_t from, until;	/* day numbers, half-open, in which the row is in force */
};

struct calendar {
	struct zone zone;
	const struct calendar_hours *hours;	/* none: Monday to Friday, all day */
	size_t hour_count;
	const int32_t *holidays;	/* day numbers in order; joint leave among them */
	size_t holiday_count;
};

/* What counts: every second; every day; days that are worked, and of these the
 * open hours. */
enum day_kind { DAY_CLOCK, DAY_CALENDAR, DAY_WORKING };

/* Time that does not count, half-open; in order and not overlapping. */
struct pause {
	int64_t from, until;
};
struct pauses {
	const struct pause *at;
	size_t count;
};

bool calendar_holiday(const struct calendar *c, int32_t day);
/* Neither a holiday nor a weekday on which the desk is not open. */
bool calendar_works(const struct calendar *c, int32_t day);
/* The instant at which a day begins, and the day an instant is in. */
int64_t calendar_begins(const struct calendar *c, int32_t day);
int32_t calendar_day(const struct calendar *c, int64_t instant);
/* Whether the clock stood still as the day ended: such a day does not count. */
bool calendar_paused(const struct calendar *c, struct pauses pauses, int32_t day);
/* Whether a day counts among days. */
bool calendar_counts(const struct calendar *c, enum day_kind kind, struct pauses pauses, int32_t day);

/* Days that count, after the day of `from` and up to the day of `until`: day 0 is
 * that of receipt (domain.md 4.2). 0 where until is before from. Of any three
 * instants in order: days(a, c) = days(a, b) + days(b, c). */
int64_t calendar_days(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t until);
/* The last second of the day that is the n-th to count after the day of `from`
 * (n from 1), so that days(from, *at) = n. False where there is none in 40 years. */
bool calendar_add_days(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t n,
    int64_t *at);

/* Seconds that count in [from, until): all but the pauses; of DAY_WORKING only
 * open hours of days that are worked. Adds up as the days do. */
int64_t calendar_seconds(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t until);
/* The first instant at which n seconds (n from 0) have counted since `from`, so
 * that seconds(from, *at) = n. False where there is none in 40 years. */
bool calendar_add_seconds(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t n,
    int64_t *at);

#endif
