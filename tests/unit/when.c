#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "time/when.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Tuesday 2026-11-24 22:10:30 in Jakarta. */
enum { NOW = 1795533030 };

static struct zone
zone_of(const char *name)
{
	struct fail why = {0};
	struct zone z;

	assert_true(zone_find(text_of(name), &z, &why));
	return z;
}

static void
check_points(const struct when *w, const char *const (*cases)[2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct fail why = {0};
		struct moment m;
		char out[MOMENT_TEXT];

		if (!when_parse(w, text_of(cases[i][0]), &m, &why))
			fail_msg("\"%s\" was refused", cases[i][0]);
		moment_print(m, out);
		if (strcmp(out, cases[i][1]) != 0)
			fail_msg("\"%s\" gave %s", cases[i][0], out);
		assert_false(m.day_only);
		assert_int_equal(why.message, MSG_NONE);
	}
}

static void
test_points(void **state)
{
	static const char *const cases[][2] = {
		{ "2026-11-24", "2026-11-24T00:00:00+07:00" }, { "24-11-2026", "2026-11-24T00:00:00+07:00" },
		{ "4-1-2026", "2026-01-04T00:00:00+07:00" }, { "24 November 2026", "2026-11-24T00:00:00+07:00" },
		{ "17 agustus 2026", "2026-08-17T00:00:00+07:00" }, { "5 MEI 2026", "2026-05-05T00:00:00+07:00" },
		{ "24-Nov-2026", "2026-11-24T00:00:00+07:00" }, { "24 Des 2026 10.00", "2026-12-24T10:00:00+07:00" },
		{ "1  okt  2026", "2026-10-01T00:00:00+07:00" }, { "  2026-11-24\n", "2026-11-24T00:00:00+07:00" },
		{ "2026-11-24T10:00", "2026-11-24T10:00:00+07:00" }, { "2026-11-24t10:00:05", "2026-11-24T10:00:05+07:00" },
		{ "2026-11-24T10:00+08:00", "2026-11-24T10:00:00+08:00" }, { "2026-11-24T10:00:05Z", "2026-11-24T10:00:05+00:00" },
		{ "2026-11-24 10:00:05 +09:00", "2026-11-24T10:00:05+09:00" }, { "2026-11-24 10.00", "2026-11-24T10:00:00+07:00" },
		{ "2026-11-24 10.00.59", "2026-11-24T10:00:59+07:00" }, { "24-11-2026 9:05 WIT", "2026-11-24T09:05:00+09:00" },
		{ "2026-11-24 10:00 wita", "2026-11-24T10:00:00+08:00" }, { "2026-11-24 10:00WIB", "2026-11-24T10:00:00+07:00" },
		{ "2024-02-29", "2024-02-29T00:00:00+07:00" },
		{ "22:10", "2026-11-24T22:10:00+07:00" }, { "22.10", "2026-11-24T22:10:00+07:00" },
		{ "22:10:30", "2026-11-24T22:10:30+07:00" }, { "22:10:31", "2026-11-23T22:10:31+07:00" },
		{ "22.15", "2026-11-23T22:15:00+07:00" }, { "00:00", "2026-11-24T00:00:00+07:00" },
		{ "7:05", "2026-11-24T07:05:00+07:00" }, { "23.10 WITA", "2026-11-24T23:10:00+08:00" },
		{ "23:11 WITA", "2026-11-23T23:11:00+08:00" }, { "00:05 WIT", "2026-11-25T00:05:00+09:00" },
		{ "today", "2026-11-24T00:00:00+07:00" }, { "Hari Ini", "2026-11-24T00:00:00+07:00" },
		{ "YESTERDAY", "2026-11-23T00:00:00+07:00" }, { "kemarin", "2026-11-23T00:00:00+07:00" },
		{ "tomorrow", "2026-11-25T00:00:00+07:00" }, { "Besok", "2026-11-25T00:00:00+07:00" },
		{ "kemarin 22.15", "2026-11-23T22:15:00+07:00" }, { "hari ini 23:59", "2026-11-24T23:59:00+07:00" },
		{ "now", "2026-11-24T22:10:30+07:00" }, { "Sekarang", "2026-11-24T22:10:30+07:00" },
		{ "-7d", "2026-11-17T22:10:30+07:00" }, { "-2w", "2026-11-10T22:10:30+07:00" },
		{ "-3mo", "2026-08-24T22:10:30+07:00" }, { "-11MO", "2025-12-24T22:10:30+07:00" },
		{ "-12mo", "2025-11-24T22:10:30+07:00" }, { "-12h", "2026-11-24T10:10:30+07:00" },
		{ "-30m", "2026-11-24T21:40:30+07:00" }, { "-0d", "2026-11-24T22:10:30+07:00" },
	};
	struct zone jakarta = zone_of("Asia/Jakarta");
	struct when w = { NOW, &jakarta };

	(void)state;
	check_points(&w, cases, COUNT(cases));
}

