/* Slips found in the suggestion box against those that were entered, a day at a
 * time: one that was lost between the box and the tree is seen nowhere else. */
#include <stdlib.h>

#include "base/memory.h"
#include "record/value.h"
#include "store/check_case.h"
#include "store/default.h"
#include "time/date.h"

static struct box_day *
day_of(struct checking *k, struct text station, int32_t day)
{
	unsigned short s = check_station_index(k, station);
	struct box_day *last = k->box_count > 0 ? &k->boxes[k->box_count - 1] : NULL;

	if (last != NULL && last->station == s && last->day == day)
		return last;
	if (k->boxes == NULL || k->box_count == k->box_cap) {
		k->box_cap += k->box_cap / 2 + 64;
		k->boxes = memory_grow(k->boxes, k->box_cap, sizeof *k->boxes);
	}
	last = &k->boxes[k->box_count++];
	*last = (struct box_day){ .station = s, .day = day };
	return last;
}

static int64_t
number_of(const struct shape *shape, const struct text *row, enum name id)
{
	int64_t n;

	return value_number(shape->fields[shape_named(shape, id)], row_get(shape, row, id), &n) ? n : 0;
}

static void
take_opening(struct casing *x, const struct id *id, const struct shape *shape, const struct text *row)
{
	int32_t day;
	struct box_day *d;

	if (!date_parse(row_get(shape, row, NAME_OPENED), &day))
		return;
	d = day_of(x->k, id->station, day);
	d->openings++;
	d->found += number_of(shape, row, NAME_SLIPS) - number_of(shape, row, NAME_BLANK) - number_of(shape, row, NAME_ILLEGIBLE);
	d->kept = id->day;
	d->number = (int32_t)id->number;
}

void
check_box(struct casing *x, const struct id *id)
{
	const struct schema *schema = x->c.record.schema;
	const struct tree *tree = x->k->check->tree;
	struct text *row;
	struct shape shape;

	if ((schema != &box_schema && schema != &feedback_schema) || x->c.status == STATUS_VOID)
		return;
	if (schema == &feedback_schema && x->c.step_count == 0) {
		if (default_is_box(tree, record_get(&x->c.record, NAME_CHANNEL)))
			day_of(x->k, id->station, id->day)->entered++;
		return;
	}
	shape = shape_of(NULL, schema, &x->k->file);
	row = arena_get(&x->k->file, shape.count * sizeof *row);
	case_row(&x->c, &shape, 0, (struct text){0}, &x->k->file, row);	/* as amended */
	if (schema == &box_schema)
		take_opening(x, id, &shape, row);
	else if (default_is_box(tree, row_get(&shape, row, NAME_CHANNEL)))
		day_of(x->k, id->station, id->day)->entered++;
}

static int
box_order(const void *x, const void *y)
{
	const struct box_day *a = x, *b = y;

	if (a->station != b->station)
		return a->station < b->station ? -1 : 1;
	return (a->day > b->day) - (a->day < b->day);
}

/* Slips are there, or an opening is: its last record, else the day's folder. */
static void
name_place(const struct checking *k, const struct box_day *d, struct buf *path)
{
	struct buf id = {0};

	if (d->openings == 0) {
		layout_day(record_type_of(&feedback_schema), k->stations[d->station], d->day, path);
		return;
	}
	layout_id(k->stations[d->station], d->kept, 'B', d->number, &id);
	layout_record(buf_view(&id), path);
	buf_release(&id);
}

/* A desk that records no openings at all has none to compare with. */
static bool
opens(const struct checking *k, unsigned short station)
{
	for (size_t i = 0; i < k->box_count; i++)
		if (k->boxes[i].station == station && k->boxes[i].openings > 0)
			return true;
	return false;
}

static void
judge(struct checking *k, const struct box_day *d)
{
	struct fail why = {0};
	struct buf path = {0};
	char day[11];
	const char *found = arena_printf(&k->file, "%lld", (long long)d->found).at;
	const char *entered = arena_printf(&k->file, "%d", d->entered).at;

	if (d->openings > 0 ? d->found == d->entered : !opens(k, d->station))
		return;
	date_print(d->day, day);
	name_place(k, d, &path);
	if (d->openings > 0)
		fail_set(&why, MSG_CHECK_SLIPS, day, found, entered);
	else
		fail_set(&why, MSG_CHECK_SLIPS_UNOPENED, day, entered);
	check_notice(k, path.data, 0, &why);
	buf_release(&path);
}

void
check_boxes(struct checking *k)
{
	if (k->box_count > 1)
		qsort(k->boxes, k->box_count, sizeof *k->boxes, box_order);
	for (size_t i = 0, n; i < k->box_count; i += n) {
		struct box_day day = k->boxes[i];

		for (n = 1; i + n < k->box_count && box_order(&k->boxes[i + n], &day) == 0; n++) {
			const struct box_day *more = &k->boxes[i + n];

			day.openings += more->openings;
			day.entered += more->entered;
			day.found += more->found;
			if (more->openings > 0 && (day.kept < more->kept || (day.kept == more->kept && day.number < more->number))) {
				day.kept = more->kept;
				day.number = more->number;
			}
		}
		judge(k, &day);
	}
	arena_clear(&k->file);
}
