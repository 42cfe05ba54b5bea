#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "time/calendar.h"
#include "time/date.h"
#include "time/moment.h"

enum { DAY = 86400, HOUR = 3600, ALWAYS = INT32_MAX };

static const struct calendar_hours office[] = {
	{ 1, 8 * HOUR, 16 * HOUR, INT32_MIN, ALWAYS }, { 2, 8 * HOUR, 16 * HOUR, INT32_MIN, ALWAYS },
	{ 3, 8 * HOUR, 16 * HOUR, INT32_MIN, ALWAYS }, { 4, 8 * HOUR, 16 * HOUR, INT32_MIN, ALWAYS },
	{ 5, 13 * HOUR, 16 * HOUR + HOUR / 2, INT32_MIN, ALWAYS }, { 5, 8 * HOUR, 12 * HOUR, INT32_MIN, ALWAYS },
};

static int32_t
day(const char *text)
{
	int32_t n = 0;

	assert_true(date_parse(text_of(text), &n));
	return n;
}

/* "2026-03-17 21:30" in the zone of the calendar. */
static int64_t
at(const struct calendar *c, const char *text)
{
	char first[11] = {0};
	int hour, minute;

	memcpy(first, text, 10);
	assert_int_equal(sscanf(text + 11, "%d:%d", &hour, &minute), 2);
	return zone_instant(&c->zone, (int64_t)day(first) * DAY + hour * HOUR + minute * 60);
}

static void
is_at(const struct calendar *c, int64_t instant, const char *want)
{
	char got[MOMENT_TEXT];

	moment_print(moment_in(instant, &c->zone), got);
	if (strncmp(got, want, 10) != 0 || strncmp(got + 11, want + 11, strlen(want) - 11) != 0)
		fail_msg("expected %s, got %s", want, got);
}

static struct calendar
calendar_of(const char *zone, const int32_t *holidays, size_t count)
{
	struct calendar c = { .hours = office, .hour_count = sizeof office / sizeof *office,
		.holidays = holidays, .holiday_count = count };
	struct fail why = {0};

	assert_true(zone_find(text_of(zone), &c.zone, &why));
	return c;
}

/* Lebaran 2026: Nyepi on Thursday 19 March, joint leave on 18, 20, 23 and 24, Idul
 * Fitri on Saturday and Sunday. */