/* The day is clipped to the month's end: 31 May 2024, 08:00 in Jakarta. */
static void
test_month_ends(void **state)
{
	static const char *const cases[][2] = {
		{ "-1mo", "2024-04-30T08:00:00+07:00" }, { "-2mo", "2024-03-31T08:00:00+07:00" },
		{ "-3mo", "2024-02-29T08:00:00+07:00" }, { "-15mo", "2023-02-28T08:00:00+07:00" },
		{ "-5mo", "2023-12-31T08:00:00+07:00" }, { "-31d", "2024-04-30T08:00:00+07:00" },
		{ "yesterday", "2024-05-30T00:00:00+07:00" }, { "tomorrow", "2024-06-01T00:00:00+07:00" },
	};
	struct zone jakarta = zone_of("Asia/Jakarta");
	struct when w = { 1717117200, &jakarta };

	(void)state;
	check_points(&w, cases, COUNT(cases));
}

/* Tuesday 2026-11-24 10:10:30 in New York, which left summer time on 1 November. */
static void
test_seasons(void **state)
{
	static const char *const cases[][2] = {
		{ "-30d", "2026-10-25T10:10:30-04:00" }, { "-1mo", "2026-10-24T10:10:30-04:00" },
		{ "-720h", "2026-10-25T11:10:30-04:00" }, { "2026-07-01", "2026-07-01T00:00:00-04:00" },
		{ "10:11", "2026-11-23T10:11:00-05:00" }, { "today", "2026-11-24T00:00:00-05:00" },
	};
	struct zone york = zone_of("America/New_York");
	struct when w = { NOW, &york };

	(void)state;
	check_points(&w, cases, COUNT(cases));
}

