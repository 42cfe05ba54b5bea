#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "query/group.h"

static const struct choice colours[] = { { "red", WORDS("red", "merah"), NULL }, { "blue", WORDS("blue", "biru"), NULL }, { 0 } };

static const struct field fields[] = {
	{ .name = "id", .kind = FIELD_RECORD, .id = NAME_ID },
	{ .name = "station", .kind = FIELD_LINE, .id = NAME_STATION },
	{ .name = "kind", .kind = FIELD_LINE },
	{ .name = "colours", .kind = FIELD_CHOICES, .choices = colours },
	{ .name = "marks", .kind = FIELD_SCORES, .choices = colours },
	{ .name = "shift", .kind = FIELD_LINE, .id = NAME_SHIFT },
};

enum { COLUMNS = sizeof fields / sizeof *fields };

struct fixture {
	struct arena arena;
	struct shape shape;
	struct text row[COLUMNS];
	struct tree tree;
	struct fail_sink sink;
	int faults;
};

static void
take_fault(void *context, const struct fail *why)
{
	(void)why;
	((struct fixture *)context)->faults++;
}

static void
fixture_make(struct fixture *x, const char *kind, const char *colour_list)
{
	const char *const cells[COLUMNS] = { "PLB-20261124-R0007", "PLB", kind, colour_list, "red: 3\nblue: 1", "pagi" };

	*x = (struct fixture){ .sink = { take_fault, x } };
	x->shape = (struct shape){ arena_get(&x->arena, COLUMNS * sizeof *x->shape.fields), COLUMNS };
	for (size_t i = 0; i < COLUMNS; i++) {
		x->shape.fields[i] = &fields[i];
		x->row[i] = text_of(cells[i]);
	}
	x->tree.stations = arena_get(&x->arena, sizeof *x->tree.stations);
	x->tree.station_count = 1;
	x->tree.stations[0].code = TEXT("PLB");
	record_init(&x->tree.stations[0].config, &station_schema, &x->arena);
	record_put(&x->tree.stations[0].config, NAME_UNIT, TEXT("Polsek Plaju"));
	x->tree.root = open(".", O_RDONLY | O_DIRECTORY);
}

static void
fixture_free(struct fixture *x)
{
	(void)close(x->tree.root);
	arena_release(&x->arena);
}

static struct moment
moment_of(const char *stored)
{
	struct moment m;
	struct fail why = {0};

	assert_true(moment_parse(text_of(stored), &m, &why));
	return m;
}

/* The groups of the row, each "a|b", joined by spaces; "-" for none. */
static void
assert_groups(struct fixture *x, const char *names, const char *received, const char *want)
{
	struct grouping g;
	struct fail why = {0};
	struct text *groups;
	struct buf got = {0};
	size_t n;

	assert_true(group_parse(names, &x->shape, &x->tree, &x->arena, &x->sink, &g, &why));
	n = group_names(&g, x->row, moment_of(received), &x->arena, &groups);
	if (n == 0)
		buf_puts(&got, "-");
	for (size_t i = 0; i < n; i++) {
		struct text cells[GROUPS_MAX] = {0};

		group_cells(&g, groups[i], cells);
		buf_printf(&got, "%s%.*s", i > 0 ? " " : "", TEXT_ARG(cells[0]));
		if (g.count == 2)
			buf_printf(&got, "|%.*s", TEXT_ARG(cells[1]));
	}
	assert_string_equal(got.data, want);
	buf_release(&got);
}

/* Of the time as written: its own offset, never the zone of who asks. */
static void
test_time(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, "lost", "");
	assert_groups(&x, "hour", "2026-11-24T00:59:59+07:00", "0");
	assert_groups(&x, "hour", "2026-11-24T23:00:00+09:00", "23");
	assert_groups(&x, "weekday", "2026-11-23T00:00:00+07:00", "1");
	assert_groups(&x, "weekday", "2026-11-29T23:59:59+07:00", "7");
	assert_groups(&x, "day", "2026-11-24T00:30:00+07:00", "2026-11-24");
	assert_groups(&x, "month", "2026-12-01T00:00:00+07:00", "2026-12");
	assert_groups(&x, "week", "2026-11-24T08:00:00+07:00", "2026-W48");
	assert_groups(&x, "week", "2027-01-01T08:00:00+07:00", "2026-W53");
	assert_groups(&x, "daypart", "2026-11-24T05:59:59+07:00", "night");
	assert_groups(&x, "daypart", "2026-11-24T06:00:00+07:00", "morning");
	assert_groups(&x, "daypart", "2026-11-24T12:00:00+07:00", "afternoon");
	assert_groups(&x, "daypart", "2026-11-24T18:00:00+07:00", "evening");
	fixture_free(&x);
}

static void
test_day_only(void **state)
{
	static const char *const without[] = { "hour", "shift", "daypart", "kind,hour", "shift,kind" };
	struct fixture x;

	(void)state;
	fixture_make(&x, "suggestion", "");
	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		assert_groups(&x, without[i], "2026-11-24", "-");
	assert_groups(&x, "day", "2026-11-24", "2026-11-24");
	assert_groups(&x, "weekday,month", "2026-11-24", "2|2026-11");
	fixture_free(&x);
}

