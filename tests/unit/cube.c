#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "query/cube.h"

/* A row "station,type,day,hour,...,n" of commas. */
static const char whole[] = "PLB,report,2026-11-24,8,pagi,lost,sktlk,desk,plaju,received,,3";

static void
fill(const char *line, struct text cells[CUBE_COLUMNS])
{
	struct text rest = text_of(line);

	for (int i = 0; i < CUBE_COLUMNS; i++)
		assert_true(text_next(&rest, ',', &cells[i]));
	assert_false(text_next(&rest, ',', &(struct text){0}));
}

static void
test_names(void **state)
{
	static const char *const names[] = { "station", "type", "day", "hour", "shift", "kind", "category", "channel", "area",
		"measure", "value", "n" };

	(void)state;
	for (int i = 0; i < CUBE_COLUMNS; i++)
		assert_string_equal(cube_fields[i].name, names[i]);
}

static void
test_read(void **state)
{
	struct text cells[CUBE_COLUMNS];
	struct fail why = {0};
	struct cube_row row;

	(void)state;
	fill(whole, cells);
	assert_true(cube_read(cells, &row, &why));
	assert_int_equal(row.n, 3);
	assert_false(row.received.day_only);
	assert_int_equal(row.received.at, INT64_C(20781) * 86400 + 8 * 3600);
	assert_ptr_equal(row.cells, cells);
	cells[CUBE_HOUR] = TEXT("");
	assert_true(cube_read(cells, &row, &why));
	assert_true(row.received.day_only);
	assert_int_equal(row.received.at, INT64_C(20781) * 86400);
}

/* Each cell that is wrong is named. */
static void
test_bad(void **state)
{
	static const struct {
		enum cube_column column;
		const char *cell, *field;
	} rows[] = {
		{ CUBE_DAY, "", "day" }, { CUBE_DAY, "24-11-2026", "day" }, { CUBE_DAY, "2026-11-31", "day" },
		{ CUBE_HOUR, "24", "hour" }, { CUBE_HOUR, "-1", "hour" }, { CUBE_HOUR, "8:00", "hour" },
		{ CUBE_N, "", "n" }, { CUBE_N, "-1", "n" }, { CUBE_N, "1.5", "n" }, { CUBE_N, "99999999999999999999", "n" }, { CUBE_N, "1000001", "n" },
		{ CUBE_TYPE, "", "type" }, { CUBE_TYPE, "laporan", "type" }, { CUBE_TYPE, "Report", "type" },
		{ CUBE_MEASURE, "", "measure" }, { CUBE_MEASURE, "recieved", "measure" }, { CUBE_MEASURE, "sp2hp:late", "measure" },
		{ CUBE_MEASURE, ":met", "measure" }, { CUBE_MEASURE, "received-answered", "measure" },
		{ CUBE_MEASURE, "received-", "measure" }, { CUBE_MEASURE, "received", NULL }, { CUBE_MEASURE, "void", NULL },
		{ CUBE_MEASURE, "apart", NULL }, { CUBE_MEASURE, "sp2hp:met", NULL }, { CUBE_MEASURE, "a:b:breached", NULL },
		{ CUBE_MEASURE, "a-b:paused", NULL }, { CUBE_MEASURE, "received-responded+closed", NULL },
	};
	struct text cells[CUBE_COLUMNS];
	struct cube_row row;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fail why = {0};
		bool ok;

		fill(whole, cells);
		cells[rows[i].column] = text_of(rows[i].cell);
		ok = cube_read(cells, &row, &why);
		if (ok != (rows[i].field == NULL) || (!ok && strcmp(why.field, rows[i].field) != 0))
			fail_msg("%s \"%s\": %s", rows[i].field, rows[i].cell, ok ? "taken" : why.field);
		fail_release(&why);
	}
}

static void
test_span(void **state)
{
	static const struct { const char *from, *to, *span; } rows[] = {
		{ NULL, NULL, "received-responded+dispatched+arrived+resolved+closed" },
		{ "dispatched", "arrived", "dispatched-arrived" },
		{ "accepted, assigned", "resolved  closed", "accepted+assigned-resolved+closed" },
		{ NULL, " notified ", "received-notified" },
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct text span = cube_span(rows[i].from, rows[i].to, &arena);

		if (!text_is(span, rows[i].span))
			fail_msg("%.*s, expected %s", TEXT_ARG(span), rows[i].span);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_span),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
