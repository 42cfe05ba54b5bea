#include "time/when.h"

#include <stdio.h>

#include "base/refuse.h"
#include "time/date.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, WEEK = 7 * DAY };

static const char *const months[12] = {
	"jan january januari",
	"feb february februari peb pebruari",
	"mar march maret mrt",
	"apr april",
	"may mei",
	"jun june juni",
	"jul july juli",
	"aug august agustus agu agt ags agst",
	"sep september sept",
	"oct october okt oktober",
	"nov november nop nopember",
	"dec december des desember",
};

static const struct {
	const char *name;
	int from_today;
} days[] = {
	{ "today", 0 }, { "hari ini", 0 }, { "yesterday", -1 }, { "kemarin", -1 }, { "tomorrow", 1 }, { "besok", 1 },
};

/* What was typed, before it is asked for as a point or as a period. */
struct reading {
	int64_t at;
	struct zone zone;	/* that was named, else the clock's */
	int32_t day;
	bool bare_day;
};

int
when_month(struct text name)
{
	for (int i = 0; i < 12; i++) {
		struct text rest = text_of(months[i]), one;

		while (text_next(&rest, ' ', &one))
			if (text_equal_fold(one, name))
				return i + 1;
	}
	return 0;
}

static bool
take(struct text *rest, char c)
{
	if (rest->len == 0 || rest->at[0] != c)
		return false;
	*rest = text_after(*rest, 1);
	return true;
}

/* The whole run of digits that comes next, if it has least to most of them. */
static bool
take_digits(struct text *rest, size_t least, size_t most, int *value)
{
	size_t n = 0;

	for (*value = 0; n < rest->len && n <= most && rest->at[n] >= '0' && rest->at[n] <= '9'; n++)
		*value = n < most ? *value * 10 + (rest->at[n] - '0') : 0;
	if (n < least || n > most)
		return false;
	*rest = text_after(*rest, n);
	return true;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct text
take_letters(struct text *rest)
{
	size_t n = 0;
	struct text word;

	while (n < rest->len && is_letter(rest->at[n]))
		n++;
	word = text_slice(*rest, 0, n);
	*rest = text_after(*rest, n);
	return word;
}

static bool
take_spaces(struct text *rest)
{
	size_t before = rest->len;

	while (take(rest, ' ') || take(rest, '\t'))
		;
	return rest->len < before;
}

/* "24 November 2026" and "24-Nov-2026", from behind the day. */
static bool
take_named_month(struct text *rest, struct date *d)
{
	bool dash = take(rest, '-');

	if (!dash)
		take_spaces(rest);
	d->month = when_month(take_letters(rest));
	return d->month > 0 && (dash ? take(rest, '-') : take_spaces(rest)) && take_digits(rest, 4, 4, &d->year);
}

/* A day in one of its forms; whether it exists is still to be asked. */
static bool
take_date(struct text *rest, struct date *d)
{
	struct text r = *rest, dashed;

	if (take_digits(&r, 4, 4, &d->year)) {
		if (!take(&r, '-') || !take_digits(&r, 2, 2, &d->month) || !take(&r, '-')
		    || !take_digits(&r, 2, 2, &d->day))
			return false;
	} else {
		if (!take_digits(&r, 1, 2, &d->day))
			return false;
		dashed = r;
		if (take(&dashed, '-') && take_digits(&dashed, 1, 2, &d->month) && take(&dashed, '-')
		    && take_digits(&dashed, 4, 4, &d->year))
			r = dashed;
		else if (!take_named_month(&r, d))
			return false;
	}
	*rest = r;
	return true;
}

static bool
take_day_word(struct text *rest, int *from_today)
{
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct text name = text_of(days[i].name), after = text_after(*rest, name.len);

		if (text_equal_fold(text_slice(*rest, 0, name.len), name) && (after.len == 0 || !is_letter(after.at[0]))) {
			*from_today = days[i].from_today;
			*rest = after;
			return true;
		}
	}
	return false;
}

/* 10:00, 10.00, with seconds behind the same sign or without. */
static bool
take_clock(struct text *rest, int *second)
{
	struct text r = *rest;
	int hours, minutes, seconds = 0;
	char sign;

	if (!take_digits(&r, 1, 2, &hours) || r.len == 0 || (r.at[0] != ':' && r.at[0] != '.'))
		return false;
	sign = r.at[0];
	if (!take(&r, sign) || !take_digits(&r, 2, 2, &minutes))
		return false;
	if (take(&r, sign) && !take_digits(&r, 2, 2, &seconds))
		return false;
	if (hours > 23 || minutes > 59 || seconds > 59)
		return false;
	*second = hours * HOUR + minutes * MINUTE + seconds;
	*rest = r;
	return true;
}

