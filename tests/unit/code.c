#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/code.h"

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
test_make(void **state)
{
	char code[CODE_TEXT], other[CODE_TEXT], again[CODE_TEXT];

	(void)state;
	for (int i = 0; i < 200; i++) {
		code_make(code);
		code_make(other);
		assert_string_not_equal(code, other);
		assert_int_equal(strlen(code), CODE_TEXT - 1);
		for (int k = 0; k < CODE_TEXT - 1; k++)
			assert_true(k % 5 == 4 ? code[k] == '-' : strchr(letters, code[k]) != NULL);
		assert_true(code_parse(text_of(code), again));
		assert_string_equal(code, again);
	}
}

/* One wrong character, in any place. */
static void
test_wrong(void **state)
{
	char code[CODE_TEXT], wrong[CODE_TEXT], out[CODE_TEXT];

	(void)state;
	for (int round = 0; round < 50; round++) {
		code_make(code);
		for (int k = 0; k < CODE_TEXT - 1; k++)
			for (const char *c = letters; *c != '\0'; c++) {
				memcpy(wrong, code, sizeof wrong);
				wrong[k] = *c;
				if (code[k] != '-' && code[k] != *c && code_parse(text_of(wrong), out))
					fail_msg("%s is taken for %s", wrong, code);
			}
	}
}

/* Any two swapped, the check character too. */
static void
test_swapped(void **state)
{
	char code[CODE_TEXT], wrong[CODE_TEXT], out[CODE_TEXT];

	(void)state;
	for (int round = 0; round < 200; round++) {
		code_make(code);
		for (int k = 0; k < CODE_TEXT - 1; k++)
			for (int n = 0; n < k; n++) {
				memcpy(wrong, code, sizeof wrong);
				wrong[k] = code[n];
				wrong[n] = code[k];
				if (code[k] != '-' && code[n] != '-' && code[k] != code[n] && code_parse(text_of(wrong), out))
					fail_msg("%s is taken for %s", wrong, code);
			}
	}
}

static void
test_typed(void **state)
{
	char out[CODE_TEXT];

	(void)state;
	assert_true(code_parse(TEXT("0000-0000-0000-0000-0"), out));
	assert_true(code_parse(TEXT("oOoO 0000-00000000 o"), out));
	assert_string_equal(out, "0000-0000-0000-0000-0");
	assert_false(code_parse(TEXT(""), out));
	assert_false(code_parse(TEXT("0000-0000-0000-0000"), out));
	assert_false(code_parse(TEXT("0000-0000-0000-0000-00"), out));
	assert_false(code_parse(TEXT("0000-0000-0000-0000-U"), out));
	assert_false(code_parse(TEXT("0000-0000-0000-0000-0\n"), out));
	/* I and L are 1, in either case. */
	for (const char *c = letters; *c != '\0'; c++) {
		char a[] = "il1I-L111-1111-1111-?", b[] = "1111111111111111?", second[CODE_TEXT];

		a[20] = b[16] = *c;
		assert_int_equal(code_parse(text_of(a), out), code_parse(text_of(b), second));
		if (code_parse(text_of(a), out)) {
			assert_string_equal(out, second);
			assert_int_equal(strncmp(out, "1111-1111-1111-1111-", 20), 0);
		}
	}
}

/* Lower case, no dashes, o for 0 and l for 1. */
static void
test_typed_by_a_citizen(void **state)
{
	char code[CODE_TEXT], typed[CODE_TEXT], out[CODE_TEXT];

	(void)state;
	for (int round = 0; round < 200; round++) {
		size_t n = 0;

		code_make(code);
		for (const char *c = code; *c != '\0'; c++)
			if (*c != '-')
				typed[n++] = (char)(*c == '0' ? 'o' : *c == '1' ? 'l' : *c >= 'A' ? *c + 32 : *c);
		assert_true(code_parse((struct text){ typed, n }, out));
		assert_string_equal(out, code);
	}
}

static void
test_hash(void **state)
{
	char hex[65];

	(void)state;
	/* printf %s 0000-0000-0000-0000-0 | sha256sum */
	code_hash("0000-0000-0000-0000-0", hex);
	assert_string_equal(hex, "e5e1ac8edf80352d0ebbf25dec9ed377c15f74f9e0325e03b3f38f1b3d691038");
}

static void
test_secret(void **state)
{
	struct arena arena = {0};
	struct text hex;
	struct fail why = {0};

	(void)state;
	assert_true(code_secret(TEXT(" ooooOOOO-0000-0000-0 "), &arena, &hex, &why));
	assert_string_equal(arena_string(&arena, hex), "e5e1ac8edf80352d0ebbf25dec9ed377c15f74f9e0325e03b3f38f1b3d691038");
	assert_false(code_secret(TEXT("0000-0000-0000-0000-1"), &arena, &hex, &why));
	assert_int_equal(why.message, MSG_CODE_BAD);
	assert_string_equal(why.field, "secret");
	fail_release(&why);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_make), cmocka_unit_test(test_wrong), cmocka_unit_test(test_swapped),
		cmocka_unit_test(test_typed), cmocka_unit_test(test_typed_by_a_citizen),
		cmocka_unit_test(test_hash), cmocka_unit_test(test_secret),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
