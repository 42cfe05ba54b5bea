#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/markup.h"

static void
test_escapes(void **state)
{
	const struct {
		struct text from;
		const char *text, *prose;
	} cases[] = {
		{ TEXT(""), "", "" }, { TEXT("Café 日本"), "Café 日本", "Café 日本" },
		{ TEXT("<a b=\"c\" d='&'>"), "&lt;a b=&quot;c&quot; d=&#39;&amp;&#39;&gt;", "&lt;a b=&quot;c&quot; d=&#39;&amp;&#39;&gt;" },
		{ TEXT("a\nb\tc\033"), "a\\x0Ab\\x09c\\x1B", "a\nb\\x09c\\x1B" },
		{ TEXT("\0\xff\xe2\x80\xae"), "\\x00\\xFF\\u{202E}", "\\x00\\xFF\\u{202E}" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		buf_puts(&out, "");
		markup_text(&out, cases[i].from);
		assert_string_equal(out.data, cases[i].text);
		buf_clear(&out);
		markup_prose(&out, cases[i].from);
		assert_string_equal(out.data, cases[i].prose);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_escapes) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