static void
test_refused(void **state)
{
	static const struct {
		const char *text;
		enum message message;
	} cases[] = {
		{ "", MSG_WHEN_BAD }, { "24/11/2026", MSG_WHEN_BAD }, { "2026/11/24", MSG_WHEN_BAD },
		{ "11/24/2026 10:00", MSG_WHEN_BAD }, { "24-11-26", MSG_WHEN_BAD }, { "24 November 26", MSG_WHEN_BAD },
		{ "24-11-20266", MSG_WHEN_BAD }, { "124-11-2026", MSG_WHEN_BAD }, { "26-11-24", MSG_WHEN_BAD },
		{ "2026-1-24", MSG_WHEN_BAD }, { "2026", MSG_WHEN_BAD }, { "2026-11", MSG_WHEN_BAD }, { "2026-W48", MSG_WHEN_BAD },
		{ "24 Brumaire 2026", MSG_WHEN_BAD }, { "24 Nov", MSG_WHEN_BAD }, { "24Nov 2026 x", MSG_WHEN_BAD },
		{ "24:00", MSG_WHEN_BAD }, { "22:60", MSG_WHEN_BAD }, { "22:10:60", MSG_WHEN_BAD }, { "22:1", MSG_WHEN_BAD },
		{ "22:10.30", MSG_WHEN_BAD }, { "22:10:", MSG_WHEN_BAD }, { "222:10", MSG_WHEN_BAD }, { "2210", MSG_WHEN_BAD },
		{ "22:10 XYZ", MSG_WHEN_BAD }, { "2026-11-24T", MSG_WHEN_BAD }, { "2026-11-24T24:00", MSG_WHEN_BAD },
		{ "2026-11-24 +07:00", MSG_WHEN_BAD }, { "2026-11-24T10:00+25:00", MSG_WHEN_BAD }, { "todayy", MSG_WHEN_BAD },
		{ "today now", MSG_WHEN_BAD }, { "hari", MSG_WHEN_BAD }, { "-7", MSG_WHEN_BAD }, { "-7y", MSG_WHEN_BAD },
		{ "-d", MSG_WHEN_BAD }, { "7d", MSG_WHEN_BAD }, { "+7d", MSG_WHEN_BAD }, { "--7d", MSG_WHEN_BAD },
		{ "-7d ago", MSG_WHEN_BAD }, { "-999999mo", MSG_WHEN_BAD }, { "-999999d", MSG_WHEN_BAD },
		{ "-9999999m", MSG_WHEN_BAD }, { "2026-11-24..", MSG_WHEN_BAD }, { "lusa", MSG_WHEN_BAD },
		{ "2026-02-31", MSG_DAY_MISSING }, { "31-02-2026", MSG_DAY_MISSING }, { "31 Februari 2026", MSG_DAY_MISSING },
		{ "29-02-2100 10:00", MSG_DAY_MISSING }, { "11-24-2026", MSG_DAY_MISSING }, { "2026-13-01", MSG_DAY_MISSING },
		{ "0000-01-01", MSG_DAY_MISSING }, { "0 Jan 2026", MSG_DAY_MISSING },
	};
	struct zone jakarta = zone_of("Asia/Jakarta");
	struct when w = { NOW, &jakarta };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct moment m;

		if (when_parse(&w, text_of(cases[i].text), &m, &why) || why.message != cases[i].message)
			fail_msg("\"%s\": message %d", cases[i].text, (int)why.message);
		assert_string_equal(why.words[0], cases[i].text);
		fail_release(&why);
	}
}

static int64_t
instant(const char *s)
{
	struct fail why = {0};
	struct moment m;

	if (s == NULL)
		return 0;
	assert_true(moment_parse(text_of(s), &m, &why));
	return m.at;
}

