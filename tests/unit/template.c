#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "view/template.h"

/* The pieces as "literal<name>literal<name>literal". */
static void
assert_pieces(const char *text, const char *want)
{
	struct arena arena = {0};
	struct template t;
	struct fail why = {0};
	struct buf out = {0};

	buf_puts(&out, "");
	assert_true(template_parse(text_of(text), &arena, &t, &why));
	for (size_t i = 0; i < t.count; i++) {
		buf_text(&out, t.pieces[i].literal);
		assert_int_equal(t.pieces[i].name.at == NULL, i + 1 == t.count);
		if (t.pieces[i].name.at != NULL)
			buf_printf(&out, "<%.*s>", TEXT_ARG(t.pieces[i].name));
	}
	assert_string_equal(out.data, want);
	buf_release(&out);
	arena_release(&arena);
}

static void
test_pieces(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "plain", "plain" }, { "{{id}}", "<id>" }, { "a{{id}}b", "a<id>b" },
		{ "{{ id }}{{\ttitle }}", "<id><title>" }, { "{{}}", "<>" }, { "}} { {{a}} }", "}} { <a> }" },
		{ "{{a}}\n{{b}}\n", "<a>\n<b>\n" }, { "{{{a}}}", "<{a>}" }, { "{a}", "{a}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_pieces(cases[i][0], cases[i][1]);
}

static void
test_unclosed(void **state)
{
	static const struct {
		const char *text;
		long line;
	} cases[] = {
		{ "{{", 1 }, { "{{a", 1 }, { "a\n{{b}}\n{{c", 3 }, { "{{a\n}}", 1 }, { "{{a {{b}}", 1 }, { "{{a}}\n{{b}", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct template t;
		struct fail why = {0};

		assert_false(template_parse(text_of(cases[i].text), &arena, &t, &why));
		assert_int_equal(why.message, MSG_CHECK_UNCLOSED);
		assert_int_equal(why.line, cases[i].line);
		fail_release(&why);
		arena_release(&arena);
	}
}

static void
test_unescape(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "a\\nb\\tc", "a\nb\tc" }, { "\\\\n", "\\n" }, { "\\x\\", "\\x\\" }, { "\\\\\\n", "\\\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		buf_puts(&out, "");
		template_unescape(text_of(cases[i][0]), &out);
		assert_string_equal(out.data, cases[i][1]);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_unclosed),
		cmocka_unit_test(test_unescape),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
