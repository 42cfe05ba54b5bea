#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "view/sheet.h"

static const char *const values[][3] = {
	/* stored, guessed, typed */
	{ "", "", "" }, { "Dompet hitam", "Dompet hitam", "Dompet hitam" }, { "Toko 24 jam", "Toko 24 jam", "Toko 24 jam" },
	{ "=1+1", "'=1+1", "=1+1" }, { "+62812", "'+62812", "+62812" }, { "-5", "'-5", "-5" }, { "@SUM(A1)", "'@SUM(A1)", "@SUM(A1)" },
	{ "'", "''", "'" }, { "'kutip'", "''kutip'", "'kutip'" }, { "'=1", "''=1", "''=1" }, { "''=1", "'''=1", "'''=1" },
	{ "\ta", "'␉a", "␉a" }, { "a\tb", "a␉b", "a␉b" }, { "\na", "'\na", "\na" }, { "\ra", "'␍a", "␍a" },
	{ "＝1", "'＝1", "＝1" }, { "＋a", "'＋a", "＋a" }, { "－a", "'－a", "－a" }, { "＠a", "'＠a", "＠a" }, { "！a", "！a", "！a" },
	{ "3171234567890001", "'3171234567890001", "3171234567890001" }, { "0812", "'0812", "0812" }, { "007", "'007", "007" },
	{ "0", "0", "0" }, { "84010123", "84010123", "84010123" }, { "12345678901", "12345678901", "12345678901" },
	{ "123456789012", "'123456789012", "123456789012" }, { "1E5", "'1E5", "1E5" }, { "1,5", "'1,5", "1,5" }, { "1.5", "'1.5", "1.5" },
	{ "2026-11-24", "'2026-11-24", "2026-11-24" }, { "24 Nov", "'24 Nov", "24 Nov" }, { "Agustus 2026", "'Agustus 2026", "Agustus 2026" },
	{ "Senin, 24 November 2026", "'Senin, 24 November 2026", "Senin, 24 November 2026" }, { "22:15", "'22:15", "22:15" },
	{ "10.15 WIB", "10.15 WIB", "10.15 WIB" }, { "November", "November", "November" }, { "24 Jalan Merdeka", "24 Jalan Merdeka", "24 Jalan Merdeka" },
	{ "TRUE", "'TRUE", "TRUE" }, { " benar ", "' benar ", " benar " }, { "TRUEST", "TRUEST", "TRUEST" }, { "１２", "'１２", "１２" },
	{ "Rp5", "'Rp5", "Rp5" }, { "5%", "'5%", "5%" }, { "1 1/2", "'1 1/2", "1 1/2" }, { "IDR 5", "'IDR 5", "IDR 5" },
	{ "PLB-20261124-R0007", "PLB-20261124-R0007", "PLB-20261124-R0007" }, { "NOV-20261124-R0007", "'NOV-20261124-R0007", "NOV-20261124-R0007" },
	{ "183eadc1277be684284539903a2c0528", "183eadc1277be684284539903a2c0528", "183eadc1277be684284539903a2c0528" },
	{ "0000000000000000000000000000005e", "'0000000000000000000000000000005e", "0000000000000000000000000000005e" },
	{ "\033[31m\x01\x7f", "'␛[31m␁\x7f", "␛[31m␁\x7f" }, { "a\r\nb", "a␍\nb", "a␍\nb" }, { "␛ ␀ ␟", "␀␛ ␀␀ ␀␟", "␀␛ ␀␀ ␀␟" },
	{ "\uFFFE\uFFFF\uFFFD", "␀E␀F\uFFFD", "␀E␀F\uFFFD" }, { "␀E", "␀␀E", "␀␀E" }, { "␠␤", "␠␤", "␠␤" },
	{ "田中さん 👾", "田中さん 👾", "田中さん 👾" }, { "\xC2\xA0 5", "'\xC2\xA0 5", "\xC2\xA0 5" },
};

static void
test_there_and_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		for (int s = 0; s < 2; s++) {
			struct arena arena = {0};
			struct buf out = {0};
			struct text back;

			buf_puts(&out, "");
			sheet_text((enum sheet)s, text_of(values[i][0]), &out);
			assert_string_equal(out.data, values[i][1 + s]);
			back = sheet_back(buf_view(&out), &arena);
			assert_int_equal(back.len, strlen(values[i][0]));
			assert_memory_equal(back.len > 0 ? back.at : "", values[i][0], back.len);
			buf_release(&out);
			arena_release(&arena);
		}
}

