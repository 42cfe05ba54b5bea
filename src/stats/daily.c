/* daily: the page of one day, judged as it stood at the end of the day. */
#include "daily.h"

#include "base/number.h"
#include "time/date.h"
#include "verbs.h"

enum { DAY = 86400 };

/* Seconds after midnight at which a day of the page begins. */
static int
day_start(struct session *s)
{
	const struct zone *zone = tree_zone(&s->tree);
	struct text start = {0};
	int64_t hour = 0, minute = 0;

	for (size_t i = 0; session_given(s, OPT_DUTY) && i < s->tree.station_count; i++)
		if (&s->tree.stations[i].zone == zone)
			start = record_get(&s->tree.stations[i].config, NAME_DUTY_START);
	if (start.len == 5) {
		number_parse(text_slice(start, 0, 2), 0, 23, &hour);
		number_parse(text_after(start, 3), 0, 59, &minute);
	}
	return (int)(hour * 3600 + minute * 60);
}

/* --day, else the last day that is over. */
static bool
pick_day(struct session *s, int start, int64_t *day, struct fail *why)
{
	struct when when = session_when(s);
	struct period p;

	if (!session_given(s, OPT_DAY)) {
		*day = moment_day(moment_in(s->clock.now - start, when.zone)) - 1;
		return true;
	}
	if (!when_period(&when, text_of(session_word(s, OPT_DAY)), &p, why))
		return fail_field(why, "day");
	*day = moment_day(moment_in(p.from, when.zone));
	if (p.from != zone_instant(when.zone, *day * DAY) || p.until != zone_instant(when.zone, (*day + 1) * DAY)) {
		fail_set(why, MSG_DATE_BAD, session_word(s, OPT_DAY));
		return fail_field(why, "day");
	}
	return true;
}

bool
stats_daily(struct session *s, struct fail *why)
{
	const struct zone *zone = tree_zone(&s->tree);
	struct daily d = { .session = s };
	int start = day_start(s);
	int64_t day = 0, received;
	bool ok;

	if (!figures_start(&d.figures, s, FORMAT_TEXT, why) || !pick_day(s, start, &day, why))
		return false;
	d.figures.period.from = zone_instant(zone, day * DAY + start);
	d.figures.period.until = zone_instant(zone, (day + 1) * DAY + start);
	d.judged = d.figures.period.until < s->clock.now ? d.figures.period.until : s->clock.now;
	if (d.judged < d.figures.period.from)
		d.judged = d.figures.period.from;
	d.figures.standing = true;
	ok = daily_gather(&d, why);
	if (ok && d.figures.format == FORMAT_TEXT) {
		daily_page(&d);
	} else if (ok) {
		daily_rows(&d);
		figures_say_period(&d.figures);
	}
	received = d.voices[VOICE_REPORT].received + d.voices[VOICE_FEEDBACK].received;
	daily_release(&d);
	return ok && (received > 0 || !session_given(s, OPT_EXIT) || fail_set(why, MSG_NOTHING_FOUND));
}