/* The zone that follows a time of day, if one does; it must be the end. */
static bool
take_zone(struct text rest, struct zone *z)
{
	struct fail ignored = {0};
	bool found;

	rest = text_trim(rest);
	if (rest.len == 0)
		return true;
	found = zone_find(rest, z, &ignored);
	fail_release(&ignored);
	return found;
}

static int32_t
today(const struct when *w, const struct zone *z)
{
	return moment_day(moment_in(w->now, z));
}

/* A time of day alone: its latest occurrence that is not in the future. */
static bool
read_clock(const struct when *w, struct text t, struct reading *r)
{
	int second;
	int64_t local;

	if (!take_clock(&t, &second) || !take_zone(t, &r->zone))
		return false;
	local = (int64_t)today(w, &r->zone) * DAY + second;
	r->at = zone_instant(&r->zone, local);
	if (r->at > w->now)
		r->at = zone_instant(&r->zone, local - DAY);
	return true;
}

static int32_t
months_earlier(int32_t day, int n)
{
	struct date d = date_of_number(day);
	int month = d.year * 12 + d.month - 1 - n;

	if (month < 12)
		return INT32_MIN;
	d.year = month / 12;
	d.month = month % 12 + 1;
	if (d.day > date_days_in_month(d.year, d.month))
		d.day = date_days_in_month(d.year, d.month);
	return date_number(d);
}

/* -7d -2w -3mo keep the time on the wall, -12h -30m count what passed. */
static bool
read_ago(const struct when *w, struct text t, struct reading *r)
{
	struct moment now = moment_in(w->now, &r->zone);
	int32_t day = moment_day(now);
	int n;

	if (!take(&t, '-') || !take_digits(&t, 1, 6, &n))
		return false;
	if (text_equal_fold(t, TEXT("h")) || text_equal_fold(t, TEXT("m"))) {
		r->at = w->now - (int64_t)n * (text_equal_fold(t, TEXT("h")) ? HOUR : MINUTE);
		return date_exists(date_of_number(moment_day(moment_in(r->at, &r->zone))));
	}
	if (text_equal_fold(t, TEXT("d")))
		day -= n;
	else if (text_equal_fold(t, TEXT("w")))
		day -= 7 * n;
	else if (text_equal_fold(t, TEXT("mo")))
		day = months_earlier(day, n);
	else
		return false;
	r->at = zone_instant(&r->zone, (int64_t)day * DAY + moment_second(now));
	return date_exists(date_of_number(day));
}

/* A day, with or without a time of day. */
static bool
read_day(const struct when *w, struct text t, struct reading *r, struct fail *why)
{
	struct text rest = t;
	struct date d;
	int from_today, second = 0;

	if (take_day_word(&rest, &from_today))
		d = date_of_number(today(w, &r->zone) + from_today);
	else if (!take_date(&rest, &d))
		return refuse(why, MSG_WHEN_BAD, t);
	r->bare_day = rest.len == 0;
	if (!r->bare_day && ((!take(&rest, 'T') && !take(&rest, 't') && !take_spaces(&rest))
	    || !take_clock(&rest, &second) || !take_zone(rest, &r->zone)))
		return refuse(why, MSG_WHEN_BAD, t);
	if (!date_exists(d))
		return refuse(why, MSG_DAY_MISSING, t);
	r->day = date_number(d);
	r->at = zone_instant(&r->zone, (int64_t)r->day * DAY + second);
	return true;
}

static bool
read_any(const struct when *w, struct text t, struct reading *r, struct fail *why)
{
	*r = (struct reading){ .at = w->now, .zone = *w->zone };
	if (text_equal_fold(t, TEXT("now")) || text_equal_fold(t, TEXT("sekarang")))
		return true;
	return read_ago(w, t, r) || read_clock(w, t, r) || read_day(w, t, r, why);
}

bool
when_parse(const struct when *w, struct text t, struct moment *m, struct fail *why)
{
	struct reading r;

	if (!read_any(w, text_trim(t), &r, why))
		return false;
	*m = moment_in(r.at, &r.zone);
	return true;
}

bool
when_parse_day(const struct when *w, struct text t, struct moment *m, struct fail *why)
{
	struct reading r;

	if (!read_any(w, text_trim(t), &r, why))
		return false;
	*m = r.bare_day ? (struct moment){ .at = (int64_t)r.day * DAY, .day_only = true } : moment_in(r.at, &r.zone);
	return true;
}

