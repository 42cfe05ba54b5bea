#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/decimal.h"

static void
test_put(void **state)
{
	static const struct {
		const char *digits, *indonesian;
	} cases[] = { { "0", "0" }, { "12.50", "12,50" }, { "-0.5", "-0,5" }, { "1234", "1234" } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int l = 0; l < LANGUAGES; l++) {
			struct buf out = {0};

			decimal_put(text_of(cases[i].digits), (enum language)l, &out);
			assert_string_equal(out.data, l == LANGUAGE_ID ? cases[i].indonesian : cases[i].digits);
			buf_release(&out);
		}
}

static void
test_of(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(decimal_of(4.2, 2, LANGUAGE_ID, &arena), "4,20");
	assert_string_equal(decimal_of(4.2, 2, LANGUAGE_EN, &arena), "4.20");
	assert_string_equal(decimal_of(-0.126, 2, LANGUAGE_ID, &arena), "-0,13");
	assert_string_equal(decimal_of(7, 0, LANGUAGE_ID, &arena), "7");
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_put), cmocka_unit_test(test_of) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
