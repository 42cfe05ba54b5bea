#include "store/roster.h"

#include <stdlib.h>

#include "time/date.h"

enum { DAY_SECONDS = 86400 };

static void
span_of(const struct station *s, const struct record *row, int32_t day, struct shift_span *span)
{
	int start = date_hour(record_get(row, NAME_START)), end = date_hour(record_get(row, NAME_END));
	int64_t midnight = (int64_t)day * DAY_SECONDS;

	span->shift = record_get(row, NAME_SHIFT);
	span->day = day;
	span->from = zone_instant(&s->zone, midnight + start);
	span->until = zone_instant(&s->zone, midnight + end + (end <= start ? DAY_SECONDS : 0));
}

bool
shift_of_day(const struct station *s, struct text shift, int32_t day, struct shift_span *span)
{
	for (size_t i = 0; i < s->shifts.count; i++) {
		const struct record *row = &s->shifts.rows[i];

		if (text_equal(record_get(row, NAME_SHIFT), shift) && table_in_force(row, day)) {
			span_of(s, row, day, span);
			return true;
		}
	}
	return false;
}

bool
shift_holds(const struct station *s, const struct shift_span *span, struct moment m)
{
	int32_t day;
	const struct record *row = station_duty(s, m, &day);

	return row != NULL && day == span->day && text_equal(record_get(row, NAME_SHIFT), span->shift);
}

static int
span_order(const void *x, const void *y)
{
	const struct shift_span *a = x, *b = y;

	return a->from != b->from ? (a->from > b->from) - (a->from < b->from) : text_compare(a->shift, b->shift);
}

size_t
shifts_of_day(const struct station *s, int32_t day, struct arena *arena, struct shift_span **spans)
{
	size_t n = 0;

	*spans = arena_get(arena, (s->shifts.count + 1) * sizeof **spans);
	for (size_t i = 0; i < s->shifts.count; i++)
		if (table_in_force(&s->shifts.rows[i], day))
			span_of(s, &s->shifts.rows[i], day, &(*spans)[n++]);
	if (n > 1)
		qsort(*spans, n, sizeof **spans, span_order);
	return n;
}

struct text
shift_names(const struct station *s, int32_t day, struct arena *arena)
{
	struct shift_span *spans;
	size_t n = shifts_of_day(s, day, arena, &spans);
	struct text names = {0};

	for (size_t i = 0; i < n; i++)
		names = arena_printf(arena, "%.*s%s%.*s", TEXT_ARG(names), i > 0 ? ", " : "", TEXT_ARG(spans[i].shift));
	return n > 0 ? names : TEXT("-");
}

/* Whether an end is nearer to now than another, or as near and before it. */
static bool
is_nearer(int64_t end, int64_t other, int64_t now)
{
	int64_t a = end > now ? end - now : now - end, b = other > now ? other - now : now - other;

	return a != b ? a < b : end < other;
}

bool
shift_ending(const struct station *s, struct text shift, int64_t now, struct shift_span *span)
{
	int32_t today = moment_day(moment_in(now, &s->zone));
	struct shift_span one;
	bool found = false;

	for (int32_t day = today - 2; day <= today + 1; day++)
		for (size_t i = 0; i < s->shifts.count; i++) {
			const struct record *row = &s->shifts.rows[i];

			if (!table_in_force(row, day) || (shift.len > 0 && !text_equal(record_get(row, NAME_SHIFT), shift)))
				continue;
			span_of(s, row, day, &one);
			if (!found || is_nearer(one.until, span->until, now))
				*span = one;
			found = true;
		}
	return found;
}

struct roster_month {
	int32_t first;		/* day number of its first */
	struct table table;
	struct roster_month *next;
};

static int32_t
first_of_month(int32_t day)
{
	return day - date_of_number(day).day + 1;
}

/* Without the rows that cannot be read, and those of other months: they stand in
 * no file where they would be looked for. `check` names both. */
static void
read_month(struct roster *r, struct roster_month *m)
{
	struct date d = date_of_number(m->first);
	struct text path = arena_printf(r->arena, "stations/%.*s/roster/%04d-%02d.csv", TEXT_ARG(r->station->code),
	    d.year, d.month);
	struct table *t = &m->table;
	size_t kept = 0;

	table_read(r->tree->root, path.at, &roster_schema, r->arena, t, r->faults);
	for (size_t i = 0; i < t->count; i++) {
		struct fail ignored = {0};
		int32_t day;

		if (record_check_first(&t->rows[i], &ignored) && date_parse(record_get(&t->rows[i], NAME_DATE), &day) &&
		    first_of_month(day) == m->first) {
			t->lines[kept] = t->lines[i];
			t->rows[kept++] = t->rows[i];
		}
		fail_release(&ignored);
	}
	t->count = kept;
}

const struct table *
roster_of(struct roster *r, int32_t day)
{
	int32_t first = first_of_month(day);
	struct roster_month *m;

	for (m = r->months; m != NULL; m = m->next)
		if (m->first == first)
			return &m->table;
	m = arena_get(r->arena, sizeof *m);
	m->first = first;
	m->next = r->months;
	r->months = m;
	read_month(r, m);
	return &m->table;
}

struct text
roster_officers(struct roster *r, struct text shift, int32_t day)
{
	const struct table *t = roster_of(r, day);
	struct text lines = {0};
	char date[11];

	date_print(day, date);
	for (size_t i = 0; i < t->count; i++) {
		struct text officer = record_get(&t->rows[i], NAME_OFFICER);

		if (text_is(record_get(&t->rows[i], NAME_DATE), date) && text_equal(record_get(&t->rows[i], NAME_SHIFT), shift) &&
		    !text_has_line(lines, officer))
			lines = arena_printf(r->arena, "%.*s%s%.*s", TEXT_ARG(lines), lines.len > 0 ? "\n" : "", TEXT_ARG(officer));
	}
	return lines;
}
