#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "time/pattern.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct zone
zone_of(const char *name)
{
	struct fail why = {0};
	struct zone z;

	assert_true(zone_find(text_of(name), &z, &why));
	return z;
}

/* Reads with the patterns of `list`, divided by '|', as a map would give them. */
static bool
read_with(const char *list, const char *zone, const char *text, struct moment *m, struct fail *why)
{
	struct zone of_text = zone_of(zone), jakarta = zone_of("Asia/Jakarta");
	struct text patterns[8], rest = text_of(list);
	size_t n = 0;

	if (rest.len > 0)
		while (text_next(&rest, '|', &patterns[n]))
			n++;
	return pattern_parse(text_of(text), patterns, n, &of_text, &jakarta, m, why);
}

static const struct {
	const char *patterns, *zone, *text, *result;
} reads[] = {
	{ "%m%d%Y %H%M%S", "-07:00", "01232023 130900", "2023-01-24T03:09:00+07:00" },
	{ "%m/%d/%Y %I:%M:%S %p", "WIB", "01/23/2023 01:09:00 PM", "2023-01-23T13:09:00+07:00" },
	{ "%m/%d/%Y %I:%M:%S %p", "WIB", "01/23/2023 12:09:00 am", "2023-01-23T00:09:00+07:00" },
	{ "%m/%d/%Y %I:%M:%S %p", "WIB", "01/23/2023 12:00:00 PM", "2023-01-23T12:00:00+07:00" },
	{ "%d/%m/%Y %H:%M", "WIB", "24/11/2026 22:15", "2026-11-24T22:15:00+07:00" },
	{ "%d/%m/%Y %H:%M", "WIB", " 4/1/2026 9:05 ", "2026-01-04T09:05:00+07:00" },
	{ "%d/%m/%Y", "WIT", "24/11/2026", "2026-11-24" },
	/* in order: the second fits, then both fit and the first counts */
	{ "%m/%d/%Y|%d/%m/%Y", "WIB", "24/11/2026", "2026-11-24" },
	{ "%m/%d/%Y|%d/%m/%Y", "WIB", "04/11/2026", "2026-04-11" },
	{ "%d/%m/%Y|%m/%d/%Y", "WIB", "04/11/2026", "2026-11-04" },
	{ "%d/%m/%y", "WIB", "24/11/26", "2026-11-24" },
	/* a date is a day in whatever zone; midnight that is written is a time */
	{ "%d/%m/%Y", "-07:00", "24/11/2026", "2026-11-24" },
	{ "", "-07:00", "2026-11-24", "2026-11-24" },
	{ "", "WIB", "2026-11-24 00:00", "2026-11-24T00:00:00+07:00" },
	{ "%Y-%j", "WIB", "2024-060", "2024-02-29" },
	{ "%d %B %Y", "WIB", "17 Agustus 2026", "2026-08-17" },
	{ "%d %B %Y %H.%M", "WIB", "5 mei 2026 07.30", "2026-05-05T07:30:00+07:00" },
	{ "%d-%b-%Y", "WIB", "01-Okt-2026", "2026-10-01" },
	{ "%d %b %Y", "WIB", "1 December 2026", "2026-12-01" },
	{ "%d %b %Y", "WIB", "1 Pebruari 2026", "2026-02-01" },
	/* fractions, cut off and never rounded */
	{ "%m/%d/%Y %I:%M:%S %p", "WIB", "01/23/2023 01:09:59.999 PM", "2023-01-23T13:09:59+07:00" },
	{ "%d/%m/%Y %T", "WIB", "24/11/2026 22:15:00.5", "2026-11-24T22:15:00+07:00" },
	{ "%d/%m/%Y %H:%M:%S", "WIB", "24/11/2026 22:15:00,123456", "2026-11-24T22:15:00+07:00" },
	{ "%H.%M.%S.%Y-%m-%d", "WIB", "22.15.01.2026-11-24", "2026-11-24T22:15:01+07:00" },
	{ "%H:%M:%S %d.%m.%Y", "WIB", "22:15:01.25 24.11.2026", "2026-11-24T22:15:01+07:00" },
	/* an offset in the text wins over the zone */
	{ "%d/%m/%Y %H:%M %z", "-07:00", "24/11/2026 22:15 +0800", "2026-11-24T21:15:00+07:00" },
	{ "%d/%m/%Y %H:%M:%S%z", "WIB", "24/11/2026 22:15:00.75-05:30", "2026-11-25T10:45:00+07:00" },
	{ "%d/%m/%Y %H:%M%z", "WIB", "24/11/2026 22:15Z", "2026-11-25T05:15:00+07:00" },
	{ "%d/%m/%Y %H:%M WITA", "WITA", "24/11/2026 22:15 WITA", "2026-11-24T21:15:00+07:00" },
	/* a zone with seasons: winter, summer, the hour that is not, the hour that is twice */
	{ "%m/%d/%Y %H:%M", "America/New_York", "01/15/2015 12:00", "2015-01-16T00:00:00+07:00" },
	{ "%m/%d/%Y %H:%M", "America/New_York", "07/15/2015 12:00", "2015-07-15T23:00:00+07:00" },
	{ "%m/%d/%Y %H:%M", "America/New_York", "03/08/2026 02:30", "2026-03-08T14:30:00+07:00" },
	{ "%m/%d/%Y %H:%M", "America/New_York", "11/01/2026 01:30", "2026-11-01T12:30:00+07:00" },
	{ "epoch", "-07:00", "1795533300", "2026-11-24T22:15:00+07:00" },
	{ "epoch", "WIB", "1795533300.75", "2026-11-24T22:15:00+07:00" },
	{ "epoch", "WIB", "-1", "1970-01-01T06:59:59+07:00" },
	{ "epoch_ms", "WIB", "1795533300999", "2026-11-24T22:15:00+07:00" },
	{ "epoch_ms", "WIB", "-1", "1970-01-01T06:59:59+07:00" },
	{ "epoch_ms", "WIB", "-1000", "1970-01-01T06:59:59+07:00" },
	/* ISO, with or without patterns */
	{ "", "WIB", "2026-11-24T22:15:00+07:00", "2026-11-24T22:15:00+07:00" },
	{ "%d/%m/%Y", "WIB", "2026-11-24T15:15:00Z", "2026-11-24T22:15:00+07:00" },
	{ "", "-07:00", "2023-01-23 13:09:00.000", "2023-01-24T03:09:00+07:00" },
	{ "", "WIB", "2023-01-23T13:09:00,5+09:00", "2023-01-23T11:09:00+07:00" },
	{ "", "WITA", "2026-11-24 22:15", "2026-11-24T21:15:00+07:00" },
	{ "", "WIB", "2026-11-24t22:15Z", "2026-11-25T05:15:00+07:00" },
	{ "", "WIB", "2026-11-24 22:15:00 +0900", "2026-11-24T20:15:00+07:00" },
	{ "", "WIB", "2026-11-24 22:15 WIT", "2026-11-24T20:15:00+07:00" },
	{ "", "WIT", "2026-11-24", "2026-11-24" },
};

