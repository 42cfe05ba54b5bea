/* Outages that fall in the period: each with its time in it, and together. */
#include <stdlib.h>

#include "base/memory.h"
#include "summary.h"
#include "query/outage.h"

/* An outage is told on the days in which it was on, whenever it was entered; one
 * without times on the day it was received. */
void
summary_outage(struct summary *d, struct scanned *s)
{
	struct figures *f = &d->figures;
	struct arena *arena = &d->session->arena;
	struct outage_span span = outage_span(&f->shape, f->row);
	int64_t from = figures_bound(f, f->period.from, s->station), judged = summary_judged(d, s->station);
	struct outage o = { .timed = span.timed, .going_on = span.going_on,
		.backwards = !span.timed && span.until < span.from };

	if (o.timed) {
		o.from = span.from > from ? span.from : from;
		o.until = span.until < judged ? span.until : judged;
		o.going_on = span.until > judged;
	}
	if (o.timed ? o.until < o.from || (o.until == from && span.from < o.from) : !f->within)
		return;
	o.id = arena_text(arena, s->c.id);
	o.title = arena_text(arena, row_get(&f->shape, f->row, NAME_TITLE));
	o.station = arena_text(arena, row_get(&f->shape, f->row, NAME_STATION));
	if (d->outage_count == d->outage_cap) {
		d->outage_cap = d->outage_cap > 0 ? d->outage_cap * 2 : 8;
		d->outages = memory_grow(d->outages, d->outage_cap, sizeof *d->outages);
	}
	d->outages[d->outage_count++] = o;
}

static bool
take_later(void *context, struct scanned *s, struct fail *why)
{
	struct summary *d = context;
	struct figures *f = &d->figures;

	(void)why;
	if (!figures_is_new(f, s) || !text_is(record_get(&s->c.record, NAME_KIND), "outage") || s->c.status == STATUS_VOID ||
	    s->c.status == STATUS_REJECTED || s->c.status == STATUS_DUPLICATE)
		return true;
	case_row(&s->c, &f->shape, d->judged, (struct text){0}, s->arena, f->row);
	f->row[shape_named(&f->shape, NAME_TYPE)] = TEXT("report");
	f->within = false;
	if (f->filter == NULL || filter_match(f->filter, f->row))
		summary_outage(d, s);
	return true;
}

bool
summary_outages_later(struct summary *d, struct fail *why)
{
	struct scan scan = { .tree = d->figures.tree, .type = record_type_of(&report_schema),
		.period = { d->figures.period.until, INT64_MAX }, .as_of = session_as_of(d->session), .faults = &d->session->faults };

	return !d->figures.types[VOICE_REPORT] || scan_cases(&scan, take_later, d, why);
}

static int
by_time(const void *x, const void *y)
{
	const struct outage *a = x, *b = y;
	int c = text_compare(a->station, b->station);

	if (c != 0)
		return c;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return text_compare(a->id, b->id);
}

int64_t
summary_available(const struct summary *d, const struct desk *desk)
{
	int64_t all = 0, out = 0, rounded;

	for (size_t i = 0; i < d->desk_count; i++) {
		const struct desk *one = &d->desks[i];

		/* Before its first record nobody knows. */
		if ((desk != NULL && one != desk) || (one->newest.at == 0 && one->unavailable == 0))
			continue;
		all += d->judged - d->figures.period.from;
		out += one->unavailable;
	}
	if (all <= 0)
		return -1;
	rounded = ((all - out) * 20000 + all) / (2 * all);
	if (out > 0 && rounded == 10000)
		return 9999;
	return out < all && rounded == 0 ? 1 : rounded;
}

static void
add_unavailable(struct summary *d, struct text station, int64_t seconds)
{
	d->unavailable += seconds;
	for (size_t i = 0; i < d->desk_count; i++)
		if (text_equal(d->desks[i].code, station))
			d->desks[i].unavailable += seconds;
}

/* Two outages at the same time take the service away once. */
void
summary_outages_end(struct summary *d)
{
	int64_t reached = INT64_MIN;

	if (d->outage_count > 1)
		qsort(d->outages, d->outage_count, sizeof *d->outages, by_time);
	for (size_t i = 0; i < d->outage_count; i++) {
		const struct outage *o = &d->outages[i];

		summary_behind(d, (struct cell){ .section = "outage", .key = o->id }, o->id);
		if (o->timed)
			summary_count(d, &d->timed_outages, (struct cell){ .section = "outages", .key = TEXT("n") }, o->id);
		else
			summary_behind(d, (struct cell){ .section = "outages", .key = TEXT("excluded") }, o->id);
		if (i == 0 || !text_equal(o->station, d->outages[i - 1].station))
			reached = INT64_MIN;
		if (!o->timed || o->until <= reached)
			continue;
		add_unavailable(d, o->station, o->until - (o->from > reached ? o->from : reached));
		reached = o->until;
	}
}
