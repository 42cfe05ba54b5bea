/* Which days the page is of, and the periods before it. */
#include "base/number.h"
#include "summary.h"
#include "time/date.h"

enum { DAY = 86400, WEEK = 7 };

/* Seconds after midnight at which a day of the page begins. */
static int
day_start(const struct summary *d)
{
	const struct tree *tree = &d->session->tree;
	struct text start = {0};
	int64_t hour = 0, minute = 0;

	for (size_t i = 0; session_given(d->session, OPT_DUTY) && i < tree->station_count; i++)
		if (&tree->stations[i].zone == tree_zone(tree))
			start = record_get(&tree->stations[i].config, NAME_DUTY_START);
	if (start.len == 5) {
		number_parse(text_slice(start, 0, 2), 0, 23, &hour);
		number_parse(text_after(start, 3), 0, 59, &minute);
	}
	return (int)(hour * 3600 + minute * 60);
}

/* The first day of the period that a day is in. */
static int32_t
begin_of(enum length length, int32_t day)
{
	struct date date = date_of_number(day);

	switch (length) {
	case LENGTH_WEEK:
		return day - (date_weekday(day) - 1);
	case LENGTH_MONTH:
		return date_number((struct date){ date.year, date.month, 1 });
	default:
		return day;
	}
}

static int32_t
end_of(enum length length, int32_t begin)
{
	struct date date = date_of_number(begin);

	if (length == LENGTH_MONTH)
		return begin + date_days_in_month(date.year, date.month);
	return begin + (length == LENGTH_WEEK ? WEEK : 1);
}

/* What was given must be one whole period of the page. */
static bool
take_given(struct summary *d, enum option_id id, struct fail *why)
{
	static const enum message bad[] = { MSG_DATE_BAD, MSG_WEEK_BAD, MSG_MONTH_BAD };
	struct when when = session_when(d->session);
	const char *word = session_word(d->session, id);
	struct period p;

	if (!when_period(&when, text_of(word), &p, why))
		return fail_field(why, option_row(id)->name);
	d->begin[NOW] = moment_day(moment_in(p.from, when.zone));
	d->end = end_of(d->length, d->begin[NOW]);
	if (p.from == zone_instant(when.zone, d->begin[NOW] * (int64_t)DAY) && p.until == zone_instant(when.zone, d->end * (int64_t)DAY) &&
	    d->begin[NOW] == begin_of(d->length, d->begin[NOW]))
		return true;
	fail_set(why, bad[d->length], word);
	return fail_field(why, option_row(id)->name);
}

/* The days of a week; the weeks of a month, the first and last cut to it. */
static void
cut_parts(struct summary *d)
{
	enum length within = d->length == LENGTH_MONTH ? LENGTH_WEEK : LENGTH_DAY;

	for (int32_t day = d->begin[NOW]; d->length != LENGTH_DAY && day < d->end; day = d->parts[d->part_count++].end) {
		int32_t end = end_of(within, begin_of(within, day));

		d->parts[d->part_count] = (struct part){ .begin = day, .end = end < d->end ? end : d->end };
	}
}

bool
summary_period(struct summary *d, struct fail *why)
{
	static const enum option_id options[] = { OPT_DAY, OPT_WEEK, OPT_MONTH };
	enum option_id id = options[d->length];
	const struct zone *zone = summary_zone(d);

	d->start = day_start(d);
	if (session_given(d->session, id)) {
		if (!take_given(d, id, why))
			return false;
	} else {
		d->end = begin_of(d->length, moment_day(moment_in(d->session->clock.now - d->start, zone)));
		d->begin[NOW] = begin_of(d->length, d->end - 1);
	}
	for (int i = BEFORE; i < PERIODS; i++)
		d->begin[i] = begin_of(d->length, d->begin[i - 1] - 1);
	for (int i = NOW; i < PERIODS; i++)
		d->spans[i] = (struct period){ zone_instant(zone, d->begin[i] * (int64_t)DAY + d->start),
			zone_instant(zone, (i > NOW ? d->begin[i - 1] : d->end) * (int64_t)DAY + d->start) };
	cut_parts(d);
	d->figures.period = d->spans[NOW];
	d->judged = d->figures.period.until < d->session->clock.now ? d->figures.period.until : d->session->clock.now;
	if (d->figures.period.from <= d->session->clock.now)
		return true;
	fail_set(why, MSG_PAGE_NOT_BEGUN, session_word(d->session, id));
	return fail_field(why, option_row(id)->name);
}

int64_t
summary_judged(const struct summary *d, const struct station *station)
{
	int64_t end = figures_bound(&d->figures, d->figures.period.until, station);

	return end < d->session->clock.now ? end : d->session->clock.now;
}

const struct zone *
summary_zone(const struct summary *d)
{
	return tree_zone(&d->session->tree);
}

int32_t
summary_first_day(const struct summary *d)
{
	return moment_day(moment_in(d->first - d->start, summary_zone(d)));
}

bool
summary_known(const struct summary *d, int before)
{
	return d->first != INT64_MAX && d->begin[before] >= summary_first_day(d);
}

int
summary_known_count(const struct summary *d)
{
	int n = 0;

	for (int i = BEFORE; i < PERIODS; i++)
		n += summary_known(d, i);
	return n;
}
