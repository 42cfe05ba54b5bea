#include "store/concern.h"

/* A unit is typed by hand on both sides: its letters count, not their case. */
static bool
has_unit(struct text concerns, struct text unit)
{
	struct text line;

	while (unit.len > 0 && text_next(&concerns, '\n', &line))
		if (text_equal_fold(text_trim(line), unit))
			return true;
	return false;
}

bool
concern_is(const struct tree *tree, struct text station, struct text concerns, struct text officer, int32_t day,
    struct arena *arena)
{
	struct table officers;

	if (concerns.len == 0 || officer.len == 0)
		return false;
	if (text_has_line(concerns, officer))
		return true;
	table_read(tree->root, arena_printf(arena, "stations/%.*s/officers.csv", TEXT_ARG(station)).at, &officers_schema,
	    arena, &officers, &fail_nowhere);
	for (size_t i = 0; i < officers.count; i++) {
		const struct record *row = &officers.rows[i];

		if (text_equal(record_get(row, NAME_CODE), officer) && table_in_force(row, day) &&
		    has_unit(concerns, text_trim(record_get(row, NAME_UNIT))))
			return true;
	}
	return false;
}
