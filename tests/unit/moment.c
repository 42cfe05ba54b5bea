#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "time/moment.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void
test_parse(void **state)
{
	static const struct {
		const char *text;
		int64_t at;
		int32_t offset;
		bool day_only;
		int32_t day;
		int second;
		const char *printed;	/* where not the same */
	} cases[] = {
		{ "2026-11-24T22:15:00+07:00", 1795533300, 25200, false, 20781, 80100, NULL },
		{ "2026-11-24T15:15:00Z", 1795533300, 0, false, 20781, 54900, "2026-11-24T15:15:00+00:00" },
		{ "2026-11-24T15:15:00-00:00", 1795533300, 0, false, 20781, 54900, "2026-11-24T15:15:00+00:00" },
		{ "2026-11-25T00:00:00+08:45", 1795533300, 31500, false, 20782, 0, NULL },
		{ "2026-11-24T11:45:00-03:30", 1795533300, -12600, false, 20781, 42300, NULL },
		{ "2026-11-24T14:45:00-00:30", 1795533300, -1800, false, 20781, 53100, NULL },
		{ "1969-12-31T23:59:59+00:00", -1, 0, false, -1, 86399, NULL },
		{ "1970-01-01T00:00:00+07:00", -25200, 25200, false, 0, 0, NULL },
		{ "0001-01-01T00:00:00+23:59", -62135683140, 86340, false, -719162, 0, NULL },
		{ "9999-12-31T23:59:59-23:59", 253402387139, -86340, false, 2932896, 86399, NULL },
		{ "2024-02-29T12:00:00+07:00", 1709182800, 25200, false, 19782, 43200, NULL },
		{ "2026-11-24", 1795478400, 0, true, 20781, 0, NULL },
		{ "1969-12-31", -86400, 0, true, -1, 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct moment m;
		char out[MOMENT_TEXT];

		if (!moment_parse(text_of(cases[i].text), &m, &why))
			fail_msg("%s", cases[i].text);
		assert_int_equal(m.at, cases[i].at);
		assert_int_equal(m.offset, cases[i].offset);
		assert_int_equal(m.day_only, cases[i].day_only);
		assert_int_equal(moment_day(m), cases[i].day);
		assert_int_equal(moment_second(m), cases[i].second);
		moment_print(m, out);
		assert_string_equal(out, cases[i].printed != NULL ? cases[i].printed : cases[i].text);
	}
}

static void
test_refused(void **state)
{
	static const struct {
		const char *text;
		enum message message;
	} cases[] = {
		{ "", MSG_TIME_BAD }, { "2026-11-24T22:15:00", MSG_TIME_BAD }, { "2026-11-24T22:15+07:00", MSG_TIME_BAD },
		{ "2026-11-24 22:15:00+07:00", MSG_TIME_BAD }, { "2026-11-24t22:15:00+07:00", MSG_TIME_BAD },
		{ "2026-11-24T22:15:00z", MSG_TIME_BAD }, { "2026-11-24T22:15:60Z", MSG_TIME_BAD },
		{ "2026-11-24T24:00:00Z", MSG_TIME_BAD }, { "2026-11-24T22:60:00Z", MSG_TIME_BAD },
		{ "2026-11-24T22:15:00+24:00", MSG_TIME_BAD }, { "2026-11-24T22:15:00+07:60", MSG_TIME_BAD },
		{ "2026-11-24T22:15:00+0700", MSG_TIME_BAD }, { "2026-11-24T22:15:00 07:00", MSG_TIME_BAD },
		{ "2026-11-24T22:15:00+07.00", MSG_TIME_BAD }, { "2026-11-24T22.15:00+07:00", MSG_TIME_BAD },
		{ "2026-11-24T22:15.00+07:00", MSG_TIME_BAD }, { "2026-11-24T2a:15:00+07:00", MSG_TIME_BAD },
		{ "2026-11-24T22:15:00.5Z", MSG_TIME_BAD }, { "2026-11-24T22:15:00.12345", MSG_TIME_BAD },
		{ "2026-11-24T22:15:00+07:00 ", MSG_TIME_BAD }, { " 2026-11-24", MSG_TIME_BAD }, { "24-11-2026", MSG_TIME_BAD },
		{ "2026/11/24", MSG_TIME_BAD }, { "2026-11-2x", MSG_TIME_BAD }, { "2026-11-24T22:1/:00Z", MSG_TIME_BAD },
		{ "2026-02-31", MSG_DAY_MISSING }, { "2026-02-31T10:00:00Z", MSG_DAY_MISSING },
		{ "2100-02-29", MSG_DAY_MISSING }, { "2026-13-01", MSG_DAY_MISSING }, { "2026-00-01", MSG_DAY_MISSING },
		{ "0000-01-01", MSG_DAY_MISSING },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct moment m;

		if (moment_parse(text_of(cases[i].text), &m, &why) || why.message != cases[i].message)
			fail_msg("\"%s\": message %d", cases[i].text, (int)why.message);
		assert_string_equal(why.words[0], cases[i].text);
		fail_release(&why);
	}
}

static void
test_in(void **state)
{
	static const struct {
		const char *zone;
		int64_t at;
		const char *text;
	} cases[] = {
		{ "Asia/Jakarta", 1795533300, "2026-11-24T22:15:00+07:00" },
		{ "WIT", 1795533300, "2026-11-25T00:15:00+09:00" }, { "UTC", -1, "1969-12-31T23:59:59+00:00" },
		{ "America/New_York", 1795533300, "2026-11-24T10:15:00-05:00" },
		{ "America/New_York", 1782864000, "2026-06-30T20:00:00-04:00" },
		/* local mean time, -4:56:02: RFC 3339 has no seconds in an offset */
		{ "America/New_York", -3000000000, "1874-12-07T13:44:00-04:56" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct zone z;
		struct moment m;
		char out[MOMENT_TEXT];

		assert_true(zone_find(text_of(cases[i].zone), &z, &why));
		m = moment_in(cases[i].at, &z);
		moment_print(m, out);
		assert_string_equal(out, cases[i].text);
		assert_int_equal(m.at, cases[i].at);
		assert_true(moment_parse(text_of(out), &m, &why));
		assert_int_equal(m.at, cases[i].at);
	}
}

/* To the wall clock of a zone; what has no time stays. */
static void
test_moved(void **state)
{
	static const char *const cases[][2] = {
		{ "2026-12-31T22:25:00+07:00", "2027-01-01T00:25:00+09:00" },
		{ "2026-12-31T15:25:00Z", "2027-01-01T00:25:00+09:00" },
		{ "2027-01-01T00:25:00+09:00", "2027-01-01T00:25:00+09:00" },
		{ "2026-12-31", "2026-12-31" },
		{ "kemarin", "kemarin" },
		{ "", "" },
	};
	struct arena arena = {0};
	struct zone zone;
	struct fail why = {0};

	(void)state;
	assert_true(zone_find(TEXT("Asia/Jayapura"), &zone, &why));
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_true(text_is(moment_moved(text_of(cases[i][0]), &zone, &arena), cases[i][1]));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse), cmocka_unit_test(test_refused), cmocka_unit_test(test_in),
		cmocka_unit_test(test_moved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
