/* Outages that fall in the day: each with its time in it, and together. */
#include <stdlib.h>

#include "base/memory.h"
#include "daily.h"

/* The moment of a column; false where it is empty or a day alone. */
static bool
moment_at(const struct figures *f, enum name id, struct moment *m, bool *day_only)
{
	struct text cell = row_get(&f->shape, f->row, id);
	struct fail why = {0};
	bool ok = cell.len > 0 && moment_parse(cell, m, &why);

	fail_release(&why);
	if (ok && m->day_only)
		*day_only = true;
	return ok && !m->day_only;
}

/* When service was back: as said, else when it was resolved or closed. */
static bool
ended_at(const struct figures *f, struct moment *m, bool *day_only)
{
	struct moment closed;

	if (moment_at(f, NAME_OCCURRED_UNTIL, m, day_only) || *day_only)
		return !*day_only;
	if (!moment_at(f, NAME_RESOLVED_AT, m, day_only))
		return moment_at(f, NAME_CLOSED_AT, m, day_only);
	if (moment_at(f, NAME_CLOSED_AT, &closed, day_only) && closed.at < m->at)
		*m = closed;
	return true;
}

void
daily_outage(struct daily *d, struct scanned *s)
{
	struct figures *f = &d->figures;
	struct arena *arena = &d->session->arena;
	struct moment from, until;
	bool day_only = false, began, ended;
	struct outage o = {0};

	began = moment_at(f, NAME_OCCURRED_FROM, &from, &day_only) ||
	    (!day_only && moment_at(f, NAME_RECEIVED, &from, &day_only));
	ended = ended_at(f, &until, &day_only);
	o.going_on = !ended && !day_only;
	o.timed = began && !day_only && (!ended || until.at >= from.at);
	if (o.timed) {
		o.from = from.at > f->period.from ? from.at : f->period.from;
		o.until = ended && until.at < f->period.until ? until.at : f->period.until;
		o.going_on = !ended || until.at >= f->period.until;
		o.timed = o.until >= o.from;
	}
	if (!f->within && (!o.timed || o.until <= f->period.from))
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

/* Two outages at the same time take the service away once. */
void
daily_outages_end(struct daily *d)
{
	int64_t reached = INT64_MIN;

	if (d->outage_count > 1)
		qsort(d->outages, d->outage_count, sizeof *d->outages, by_time);
	for (size_t i = 0; i < d->outage_count; i++) {
		const struct outage *o = &d->outages[i];

		if (i == 0 || !text_equal(o->station, d->outages[i - 1].station))
			reached = INT64_MIN;
		if (!o->timed || o->until <= reached)
			continue;
		d->unavailable += o->until - (o->from > reached ? o->from : reached);
		reached = o->until;
	}
}
