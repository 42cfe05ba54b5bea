#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/number.h"

static void
test_parse(void **state)
{
	static const struct {
		const char *text;
		int64_t least, most, value;
		bool fits;
	} cases[] = {
		{ "0", 0, 0, 0, true }, { "007", 0, 9, 7, true }, { "-0", 0, 9, 0, true }, { "-12", -12, 0, -12, true },
		{ "9223372036854775807", INT64_MIN, INT64_MAX, INT64_MAX, true },
		{ "-9223372036854775808", INT64_MIN, INT64_MAX, INT64_MIN, true },
		{ "9223372036854775808", INT64_MIN, INT64_MAX, 0, false },
		{ "-9223372036854775809", INT64_MIN, INT64_MAX, 0, false },
		{ "18446744073709551617", INT64_MIN, INT64_MAX, 0, false },
		{ "99999999999999999999999999", INT64_MIN, INT64_MAX, 0, false },
		{ "5", 1, 4, 0, false }, { "0", 1, 4, 0, false }, { "4", 1, 4, 4, true }, { "1", 1, 4, 1, true },
		{ "", 0, 9, 0, false }, { "-", -9, 9, 0, false }, { "+1", 0, 9, 0, false }, { " 1", 0, 9, 0, false },
		{ "1 ", 0, 9, 0, false }, { "1.0", 0, 9, 0, false }, { "1e3", 0, 9999, 0, false },
		{ "0x1", 0, 9, 0, false }, { "--1", -9, 9, 0, false }, { "1/", 0, 99, 0, false }, { ":", 0, 99, 0, false },
		{ "\xD9\xA1", 0, 9, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t out = 77;
		bool fits = number_parse(text_of(cases[i].text), cases[i].least, cases[i].most, &out);

		if (fits != cases[i].fits || out != (fits ? cases[i].value : 77))
			fail_msg("\"%s\": %d, %lld", cases[i].text, fits, (long long)out);
	}
	assert_false(number_parse((struct text){0}, 0, 9, &(int64_t){0}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_parse) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
