#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/refuse.h"

static void
test_word(void **state)
{
	struct fail why = {0};
	char long_text[200];

	(void)state;
	assert_false(refuse(&why, MSG_DATE_BAD, text_slice(TEXT("31/12/2026 or so"), 0, 10)));
	assert_int_equal(why.message, MSG_DATE_BAD);
	assert_string_equal(why.words[0], "31/12/2026");
	assert_null(why.words[1]);
	assert_false(refuse(&why, MSG_DATE_BAD, (struct text){0}));
	assert_string_equal(why.words[0], "");
	memset(long_text, 'x', sizeof long_text);
	refuse(&why, MSG_DATE_BAD, (struct text){ long_text, 80 });
	assert_int_equal(strlen(why.words[0]), 80);
	refuse(&why, MSG_DATE_BAD, (struct text){ long_text, 81 });
	assert_int_equal(strlen(why.words[0]), 80);
	memcpy(long_text + 78, "\xE2\x82\xAC", 3);
	refuse(&why, MSG_DATE_BAD, (struct text){ long_text, sizeof long_text });
	assert_int_equal(strlen(why.words[0]), 78);
	fail_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_word) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
