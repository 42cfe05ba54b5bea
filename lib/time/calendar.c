#include "time/calendar.h"

#include <stdlib.h>

#include "time/date.h"

enum { DAY = 86400, DAYS_MOST = 40 * 366, SATURDAY = 6 };

static int
day_order(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;

	return (a > b) - (a < b);
}

bool
calendar_holiday(const struct calendar *c, int32_t day)
{
	return c->holiday_count > 0 &&
	    bsearch(&day, c->holidays, c->holiday_count, sizeof day, day_order) != NULL;
}

static bool
in_force(const struct calendar_hours *h, int32_t day)
{
	return h->weekday == date_weekday(day) && day >= h->from && day < h->until;
}

/* The `from` of the rows that rule on a day; false where none is in force. */
static bool
ruling(const struct calendar *c, int32_t day, int32_t *from)
{
	bool found = false;

	for (size_t i = 0; i < c->hour_count; i++) {
		if (!in_force(&c->hours[i], day) || (found && c->hours[i].from <= *from))
			continue;
		*from = c->hours[i].from;
		found = true;
	}
	return found;
}

bool
calendar_works(const struct calendar *c, int32_t day)
{
	int32_t from;

	if (calendar_holiday(c, day))
		return false;
	return c->hour_count == 0 ? date_weekday(day) < SATURDAY : ruling(c, day, &from);
}

int64_t
calendar_begins(const struct calendar *c, int32_t day)
{
	return zone_instant(&c->zone, (int64_t)day * DAY);
}

int32_t
calendar_day(const struct calendar *c, int64_t instant)
{
	int64_t local = instant + zone_offset(&c->zone, instant);

	return (int32_t)(local >= 0 ? local / DAY : -((DAY - 1 - local) / DAY));
}

bool
calendar_paused(const struct calendar *c, struct pauses pauses, int32_t day)
{
	int64_t end = calendar_begins(c, day + 1);

	for (size_t i = 0; i < pauses.count; i++)
		if (pauses.at[i].from < end && end <= pauses.at[i].until)
			return true;
	return false;
}

bool
calendar_counts(const struct calendar *c, enum day_kind kind, struct pauses pauses, int32_t day)
{
	return (kind != DAY_WORKING || calendar_works(c, day)) && !calendar_paused(c, pauses, day);
}

int64_t
calendar_days(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t until)
{
	int32_t last = calendar_day(c, until);
	int64_t n = 0;

	for (int32_t day = calendar_day(c, from) + 1; day <= last; day++)
		n += calendar_counts(c, kind, pauses, day);
	return n;
}

bool
calendar_add_days(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t n,
    int64_t *at)
{
	int32_t first = calendar_day(c, from), day = first;

	while (n > 0 && day - first < DAYS_MOST) {
		day++;
		n -= calendar_counts(c, kind, pauses, day);
	}
	*at = calendar_begins(c, day + 1) - 1;
	return n == 0;
}

/* Seconds of [from, until) outside of the pauses. */
static int64_t
unpaused(struct pauses pauses, int64_t from, int64_t until)
{
	int64_t n = until > from ? until - from : 0;

	for (size_t i = 0; i < pauses.count && n > 0; i++) {
		int64_t a = pauses.at[i].from > from ? pauses.at[i].from : from;
		int64_t b = pauses.at[i].until < until ? pauses.at[i].until : until;

		n -= b > a ? b - a : 0;
	}
	return n;
}

/* The first instant at which n unpaused seconds of [from, until) are over, or
 * `until`, with what is left of n. */
static int64_t
spend(struct pauses pauses, int64_t from, int64_t until, int64_t *n)
{
	for (size_t i = 0; i < pauses.count && from < until; i++) {
		int64_t free = pauses.at[i].from < until ? pauses.at[i].from : until;

		if (pauses.at[i].until <= from)
			continue;
		if (free > from) {
			if (*n <= free - from)
				break;
			*n -= free - from;
		}
		from = pauses.at[i].until < until ? pauses.at[i].until : until;
	}
	if (from < until && *n <= until - from) {
		from += *n;
		*n = 0;
		return from;
	}
	*n -= until > from ? until - from : 0;
	return until;
}

/* The open hours of a day that is worked, one after the other, from the second `after`
 * on; false when there are no more. Rows may come in any order; where they overlap
 * time counts once. */
static bool
next_hours(const struct calendar *c, int32_t day, int *after, struct pause *hours)
{
	static const struct calendar_hours whole = { .open = 0, .close = DAY };
	const struct calendar_hours *best = c->hour_count == 0 && *after < DAY ? &whole : NULL;
	int32_t from = 0;
	int open;

	if (c->hour_count > 0 && !ruling(c, day, &from))
		return false;
	for (size_t i = 0; i < c->hour_count; i++) {
		const struct calendar_hours *h = &c->hours[i];

		if (in_force(h, day) && h->from == from && h->close > *after && (best == NULL || h->open < best->open))
			best = h;
	}
	if (best == NULL)
		return false;
	open = best->open > *after ? best->open : *after;
	hours->from = zone_instant(&c->zone, (int64_t)day * DAY + open);
	hours->until = zone_instant(&c->zone, (int64_t)day * DAY + best->close);
	*after = best->close;
	return true;
}

int64_t
calendar_seconds(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t until)
{
	int64_t n = 0;

	if (kind != DAY_WORKING)
		return unpaused(pauses, from, until);
	for (int32_t day = calendar_day(c, from), last = calendar_day(c, until); day <= last; day++) {
		struct pause hours;
		int after = 0;

		while (calendar_works(c, day) && next_hours(c, day, &after, &hours))
			n += unpaused(pauses, hours.from > from ? hours.from : from, hours.until < until ? hours.until : until);
	}
	return n;
}

bool
calendar_add_seconds(const struct calendar *c, enum day_kind kind, struct pauses pauses, int64_t from, int64_t n,
    int64_t *at)
{
	int64_t far = from + (int64_t)DAYS_MOST * DAY;
	int32_t first = calendar_day(c, from);

	*at = from;
	if (n == 0)
		return true;
	if (kind != DAY_WORKING) {
		*at = spend(pauses, from, far, &n);
		return n == 0;
	}
	for (int32_t day = first; n > 0 && day - first < DAYS_MOST; day++) {
		struct pause hours;
		int after = 0;

		while (n > 0 && calendar_works(c, day) && next_hours(c, day, &after, &hours))
			if (hours.until > from)
				*at = spend(pauses, hours.from > from ? hours.from : from, hours.until, &n);
	}
	return n == 0;
}