static void
test_periods(void **state)
{
	static const struct {
		const char *text, *from, *until;	/* NULL is open */
	} cases[] = {
		{ "2026", "2026-01-01T00:00:00+07:00", "2027-01-01T00:00:00+07:00" },
		{ "2026-11", "2026-11-01T00:00:00+07:00", "2026-12-01T00:00:00+07:00" },
		{ "2026-12", "2026-12-01T00:00:00+07:00", "2027-01-01T00:00:00+07:00" },
		{ "2024-02", "2024-02-01T00:00:00+07:00", "2024-03-01T00:00:00+07:00" },
		{ "2026-W48", "2026-11-23T00:00:00+07:00", "2026-11-30T00:00:00+07:00" },
		{ "2026-w53", "2026-12-28T00:00:00+07:00", "2027-01-04T00:00:00+07:00" },
		{ "2025-W52", "2025-12-22T00:00:00+07:00", "2025-12-29T00:00:00+07:00" },
		{ "2025-W01", "2024-12-30T00:00:00+07:00", "2025-01-06T00:00:00+07:00" },
		{ "2026-11-24", "2026-11-24T00:00:00+07:00", "2026-11-25T00:00:00+07:00" },
		{ "24 Nov 2026", "2026-11-24T00:00:00+07:00", "2026-11-25T00:00:00+07:00" },
		{ "kemarin", "2026-11-23T00:00:00+07:00", "2026-11-24T00:00:00+07:00" },
		{ "22:10", "2026-11-24T22:10:00+07:00", "2026-11-24T22:10:01+07:00" },
		{ "2026-11-24T10:00", "2026-11-24T10:00:00+07:00", "2026-11-24T10:00:01+07:00" },
		{ "now", "2026-11-24T22:10:30+07:00", "2026-11-24T22:10:31+07:00" },
		{ "2026-11-01..2026-11-24", "2026-11-01T00:00:00+07:00", "2026-11-25T00:00:00+07:00" },
		{ "2026-10 .. 2026-11", "2026-10-01T00:00:00+07:00", "2026-12-01T00:00:00+07:00" },
		{ "2025..2026-W48", "2025-01-01T00:00:00+07:00", "2026-11-30T00:00:00+07:00" },
		{ "2026-11-24..2026-11-24", "2026-11-24T00:00:00+07:00", "2026-11-25T00:00:00+07:00" },
		{ "-7d..", "2026-11-17T22:10:30+07:00", NULL }, { "..today", NULL, "2026-11-25T00:00:00+07:00" },
		{ "-7d..now", "2026-11-17T22:10:30+07:00", "2026-11-24T22:10:31+07:00" },
		{ "20.00..22.00", "2026-11-24T20:00:00+07:00", "2026-11-24T22:00:01+07:00" },
		{ "..", NULL, NULL },
	};
	struct zone jakarta = zone_of("Asia/Jakarta");
	struct when w = { NOW, &jakarta };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct period p;

		if (!when_period(&w, text_of(cases[i].text), &p, &why))
			fail_msg("\"%s\" was refused", cases[i].text);
		if (p.from != (cases[i].from == NULL ? INT64_MIN : instant(cases[i].from))
		    || p.until != (cases[i].until == NULL ? INT64_MAX : instant(cases[i].until)))
			fail_msg("\"%s\" gave %lld..%lld", cases[i].text, (long long)p.from, (long long)p.until);
	}
}

/* A month of summer and of winter time is as long as its wall clock says. */
static void
test_period_seasons(void **state)
{
	struct zone york = zone_of("America/New_York");
	struct when w = { NOW, &york };
	struct fail why = {0};
	struct period p;

	(void)state;
	assert_true(when_period(&w, TEXT("2026-11-01"), &p, &why));
	assert_int_equal(p.from, instant("2026-11-01T00:00:00-04:00"));
	assert_int_equal(p.until, instant("2026-11-02T00:00:00-05:00"));
}

static void
test_periods_refused(void **state)
{
	static const struct {
		const char *text, *word;
		enum message message;
	} cases[] = {
		{ "2026-13", "2026-13", MSG_WEEK_MEANT }, { "2026-53", "2026-53", MSG_WEEK_MEANT }, { "2025-53", "2025-53", MSG_DAY_MISSING }, { "2026-00", "2026-00", MSG_DAY_MISSING },
		{ "2025-W53", "2025-W53", MSG_DAY_MISSING }, { "2026-W54", "2026-W54", MSG_DAY_MISSING },
		{ "2026-W00", "2026-W00", MSG_DAY_MISSING }, { "0000", "0000", MSG_DAY_MISSING },
		{ "2026..2026-02-31", "2026-02-31", MSG_DAY_MISSING }, { "26", "26", MSG_WHEN_BAD },
		{ "2026-1", "2026-1", MSG_WHEN_BAD }, { "2026-W4", "2026-W4", MSG_WHEN_BAD }, { "2026-", "2026-", MSG_WHEN_BAD },
		{ "20266", "20266", MSG_WHEN_BAD }, { "", "", MSG_WHEN_BAD }, { "x..", "x", MSG_WHEN_BAD },
		{ "2026..2027..2028", "2027..2028", MSG_WHEN_BAD }, { "1/1/2026..", "1/1/2026", MSG_WHEN_BAD },
		{ "2026-12..2026-11", "2026-12..2026-11", MSG_PERIOD_BACKWARDS },
		{ "today..yesterday", "today..yesterday", MSG_PERIOD_BACKWARDS },
	};
	struct zone jakarta = zone_of("Asia/Jakarta");
	struct when w = { NOW, &jakarta };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct period p;

		if (when_period(&w, text_of(cases[i].text), &p, &why) || why.message != cases[i].message)
			fail_msg("\"%s\": message %d", cases[i].text, (int)why.message);
		assert_string_equal(why.words[0], cases[i].word);
		fail_release(&why);
	}
}

