#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "view/sentence.h"

static void
assert_sentence(const struct fail *why, enum language language, const char *want)
{
	struct buf out = {0};

	buf_puts(&out, "");
	sentence_of(why, language, &out);
	assert_string_equal(out.data, want);
	buf_release(&out);
}

static void
assert_json(const struct fail *why, const char *want)
{
	struct buf out = {0};

	sentence_json("spkt-report", why, LANGUAGE_EN, &out);
	assert_string_equal(out.data, want);
	buf_release(&out);
}

/* Each part where it is known. */
static void
test_parts(void **state)
{
	struct fail why = {0};

	(void)state;
	fail_set(&why, MSG_CHOICE_UNKNOWN, "foo", "crime, lost");
	assert_sentence(&why, LANGUAGE_EN, "expected one of crime, lost, got \"foo\"");
	fail_field(&why, "kind");
	assert_sentence(&why, LANGUAGE_EN, "kind: expected one of crime, lost, got \"foo\"");
	why.column = 3;		/* says nothing without a line */
	fail_in(&why, "reports/x.yaml", 0);
	assert_sentence(&why, LANGUAGE_EN, "reports/x.yaml: kind: expected one of crime, lost, got \"foo\"");
	fail_in(&why, NULL, 12);
	assert_sentence(&why, LANGUAGE_EN, "reports/x.yaml:12:3: kind: expected one of crime, lost, got \"foo\"");
	assert_sentence(&why, LANGUAGE_ID, "reports/x.yaml:12:3: kind: seharusnya salah satu dari crime, lost, tertulis \"foo\"");
	why.column = 0;
	assert_sentence(&why, LANGUAGE_EN, "reports/x.yaml:12: kind: expected one of crime, lost, got \"foo\"");
	errno = ENOENT;
	fail_errno(&why, MSG_FILE_OPEN);
	fail_in(&why, "-", 0);
	assert_sentence(&why, LANGUAGE_EN, "-: cannot open: No such file or directory");
	fail_release(&why);
	assert_sentence(&why, LANGUAGE_EN, "");
}

static void
test_nothing_reaches_the_terminal(void **state)
{
	struct fail why = {0};

	(void)state;
	fail_set(&why, MSG_KEY_UNKNOWN, "\033]0;owned\a{2}");
	fail_in(&why, "a\nb\xE2\x80\xAE.yaml", 2);
	fail_field(&why, "x\x9B\xC2\x9B");
	assert_sentence(&why, LANGUAGE_EN, "a\\x0Ab\\u{202E}.yaml:2: x\\x9B\\u{009B}: "
	    "unknown field \"\\x1B]0;owned\\x07{2}\"; a field of your own begins with x-");
	fail_release(&why);
}

static void
test_fill(void **state)
{
	static const struct {
		const char *template, *want;
	} cases[] = {
		{ "", "" }, { "{1}", "one" }, { "{2}{1}{2}", "two\tone" "two\t" }, { "{4}|{3}", "|" },
		{ "{5} {0} {x} {1 }1{", "{5} {0} {x} {1 }1{" },
	};
	char one[] = "one", two[] = "two\t";
	char *const words[4] = { one, two, NULL, NULL };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0}, want = {0};

		buf_puts(&out, "");
		buf_puts(&want, "");
		for (const char *s = cases[i].want; *s != '\0'; s++)
			*s == '\t' ? buf_puts(&want, "\\x09") : buf_putc(&want, *s);
		sentence_fill(cases[i].template, words, &out);
		assert_string_equal(out.data, want.data);
		buf_release(&out);
		buf_release(&want);
	}
}

static void
test_json(void **state)
{
	struct fail why = {0};

	(void)state;
	fail_set(&why, MSG_HOUR_BAD, "9\"");
	fail_in(&why, "a\nb", 7);
	fail_field(&why, "start");
	assert_json(&why, "{\"program\":\"spkt-report\",\"file\":\"a\\nb\",\"line\":7,\"field\":\"start\",\"code\":\"HOUR_BAD\","
	    "\"exit\":65,\"message\":\"expected HH:MM, got \\\"9\\\"\\\"\"}");
	errno = EACCES;
	fail_errno(&why, MSG_FILE_CREATE);
	assert_json(&why, "{\"program\":\"spkt-report\",\"file\":null,\"line\":null,\"field\":null,\"code\":\"FILE_CREATE\","
	    "\"exit\":73,\"message\":\"cannot create a file here; nothing was stored: Permission denied\"}");
	fail_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts), cmocka_unit_test(test_nothing_reaches_the_terminal),
		cmocka_unit_test(test_fill), cmocka_unit_test(test_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
