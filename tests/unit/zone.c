#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "time/zone.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct zone
zone_of(const char *name)
{
	struct fail why = {0};
	struct zone z = {0};

	assert_true(zone_find(text_of(name), &z, &why));
	assert_int_equal(why.message, MSG_NONE);
	return z;
}

static void
test_fixed(void **state)
{
	static const struct {
		const char *name, *kept;
		int32_t offset;
	} cases[] = {
		{ "Asia/Jakarta", "Asia/Jakarta", 25200 }, { "Asia/Makassar", "Asia/Makassar", 28800 },
		{ "Asia/Jayapura", "Asia/Jayapura", 32400 }, { "asia/jakarta", "Asia/Jakarta", 25200 },
		{ "WIB", "WIB", 25200 }, { "wita", "WITA", 28800 }, { "WIT", "WIT", 32400 }, { "UTC", "UTC", 0 },
		{ "Z", "Z", 0 }, { "z", "Z", 0 }, { "+07:00", "+07:00", 25200 }, { "-07:00", "-07:00", -25200 },
		{ "+0530", "+05:30", 19800 }, { "-00:30", "-00:30", -1800 }, { "+23:59", "+23:59", 86340 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct zone z = zone_of(cases[i].name);

		assert_true(z.fixed);
		assert_string_equal(z.name, cases[i].kept);
		assert_int_equal(zone_offset(&z, 0), cases[i].offset);
		assert_int_equal(zone_offset(&z, 1795500000), cases[i].offset);
		assert_int_equal(zone_instant(&z, 1000000), 1000000 - cases[i].offset);
	}
}

static void
test_refused(void **state)
{
	static const struct text cases[] = {
		{ "", 0 }, { "Jakarta", 7 }, { "WIBB", 4 }, { "+7", 2 }, { "+24:00", 6 }, { "+07:60", 6 }, { "07:00", 5 },
		{ "+07-00", 6 }, { "+07:0", 5 }, { "+070:0", 6 }, { "+0700:", 6 }, { "+07000", 6 }, { "../../../etc/passwd", 19 },
		{ "/usr/share/zoneinfo/Asia/Tokyo", 30 }, { "Asia/../Asia/Tokyo", 18 }, { "Asia//Tokyo", 11 },
		{ "Asia/", 5 }, { "Asia", 4 }, { "Asia/Tokyo\0x", 12 }, { "Asia/Tokyo\0", 11 }, { ":Asia/Tokyo", 11 },
		{ "EST5EDT,M3.2.0,M11.1.0", 22 }, { "<+07>-7", 7 }, { "right/Asia/Tokyo", 16 }, { "zone.tab", 8 },
		{ "tzdata.zi", 9 }, { "Asia/Tokyo ", 11 }, { "leapseconds", 11 },
		{ "America/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 79 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fail why = {0};
		struct zone z;

		if (zone_find(cases[i], &z, &why))
			fail_msg("\"%.*s\" was taken", TEXT_ARG(cases[i]));
		assert_int_equal(why.message, MSG_ZONE_BAD);
		fail_release(&why);
	}
}

static void
test_offset_by_season(void **state)
{
	struct zone york = zone_of("America/New_York"), tokyo = zone_of("Asia/Tokyo"), london = zone_of("Europe/London");

	(void)state;
	assert_false(york.fixed);
	/* 2026-03-08 07:00 UTC forward, 2026-11-01 06:00 UTC back */
	assert_int_equal(zone_offset(&york, 1772953199), -18000);
	assert_int_equal(zone_offset(&york, 1772953200), -14400);
	assert_int_equal(zone_offset(&tokyo, 1772953200), 32400);
	assert_int_equal(zone_offset(&york, 1793512799), -14400);
	assert_int_equal(zone_offset(&york, 1793512800), -18000);
	assert_int_equal(zone_offset(&london, 1782864000), 3600);
	assert_int_equal(zone_offset(&york, 1782864000), -14400);
}

static void
test_instant(void **state)
{
	struct zone york = zone_of("America/New_York"), apia = zone_of("Pacific/Apia");
	struct zone sydney = zone_of("Australia/Sydney");

	(void)state;
	/* wall 2026-07-01 12:00 and 2026-01-01 12:00 */
	assert_int_equal(zone_instant(&york, 1782907200), 1782907200 + 14400);
	assert_int_equal(zone_instant(&york, 1767268800), 1767268800 + 18000);
	/* The day of the change, on either side of it: 01:59:59 and 03:00 */
	assert_int_equal(zone_instant(&york, 1772935199), 1772953199);
	assert_int_equal(zone_instant(&york, 1772938800), 1772953200);
	/* 02:30 is not: the later of 01:30 EST and 03:30 EDT */
	assert_int_equal(zone_instant(&york, 1772937000), 1772937000 + 18000);
	/* 01:30 is twice on 2026-11-01: the earlier, EDT */
	assert_int_equal(zone_instant(&york, 1793496600), 1793496600 + 14400);
	assert_int_equal(zone_instant(&york, 1793500200), 1793500200 + 18000);	/* 02:30 once */
	/* The same two, far in the east: 2026-10-04 and 2026-04-05, both 02:30 */
	assert_int_equal(zone_instant(&sydney, 1791081000), 1791081000 - 36000);
	assert_int_equal(zone_instant(&sydney, 1775356200), 1775356200 - 39600);
	/* Samoa had no 30 December 2011; 12:00 of the 29th and of the 31st */
	assert_int_equal(zone_instant(&apia, 1325160000), 1325160000 + 36000);
	assert_int_equal(zone_instant(&apia, 1325332800), 1325332800 - 50400);
}

/* Whatever TZ and TZDIR the user has; alternating, so that a stale zone shows. */
static void
test_no_leak(void **state)
{
	struct zone tokyo = zone_of("Asia/Tokyo"), london = zone_of("Europe/London"), wib = zone_of("WIB");

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(zone_offset(&tokyo, 1782864000), 32400);
		assert_int_equal(zone_offset(&london, 1782864000), 3600);
		assert_int_equal(zone_offset(&wib, 1782864000), 25200);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_leak), cmocka_unit_test(test_fixed), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_offset_by_season), cmocka_unit_test(test_instant),
	};

	setenv("TZ", "America/Los_Angeles", 1);
	setenv("TZDIR", "/nowhere", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
