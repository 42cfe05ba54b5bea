/* What came in, in the period of the page and in those before it. */
#include "summary.h"
#include "time/date.h"

static void
count_in(struct summary *d, int before, enum dimension by, struct text key, struct text id)
{
	static const char *const sections[DIMENSIONS] = { "kind", "channel", "shift", "aspect" };

	summary_count(d, &tally_at(d->by[before][d->figures.voice][by], key)->n,
	    (struct cell){ .section = sections[by], .key = key, .voice = by != BY_ASPECT, .before = before }, id);
	tally_at(d->by[before][BOTH][by], key)->n++;
}

/* A time, or why there is none; `c` without its key. */
static void
add(struct summary *d, struct tally_group *g, enum stage_result result, int64_t seconds, struct cell c, struct text id)
{
	static const char *const keys[STAGE_RESULTS] = { [STAGE_MISSING] = "missing", [STAGE_NEGATIVE] = "negative",
		[STAGE_NO_TIME] = "no_time", [STAGE_MEASURED] = "n" };
	int64_t *const counts[STAGE_RESULTS] = { [STAGE_MISSING] = &g->missing, [STAGE_NEGATIVE] = &g->negative,
		[STAGE_NO_TIME] = &g->no_time, [STAGE_MEASURED] = &g->n };

	c.key = text_of(keys[result]);
	summary_count(d, counts[result], c, id);
	if (result != STAGE_MEASURED) {
		c.key = TEXT("excluded");
		summary_behind(d, c, id);
		return;
	}
	durations_add(&g->durations, seconds);
	c.key = TEXT("zero");
	if (seconds == 0)
		summary_count(d, &g->zero, c, id);
}

/* Response times. What came in before is measured as it was known at the end of its own
 * period, else the one before would always look better than this one, or worse. */
static void
measure(struct summary *d, struct scanned *s, int before)
{
	const struct figures *f = &d->figures;
	struct text kind = row_get(&f->shape, f->row, NAME_KIND);
	struct cell c = { .section = "response", .voice = true, .before = before };
	int64_t seconds = 0;
	enum stage_result result = stage_measure(&d->span, f->row, &seconds);

	if (before > NOW && result == STAGE_MEASURED && s->received.at + seconds >= d->spans[before].until)
		result = STAGE_MISSING;
	add(d, &d->voices[f->voice].response[before], result, seconds, c, s->c.id);
	if (before > NOW)
		return;
	c.sub = kind;
	add(d, tally_at(d->response[f->voice], kind), result, seconds, c, s->c.id);
	if (!text_is(kind, "emergency"))
		return;
	result = stage_measure(&d->arrival, f->row, &seconds);
	add(d, &d->emergency, result, seconds, (struct cell){ .section = "emergency_arrival" }, s->c.id);
}

static void
count_aspects(struct summary *d, int before, struct text id)
{
	struct text aspects = row_get(&d->figures.shape, d->figures.row, NAME_ASPECTS), rest = aspects, item;

	if (rest.len == 0)
		count_in(d, before, BY_ASPECT, rest, id);
	while (text_next(&rest, '\n', &item))
		if (item.len > 0 && !text_came_before(aspects, item))
			count_in(d, before, BY_ASPECT, item, id);
}

static int32_t
day_of(const struct summary *d, int64_t at)
{
	return moment_day(moment_in(at - d->start, summary_zone(d)));
}

static void
count_part(struct summary *d, int32_t day, struct scanned *s)
{
	struct cell c = { .section = d->length == LENGTH_WEEK ? "day" : "week", .voice = true };
	enum voice v = d->figures.voice;
	char first[11];

	for (size_t i = 0; i < d->part_count; i++) {
		struct part *p = &d->parts[i];

		if (day >= p->begin && day < p->end) {
			date_print(p->begin, first);
			c.key = summary_key(d, s->arena, "%s", first);
			summary_count(d, &p->n[v], c, s->c.id);
		}
		p->before[v] += d->length == LENGTH_WEEK && day + WEEKDAYS >= p->begin && day + WEEKDAYS < p->end;
	}
	if (d->length == LENGTH_MONTH && day >= d->begin[NOW] && day < d->end)
		d->month_days[day - d->begin[NOW]]++;
}

/* Of the page's own period. */
static void
count_now(struct summary *d, const struct scanned *s)
{
	int hour = moment_second(s->received) / 3600;

	if (s->received.day_only)
		summary_count(d, &d->voices[d->figures.voice].no_time,
		    (struct cell){ .section = "shift", .key = TEXT("no_time"), .voice = true }, s->c.id);
	else
		summary_count(d, &d->hours[date_weekday(moment_day(s->received)) - 1][hour],
		    (struct cell){ .section = "hour", .key = summary_key(d, s->arena, "%d", hour) }, s->c.id);
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

	count_part(d, day_of(d, scan_instant(s)), s);
	summary_signals_take(d, day_of(d, scan_instant(s)), s);
	while (before < PERIODS && scan_instant(s) < d->spans[before].from)
		before++;
	if (before == PERIODS)
		return;
	summary_count(d, &v->received[before], (struct cell){ .section = "received", .key = TEXT("n"), .voice = true, .before = before }, s->c.id);
	count_in(d, before, BY_KIND, row_get(&f->shape, f->row, NAME_KIND), s->c.id);
	count_in(d, before, BY_CHANNEL, row_get(&f->shape, f->row, NAME_CHANNEL), s->c.id);
	if (!s->received.day_only)
		count_in(d, before, BY_SHIFT, shift_key(f, s->arena), s->c.id);
	if (f->voice == VOICE_FEEDBACK)
		count_aspects(d, before, s->c.id);
	if (before == NOW)
		count_now(d, s);
	if (before == NOW && text_is(row_get(&f->shape, f->row, NAME_KIND), "log"))
		summary_count(d, &v->logs, (struct cell){ .section = "received", .key = TEXT("log"), .voice = true }, s->c.id);
	else if (before == NOW && (s->c.status == STATUS_REJECTED || s->c.status == STATUS_DUPLICATE))
		summary_count(d, &v->rejected, (struct cell){ .section = "received", .key = TEXT("rejected"), .voice = true }, s->c.id);
	if (before <= BEFORE && stage_counts(&f->shape, f->row))
		measure(d, s, before);
	else if (before == NOW)
		summary_count(d, &v->apart, (struct cell){ .section = "response", .key = TEXT("apart"), .voice = true }, s->c.id);
}