static void
test_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(reads); i++) {
		struct fail why = {0};
		struct moment m;
		char out[MOMENT_TEXT];

		if (!read_with(reads[i].patterns, reads[i].zone, reads[i].text, &m, &why))
			fail_msg("\"%s\" was refused: %d", reads[i].text, (int)why.message);
		assert_int_equal(why.message, MSG_NONE);
		moment_print(m, out);
		if (strcmp(out, reads[i].result) != 0)
			fail_msg("\"%s\" gave %s", reads[i].text, out);
	}
}

static void
test_refused(void **state)
{
	static const struct {
		const char *patterns, *text;
		enum message message;
	} cases[] = {
		{ "", "", MSG_PATTERN_MISMATCH }, { "", "24/11/2026", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y", "24/11/2026 22:15", MSG_PATTERN_MISMATCH }, { "%d/%m/%Y %H:%M", "24/11/2026", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y", "24/13/2026", MSG_PATTERN_MISMATCH }, { "%d/%m/%Y", "24/11/26", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y %H:%M:%S", "24/11/2026 22:15:60", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y %H:%M", "24/11/2026 24:00", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y %H:%M:%S", "24/11/2026 22:15:00.", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y %H:%M:%S", "24/11/2026 22:15:00.5x", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y %H:%M", "24/11/2026 22:15.5", MSG_PATTERN_MISMATCH },
		{ "%H:%M", "22:15", MSG_PATTERN_MISMATCH }, { "%m/%Y", "11/2026", MSG_PATTERN_MISMATCH },
		{ "%d/%m", "24/11", MSG_PATTERN_MISMATCH }, { "%d %Y", "24 2026", MSG_PATTERN_MISMATCH },
		 { "%d %B %Y", "24 Brumaire 2026", MSG_PATTERN_MISMATCH },
		/* conversions that the C library reads in its own zone or not at all */
		{ "%s", "1795533300", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y %H:%M %Z", "24/11/2026 22:15 WIB", MSG_PATTERN_MISMATCH },
		{ "%", "24/11/2026", MSG_PATTERN_MISMATCH }, { "%d/%m/%Y%", "24/11/2026", MSG_PATTERN_MISMATCH },
		{ "epoch", "1795533300x", MSG_PATTERN_MISMATCH }, { "epoch", "1795533300.", MSG_PATTERN_MISMATCH },
		{ "epoch", "99999999999999999999", MSG_PATTERN_MISMATCH }, { "epoch", "253402300800", MSG_PATTERN_MISMATCH },
		{ "epoch", "253402300799", MSG_PATTERN_MISMATCH },	/* is the year 10000 in Jakarta */
		{ "epoch", "-99999999999", MSG_PATTERN_MISMATCH },
		{ "", "2026-11-24T10", MSG_PATTERN_MISMATCH }, { "", "2026-11-24T", MSG_PATTERN_MISMATCH },
		{ "", "2026-11-24X10:00", MSG_PATTERN_MISMATCH }, { "", "2026-11-24T10:00:00.", MSG_PATTERN_MISMATCH },
		{ "", "2026-11-24T10:00 PM", MSG_PATTERN_MISMATCH }, { "", "2026-11-24T10:0", MSG_PATTERN_MISMATCH },
		{ "", "2026-11-24T10:00:0", MSG_PATTERN_MISMATCH }, { "", "2026-11-24T24:00", MSG_PATTERN_MISMATCH },
		{ "", "2026-11-24 10:00 America/New_York", MSG_PATTERN_MISMATCH }, { "", "2026-11-2", MSG_PATTERN_MISMATCH },
		{ "%d/%m/%Y", "31/02/2026", MSG_DAY_MISSING }, { "%m%d%Y %H%M%S", "02302023 130900", MSG_DAY_MISSING },
		{ "%d %B %Y", "29 Februari 2100", MSG_DAY_MISSING }, { "%d/%m/%Y", "2026-02-31", MSG_DAY_MISSING },
		/* the first that fits decides, also on a day that is not */
		{ "%d/%m/%Y|%m/%d/%Y", "31/02/2026", MSG_DAY_MISSING },
		{ "", "2026-02-31 10:00", MSG_DAY_MISSING }, { "", "2026-13-01", MSG_DAY_MISSING },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct moment m;

		if (read_with(cases[i].patterns, "WIB", cases[i].text, &m, &why) || why.message != cases[i].message)
			fail_msg("\"%s\" with \"%s\": message %d", cases[i].text, cases[i].patterns, (int)why.message);
		assert_string_equal(why.words[0], cases[i].text);
		fail_release(&why);
	}
}

/* Bytes of a hostile file: too long, with NUL, not text. */
static void
test_hostile(void **state)
{
	struct zone wib = zone_of("WIB");
	struct text day = TEXT("%d/%m/%Y"), wide;
	struct fail why = {0};
	struct moment m;
	char many[400];

	(void)state;
	memset(many, '1', sizeof many);
	for (size_t n = 100; n < sizeof many; n++) {
		wide = (struct text){ many, n };
		assert_false(pattern_parse(wide, &day, 1, &wib, &wib, &m, &why));
		assert_int_equal(why.message, MSG_PATTERN_MISMATCH);
		assert_false(pattern_parse(TEXT("24/11/2026"), &wide, 1, &wib, &wib, &m, &why));
	}
	assert_false(pattern_parse(TEXT("24/11/2026\0x"), &day, 1, &wib, &wib, &m, &why));
	assert_false(pattern_parse(TEXT("2026-11-24\0" "10:00"), &day, 1, &wib, &wib, &m, &why));
	assert_false(pattern_parse(TEXT("\xFF\xFE"), &day, 1, &wib, &wib, &m, &why));
	assert_false(pattern_parse((struct text){0}, &day, 1, &wib, &wib, &m, &why));
	fail_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read), cmocka_unit_test(test_refused), cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
