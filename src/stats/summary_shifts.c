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

/* Room for the shifts of one more desk. */
static void
make_room(struct summary *d, size_t more)
{
	struct arena *arena = &d->session->arena;
	size_t days = (size_t)(d->end - d->begin[NOW]) + 2;
	struct text *shifts = arena_get(arena, (d->shift_count + more + 1) * sizeof *shifts);
	struct watch *watches = arena_get(arena, (d->watch_count + more * days + 1) * sizeof *watches);

	for (size_t i = 0; i < d->shift_count; i++)
		shifts[i] = d->shifts[i];
	for (size_t i = 0; i < d->watch_count; i++)
		watches[i] = d->watches[i];
	d->shifts = shifts;
	d->watches = watches;
}

void
summary_shifts(struct summary *d, const struct station *s)
{
	const struct record *last = NULL;
	int32_t last_date = 0, date = 0;

	make_room(d, s->shifts.count);
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

struct text
summary_watch(const struct summary *d, const struct watch *w, struct arena *arena)
{
	char day[11];

	date_print(w->date, day);
	return arena_printf(arena, "%.*s/%s", TEXT_ARG(d->shifts[w->shift]), day);
}
