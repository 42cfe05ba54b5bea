#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/code.h"

static void
test_made_codes_are_taken(void **state)
{
	char code[CODE_TEXT], back[CODE_TEXT];

	(void)state;
	for (int i = 0; i < 1000; i++) {
		code_make(code);
		assert_int_equal(strlen(code), CODE_TEXT - 1);
		assert_int_equal(strspn(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-"), CODE_TEXT - 1);
		for (size_t k = 4; k < CODE_TEXT - 1; k += 5)
			assert_int_equal(code[k], '-');
		assert_true(code_parse(text_of(code), back));
		assert_string_equal(back, code);
	}
}

static void
test_one_wrong_or_two_swapped_are_seen(void **state)
{
	static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	char code[CODE_TEXT], wrong[CODE_TEXT], back[CODE_TEXT];

	(void)state;
	code_make(code);
	for (size_t i = 0; i < 19; i++)
		for (size_t k = 0; k < sizeof letters - 1 && code[i] != '-'; k++) {
			size_t mine = (size_t)(strchr(letters, code[i]) - letters);

			memcpy(wrong, code, sizeof wrong);
			wrong[i] = letters[k];
			/* 31 marks for 32 letters: 0 and Z weigh the same. */
			assert_int_equal(code_parse(text_of(wrong), back), mine % 31 == k % 31);
		}
	for (size_t i = 0; i + 1 < 19; i++) {
		memcpy(wrong, code, sizeof wrong);
		if (code[i] == '-' || code[i + 1] == '-' || strchr("0Z", code[i]) != NULL || strchr("0Z", code[i + 1]) != NULL)
			continue;
		wrong[i] = code[i + 1];
		wrong[i + 1] = code[i];
		assert_int_equal(code_parse(text_of(wrong), back), code[i] == code[i + 1]);
	}
}

static void
test_as_a_citizen_types_it(void **state)
{
	char code[CODE_TEXT], typed[64], back[CODE_TEXT];
	size_t n = 0;

	(void)state;
	code_make(code);
	typed[n++] = ' ';
	for (size_t i = 0; code[i] != '\0'; i++) {
		char c = code[i] == '0' ? 'o' : code[i] == '1' ? 'l' : code[i];

		if (c != '-')
			typed[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	typed[n] = '\0';
	assert_true(code_parse(text_trim(text_of(typed)), back));
	assert_string_equal(back, code);
	assert_false(code_parse(TEXT(""), back));
	assert_false(code_parse(TEXT("ABCD"), back));
	assert_false(code_parse(TEXT("UUUU-UUUU-UUUU-UUUU-U"), back));
	typed[n++] = '0';
	typed[n] = '\0';
	assert_false(code_parse(text_of(typed), back));
}

static void
test_hash_is_of_the_canonical_code(void **state)
{
	char code[CODE_TEXT], other[CODE_TEXT], one[65], again[65], different[65];

	(void)state;
	code_make(code);
	code_make(other);
	code_hash(code, one);
	code_hash(code, again);
	code_hash(other, different);
	assert_int_equal(strspn(one, "0123456789abcdef"), 64);
	assert_string_equal(one, again);
	assert_string_not_equal(one, different);
	assert_string_not_equal(code, other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_made_codes_are_taken),
		cmocka_unit_test(test_one_wrong_or_two_swapped_are_seen),
		cmocka_unit_test(test_as_a_citizen_types_it),
		cmocka_unit_test(test_hash_is_of_the_canonical_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
