#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "view/chart.h"

static void
test_line(void **state)
{
	static const struct {
		int64_t values[10];
		size_t n;
		const char *unicode, *ascii;
	} cases[] = {
		{ { 0 }, 0, "", "" },
		{ { 0, 0, 0 }, 3, "   ", "   " },
		{ { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 9, " ▁▂▃▄▅▆▇█", " ..:-=+*#" },
		{ { 0, 1, 2, 3, 4, 5, 6, 7 }, 8, " ▁▂▃▄▅▆█", " .:-=+*#" },
		{ { 1000000, 1, 0, 999999 }, 4, "█▁ ▇", "#. *" },
		{ { 5, 5, 5 }, 3, "███", "###" },
		{ { -3, 2 }, 2, " █", " #" },
		{ { INT64_MAX, INT64_MAX / 2, 1, INT64_MIN }, 4, "█▄▁ ", "#-. " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		buf_puts(&out, "");
		chart_line(cases[i].values, cases[i].n, false, &out);
		assert_string_equal(out.data, cases[i].unicode);
		buf_clear(&out);
		chart_line(cases[i].values, cases[i].n, true, &out);
		assert_string_equal(out.data, cases[i].ascii);
		buf_release(&out);
	}
}

static void
test_bar(void **state)
{
	static const struct {
		int64_t value, largest;
		size_t width;
		const char *unicode, *ascii;
	} cases[] = {
		{ 0, 10, 4, "", "" }, { 10, 10, 4, "████", "####" }, { 5, 10, 4, "██", "##" },
		{ 1, 1000, 4, "▏", "#" }, { 999, 1000, 4, "███▉", "###" }, { 11, 10, 2, "██", "##" },
		{ 3, 32, 4, "▍", "#" }, { -1, 10, 4, "", "" }, { 1, 0, 4, "", "" }, { 1, 2, 0, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		buf_puts(&out, "");
		chart_bar(cases[i].value, cases[i].largest, cases[i].width, false, &out);
		assert_string_equal(out.data, cases[i].unicode);
		buf_clear(&out);
		chart_bar(cases[i].value, cases[i].largest, cases[i].width, true, &out);
		assert_string_equal(out.data, cases[i].ascii);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_line), cmocka_unit_test(test_bar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
