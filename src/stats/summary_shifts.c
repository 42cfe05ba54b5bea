/* Which shifts were on duty in the period, so that one without an entry is seen: no
 * entry is not 0. */
#include "summary.h"
#include "time/date.h"

enum { DAY = 86400, STEP = 300 };	/* no shift is shorter */

static size_t
shift_at(struct summary *d, struct text key)
{
	size_t i = 0;

	while (i < d->shift_count && !text_equal(d->shifts[i], key))
		i++;
	if (i == d->shift_count)
		d->shifts[d->shift_count++] = arena_text(&d->session->arena, key);
	return i;
}

/* Whether the shift of that date lies in the period, and is over. */
static bool
is_whole(const struct summary *d, const struct station *s, const struct record *row, int32_t date)
{
	int start = date_hour(record_get(row, NAME_START)), end = date_hour(record_get(row, NAME_END));

	if (end <= start)
		end += DAY;
	return zone_instant(&s->zone, date * (int64_t)DAY + start) >= d->figures.period.from &&
	    zone_instant(&s->zone, date * (int64_t)DAY + end) <= d->judged;
}

static void
station_shifts(struct summary *d, const struct station *s)
{
	const struct record *last = NULL;
	int32_t last_date = 0, date = 0;

	for (int64_t at = d->figures.period.from; at < d->figures.period.until; at += STEP) {
		const struct record *row = station_duty(s, moment_in(at, &s->zone), &date);
		size_t shift;

		if (row == NULL || (row == last && date == last_date))
			continue;
		last = row;
		last_date = date;
		shift = shift_at(d, arena_printf(&d->session->arena, "%.*s/%.*s", TEXT_ARG(s->code),
		    TEXT_ARG(record_get(row, NAME_SHIFT))));
		if (d->length != LENGTH_DAY && is_whole(d, s, row, date))
			d->watches[d->watch_count++] = (struct watch){ shift, date };
	}
}

void
summary_shifts(struct summary *d)
{
	const struct tree *tree = summary_tree(d);
	size_t most = 0;

	for (size_t i = 0; i < tree->station_count; i++)
		most += tree->stations[i].shifts.count;
	d->shifts = arena_get(&d->session->arena, (most + 1) * sizeof *d->shifts);
	d->watches = arena_get(&d->session->arena, (most + 1) * (size_t)(d->end - d->begin[NOW] + 2) * sizeof *d->watches);
	for (size_t i = 0; i < tree->station_count; i++)
		station_shifts(d, &tree->stations[i]);
}

struct text
summary_watch(const struct summary *d, const struct watch *w, struct arena *arena)
{
	char day[11];

	date_print(w->date, day);
	return arena_printf(arena, "%.*s/%s", TEXT_ARG(d->shifts[w->shift]), day);
}
