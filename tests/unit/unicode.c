#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void
test_invalid(void **state)
{
	static const struct {
		struct text text;
		size_t at;
	} cases[] = {
		{ { "", 0 }, 0 }, { { "a\0b", 3 }, 3 }, { { "caf\xC3\xA9", 5 }, 5 }, { { "\xF4\x8F\xBF\xBF", 4 }, 4 },
		{ { "\xEF\xBF\xBF", 3 }, 3 }, { { "\xE0\xA0\x80", 3 }, 3 }, { { "\xF0\x90\x80\x80", 4 }, 4 },
		{ { "\xED\x9F\xBF", 3 }, 3 }, { { "\xEE\x80\x80", 3 }, 3 }, { { "\xC2\x80", 2 }, 2 },
		{ { "ab\x80", 3 }, 2 }, { { "ab\xC3", 3 }, 2 }, { { "\xC3\x28", 2 }, 0 },
		{ { "\xC0\x80", 2 }, 0 }, { { "\xC1\xBF", 2 }, 0 },	/* overlong */
		{ { "\xE0\x9F\xBF", 3 }, 0 }, { { "\xF0\x8F\xBF\xBF", 4 }, 0 },
		{ { "x\xED\xA0\x80", 4 }, 1 },	/* surrogate */
		{ { "\xF4\x90\x80\x80", 4 }, 0 }, { { "\xF5\x80\x80\x80", 4 }, 0 }, { { "\xFF", 1 }, 0 },
		{ { "\xE2\x82", 2 }, 0 }, { { "\xE2\x82\x41", 3 }, 0 }, { { "\xF0\x9F\x98", 3 }, 0 },
		{ { "\xF0\x9F\x98\xC0", 4 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		/* A block of just that size, so that a byte too far is seen. */
		char *exact = memory_grow(NULL, cases[i].text.len, 1);
		struct text t = { exact, cases[i].text.len };

		memcpy(exact, cases[i].text.at, t.len);
		if (unicode_invalid(t) != cases[i].at)
			fail_msg("case %zu: %zu", i, unicode_invalid(t));
		memory_free(exact);
	}
	assert_int_equal(unicode_invalid((struct text){0}), 0);
}

static void
test_next(void **state)
{
	static const uint32_t expected[] = { 'a', 0xE9, UINT32_MAX, UINT32_MAX, 0x20AC, 0x1F600, UINT32_MAX };
	struct text t = TEXT("a\xC3\xA9\x80\xE2\xE2\x82\xAC\xF0\x9F\x98\x80\xF0");
	size_t i = 0, n = 0;

	(void)state;
	while (i < t.len)
		assert_int_equal(unicode_next(t, &i), expected[n++]);
	assert_int_equal(n, COUNT(expected));
	assert_int_equal(i, t.len);
}

/* Every code point, encoded and read back. */
static void
test_all(void **state)
{
	(void)state;
	for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
		size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, at = 0;
		char s[4];
		uint32_t rest = c;

		for (size_t i = n; i-- > 1; rest >>= 6)
			s[i] = (char)(0x80 | (rest & 0x3F));
		s[0] = (char)(0xF00u >> n | rest);
		assert_int_equal(unicode_next((struct text){ s, n }, &at),
		    c >= 0xD800 && c <= 0xDFFF ? UINT32_MAX : c);
	}
}

static void
test_width(void **state)
{
	static const struct {
		const char *text;
		size_t width;
	} cases[] = {
		{ "", 0 }, { "abc", 3 }, { "caf\xC3\xA9", 4 }, { "e\xCC\x81", 1 },	/* combining acute */
		{ "\xE6\x97\xA5\xE6\x9C\xAC", 4 }, { "\xED\x95\x9C", 2 }, { "\xF0\x9F\x98\x80", 2 },
		{ "\xEF\xBC\xA1", 2 }, { "\xEF\xBD\xB1", 1 },	/* full-width A, half-width katakana */
		{ "\xE2\x80\x8B", 0 }, { "\xE2\x80\x94", 1 }, { "\xE2\x82\xAC", 1 }, { "\xE0\xB8\x99\xE0\xB9\x89", 1 },
		{ "\xF0\xA0\x80\x80", 2 }, { "\xD8\xB3", 1 }, { "\xFF\x41", 2 }, { "\xEA\xA6\xB2\xEA\xA6\xBC", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (unicode_width(text_of(cases[i].text)) != cases[i].width)
			fail_msg("case %zu: %zu", i, unicode_width(text_of(cases[i].text)));
}

static void
test_visible(void **state)
{
	const struct {
		struct text text;
		const char *line, *prose;
	} cases[] = {
		{ TEXT(""), "", "" }, { TEXT("plain caf\xC3\xA9 \\ ~"), "plain caf\xC3\xA9 \\ ~", "plain caf\xC3\xA9 \\ ~" },
		{ TEXT("a\nb\tc\rd"), "a\\x0Ab\\x09c\\x0Dd", "a\nb\\x09c\\x0Dd" },
		{ TEXT("\x1B[31m"), "\\x1B[31m", "\\x1B[31m" }, { TEXT("\0\x7F"), "\\x00\\x7F", "\\x00\\x7F" },
		{ TEXT("\xC2\x9B" "2J"), "\\u{009B}2J", "\\u{009B}2J" },	/* CSI in C1 */
		{ TEXT("\xE2\x80\xAEtxt"), "\\u{202E}txt", "\\u{202E}txt" },
		{ TEXT("\xE2\x81\xA6\xD8\x9C\xE2\x80\x8F"), "\\u{2066}\\u{061C}\\u{200F}", "\\u{2066}\\u{061C}\\u{200F}" },
		{ TEXT("a\xE2\x80\x8B" "b\xE2\x80\x8D"), "a\\u{200B}b\\u{200D}", "a\\u{200B}b\\u{200D}" },
		{ TEXT("\xE2\x80\xA8\xE2\x80\xA9"), "\\u{2028}\\u{2029}", "\\u{2028}\\u{2029}" },
		{ TEXT("\xEF\xBB\xBFx"), "\\u{FEFF}x", "\\u{FEFF}x" },
		{ TEXT("\xF3\xA0\x81\xA1"), "\\u{E0061}", "\\u{E0061}" },
		{ TEXT("a\xFF\xC3"), "a\\xFF\\xC3", "a\\xFF\\xC3" },
		{ TEXT("\xED\xA0\x80"), "\\xED\\xA0\\x80", "\\xED\\xA0\\x80" },
		{ TEXT("\xC2\xA0\xF0\x9F\x98\x80"), "\xC2\xA0\xF0\x9F\x98\x80", "\xC2\xA0\xF0\x9F\x98\x80" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf line = {0}, prose = {0};

		buf_puts(&line, ">");
		unicode_visible(&line, cases[i].text);
		unicode_visible_prose(&prose, cases[i].text);
		assert_string_equal(line.data + 1, cases[i].line);
		assert_string_equal(prose.data, cases[i].prose);
		buf_release(&line);
		buf_release(&prose);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_invalid), cmocka_unit_test(test_next), cmocka_unit_test(test_all),
		cmocka_unit_test(test_width), cmocka_unit_test(test_visible),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
