/* The pictures of the page: what came in by hour and by day. */
#include <math.h>

#include "summary_page.h"
#include "view/day.h"

static struct plot *
plot_new(const struct page *p, const struct summary *d, enum plot_kind kind, struct words title, size_t count)
{
	struct plot *plot = arena_get(&d->session->arena, sizeof *plot);

	plot->kind = kind;
	plot->title = arena_printf(&d->session->arena, "%s, %.*s", page_words(p, title), TEXT_ARG(summary_title(p, d, NOW)));
	plot->count = count;
	plot->y_name = text_of(page_words(p, (struct words)WORDS("received", "diterima")));
	plot->median = NAN;
	return plot;
}

static void
set_series(struct plot *plot, const struct summary *d, const struct plot_series *series, size_t count)
{
	struct plot_series *kept = arena_get(&d->session->arena, count * sizeof *kept);

	for (size_t i = 0; i < count; i++)
		kept[i] = series[i];
	plot->series = kept;
	plot->series_count = count;
}

static struct text *
hour_names(const struct summary *d)
{
	struct text *names = arena_get(&d->session->arena, HOURS * sizeof *names);

	for (int hour = 0; hour < HOURS; hour++)
		names[hour] = summary_number(d, hour);
	return names;
}

/* Of one day as a line, of more as a heat map. */
struct plot *
summary_plot_hours(const struct page *p, const struct summary *d)
{
	bool heat = d->length != LENGTH_DAY;
	struct plot *plot = plot_new(p, d, heat ? PLOT_HEAT : PLOT_LINES,
	    heat ? (struct words)WORDS("Received by weekday and hour", "Diterima per hari dan jam") :
	    (struct words)WORDS("Received by hour", "Diterima per jam"), HOURS);
	size_t rows = heat ? WEEKDAYS : 1;
	double *at = arena_get(&d->session->arena, rows * HOURS * sizeof *at);
	struct text *days = arena_get(&d->session->arena, WEEKDAYS * sizeof *days);

	for (int day = 0; day < WEEKDAYS; day++) {
		/* Day 4 since 1970 was a Monday. */
		days[day] = text_of(day_weekday(4 + day, p->language));
		for (int hour = 0; hour < HOURS; hour++)
			at[(heat ? day * HOURS : 0) + hour] += (double)d->hours[day][hour];
	}
	plot->desc = text_of(page_words(p, (struct words)WORDS("How many came in by hour; what has no time of day is left out.",
	    "Berapa yang masuk menurut jam; yang tanpa jam tidak dihitung.")));
	plot->x_name = text_of(page_words(p, (struct words)WORDS("hour", "jam")));
	plot->x = hour_names(d);
	if (heat) {
		plot->y = days;
		plot->rows = WEEKDAYS;
	}
	set_series(plot, d, &(struct plot_series){ .name = text_of(page_words(p, (struct words)WORDS("received", "diterima"))),
		.role = PLOT_VALUE, .at = at }, 1);
	return plot;
}

/* The days of a week, beside those of the week before; of a month. */
struct plot *
summary_plot_days(const struct page *p, const struct summary *d)
{
	bool week = d->length == LENGTH_WEEK;
	size_t count = (size_t)(d->end - d->begin[NOW]), series = week && summary_known(d, BEFORE) ? 2 : 1;
	struct plot *plot = plot_new(p, d, PLOT_LINES, (struct words)WORDS("Received by day", "Diterima per hari"), count);
	struct text *x = arena_get(&d->session->arena, count * sizeof *x);
	double *now = arena_get(&d->session->arena, count * sizeof *now), *before = arena_get(&d->session->arena, count * sizeof *before);

	for (size_t i = 0; i < count; i++) {
		int32_t day = d->begin[NOW] + (int32_t)i;

		x[i] = week ? text_of(day_weekday(day, p->language)) : summary_number(d, (int64_t)i + 1);
		for (int v = 0; week && v < VOICES; v++) {
			now[i] += (double)d->parts[i].n[v];
			before[i] += (double)d->parts[i].before[v];
		}
		if (!week)
			now[i] = (double)d->month_days[i];
	}
	plot->x = x;
	plot->x_name = text_of(page_words(p, (struct words)WORDS("day", "hari")));
	plot->desc = text_of(page_words(p, (struct words)WORDS("How many reports and pieces of feedback came in on each day.",
	    "Berapa laporan dan umpan balik yang masuk tiap hari.")));
	set_series(plot, d, (struct plot_series[]){
		{ text_of(page_words(p, (struct words)WORDS("received", "diterima"))), PLOT_VALUE, now, NULL },
		{ text_of(page_words(p, (struct words)WORDS("the week before", "pekan sebelumnya"))), PLOT_EXPECTED, before, NULL } }, series);
	return plot;
}
