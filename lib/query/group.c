#include "query/group.h"

#include "base/buf.h"
#include "base/memory.h"
#include "record/value.h"
#include "time/date.h"

#define GROUP_FIELD(n, en, id_, k, c) { n, WORDS(en, id_), NAME_NONE, k, CLASS_PUBLIC, FIELD_DERIVED, 0, c, NULL }

/* A group that is no column: where it comes from. */
struct group_kind {
	struct field field;
	bool of_time;		/* needs a time of day */
	struct text (*value)(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena);
};

static const struct choice daytypes[] = {
	{ "workday", WORDS("workday", "hari kerja"), NULL },
	{ "weekend", WORDS("weekend", "akhir pekan"), NULL },
	{ "holiday", WORDS("holiday", "hari libur"), NULL },
	{ 0 },
};

static const struct choice dayparts[] = {
	{ "night", WORDS("night", "dini hari"), NULL },
	{ "morning", WORDS("morning", "pagi"), NULL },
	{ "afternoon", WORDS("afternoon", "siang"), NULL },
	{ "evening", WORDS("evening", "malam"), NULL },
	{ 0 },
};

static struct text
hour_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	(void)g, (void)row;
	return arena_printf(arena, "%d", moment_second(received) / 3600);
}

static struct text
weekday_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	(void)g, (void)row;
	return arena_printf(arena, "%d", date_weekday(moment_day(received)));
}

static struct text
day_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	char day[11];

	(void)g, (void)row;
	date_print(moment_day(received), day);
	return arena_text(arena, text_of(day));
}

static struct text
week_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	int year, week;

	(void)g, (void)row;
	date_week(moment_day(received), &year, &week);
	return arena_printf(arena, "%04d-W%02d", year, week);
}

static struct text
month_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	return text_slice(day_of(g, row, received, arena), 0, 7);
}

static struct text
daytype_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	if (table_find(&g->holidays, NAME_DATE, day_of(g, row, received, arena)) != NULL)
		return TEXT("holiday");
	return date_weekday(moment_day(received)) > 5 ? TEXT("weekend") : TEXT("workday");
}

static struct text
daypart_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	(void)g, (void)row, (void)arena;
	return text_of(dayparts[moment_second(received) / (6 * 3600)].key);
}

static struct text
unit_of(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena)
{
	(void)received, (void)arena;
	for (size_t i = 0; g->station != NO_FIELD && i < g->tree->station_count; i++)
		if (text_equal(g->tree->stations[i].code, row[g->station]))
			return record_get(&g->tree->stations[i].config, NAME_UNIT);
	return (struct text){0};
}

