/* What is unusual: a kind of which more came on a day than is usual, by the rule of
 * spkt-stats signal. A young desk is judged by the 28 days before, whatever their
 * weekday, until it has the weeks that the rule takes. */
#include <stdlib.h>

#include "base/memory.h"
#include "query/alarm.h"
#include "summary.h"
#include "time/date.h"

static const struct choice *
kinds_of(const struct summary *d)
{
	return d->figures.shape.fields[shape_named(&d->figures.shape, NAME_KIND)]->choices;
}

static int32_t
window_begin(const struct summary *d)
{
	return d->begin[NOW] - ALARM_WEEKS * WEEKDAYS;
}

/* The counts of a kind from a day on. */
static int64_t *
counts_from(const struct summary *d, size_t kind, int32_t day)
{
	return &d->daily[kind * (size_t)(d->end - window_begin(d)) + (size_t)(day - window_begin(d))];
}

void
summary_signals_start(struct summary *d)
{
	size_t kinds = 0;

	while (kinds_of(d)[kinds].key != NULL)
		kinds++;
	d->daily = arena_get(&d->session->arena, (kinds + 1) * (size_t)(d->end - window_begin(d)) * sizeof *d->daily);
}

void
summary_signals_take(struct summary *d, int32_t day, struct scanned *s)
{
	const struct choice *kinds = kinds_of(d);
	char date[11];
	struct text kind = row_get(&d->figures.shape, d->figures.row, NAME_KIND);

	if (day < window_begin(d) || day >= d->end)
		return;
	date_print(day, date);
	for (size_t i = 0; kinds[i].key != NULL; i++)
		if (text_is(kind, kinds[i].key))
			summary_count(d, counts_from(d, i, day), (struct cell){ .section = "signal",
				.key = summary_key(d, s->arena, "%s %s", date, kinds[i].key) }, s->c.id);
}

static void
take_day(struct summary *d, size_t kind, int32_t at, const struct alarm_day *judged)
{
	struct unusual *s = &d->signals;

	if (!judged->told)
		return;
	s->tests++;
	s->false_alarms += judged->alpha;
	if (!judged->high)
		return;
	if (s->count == s->cap) {
		s->cap = s->cap > 0 ? s->cap * 2 : LISTED_MAX;
		s->rows = memory_grow(s->rows, (size_t)s->cap, sizeof *s->rows);
	}
	s->rows[s->count++] = (struct signal){ .day = at, .kind = &kinds_of(d)[kind], .n = *counts_from(d, kind, at),
			.expected = judged->expected, .limit = (int64_t)judged->limit };
}

/* The day after the last that has begun: what is to come is not usual nor unusual. */
static int32_t
begun(const struct summary *d)
{
	int32_t last = moment_day(moment_in(d->judged - 1 - d->start, summary_zone(d)));

	return last + 1 < d->end ? last + 1 : d->end;
}

/* The days of one kind from the first record on; one that never came is not tested. */
static void
judge(struct summary *d, size_t kind)
{
	static const struct alarm_rule weeks = { ALARM_POISSON, true }, days = { ALARM_POISSON, false };
	int32_t from = summary_first_day(d) > window_begin(d) ? summary_first_day(d) : window_begin(d);
	int32_t until = begun(d);
	size_t n = until > from ? (size_t)(until - from) : 0, start = (size_t)(d->begin[NOW] > from ? d->begin[NOW] - from : 0);
	const int64_t *counts = counts_from(d, kind, from);
	struct alarm_day *by_week = arena_get(&d->session->arena, n * sizeof *by_week);
	struct alarm_day *by_days = arena_get(&d->session->arena, n * sizeof *by_days);
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += counts[i];
	if (sum == 0)
		return;
	alarm_run(&weeks, counts, n, start, by_week);
	alarm_run(&days, counts, n, start, by_days);
	for (size_t i = start; i < n; i++)
		take_day(d, kind, from + (int32_t)i, by_week[i].told ? &by_week[i] : &by_days[i]);
}

static int
by_day(const void *x, const void *y)
{
	const struct signal *a = x, *b = y;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->kind > b->kind) - (a->kind < b->kind);
}

void
summary_signals_end(struct summary *d)
{
	const struct choice *kinds = kinds_of(d);
	struct unusual *s = &d->signals;

	for (size_t i = 0; kinds[i].key != NULL && d->first != INT64_MAX && summary_first_day(d) < d->end; i++)
		if (!text_is(text_of(kinds[i].key), "log"))
			judge(d, i);
	if (s->count > 1)
		qsort(s->rows, (size_t)s->count, sizeof *s->rows, by_day);
}
