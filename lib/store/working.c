#include "store/working.h"

#include <stdlib.h>

#include "base/number.h"
#include "store/table.h"
#include "time/date.h"

enum { DAY = 86400 };

static int
day_order(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;

	return (a > b) - (a < b);
}

static void
read_holidays(struct calendar *c, const struct tree *tree, struct arena *arena, const struct fail_sink *sink)
{
	struct table t;
	int32_t *days;

	table_read(tree->root, holidays_schema.path, &holidays_schema, arena, &t, sink);
	days = arena_get(arena, (t.count + 1) * sizeof *days);
	for (size_t i = 0; i < t.count; i++)
		if (date_parse(record_get(&t.rows[i], NAME_DATE), &days[c->holiday_count]))
			c->holiday_count++;
	if (c->holiday_count > 1)
		qsort(days, c->holiday_count, sizeof *days, day_order);
	c->holidays = days;
}

static bool
read_row(const struct record *row, struct calendar_hours *h)
{
	int64_t weekday;

	*h = (struct calendar_hours){ .open = date_hour(record_get(row, NAME_START)),
		.close = date_hour(record_get(row, NAME_END)), .from = INT32_MIN, .until = INT32_MAX };
	(void)date_parse(record_get(row, NAME_VALID_FROM), &h->from);
	(void)date_parse(record_get(row, NAME_VALID_UNTIL), &h->until);
	if (h->close == 0)
		h->close = DAY;
	if (!number_parse(record_get(row, NAME_WEEKDAY), 1, 7, &weekday) || h->open < 0 || h->close <= h->open)
		return false;
	h->weekday = (int)weekday;
	return true;
}

static void
read_hours(struct calendar *c, const struct tree *tree, struct text code, struct arena *arena, const struct fail_sink *sink)
{
	const char *path = arena_printf(arena, "stations/%.*s/hours.csv", TEXT_ARG(code)).at;
	struct calendar_hours *hours;
	struct table t;

	table_read(tree->root, path, &hours_schema, arena, &t, sink);
	hours = arena_get(arena, (t.count + 1) * sizeof *hours);
	for (size_t i = 0; i < t.count; i++) {
		struct fail why = {0};
		struct calendar_hours *h = &hours[c->hour_count];

		c->hour_count += read_row(&t.rows[i], h);
		if (h->open < 0 || h->close > h->open || h->close < 0)
			continue;	/* said when it was read, or right */
		fail_set(&why, MSG_CHECK_NOT_AFTER, "open", arena_string(arena, record_get(&t.rows[i], NAME_START)));
		fail_field(&why, "close");
		fail_in(&why, path, t.lines[i]);
		fail_send(sink, &why);
	}
	c->hours = hours;
}

struct calendar
working_calendar(const struct tree *tree, const struct station *station, struct arena *arena,
    const struct fail_sink *sink)
{
	struct calendar c = { .zone = station != NULL ? station->zone : *tree_zone(tree) };

	read_holidays(&c, tree, arena, sink);
	if (station != NULL)
		read_hours(&c, tree, station->code, arena, sink);
	return c;
}
