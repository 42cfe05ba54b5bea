#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void
check_text(struct text got, const char *expected)
{
	assert_int_equal(got.len, strlen(expected));
	if (got.len > 0)
		assert_memory_equal(got.at, expected, got.len);
}

static void
test_compare(void **state)
{
	static const struct {
		const char *a, *b;
		int sign;
		bool equal, fold;
	} cases[] = {
		{ "", "", 0, true, true }, { "a", "a", 0, true, true }, { "a", "b", -1, false, false },
		{ "a", "ab", -1, false, false }, { "ab", "a", 1, false, false }, { "", "a", -1, false, false },
		{ "Kota", "kOTA", -1, false, true }, { "AZ", "az", -1, false, true }, { "z", "\xC3\xA9", -1, false, false },
		{ "@", "`", -1, false, false }, { "[", "{", -1, false, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text a = text_of(cases[i].a), b = text_of(cases[i].b);
		int c = text_compare(a, b);

		assert_int_equal((c > 0) - (c < 0), cases[i].sign);
		assert_int_equal(text_equal(a, b), cases[i].equal);
		assert_int_equal(text_is(a, cases[i].b), cases[i].equal);
		assert_int_equal(text_equal_fold(a, b), cases[i].fold);
	}
	assert_true(text_equal(text_of(NULL), text_of("")));
}

static void
test_find(void **state)
{
	static const struct {
		const char *hay, *needle;
		size_t at, fold;
	} cases[] = {
		{ "abcabc", "c", 2, 2 }, { "abcabc", "abc", 0, 0 }, { "abcabc", "bcA", (size_t)-1, 1 },
		{ "abc", "", 0, 0 }, { "", "", 0, 0 }, { "", "a", (size_t)-1, (size_t)-1 },
		{ "ab", "abc", (size_t)-1, (size_t)-1 }, { "aab", "ab", 1, 1 }, { "xyZ", "Z", 2, 2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text hay = text_of(cases[i].hay), needle = text_of(cases[i].needle);

		assert_int_equal(text_find(hay, needle), cases[i].at);
		assert_int_equal(text_find_fold(hay, needle), cases[i].fold);
	}
	assert_int_equal(text_find((struct text){0}, TEXT("a")), (size_t)-1);
}

static void
test_ends(void **state)
{
	(void)state;
	assert_true(text_starts(TEXT("report.yaml"), TEXT("report")));
	assert_true(text_starts(TEXT("a"), TEXT("")));
	assert_false(text_starts(TEXT("re"), TEXT("report")));
	assert_false(text_starts(TEXT("Report"), TEXT("report")));
	assert_true(text_ends(TEXT("report.yaml"), TEXT(".yaml")));
	assert_true(text_ends((struct text){0}, TEXT("")));
	assert_false(text_ends(TEXT("report.yaml.bak"), TEXT(".yaml")));
	assert_false(text_ends(TEXT("yaml"), TEXT(".yaml")));
}

static void
test_slice(void **state)
{
	(void)state;
	check_text(text_slice(TEXT("abcdef"), 1, 3), "bc");
	check_text(text_slice(TEXT("abcdef"), 4, 99), "ef");
	check_text(text_slice(TEXT("abcdef"), 5, 2), "");
	check_text(text_slice(TEXT("abcdef"), 99, 100), "");
	check_text(text_slice((struct text){0}, 1, 3), "");
	check_text(text_after(TEXT("abcdef"), 4), "ef");
	check_text(text_after(TEXT("abcdef"), 6), "");
	check_text(text_after(TEXT("abcdef"), 7), "");
	check_text(text_trim(TEXT(" \t a b\r\n")), "a b");
	check_text(text_trim(TEXT(" \r\n\t")), "");
	check_text(text_trim(TEXT("\va\v")), "\va\v");
}

static void
test_next(void **state)
{
	static const struct {
		const char *all;
		const char *pieces[5];
	} cases[] = {
		{ "a,,", { "a", "", "" } }, { "", { "" } }, { "one", { "one" } }, { "one,two", { "one", "two" } },
		{ ",", { "", "" } },
	};
	struct text none = {0}, piece;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text rest = text_of(cases[i].all);
		size_t n = 0;

		for (; text_next(&rest, ',', &piece); n++) {
			assert_non_null(cases[i].pieces[n]);
			check_text(piece, cases[i].pieces[n]);
		}
		assert_null(cases[i].pieces[n]);
		assert_null(rest.at);
	}
	assert_false(text_next(&none, ',', &piece));
}

static void
test_cut(void **state)
{
	struct text before, after;

	(void)state;
	assert_true(text_cut(TEXT("key: a: b"), ':', &before, &after));
	check_text(before, "key");
	check_text(after, " a: b");
	assert_true(text_cut(TEXT("key:"), ':', &before, &after));
	check_text(before, "key");
	check_text(after, "");
	assert_false(text_cut(TEXT("key"), ':', &before, &after));
	check_text(before, "key");
	assert_null(after.at);
	assert_false(text_cut((struct text){0}, ':', &before, &after));
}

static void
test_all_digits(void **state)
{
	(void)state;
	assert_true(text_all_digits(TEXT("0123456789")));
	assert_false(text_all_digits(TEXT("")));
	assert_false(text_all_digits(TEXT("12a")));
	assert_false(text_all_digits(TEXT("/")));
	assert_false(text_all_digits(TEXT(":")));
	assert_false(text_all_digits(TEXT("-1")));
}

static void
test_has_line(void **state)
{
	(void)state;
	assert_true(text_has_line(TEXT("55\n56"), TEXT("56")));
	assert_false(text_has_line(TEXT("55\n56"), TEXT("5")));
	assert_false(text_has_line(TEXT("55\n\n56"), TEXT("")));
	assert_false(text_has_line((struct text){0}, TEXT("55")));
}

static void
test_came_before(void **state)
{
	struct text list = TEXT("time\ncost\ntime\n\n"), rest = list, item;
	bool want[] = { false, false, true, false };

	(void)state;
	for (size_t i = 0; text_next(&rest, '\n', &item); i++)
		assert_int_equal(text_came_before(list, item), i < 4 && want[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_has_line),
		cmocka_unit_test(test_came_before),
		cmocka_unit_test(test_compare), cmocka_unit_test(test_find), cmocka_unit_test(test_ends),
		cmocka_unit_test(test_slice), cmocka_unit_test(test_next), cmocka_unit_test(test_cut),
		cmocka_unit_test(test_all_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