/* What people typed into the sheet, or a spreadsheet made of it. */
static void
test_back_from_others(void **state)
{
	static const char *const cases[][2] = {
		{ "'tis", "'tis" }, { "a\r\nb\r\n", "a\nb\n" }, { "␀", "␀" }, { "␀x", "␀x" }, { "'0812", "0812" }, { "0812", "0812" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};

		assert_true(text_is(sheet_back(text_of(cases[i][0]), &arena), cases[i][1]));
		arena_release(&arena);
	}
}

static void
assert_time(const struct zone *zone, const char *stored, const char *shown)
{
	struct arena arena = {0};
	char out[SHEET_TIME];

	assert_int_equal(sheet_time(text_of(stored), zone, out), shown != NULL);
	if (shown != NULL) {
		assert_string_equal(out, shown);
		assert_true(text_is(sheet_time_back(text_of(shown), zone, &arena), stored));
	}
	arena_release(&arena);
}

static void
test_times(void **state)
{
	struct zone jakarta, amsterdam;
	struct fail why = {0};
	struct arena arena = {0};

	(void)state;
	assert_true(zone_find(TEXT("Asia/Jakarta"), &jakarta, &why));
	assert_time(&jakarta, "2026-11-24T22:15:07+07:00", "2026-11-24 22:15:07");
	assert_time(&jakarta, "2026-11-24", "2026-11-24");
	assert_time(&jakarta, "2026-11-24T22:15:07+09:00", NULL);
	assert_time(&jakarta, "2026-11-24T22:15:07Z", NULL);
	assert_time(&jakarta, "1900-03-01", NULL);
	assert_time(&jakarta, "1900-03-01T00:00:00+07:00", NULL);
	assert_time(&jakarta, "soon", NULL);
	assert_time(&jakarta, "", NULL);
	assert_true(text_is(sheet_time_back(TEXT("2026-11-24 22:15"), &jakarta, &arena), "2026-11-24T22:15:00+07:00"));
	assert_true(text_is(sheet_time_back(TEXT("2026-11-31 22:15:00"), &jakarta, &arena), "2026-11-31 22:15:00"));
	assert_true(text_is(sheet_time_back(TEXT("24/11/2026 22:15:00"), &jakarta, &arena), "24/11/2026 22:15:00"));
	/* In the hour that comes twice only the reading that comes back is a time. */
	if (zone_find(TEXT("Europe/Amsterdam"), &amsterdam, &why)) {
		assert_time(&amsterdam, "2026-10-25T02:30:00+02:00", "2026-10-25 02:30:00");
		assert_time(&amsterdam, "2026-10-25T02:30:00+01:00", NULL);
		assert_time(&amsterdam, "2026-07-01T12:00:00+02:00", "2026-07-01 12:00:00");
	}
	fail_release(&why);
	arena_release(&arena);
}

static void
assert_survives(struct text value)
{
	for (int s = 0; s < 2; s++) {
		struct arena arena = {0};
		struct buf out = {0};
		struct text back;

		sheet_text((enum sheet)s, value, &out);
		back = sheet_back(buf_view(&out), &arena);
		assert_true(text_equal(back, value));
		for (size_t i = 0; i < out.len; i++)
			assert_true((unsigned char)out.data[i] >= ' ' || out.data[i] == '\n');
		buf_release(&out);
		arena_release(&arena);
	}
}

/* Any text comes back, and no cell holds a control character but LF. */
static void
test_any_text(void **state)
{
	static const char *const pieces[] = {
		"'", "=", "-", "+", "@", "0", "12", "E", "e5", "Nov", "a", "word", ".", ",", " ", "\n", "\r", "\t", "\033", "\u2400", "\u241B",
		"\u2409", "\u240D", "\uFF1D", "\uFF11", "\uFFFE", "F", "\u2400E", "TRUE", ":", "/", "\u00A0",
	};
	uint32_t seed = 20261124;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct buf b = {0};

		seed = seed * 1664525 + 1013904223;
		for (uint32_t k = (seed >> 16) % 7; k > 0; k--) {
			seed = seed * 1664525 + 1013904223;
			buf_puts(&b, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		assert_survives(buf_view(&b));
		buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_back_from_others),
		cmocka_unit_test(test_any_text),
		cmocka_unit_test(test_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
