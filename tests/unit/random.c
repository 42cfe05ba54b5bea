#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/random.h"

static void
test_bytes(void **state)
{
	unsigned char a[300] = {0}, b[300] = {0};
	size_t bits = 0;

	(void)state;
	random_bytes(a, sizeof a);
	random_bytes(b, sizeof b - 1);
	assert_memory_not_equal(a, b, sizeof b - 1);
	assert_int_equal(b[sizeof b - 1], 0);
	random_bytes(b, 0);
	for (size_t i = 0; i < sizeof a; i++)
		for (unsigned bit = 0; bit < 8; bit++)
			bits += (unsigned)a[i] >> bit & 1u;
	/* 2400 fair coins: 1200 +- 8 deviations of 24.5 */
	assert_in_range(bits, 1004, 1396);
}

static void
test_below(void **state)
{
	unsigned seen[7] = {0}, low = 0;

	(void)state;
	for (int i = 0; i < 7000; i++) {
		uint32_t r = random_below(7);

		assert_in_range(r, 0, 6);
		seen[r]++;
	}
	/* 1000 each +- 8 deviations of 29 */
	for (size_t i = 0; i < 7; i++)
		assert_in_range(seen[i], 768, 1232);
	assert_int_equal(random_below(1), 0);
	assert_int_equal(random_below(0), 0);
	assert_true(random_below(UINT32_MAX) < UINT32_MAX);
	/* A plain remainder would give the lowest third half of the draws:
	 * 1000 of 3000 +- 8 deviations of 26. */
	for (int i = 0; i < 3000; i++)
		low += random_below(0xC0000000u) < 0x40000000u;
	assert_in_range(low, 792, 1208);
}

static void
test_uid(void **state)
{
	char a[UID_TEXT], b[UID_TEXT];

	(void)state;
	random_uid(a);
	random_uid(b);
	assert_int_equal(strlen(a), 32);
	assert_int_equal(strspn(a, "0123456789abcdef"), 32);
	assert_string_not_equal(a, b);
}

static void
test_base32(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *text;
	} cases[] = {
		{ "", 0, "" }, { "\xFF", 1, "Z" }, { "\x08", 1, "1" }, { "\x00\x44\x32\x14\xC7", 8, "01234567" },
		{ "\x42\x54\xB6\x35\xCF", 8, "89ABCDEF" }, { "\x84\x65\x3A\x56\xD7", 8, "GHJKMNPQ" },
		{ "\xC6\x75\xBE\x77\xDF", 8, "RSTVWXYZ" }, { "\xFF\x80", 2, "ZY" }, { "\xFF\xFF\x80", 4, "ZZZR" },
		{ "\xFF\xFF\xFF\xFF\xFF", 8, "ZZZZZZZZ" },
	};
	char all[33] = {0}, out[9];

	(void)state;
	for (unsigned i = 0; i < 32; i++)
		all[i] = base32_digit(i);
	assert_string_equal(all, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const unsigned char *bytes = (const unsigned char *)cases[i].bytes;

		base32_text(bytes, cases[i].n, out);
		assert_string_equal(out, cases[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes), cmocka_unit_test(test_below), cmocka_unit_test(test_uid),
		cmocka_unit_test(test_base32),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
