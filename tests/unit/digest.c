#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

/* FIPS 180-4 / NIST CAVP examples, and the lengths around the padding's edges
 * (from sha256sum). */
static void
test_known(void **state)
{
	static const struct {
		char fill;	/* the message is n of these, where text is NULL */
		size_t n;
		const char *text, *hex;
	} cases[] = {
		{ 0, 0, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ 0, 0, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ 0, 0, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
		{ 0, 0, "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
		    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
		{ 'a', 1000000, NULL, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
		{ 'x', 1, NULL, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" },
		{ 'x', 55, NULL, "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072" },
		{ 'x', 56, NULL, "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e" },
		{ 'x', 63, NULL, "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2" },
		{ 'x', 64, NULL, "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c" },
		{ 'x', 65, NULL, "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9" },
		{ 'x', 119, NULL, "000b48d4edf0fa7bee3c6236ecd2785baa5db4eeb8bb54341b029e0d9fa5fb0c" },
		{ 'x', 120, NULL, "13f05a0b594787f5ecd315edc96141bd3243203d1b7d4f0836f37308b276ba98" },
		{ 'x', 128, NULL, "24da1b81d0b16df6428eee73c69fcb2a93c76bc6df706f0c6670fe6bfe800464" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = cases[i].text != NULL ? strlen(cases[i].text) : cases[i].n;
		char hex[DIGEST_TEXT], *message = malloc(n + 1);

		assert_non_null(message);
		if (cases[i].text != NULL)
			memcpy(message, cases[i].text, n);
		else
			memset(message, cases[i].fill, n);
		digest_hex((struct text){ message, n }, hex);
		assert_string_equal(hex, cases[i].hex);
		free(message);
	}
}

static void
test_raw(void **state)
{
	unsigned char raw[DIGEST_BYTES];

	(void)state;
	digest((struct text){0}, raw);
	assert_memory_equal(raw, "\xe3\xb0\xc4\x42\x98\xfc\x1c\x14\x9a\xfb\xf4\xc8\x99\x6f\xb9\x24"
	    "\x27\xae\x41\xe4\x64\x9b\x93\x4c\xa4\x95\x99\x1b\x78\x52\xb8\x55", DIGEST_BYTES);
}

static void
test_same(void **state)
{
	(void)state;
	assert_true(digest_same(TEXT("abc"), TEXT("abc")));
	assert_true(digest_same((struct text){0}, TEXT("")));
	assert_false(digest_same(TEXT("abc"), TEXT("abd")));
	assert_false(digest_same(TEXT("abc"), TEXT("xbc")));
	assert_false(digest_same(TEXT("abc"), TEXT("ab")));
	assert_false(digest_same(TEXT(""), TEXT("a")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_known), cmocka_unit_test(test_raw), cmocka_unit_test(test_same) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
