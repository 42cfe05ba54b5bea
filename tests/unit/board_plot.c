#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "cli/board_plot.h"
#include "cli/verb.h"

#include "desk_fixture.h"

static int
desk_setup(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_EN);
	*state = &d;
	return 0;
}

static void
test_number(void **state)
{
	(void)state;
	assert_true(isnan(board_number(TEXT(""))));
	assert_true(board_number(TEXT("0")) == 0);
	assert_true(board_number(TEXT("-12")) == -12);
	assert_true(board_number(text_slice(TEXT("33.335"), 0, 5)) == 33.33);
	assert_true(board_number(TEXT("9007199254740993")) >= 9007199254740992.0);
}

static void
test_unit(void **state)
{
	static const struct {
		double about, size;
		const char *name;
	} rows[] = {
		{ 0, 1, "seconds" }, { 119, 1, "seconds" }, { 120, 60, "minutes" }, { 7199, 60, "minutes" }, { 7200, 3600, "hours" },
		{ 172799, 3600, "hours" }, { 172800, 86400, "days" }, { 1e9, 86400, "days" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *name = NULL;
		double size = board_unit(rows[i].about, LANGUAGE_EN, &name);

		if (size != rows[i].size || strcmp(name, rows[i].name) != 0)
			fail_msg("%g: %g %s", rows[i].about, size, name);
	}
}

/* Days between those that the rows have are drawn, with 0 where they are counts; of
 * nothing there is no picture. */
static void
test_days(void **state)
{
	static const struct field day = { .name = "day", .help = WORDS("day", "hari"), .kind = FIELD_DAY };
	static const struct field n = { .name = "n", .help = WORDS("how many", "jumlah"), .kind = FIELD_COUNT };
	static const struct field *const columns[] = { &day, &n };
	static const struct verb verb = { .name = "count", .help = WORDS("how many came in", "berapa yang masuk") };
	const struct text cells[] = { TEXT("2026-11-28"), TEXT("3"), TEXT("2026-12-01"), TEXT("5") };
	struct desk *d = *state;
	struct figures f = { .session = &d->s, .tree = &d->s.tree };
	struct board_table t = { .columns = columns, .count = 2, .names = 1, .drawn = 1, .cells = cells, .rows = 2 };
	const struct plot *plot;

	d->s.verb = &verb;
	plot = board_plot(&f, &t);
	assert_non_null(plot);
	assert_int_equal(plot->kind, PLOT_LINES);
	assert_int_equal(plot->count, 4);
	assert_true(text_is(plot->x[0], "2026-11-28"));
	assert_true(text_is(plot->x[3], "2026-12-01"));
	assert_true(plot->series[0].at[0] == 3 && plot->series[0].at[1] == 0 && plot->series[0].at[2] == 0 && plot->series[0].at[3] == 5);
	t.rows = 0;
	assert_null(board_plot(&f, &t));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_unit),
		cmocka_unit_test_setup_teardown(test_days, desk_setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
