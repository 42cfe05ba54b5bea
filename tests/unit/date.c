#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "time/date.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void
test_number(void **state)
{
	static const struct {
		struct date date;
		int32_t number;
		int weekday;
	} cases[] = {
		{ { 1970, 1, 1 }, 0, 4 }, { { 1969, 12, 31 }, -1, 3 }, { { 1970, 3, 1 }, 59, 7 },
		{ { 1, 1, 1 }, -719162, 1 }, { { 9999, 12, 31 }, 2932896, 5 },
		{ { 1900, 2, 28 }, -25509, 3 }, { { 1900, 3, 1 }, -25508, 4 },
		{ { 2000, 2, 29 }, 11016, 2 }, { { 2000, 3, 1 }, 11017, 3 },
		{ { 2024, 2, 29 }, 19782, 4 }, { { 2024, 3, 1 }, 19783, 5 },
		{ { 2026, 11, 24 }, 20781, 2 }, { { 2100, 2, 28 }, 47540, 7 }, { { 2100, 3, 1 }, 47541, 1 },
		/* before the years that are taken, the arithmetic goes on */
		{ { 0, 12, 31 }, -719163, 7 }, { { 0, 1, 1 }, -719528, 6 }, { { -400, 3, 1 }, -865565, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct date d = date_of_number(cases[i].number);

		assert_int_equal(date_number(cases[i].date), cases[i].number);
		assert_int_equal(d.year, cases[i].date.year);
		assert_int_equal(d.month, cases[i].date.month);
		assert_int_equal(d.day, cases[i].date.day);
		assert_int_equal(date_weekday(cases[i].number), cases[i].weekday);
	}
}

/* Counts through every day there is, by hand, and through its weeks. */
static void
test_every_day(void **state)
{
	struct date d = { 1, 1, 1 };
	int32_t number = -719162;
	int weekday = 1, year, week, last_week = 0;

	(void)state;
	for (; d.year <= 9999; number++) {
		char text[11];
		int32_t parsed;

		assert_int_equal(date_number(d), number);
		assert_true(date_exists(d));
		assert_int_equal(date_weekday(number), weekday);
		date_print(number, text);
		assert_true(date_parse(text_of(text), &parsed));
		assert_int_equal(parsed, number);
		date_week(number, &year, &week);
		assert_int_equal(date_of_week(year, week), number - weekday + 1);
		if (weekday == 1)
			assert_true(week == last_week + 1 || (week == 1 && last_week >= 52) || number == -719162);
		else
			assert_int_equal(week, last_week);
		last_week = week;
		weekday = weekday % 7 + 1;
		if (++d.day > date_days_in_month(d.year, d.month)) {
			d.day = 1;
			if (++d.month > 12) {
				d.month = 1;
				d.year++;
			}
		}
	}
	assert_int_equal(number, 2932897);
}

static void
test_exists(void **state)
{
	static const struct {
		struct date date;
		bool exists;
	} cases[] = {
		{ { 1900, 2, 29 }, false }, { { 2000, 2, 29 }, true }, { { 2024, 2, 29 }, true }, { { 2100, 2, 29 }, false },
		{ { 2026, 2, 28 }, true }, { { 2026, 2, 29 }, false }, { { 2024, 2, 30 }, false }, { { 2026, 2, 31 }, false },
		{ { 2026, 4, 30 }, true }, { { 2026, 4, 31 }, false }, { { 2026, 12, 31 }, true }, { { 2026, 12, 32 }, false },
		{ { 2026, 0, 1 }, false }, { { 2026, 13, 1 }, false }, { { 2026, 1, 0 }, false }, { { 2026, -1, 1 }, false },
		{ { 0, 12, 31 }, false }, { { 1, 1, 1 }, true }, { { 9999, 12, 31 }, true }, { { 10000, 1, 1 }, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(date_exists(cases[i].date), cases[i].exists);
	assert_int_equal(date_days_in_month(2100, 2), 28);
	assert_int_equal(date_days_in_month(2024, 2), 29);
	assert_int_equal(date_days_in_month(2026, 9), 30);
	assert_int_equal(date_days_in_month(2026, 7), 31);
}

static void
test_week(void **state)
{
	static const struct {
		const char *day;
		int year, week;
		const char *monday;
	} cases[] = {
		{ "2026-11-24", 2026, 48, "2026-11-23" }, { "2024-12-29", 2024, 52, "2024-12-23" },
		{ "2024-12-30", 2025, 1, "2024-12-30" }, { "2025-01-01", 2025, 1, "2024-12-30" },
		{ "2026-12-31", 2026, 53, "2026-12-28" }, { "2027-01-01", 2026, 53, "2026-12-28" },
		{ "2027-01-03", 2026, 53, "2026-12-28" }, { "2027-01-04", 2027, 1, "2027-01-04" },
		{ "2005-01-01", 2004, 53, "2004-12-27" }, { "2008-12-29", 2009, 1, "2008-12-29" },
		{ "2010-01-03", 2009, 53, "2009-12-28" }, { "2000-02-29", 2000, 9, "2000-02-28" },
		{ "1900-12-31", 1901, 1, "1900-12-31" }, { "2100-01-01", 2099, 53, "2099-12-28" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int32_t number;
		int year, week;
		char monday[11];

		assert_true(date_parse(text_of(cases[i].day), &number));
		date_week(number, &year, &week);
		assert_int_equal(year, cases[i].year);
		assert_int_equal(week, cases[i].week);
		date_print(date_of_week(year, week), monday);
		assert_string_equal(monday, cases[i].monday);
	}
}

static void
test_parse_refuses(void **state)
{
	static const char *const cases[] = {
		"", "2026", "2026-11-2", "2026-11-241", "26-11-2024", "2026/11/24", "2026-11/24", "20261124  ",
		"2026-1124-", "2026-02-29", "2026-13-01", "2026-00-10", "2026-10-00", "0000-01-01", "2026-11-2a",
		"a026-11-24", "2026-11-:4", "2026-11-/4", " 026-11-24", "-026-11-24", "2026-11-24 ",
		"2026-11-2/", "2026-1/-10", "20/6-11-24",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int32_t number = 77;

		assert_false(date_parse(text_of(cases[i]), &number));
		assert_int_equal(number, 77);
	}
	assert_false(date_parse((struct text){0}, &(int32_t){0}));
}

static void
test_print(void **state)
{
	char out[11];

	(void)state;
	date_print(0, out);
	assert_string_equal(out, "1970-01-01");
	date_print(-719162, out);
	assert_string_equal(out, "0001-01-01");
	/* Never out of bounds, whatever it is given. */
	date_print(INT32_MIN, out);
	assert_int_equal(strlen(out), 10);
	date_print(INT32_MAX, out);
	assert_int_equal(strlen(out), 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number), cmocka_unit_test(test_every_day), cmocka_unit_test(test_exists),
		cmocka_unit_test(test_week), cmocka_unit_test(test_parse_refuses), cmocka_unit_test(test_print),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