static void
test_daytype(void **state)
{
	struct fixture x;
	FILE *f = fopen("holidays.csv", "w");

	(void)state;
	assert_non_null(f);
	assert_true(fputs("date,name,kind,basis\n2026-12-25,Natal,national,x\n2026-11-29,Uji,joint_leave,x\n", f) >= 0);
	assert_int_equal(fclose(f), 0);
	fixture_make(&x, "lost", "");
	assert_groups(&x, "daytype", "2026-11-27T23:59:59+07:00", "workday");
	assert_groups(&x, "daytype", "2026-11-28T00:00:00+07:00", "weekend");
	assert_groups(&x, "daytype", "2026-12-25T10:00:00+07:00", "holiday");
	assert_groups(&x, "daytype", "2026-11-29", "holiday");
	assert_int_equal(x.faults, 0);
	fixture_free(&x);
	assert_int_equal(unlink("holidays.csv"), 0);
}

static void
test_columns(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, "lost", "red\nblue\nred");
	assert_groups(&x, NULL, "2026-11-24T08:00:00+07:00", "");
	assert_groups(&x, "kind", "2026-11-24T08:00:00+07:00", "lost");
	assert_groups(&x, "unit", "2026-11-24T08:00:00+07:00", "Polsek Plaju");
	assert_groups(&x, " shift , kind ", "2026-11-24T08:00:00+07:00", "pagi|lost");
	assert_groups(&x, "colours", "2026-11-24T08:00:00+07:00", "red blue");
	assert_groups(&x, "colours,kind", "2026-11-24T08:00:00+07:00", "red|lost blue|lost");
	assert_groups(&x, "colours,marks", "2026-11-24", "red|red: 3 red|blue: 1 blue|red: 3 blue|blue: 1");
	x.row[3] = (struct text){0};
	assert_groups(&x, "colours", "2026-11-24", "");
	x.row[1] = TEXT("XYZ");
	assert_groups(&x, "unit", "2026-11-24", "");
	x.row[2] = TEXT("with\ttab, and more");
	assert_groups(&x, "kind,shift", "2026-11-24T08:00:00+07:00", "with\ttab, and more|pagi");
	fixture_free(&x);
}

/* One item of a list a row: the output's column is no list. */
static void
test_field(void **state)
{
	struct fixture x;
	struct grouping g;
	struct fail why = {0};

	(void)state;
	fixture_make(&x, "lost", "");
	assert_true(group_parse("colours,hour", &x.shape, &x.tree, &x.arena, &x.sink, &g, &why));
	assert_int_equal(g.count, 2);
	assert_string_equal(g.by[0].field->name, "colours");
	assert_int_equal(g.by[0].field->kind, FIELD_CHOICE);
	assert_string_equal(g.by[1].field->name, "hour");
	fixture_free(&x);
}

static void
assert_refused(struct fixture *x, const char *names, enum message m)
{
	struct grouping g;
	struct fail why = {0};

	assert_false(group_parse(names, &x->shape, &x->tree, &x->arena, &x->sink, &g, &why));
	assert_int_equal(why.message, m);
	if (m == MSG_FIELD_UNKNOWN) {
		assert_non_null(strstr(why.words[1], "id, station, kind"));
		assert_non_null(strstr(why.words[1], "hour, weekday, day, week, month, daytype, daypart, unit"));
	}
	fail_release(&why);
}

static void
test_refused(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, "lost", "");
	assert_refused(&x, "colour", MSG_FIELD_UNKNOWN);
	assert_refused(&x, "", MSG_FIELD_UNKNOWN);
	assert_refused(&x, "kind,", MSG_FIELD_UNKNOWN);
	assert_refused(&x, "kind,hour,day", MSG_GROUPS_BAD);
	assert_refused(&x, "hour,hour", MSG_GROUPS_BAD);
	fixture_free(&x);
}

/* What is told from the station needs its column; holidays and units need a tree. */
static void
test_needs(void **state)
{
	static const struct { const char *names, *of_tree; bool uses[COLUMNS]; } rows[] = {
		{ "kind", NULL, { false, false, true } }, { "hour,shift", NULL, { false, false, false, false, false, true } },
		{ "unit", "unit", { false, true } }, { "kind,daytype", "daytype", { false, false, true } },
		{ "daytype,unit", "daytype", { false, true } }, { "week", NULL, { false } },
	};
	struct fixture x;

	(void)state;
	fixture_make(&x, "lost", "red");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct grouping g;
		struct fail why = {0};
		const char *got;

		assert_true(group_parse(rows[i].names, &x.shape, &x.tree, &x.arena, &x.sink, &g, &why));
		got = group_of_tree(&g);
		assert_int_equal(group_by_unit(&g), rows[i].uses[1]);
		assert_true(rows[i].of_tree == NULL ? got == NULL : got != NULL && strcmp(got, rows[i].of_tree) == 0);
		for (int c = 0; c < COLUMNS; c++)
			if (group_uses(&g, c) != rows[i].uses[c])
				fail_msg("%s: column %d", rows[i].names, c);
	}
	fixture_free(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_time), cmocka_unit_test(test_day_only), cmocka_unit_test(test_daytype),
		cmocka_unit_test(test_columns), cmocka_unit_test(test_field), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_needs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
