/* What came in, in the period of the page and in those before it. */
#include "summary.h"
#include "time/date.h"

static void
count_in(struct summary *d, int before, enum dimension by, struct text key)
{
	tally_at(d->by[before][d->figures.voice][by], key)->n++;
	tally_at(d->by[before][BOTH][by], key)->n++;
}

static void
add(struct tally_group *g, enum stage_result result, int64_t seconds)
{
	switch (result) {
	case STAGE_MISSING:
		g->missing++;
		return;
	case STAGE_NEGATIVE:
		g->negative++;
		return;
	case STAGE_NO_TIME:
		g->no_time++;
		return;
	case STAGE_MEASURED:
		g->n++;
		g->zero += seconds == 0;
		durations_add(&g->durations, seconds);
	}
}

/* Response times. What came in before is measured as it was known at the end of its own
 * period, else the one before would always look better than this one, or worse. */
static void
measure(struct summary *d, struct scanned *s, int before)
{
	const struct figures *f = &d->figures;
	struct text kind = row_get(&f->shape, f->row, NAME_KIND);
	int64_t seconds = 0;
	enum stage_result result = stage_measure(&d->span, f->row, &seconds);

	if (before > NOW && result == STAGE_MEASURED && s->received.at + seconds >= d->spans[before].until)
		result = STAGE_MISSING;
	add(&d->voices[f->voice].response[before], result, seconds);
	if (before > NOW)
		return;
	add(tally_at(d->response[f->voice], kind), result, seconds);
	if (!text_is(kind, "emergency"))
		return;
	result = stage_measure(&d->arrival, f->row, &seconds);
	add(&d->emergency, result, seconds);
}

static void
count_aspects(struct summary *d, int before)
{
	struct text aspects = row_get(&d->figures.shape, d->figures.row, NAME_ASPECTS), rest = aspects, item;

	if (rest.len == 0)
		count_in(d, before, BY_ASPECT, rest);
	while (text_next(&rest, '\n', &item))
		if (item.len > 0 && !text_came_before(aspects, item))
			count_in(d, before, BY_ASPECT, item);
}

static int32_t
day_of(const struct summary *d, int64_t at)
{
	return moment_day(moment_in(at - d->start, summary_zone(d)));
}

static void
count_part(struct summary *d, int32_t day)
{
	for (size_t i = 0; i < d->part_count; i++) {
		struct part *p = &d->parts[i];

		p->n[d->figures.voice] += day >= p->begin && day < p->end;
		p->before[d->figures.voice] += d->length == LENGTH_WEEK && day + WEEKDAYS >= p->begin && day + WEEKDAYS < p->end;
	}
	if (d->length == LENGTH_MONTH && day >= d->begin[NOW] && day < d->end)
		d->month_days[day - d->begin[NOW]]++;
}

/* Of the page's own period. */
static void
count_now(struct summary *d, const struct scanned *s)
{
	if (s->received.day_only)
		d->voices[d->figures.voice].no_time++;
	else
		d->hours[date_weekday(moment_day(s->received)) - 1][moment_second(s->received) / 3600]++;
}

static struct text
shift_key(const struct figures *f, struct arena *arena)
{
	return arena_printf(arena, "%.*s/%.*s", TEXT_ARG(row_get(&f->shape, f->row, NAME_STATION)),
	    TEXT_ARG(row_get(&f->shape, f->row, NAME_SHIFT)));
}

void
summary_received(struct summary *d, struct scanned *s)
{
	const struct figures *f = &d->figures;
	struct voice_part *v = &d->voices[f->voice];
	int before = NOW;

	count_part(d, day_of(d, scan_instant(s)));
	summary_signals_take(d, day_of(d, scan_instant(s)), row_get(&f->shape, f->row, NAME_KIND));
	while (before < PERIODS && scan_instant(s) < d->spans[before].from)
		before++;
	if (before == PERIODS)
		return;
	v->received[before]++;
	count_in(d, before, BY_KIND, row_get(&f->shape, f->row, NAME_KIND));
	count_in(d, before, BY_CHANNEL, row_get(&f->shape, f->row, NAME_CHANNEL));
	if (!s->received.day_only)
		count_in(d, before, BY_SHIFT, shift_key(f, s->arena));
	if (f->voice == VOICE_FEEDBACK)
		count_aspects(d, before);
	if (before == NOW)
		count_now(d, s);
	if (before <= BEFORE && stage_counts(&f->shape, f->row))
		measure(d, s, before);
	else if (before == NOW)
		v->apart++;
}
