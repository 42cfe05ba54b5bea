#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/wrap.h"

static void
test_words(void **state)
{
	static const struct {
		const char *text;
		size_t at, hang, width;
		const char *want;
	} cases[] = {
		{ "", 0, 0, 10, "\n" }, { "one", 0, 2, 10, "one\n" }, { "one two six", 0, 2, 7, "one two\n  six\n" },
		{ "one two six", 4, 2, 11, "one two\n  six\n" }, { "one two six", 0, 2, 6, "one\n  two\n  six\n" },
		{ "a-very-long-word x", 0, 1, 5, "a-very-long-word\n x\n" }, { "one\ntwo", 0, 3, 20, "one\n   two\n" },
		{ "日本 日本 x", 0, 0, 9, "日本 日本\nx\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		wrap_words(text_of(cases[i].text), cases[i].at, cases[i].hang, cases[i].width, &out);
		assert_string_equal(out.data, cases[i].want);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_words) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
