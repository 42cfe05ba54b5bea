#include "store/concern.h"

/* Whether what was typed is the code, the name, or the rank and name of the row. */
static bool
means(const struct record *row, struct text typed)
{
	struct text name = text_trim(record_get(row, NAME_NAME)), rank = text_trim(record_get(row, NAME_RANK));

	if (text_equal_fold(typed, record_get(row, NAME_CODE)) || (name.len > 0 && text_equal_fold(typed, name)))
		return true;
	return rank.len > 0 && name.len > 0 && typed.len == rank.len + 1 + name.len && typed.at[rank.len] == ' ' &&
	    text_equal_fold(text_slice(typed, 0, rank.len), rank) && text_equal_fold(text_after(typed, rank.len + 1), name);
}

static bool
is_unit(const struct record *row, struct text typed)
{
	struct text unit = text_trim(record_get(row, NAME_UNIT));

	return unit.len > 0 && text_equal_fold(typed, unit);
}

static const struct table *
read_officers(struct officers *o, const struct tree *tree, struct text station)
{
	if (o->station.at != NULL && text_equal(o->station, station))
		return &o->table;
	arena_clear(&o->arena);
	o->station = arena_text(&o->arena, station);
	o->table = (struct table){0};
	table_read(tree->root, arena_printf(&o->arena, "stations/%.*s/officers.csv", TEXT_ARG(station)).at, &officers_schema,
	    &o->arena, &o->table, &fail_nowhere);
	return &o->table;
}

void
officers_release(struct officers *o)
{
	arena_release(&o->arena);
	*o = (struct officers){0};
}

/* Whether one of the lines is the officer himself, or means the row that is his. */
static bool
has_line(struct text concerns, struct text officer, const struct record *row, int32_t day)
{
	struct text line;

	while (text_next(&concerns, '\n', &line)) {
		line = text_trim(line);
		if (line.len > 0 && (text_equal_fold(line, officer) ||
		    (row != NULL && (means(row, line) || (table_in_force(row, day) && is_unit(row, line))))))
			return true;
	}
	return false;
}

/* The same in all rows of one officer: he has one for each rank and unit that he had. */
static bool
has_rows(const struct table *officers, struct text code, struct text concerns, struct text officer, int32_t day)
{
	for (size_t i = 0; i < officers->count; i++)
		if (text_equal(record_get(&officers->rows[i], NAME_CODE), code) &&
		    has_line(concerns, officer, &officers->rows[i], day))
			return true;
	return false;
}

bool
concern_is(struct officers *o, const struct tree *tree, struct text station, struct text concerns, struct text officer,
    int32_t day)
{
	const struct table *officers;

	officer = text_trim(officer);
	if (concerns.len == 0 || officer.len == 0)
		return false;
	if (has_line(concerns, officer, NULL, day))
		return true;
	officers = read_officers(o, tree, station);
	for (size_t i = 0; i < officers->count; i++)
		if (means(&officers->rows[i], officer) &&
		    has_rows(officers, record_get(&officers->rows[i], NAME_CODE), concerns, officer, day))
			return true;
	return false;
}

bool
concern_foreign(struct officers *o, const struct tree *tree, struct text station, struct text *concerns,
    struct text *line)
{
	const struct table *officers = concerns->len > 0 ? read_officers(o, tree, station) : &o->table;

	while (officers->count > 0 && concerns->len > 0 && text_next(concerns, '\n', line)) {
		bool known = false;

		*line = text_trim(*line);
		for (size_t i = 0; i < officers->count && !known; i++)
			known = means(&officers->rows[i], *line) || is_unit(&officers->rows[i], *line);
		if (!known && line->len > 0)
			return true;
	}
	return false;
}
