#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/official.h"

static const struct official november = {
	.date = { 2026, 11, 24 }, .unit = { "POLSEK PLAJU", 12 }, .station = { "PLB", 3 }, .name = { "SPKT Plaju", 10 },
	.chain = { "POLRESTABES PALEMBANG\nPOLDA SUMSEL", 34 },
};

static void
assert_print(const char *pattern, int64_t sequence, const char *want)
{
	struct buf out = {0};
	struct fail why = {0};

	assert_true(official_check(text_of(pattern), &why));
	official_print(text_of(pattern), &november, sequence, &out);
	assert_string_equal(out.data, want);
	buf_release(&out);
}

static void
test_print(void **state)
{
	(void)state;
	assert_print("LP/B/{seq:04}/{roman_month}/{year}/SPKT/{unit}", 123, "LP/B/0123/XI/2026/SPKT/POLSEK PLAJU");
	assert_print("LP/B/{seq}/{year}/SPKT/{unit}/{chain}", 12345, "LP/B/12345/2026/SPKT/POLSEK PLAJU/POLRESTABES PALEMBANG/POLDA SUMSEL");
	assert_print("{station}-{month}-{name}-{seq:02}", 7, "PLB-11-SPKT Plaju-07");
	assert_print("{seq:03}", 1000, "1000");
}

static void
assert_fault(const char *pattern, enum message m)
{
	struct fail why = {0};

	assert_false(official_check(text_of(pattern), &why));
	assert_int_equal(why.message, m);
	fail_release(&why);
}

static void
test_check(void **state)
{
	(void)state;
	assert_fault("LP/{nomor}/{seq}", MSG_PATTERN_PLACE);
	assert_fault("LP/{seq", MSG_PATTERN_PLACE);
	assert_fault("LP/{year:04}/{seq}", MSG_PATTERN_PLACE);
	assert_fault("LP/{year}", MSG_PATTERN_SEQ);
	assert_fault("{seq}{seq}", MSG_PATTERN_SEQ);
	assert_fault("", MSG_PATTERN_SEQ);
}

static void
assert_parse(const char *number, int64_t sequence, int year)
{
	int64_t s = 0;
	int y = 0;

	if (!official_parse(TEXT("LP/B/{seq:04}/{roman_month}/{year}/SPKT/{unit}"), &november, text_of(number), &s, &y)) {
		assert_int_equal(sequence, 0);
		return;
	}
	assert_int_equal(s, sequence);
	assert_int_equal(y, year);
}

static void
test_parse(void **state)
{
	(void)state;
	assert_parse("LP/B/0123/XI/2026/SPKT/POLSEK PLAJU", 123, 2026);
	/* as typed elsewhere: spaces, letter case, no zeros, another month and year */
	assert_parse("LP / B/ 2232/IX/2022/SPKT/Polsek Plaju", 2232, 2022);
	assert_parse("LP/A/0123/XI/2026/SPKT/POLSEK PLAJU", 0, 0);
	assert_parse("LP/B/0123/XIII/2026/SPKT/POLSEK PLAJU", 0, 0);
	assert_parse("LP/B/0123/XI/2026/SPKT/POLSEK PLAJU/X", 0, 0);
	assert_parse("LP/B//XI/2026/SPKT/POLSEK PLAJU", 0, 0);
	assert_parse("LP/B/0/XI/2026/SPKT/POLSEK PLAJU", 0, 0);
	assert_parse("", 0, 0);
}

/* What is printed is parsed back, for every month and many numbers. */
static void
test_round(void **state)
{
	(void)state;
	for (int month = 1; month <= 12; month++)
		for (int64_t n = 1; n < 20000; n += 997) {
			struct official o = november;
			struct buf out = {0};
			int64_t s = 0;
			int y = 0;

			o.date.month = month;
			official_print(TEXT("SKTLK/{seq:04}/{roman_month}/{year}/{unit}/{chain}"), &o, n, &out);
			assert_true(official_parse(TEXT("SKTLK/{seq:04}/{roman_month}/{year}/{unit}/{chain}"), &o, buf_view(&out), &s, &y));
			assert_int_equal(s, n);
			assert_int_equal(y, 2026);
			buf_release(&out);
		}
}

static void
test_digits(void **state)
{
	int64_t at[3];

	(void)state;
	assert_int_equal(official_digits(TEXT("LP/B/0123/XI/2026/SPKT"), at, 3), 2);
	assert_int_equal(at[0], 123);
	assert_int_equal(at[1], 2026);
	assert_int_equal(official_digits(TEXT("1-2-3-4"), at, 3), 3);
	assert_int_equal(official_digits(TEXT("none"), at, 3), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_print), cmocka_unit_test(test_check), cmocka_unit_test(test_parse),
		cmocka_unit_test(test_round), cmocka_unit_test(test_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