static const struct group_kind kinds[] = {
	{ GROUP_FIELD("hour", "hour of the day", "jam", FIELD_COUNT, NULL), true, hour_of },
	{ GROUP_FIELD("weekday", "1 Monday .. 7 Sunday", "1 Senin .. 7 Minggu", FIELD_COUNT, NULL), false, weekday_of },
	{ GROUP_FIELD("day", "day", "hari", FIELD_DAY, NULL), false, day_of },
	{ GROUP_FIELD("week", "ISO week", "pekan ISO", FIELD_LINE, NULL), false, week_of },
	{ GROUP_FIELD("month", "month", "bulan", FIELD_LINE, NULL), false, month_of },
	{ GROUP_FIELD("daytype", "kind of day", "jenis hari", FIELD_CHOICE, daytypes), false, daytype_of },
	{ GROUP_FIELD("daypart", "part of the day", "bagian hari", FIELD_CHOICE, dayparts), true, daypart_of },
	{ GROUP_FIELD("unit", "unit of the station", "satuan SPKT", FIELD_LINE, NULL), false, unit_of },
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static bool
fail_group(struct text name, const struct shape *shape, struct fail *why)
{
	struct buf names = {0};
	char *typed = memory_copy(name.at, name.len);

	for (size_t i = 0; i < shape->count; i++)
		buf_printf(&names, "%s, ", shape->fields[i]->name);
	for (size_t i = 0; i < KINDS; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", kinds[i].field.name);
	fail_set(why, MSG_FIELD_UNKNOWN, typed, names.data);
	memory_free(typed);
	buf_release(&names);
	return fail_field(why, "group-by");
}

/* The output has one item of a list a row. */
static const struct field *
item_field(const struct field *f, struct arena *arena)
{
	struct field *item = arena_get(arena, sizeof *item);

	*item = *f;
	item->kind = f->kind == FIELD_CHOICES ? FIELD_CHOICE : f->kind == FIELD_RECORDS ? FIELD_RECORD : FIELD_LINE;
	return item;
}

static bool
parse_one(struct text name, const struct shape *shape, struct arena *arena, struct group *g, struct fail *why)
{
	g->column = shape_field(shape, name);
	if (g->column != NO_FIELD) {
		const struct field *f = shape->fields[g->column];

		g->list = value_is_list(f->kind) || value_is_map(f->kind);
		g->field = g->list ? item_field(f, arena) : f;
		return true;
	}
	for (size_t i = 0; i < KINDS && g->kind == NULL; i++)
		if (text_is(name, kinds[i].field.name))
			g->kind = &kinds[i];
	if (g->kind == NULL)
		return fail_group(name, shape, why);
	g->field = &g->kind->field;
	return true;
}

bool
group_parse(const char *names, const struct shape *shape, const struct tree *tree, struct arena *arena,
    const struct fail_sink *sink, struct grouping *g, struct fail *why)
{
	struct text rest = text_of(names), name;

	*g = (struct grouping){ .tree = tree, .station = shape_named(shape, NAME_STATION) };
	while (text_next(&rest, ',', &name)) {
		if (g->count == GROUPS_MAX)
			return fail_set(why, MSG_GROUPS_BAD, names);
		if (!parse_one(text_trim(name), shape, arena, &g->by[g->count], why))
			return false;
		g->count++;
	}
	if (g->count == 2 && text_equal(text_of(g->by[0].field->name), text_of(g->by[1].field->name)))
		return fail_set(why, MSG_GROUPS_BAD, names);
	group_tree(g, tree, arena, sink);
	return true;
}

void
group_tree(struct grouping *g, const struct tree *tree, struct arena *arena, const struct fail_sink *sink)
{
	g->tree = tree;
	for (size_t i = 0; i < g->count; i++)
		if (tree != NULL && g->by[i].kind != NULL && g->by[i].kind->value == daytype_of)
			table_read(tree->root, holidays_schema.path, &holidays_schema, arena, &g->holidays, sink);
}

bool
group_uses(const struct grouping *g, int column)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->by[i].kind == NULL ? g->by[i].column == column : g->by[i].kind->value == unit_of && g->station == column)
			return true;
	return false;
}

bool
group_by_unit(const struct grouping *g)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->by[i].kind != NULL && g->by[i].kind->value == unit_of)
			return true;
	return false;
}

const char *
group_of_tree(const struct grouping *g)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->by[i].kind != NULL && (g->by[i].kind->value == unit_of || g->by[i].kind->value == daytype_of))
			return g->by[i].kind->field.name;
	return NULL;
}

static bool
needs_time(const struct group *by)
{
	return by->kind != NULL ? by->kind->of_time : by->field->id == NAME_SHIFT;
}

/* What the row is under one group: one value, or the items of a list. */
static size_t
values_of(const struct grouping *g, const struct group *by, const struct text *row, struct moment received,
    struct arena *arena, struct text **values)
{
	struct text all, rest, item;
	size_t n = 0, most = 1;

	all = by->kind != NULL ? by->kind->value(g, row, received, arena) : row[by->column];
	for (size_t i = 0; by->list && i < all.len; i++)
		most += all.at[i] == '\n';
	*values = arena_get(arena, most * sizeof **values);
	if (!by->list || all.len == 0) {
		(*values)[0] = all;
		return 1;
	}
	for (rest = all; text_next(&rest, '\n', &item); )
		if (item.len > 0 && !text_came_before(all, item))
			(*values)[n++] = item;
	return n;
}

size_t
group_names(const struct grouping *g, const struct text *row, struct moment received, struct arena *arena,
    struct text **names)
{
	struct text *values[GROUPS_MAX];
	size_t counts[GROUPS_MAX] = { 1, 1 }, n = 0;

	for (size_t i = 0; i < g->count; i++) {
		const struct group *by = &g->by[i];

		if (received.day_only && needs_time(by))
			return 0;
		counts[i] = values_of(g, by, row, received, arena, &values[i]);
	}
	*names = arena_get(arena, counts[0] * counts[1] * sizeof **names);
	for (size_t a = 0; a < counts[0]; a++)
		for (size_t b = 0; b < counts[1]; b++)
			(*names)[n++] = g->count == 0 ? (struct text){0} : g->count == 1 ? values[0][a]
			    : arena_printf(arena, "%.*s%c%.*s", TEXT_ARG(values[0][a]), '\0', TEXT_ARG(values[1][b]));
	return n;
}

void
group_cells(const struct grouping *g, struct text name, struct text *cells)
{
	if (g->count == 2)
		text_cut(name, '\0', &cells[0], &cells[1]);
	else if (g->count == 1)
		cells[0] = name;
}