static struct period
period_of_days(const struct when *w, int32_t from, int32_t until)
{
	return (struct period){
		.from = zone_instant(w->zone, (int64_t)from * DAY),
		.until = zone_instant(w->zone, (int64_t)until * DAY),
	};
}

enum calendar { CALENDAR_NOT, CALENDAR_MISSING, CALENDAR_IS };

/* The days of 2026, 2026-11 or 2026-W48. */
static enum calendar
calendar_days(struct text t, int32_t *from, int32_t *until)
{
	int year, part, weeks;
	bool week;

	if (!take_digits(&t, 4, 4, &year))
		return CALENDAR_NOT;
	if (t.len == 0) {
		*from = date_number((struct date){ year, 1, 1 });
		*until = date_number((struct date){ year + 1, 1, 1 });
		return year < 1 ? CALENDAR_MISSING : CALENDAR_IS;
	}
	if (!take(&t, '-'))
		return CALENDAR_NOT;
	week = take(&t, 'W') || take(&t, 'w');
	if (!take_digits(&t, 2, 2, &part) || t.len > 0)
		return CALENDAR_NOT;
	/* 28 December is always in the last week. */
	date_week(date_number((struct date){ year, 12, 28 }), &(int){0}, &weeks);
	if (year < 1 || part < 1 || part > (week ? weeks : 12))
		return CALENDAR_MISSING;
	*from = week ? date_of_week(year, part) : date_number((struct date){ year, part, 1 });
	*until = *from + (week ? 7 : date_days_in_month(year, part));
	return CALENDAR_IS;
}

/* A week that was typed without its W looks like a month that there is none of. */
static bool
refuse_missing(struct text t, struct fail *why)
{
	char typed[] = "2026-47", meant[] = "2026-W47";
	int32_t from, until;

	if (t.len != 7 || t.at[4] != '-')
		return refuse(why, MSG_DAY_MISSING, t);
	(void)snprintf(typed, sizeof typed, "%.7s", t.at);
	(void)snprintf(meant, sizeof meant, "%.4s-W%.2s", t.at, t.at + 5);
	return calendar_days(text_of(meant), &from, &until) == CALENDAR_IS ? fail_set(why, MSG_WEEK_MEANT, typed, meant)
	    : refuse(why, MSG_DAY_MISSING, t);
}

static bool
read_span(const struct when *w, struct text t, struct period *p, struct fail *why)
{
	struct reading r;
	int32_t from, until;

	switch (calendar_days(t, &from, &until)) {
	case CALENDAR_MISSING:
		return refuse_missing(t, why);
	case CALENDAR_IS:
		*p = period_of_days(w, from, until);
		return true;
	case CALENDAR_NOT:
		break;
	}
	if (!read_any(w, t, &r, why))
		return false;
	*p = r.bare_day ? period_of_days(w, r.day, r.day + 1) : (struct period){ r.at, r.at + 1 };
	return true;
}

bool
when_period(const struct when *w, struct text t, struct period *p, struct fail *why)
{
	struct period first = PERIOD_ALL, last = PERIOD_ALL;
	size_t dots;
	struct text from, until;

	t = text_trim(t);
	dots = text_find(t, TEXT(".."));
	if (dots == (size_t)-1)
		return read_span(w, t, p, why);
	from = text_trim(text_slice(t, 0, dots));
	until = text_trim(text_after(t, dots + 2));
	if ((from.len > 0 && !read_span(w, from, &first, why)) || (until.len > 0 && !read_span(w, until, &last, why)))
		return false;
	if (first.from >= last.until)
		return refuse(why, MSG_PERIOD_BACKWARDS, t);
	*p = (struct period){ first.from, last.until };
	return true;
}

bool
when_duration(struct text t, int64_t *seconds, struct fail *why)
{
	static const struct {
		char letter;
		int32_t seconds;
	} units[] = { { 'w', WEEK }, { 'd', DAY }, { 'h', HOUR }, { 'm', MINUTE }, { 's', 1 } };
	struct text rest = text_trim(t);
	int64_t sum = 0;
	size_t unit = 0;

	do {
		int n;

		if (!take_digits(&rest, 1, 9, &n) || rest.len == 0)
			return refuse(why, MSG_DURATION_BAD, t);
		/* Largest first and each once: "30m1h" is more likely a slip. */
		while (unit < sizeof units / sizeof *units && units[unit].letter != (rest.at[0] | 0x20))
			unit++;
		if (unit == sizeof units / sizeof *units)
			return refuse(why, MSG_DURATION_BAD, t);
		sum += (int64_t)n * units[unit++].seconds;
		rest = text_after(rest, 1);
	} while (rest.len > 0);
	*seconds = sum;
	return true;
}
