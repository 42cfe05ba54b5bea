/* The rows of a roster: each in the file of its month, of a shift that is in
 * force on its date, of an officer of the desk. */
#include "store/check_file.h"
#include "store/roster.h"
#include "time/date.h"

struct roster_rows {
	struct checking *k;
	const char *path;
	struct text month;		/* "2026-11", as the file is named */
	const struct station *station;	/* NULL: its configuration cannot be read */
	const struct codes *officers;	/* NULL: nothing can be said */
};

static void
notice(const struct roster_rows *x, const struct table *t, size_t row, enum name id, struct fail *why)
{
	fail_field(why, roster_schema.fields[schema_named(&roster_schema, id)].name);
	check_notice(x->k, x->path, t->lines[row], why);
}

static void
check_row(const struct roster_rows *x, const struct table *t, size_t row)
{
	const struct record *r = &t->rows[row];
	struct text date = record_get(r, NAME_DATE), shift = record_get(r, NAME_SHIFT), officer = record_get(r, NAME_OFFICER);
	struct arena *arena = &x->k->file;
	struct shift_span span;
	struct fail why = {0};
	int32_t day;

	if (!record_check_first(r, &why) || !date_parse(date, &day)) {
		fail_release(&why);	/* said when it was read */
		return;
	}
	if (!text_equal(text_slice(date, 0, 7), x->month)) {
		fail_set(&why, MSG_CHECK_OTHER, arena_string(arena, x->month), arena_string(arena, date));
		fail_field(&why, "date");
		check_fault(x->k, x->path, t->lines[row], &why);
	}
	if (x->station != NULL && !shift_of_day(x->station, shift, day, &span)) {
		fail_set(&why, MSG_CHECK_NO_SHIFT, arena_string(arena, shift), arena_string(arena, date));
		notice(x, t, row, NAME_SHIFT, &why);
	}
	if (x->officers != NULL && !codes_have(x->officers, officer)) {
		fail_set(&why, MSG_CHECK_CODE, arena_string(arena, officer), "officers");
		notice(x, t, row, NAME_OFFICER, &why);
	}
}

void
check_roster_rows(struct checking *k, const char *path, struct text station, const struct table *t)
{
	static const struct field officer = { .table = "officers" };
	struct text name = text_of(path);
	struct roster_rows x = { k, path, text_slice(name, name.len - 11, name.len - 4), NULL, check_codes(k, &officer, station) };

	for (size_t i = 0; i < k->check->tree->station_count; i++)
		if (text_equal(k->check->tree->stations[i].code, station))
			x.station = &k->check->tree->stations[i];
	for (size_t i = 0; i < t->count; i++)
		check_row(&x, t, i);
}