static void
test_duration(void **state)
{
	static const struct {
		const char *text;
		int64_t seconds;	/* -1 is refused */
	} cases[] = {
		{ "90s", 90 }, { "10m", 600 }, { "72h", 259200 }, { "3d", 259200 }, { "2w", 1209600 }, { "1h30m", 5400 },
		{ "1w2d3h4m5s", 788645 }, { "1D12H", 129600 }, { " 10m ", 600 }, { "0m", 0 },
		{ "999999999w", 604799999395200 },
		{ "", -1 }, { "10", -1 }, { "m", -1 }, { "-10m", -1 }, { "+10m", -1 }, { "10 m", -1 }, { "1.5h", -1 },
		{ "30m1h", -1 }, { "1h1h", -1 }, { "3mo", -1 }, { "1y", -1 }, { "1h30", -1 }, { "9999999999s", -1 }, { "10m,", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		int64_t seconds = -1;
		bool read = when_duration(text_of(cases[i].text), &seconds, &why);

		if (read != (cases[i].seconds >= 0) || seconds != cases[i].seconds)
			fail_msg("\"%s\" gave %lld", cases[i].text, (long long)seconds);
		assert_int_equal(why.message, read ? MSG_NONE : MSG_DURATION_BAD);
		fail_release(&why);
	}
}

static void
test_month(void **state)
{
	static const char *const names[] = {
		"Jan January Januari", "Feb February Februari Peb Pebruari", "Mar March Maret", "Apr April", "May Mei",
		"Jun June Juni", "Jul July Juli", "Aug August Agustus Agu Ags Agt", "Sep Sept September",
		"Oct October Okt Oktober", "Nov November Nop Nopember", "Dec December Des DESEMBER",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct text rest = text_of(names[i]), name;

		while (text_next(&rest, ' ', &name))
			assert_int_equal(when_month(name), i + 1);
	}
	assert_int_equal(when_month(TEXT("")), 0);
	assert_int_equal(when_month(TEXT("Ja")), 0);
	assert_int_equal(when_month(TEXT("Janu")), 0);
	assert_int_equal(when_month(TEXT("jan januari")), 0);
}

/* A bare day stays a day; what says a time is a time. */
static void
test_day(void **state)
{
	static const char *const cases[][2] = {
		{ "2026-12-01", "2026-12-01" }, { "1 Desember 2026", "2026-12-01" }, { "besok", "2026-11-25" },
		{ "2026-12-01 00:00", "2026-12-01T00:00:00+07:00" }, { "22:10", "2026-11-24T22:10:00+07:00" },
	};
	struct zone jakarta = zone_of("Asia/Jakarta");
	struct when w = { NOW, &jakarta };
	struct fail why = {0};
	struct moment m;
	char out[MOMENT_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(when_parse_day(&w, text_of(cases[i][0]), &m, &why));
		moment_print(m, out);
		assert_string_equal(out, cases[i][1]);
	}
	assert_false(when_parse_day(&w, TEXT("nanti"), &m, &why));
	fail_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_points), cmocka_unit_test(test_month_ends), cmocka_unit_test(test_seasons),
		cmocka_unit_test(test_refused), cmocka_unit_test(test_periods), cmocka_unit_test(test_period_seasons),
		cmocka_unit_test(test_periods_refused), cmocka_unit_test(test_duration), cmocka_unit_test(test_month),
		cmocka_unit_test(test_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