static void
test_days(void **state)
{
	int32_t lebaran[] = { day("2026-03-18"), day("2026-03-19"), day("2026-03-20"), day("2026-03-21"), day("2026-03-22"),
		day("2026-03-23"), day("2026-03-24"), day("2027-01-01") };
	struct calendar c = calendar_of("Asia/Jakarta", lebaran, 8);
	static const struct {
		const char *from;
		enum day_kind kind;
		int n;
		const char *end;
	} rows[] = {
		{ "2026-03-17 00:00", DAY_WORKING, 1, "2026-03-25 23:59:59" },
		{ "2026-03-17 23:59", DAY_WORKING, 3, "2026-03-27 23:59:59" },
		{ "2026-03-21 10:00", DAY_WORKING, 1, "2026-03-25 23:59:59" },
		{ "2026-03-17 23:59", DAY_CALENDAR, 3, "2026-03-20 23:59:59" },
		{ "2026-12-30 09:00", DAY_WORKING, 2, "2027-01-04 23:59:59" },
		{ "2026-12-30 09:00", DAY_CALENDAR, 3, "2027-01-02 23:59:59" },
		{ "2028-02-28 09:00", DAY_CALENDAR, 1, "2028-02-29 23:59:59" },
		{ "2026-11-27 09:00", DAY_WORKING, 60, "2027-02-22 23:59:59" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t from = at(&c, rows[i].from), end;

		assert_true(calendar_add_days(&c, rows[i].kind, (struct pauses){0}, from, rows[i].n, &end));
		is_at(&c, end, rows[i].end);
		assert_int_equal(calendar_days(&c, rows[i].kind, (struct pauses){0}, from, end), rows[i].n);
		assert_int_equal(calendar_days(&c, rows[i].kind, (struct pauses){0}, from, end + 1),
		    rows[i].n + calendar_counts(&c, rows[i].kind, (struct pauses){0}, calendar_day(&c, end + 1)));
	}
}

/* A day does not count where the clock stands still at its end. */
static void
test_paused_days(void **state)
{
	struct calendar c = calendar_of("Asia/Jakarta", NULL, 0);
	static const struct {
		const char *from, *until;
		int n;
	} rows[] = {	/* received on Monday 2 November: days counted up to Friday 6 */
		{ "2026-11-03 10:00", "2026-11-03 14:00", 4 }, { "2026-11-03 10:00", "2026-11-04 00:00", 3 },
		{ "2026-11-03 10:00", "2026-11-03 23:59", 4 }, { "2026-11-03 10:00", "2026-11-05 15:00", 2 },
		{ "2026-11-02 08:00", "2026-11-03 08:00", 4 }, { "2026-11-04 00:00", "2026-11-04 12:00", 4 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pause pause = { at(&c, rows[i].from), at(&c, rows[i].until) };

		assert_int_equal(calendar_days(&c, DAY_WORKING, (struct pauses){ &pause, 1 }, at(&c, "2026-11-02 07:00"),
		    at(&c, "2026-11-06 12:00")), rows[i].n);
	}
}

static void
test_seconds(void **state)
{
	int32_t holiday = day("2026-11-03");
	struct calendar c = calendar_of("Asia/Jakarta", &holiday, 1);
	struct pause wait = { at(&c, "2026-11-04 10:00"), at(&c, "2026-11-05 09:00") };
	static const struct {
		const char *from;
		enum day_kind kind;
		int seconds;
		bool paused;
		const char *end;
	} rows[] = {
		{ "2026-11-02 23:55", DAY_CLOCK, 600, false, "2026-11-03 00:05:00" },
		{ "2026-12-31 23:55", DAY_CLOCK, 600, false, "2027-01-01 00:05:00" },
		{ "2026-11-02 15:00", DAY_WORKING, 3 * HOUR, false, "2026-11-04 10:00:00" },
		{ "2026-11-02 15:00", DAY_WORKING, 3 * HOUR, true, "2026-11-04 10:00:00" },
		{ "2026-11-02 15:00", DAY_WORKING, 3 * HOUR + 1, true, "2026-11-05 09:00:01" },
		{ "2026-11-02 18:00", DAY_WORKING, HOUR, false, "2026-11-04 09:00:00" },
		{ "2026-11-06 11:30", DAY_WORKING, HOUR, false, "2026-11-06 13:30:00" },
		{ "2026-11-06 16:00", DAY_WORKING, HOUR, false, "2026-11-09 08:30:00" },
		{ "2026-11-04 09:00", DAY_CLOCK, 2 * HOUR, true, "2026-11-05 10:00:00" },
		{ "2026-11-04 09:00", DAY_CALENDAR, 0, true, "2026-11-04 09:00:00" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pauses pauses = { &wait, rows[i].paused };
		int64_t from = at(&c, rows[i].from), end;

		assert_true(calendar_add_seconds(&c, rows[i].kind, pauses, from, rows[i].seconds, &end));
		is_at(&c, end, rows[i].end);
		assert_int_equal(calendar_seconds(&c, rows[i].kind, pauses, from, end), rows[i].seconds);
	}
}

/* Ramadan hours rule over the usual ones; a desk without hours works Monday to
 * Friday; one whose days are all taken never ends. */
static void
test_hours(void **state)
{
	static const struct calendar_hours one[] = { { 1, 0, DAY, INT32_MIN, ALWAYS } };
	struct calendar_hours both[sizeof office / sizeof *office + 1];
	struct calendar c = calendar_of("Asia/Makassar", NULL, 0);
	struct pause ever = { INT64_MIN, INT64_MAX };
	int64_t end;

	(void)state;
	memcpy(both, office, sizeof office);
	both[6] = (struct calendar_hours){ 1, 8 * HOUR, 15 * HOUR, day("2026-02-18"), day("2026-03-20") };
	c.hours = both;
	c.hour_count = 7;
	assert_int_equal(calendar_seconds(&c, DAY_WORKING, (struct pauses){0}, at(&c, "2026-02-23 00:00"), at(&c, "2026-02-24 00:00")), 7 * HOUR);
	assert_int_equal(calendar_seconds(&c, DAY_WORKING, (struct pauses){0}, at(&c, "2026-03-23 00:00"), at(&c, "2026-03-24 00:00")), 8 * HOUR);
	c.hour_count = 0;
	assert_true(calendar_works(&c, day("2026-11-27")));
	assert_false(calendar_works(&c, day("2026-11-28")));
	assert_int_equal(calendar_seconds(&c, DAY_WORKING, (struct pauses){0}, at(&c, "2026-11-27 12:00"), at(&c, "2026-11-30 06:00")), 18 * HOUR);
	c.hours = one;
	c.hour_count = 1;
	assert_int_equal(calendar_seconds(&c, DAY_WORKING, (struct pauses){0}, at(&c, "2026-11-23 00:00"), at(&c, "2026-12-01 00:00")), 2 * DAY);
	assert_false(calendar_add_days(&c, DAY_WORKING, (struct pauses){ &ever, 1 }, at(&c, "2026-11-23 00:00"), 1, &end));
	assert_false(calendar_add_seconds(&c, DAY_CLOCK, (struct pauses){ &ever, 1 }, at(&c, "2026-11-23 00:00"), 1, &end));
}

/* Overlapping hours count once, whatever their order. */
static void
test_overlap(void **state)
{
	static const struct calendar_hours hours[] = {
		{ 1, 10 * HOUR, 15 * HOUR, INT32_MIN, ALWAYS }, { 1, 8 * HOUR, 12 * HOUR, INT32_MIN, ALWAYS }, { 1, 8 * HOUR, 9 * HOUR, INT32_MIN, ALWAYS },
	};
	struct calendar c = calendar_of("Asia/Jakarta", NULL, 0);
	int64_t end;

	(void)state;
	c.hours = hours;
	c.hour_count = 3;
	assert_int_equal(calendar_seconds(&c, DAY_WORKING, (struct pauses){0}, at(&c, "2026-11-23 00:00"), at(&c, "2026-11-24 00:00")), 7 * HOUR);
	assert_true(calendar_add_seconds(&c, DAY_WORKING, (struct pauses){0}, at(&c, "2026-11-23 00:00"), 6 * HOUR, &end));
	is_at(&c, end, "2026-11-23 14:00:00");
}

/* Where the clocks change: a day has 23 or 25 hours. */
static void
test_zone(void **state)
{
	struct calendar c = calendar_of("Europe/Amsterdam", NULL, 0);
	int64_t from = at(&c, "2026-03-28 12:00"), end;

	(void)state;
	assert_true(calendar_add_days(&c, DAY_CALENDAR, (struct pauses){0}, from, 1, &end));
	is_at(&c, end, "2026-03-29 23:59:59");
	assert_int_equal(calendar_begins(&c, day("2026-03-30")) - calendar_begins(&c, day("2026-03-29")), 23 * HOUR);
	assert_int_equal(calendar_day(&c, calendar_begins(&c, day("2026-03-30")) - 1), day("2026-03-29"));
	assert_int_equal(calendar_day(&c, -1), day("1970-01-01"));
	assert_int_equal(calendar_day(&c, -HOUR - 1), day("1969-12-31"));
}

/* Random calendars: adding and measuring are inverse, and an interval split
 * anywhere adds up. */
struct random_calendar {
	struct calendar_hours hours[12];
	int32_t holidays[30];
	struct pause pauses[4];
	struct calendar c;
	struct pauses p;
};

static unsigned
draw(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static void
make_random(struct random_calendar *r, unsigned *seed, int64_t start)
{
	static const char *const zones[] = { "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "America/New_York" };
	int32_t today = (int32_t)(start / DAY);
	int64_t instant = start - 5 * DAY;

	*r = (struct random_calendar){0};
	r->c = calendar_of(zones[draw(seed, 5)], r->holidays, 0);
	r->c.hours = r->hours;
	for (size_t i = 0; i < 12 && draw(seed, 8) > 0; i++) {
		int open = (int)draw(seed, 80000);

		r->hours[i] = (struct calendar_hours){ 1 + (int)draw(seed, 7), open, open + 1 + (int)draw(seed, (unsigned)(DAY - open)),
			draw(seed, 2) ? INT32_MIN : today + (int)draw(seed, 20), ALWAYS };
		r->c.hour_count = i + 1;
	}
	for (size_t i = 0; i < 30 && draw(seed, 6) > 0; i++) {
		r->holidays[i] = (i > 0 ? r->holidays[i - 1] : today - 5) + 1 + (int)draw(seed, 4);
		r->c.holiday_count = i + 1;
	}
	for (size_t i = 0; i < 4 && draw(seed, 3) > 0; i++) {
		instant += draw(seed, 4 * DAY);
		r->pauses[i].from = instant;
		instant += 1 + draw(seed, 3 * DAY);
		r->pauses[i].until = instant;
		r->p = (struct pauses){ r->pauses, i + 1 };
	}
}

static void
test_properties(void **state)
{
	unsigned seed = 20261124;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		int64_t a = 1770000000 + draw(&seed, 400 * DAY), b = a + draw(&seed, 20 * DAY), c = b + draw(&seed, 20 * DAY), end;
		enum day_kind kind = (enum day_kind)draw(&seed, 3);
		struct random_calendar r;
		int64_t n;

		make_random(&r, &seed, a);
		assert_int_equal(calendar_days(&r.c, kind, r.p, a, c), calendar_days(&r.c, kind, r.p, a, b) + calendar_days(&r.c, kind, r.p, b, c));
		assert_int_equal(calendar_seconds(&r.c, kind, r.p, a, c), calendar_seconds(&r.c, kind, r.p, a, b) + calendar_seconds(&r.c, kind, r.p, b, c));
		n = 1 + draw(&seed, 30);
		if (calendar_add_days(&r.c, kind, r.p, a, n, &end)) {
			assert_int_equal(calendar_days(&r.c, kind, r.p, a, end), n);
			assert_int_equal(calendar_days(&r.c, kind, r.p, a, calendar_begins(&r.c, calendar_day(&r.c, end)) - 1), n - 1);
		}
		n = 1 + draw(&seed, 200000);
		if (calendar_add_seconds(&r.c, kind, r.p, a, n, &end)) {
			assert_int_equal(calendar_seconds(&r.c, kind, r.p, a, end), n);
			assert_int_equal(calendar_seconds(&r.c, kind, r.p, a, end - 1), n - 1);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days), cmocka_unit_test(test_paused_days), cmocka_unit_test(test_seconds),
		cmocka_unit_test(test_hours), cmocka_unit_test(test_overlap), cmocka_unit_test(test_zone), cmocka_unit_test(test_properties),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
