/* What is unusual: a kind of which more came on a day than its weekday makes likely. */
#include <math.h>

#include "query/poisson.h"
#include "summary.h"

/* Fewer weeks say too little of what is usual. */
enum { WEEKS = 7, WEEKS_LEAST = 4 };
#define LIKELY .99865

static const struct choice *
kinds_of(const struct summary *d)
{
	return d->figures.shape.fields[shape_named(&d->figures.shape, NAME_KIND)]->choices;
}

static int32_t
window_begin(const struct summary *d)
{
	return d->begin[NOW] - WEEKS * WEEKDAYS;
}

static int64_t *
count_at(const struct summary *d, size_t kind, int32_t day)
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
summary_signals_take(struct summary *d, int32_t day, struct text kind)
{
	const struct choice *kinds = kinds_of(d);

	if (day < window_begin(d) || day >= d->end)
		return;
	for (size_t i = 0; kinds[i].key != NULL; i++)
		if (text_is(kind, kinds[i].key))
			(*count_at(d, i, day))++;
}

/* One kind on one day, against the same weekday of the weeks before. A mean of nothing
 * counts as if one had come, else the first would always be a signal. */
static void
judge(struct summary *d, size_t kind, int32_t day)
{
	struct signals *s = &d->signals;
	struct signal one = { .day = day, .kind = &kinds_of(d)[kind], .n = *count_at(d, kind, day) };
	int64_t counts[WEEKS], sum = 0;
	int weeks = 0;
	double mean;

	while (weeks < WEEKS && day - (weeks + 1) * WEEKDAYS >= summary_first_day(d)) {
		counts[weeks] = *count_at(d, kind, day - (weeks + 1) * WEEKDAYS);
		sum += counts[weeks++];
	}
	if (weeks < WEEKS_LEAST)
		return;
	mean = (double)(sum > 0 ? sum : 1) / weeks;
	one.expected = (double)sum / weeks;
	one.limit = poisson_limit_wide(mean, LIKELY, poisson_dispersion(counts, (size_t)weeks).index);
	s->tests++;
	s->false_alarms += poisson_above(one.limit, mean);
	if (one.n > one.limit && s->count++ < LISTED_MAX)
		s->rows[s->count - 1] = one;
}

void
summary_signals_end(struct summary *d)
{
	const struct choice *kinds = kinds_of(d);

	for (int32_t day = d->begin[NOW]; day < d->end && d->first != INT64_MAX; day++)
		for (size_t i = 0; kinds[i].key != NULL; i++)
			if (!text_is(text_of(kinds[i].key), "log"))
				judge(d, i, day);
}
