#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "view/letter.h"

/* Places: name, long and lines have a value, empty has none. */
static bool
lookup(void *context, struct text name, struct text *value)
{
	const char *of_name = context;

	*value = (struct text){0};
	if (text_is(name, "name"))
		*value = text_of(of_name);
	else if (text_is(name, "long"))
		*value = TEXT("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen");
	else if (text_is(name, "lines"))
		*value = TEXT("KTP\nSIM A");
	else
		return text_is(name, "empty");
	return true;
}

static struct letter
letter_of(const char *template, const char *name)
{
	return (struct letter){ .name = "t.txt", .template = text_of(template), .lookup = lookup, .context = (void *)(uintptr_t)name };
}

static void
assert_text(const char *template, const char *want)
{
	struct letter l = letter_of(template, "Siti");
	struct buf out = {0};
	struct fail why = {0};

	assert_true(letter_text(&l, &out, &why));
	assert_string_equal(out.data, want);
	buf_release(&out);
}

static void
test_text(void **state)
{
	(void)state;
	assert_text("HEAD\n{{empty}}\n{{name}}\n\n          TITLE\n", "HEAD\nSiti\n\n                                TITLE\n");
	/* a value hangs; one that is empty is seen to be */
	assert_text("x\n\n  Name : {{name}}\n  None : {{empty}}\n  Long : {{long}}\n",
	    "x\n\n  Name : Siti\n  None : -\n"
	    "  Long : one two three four five six seven eight nine ten eleven\n"
	    "         twelve thirteen fourteen fifteen\n");
	/* further lines of a value, written in the template */
	assert_text("x\n\n  To : {{name}}\n       {{empty}}\n", "x\n\n  To : Siti\n       -\n");
	/* the lines of a value, in its place */
	assert_text("x\n\n  {{lines}}\n", "x\n\n  KTP\n  SIM A\n");
	/* two columns, and room to sign */
	assert_text("x\n\n  {{name}}          {{name}}\n", "x\n\n  Siti              Siti\n");
	assert_text("x\n\n\n  {{name}}          {{empty}}\n", "x\n\n\n  Siti              (........................)\n");
	/* a paragraph is filled, a list of numbers hangs */
	assert_text("x\n\n1. It was {{long}},\n   {{lines}}.\n",
	    "x\n\n1. It was one two three four five six seven eight nine ten eleven\n"
	    "   twelve thirteen fourteen fifteen, KTP SIM A.\n");
	assert_text("x\n\n----\nsmall {{name}}", "x\n\n----\nsmall Siti\n");
}

static void
test_mark(void **state)
{
	struct letter l = letter_of("HEAD\n", "Siti");
	struct buf out = {0};
	struct fail why = {0};

	(void)state;
	l.mark = "COPY";
	assert_true(letter_text(&l, &out, &why));
	assert_int_equal(out.len, LETTER_WIDTH + 1 + strlen("HEAD\n"));
	assert_memory_equal(out.data + LETTER_WIDTH - 4, "COPY\nHEAD\n", 10);
	buf_release(&out);
}

static void
assert_fault(const char *template, enum message m, long line)
{
	struct letter l = letter_of(template, "Siti");
	struct buf out = {0};
	struct fail why = {0};

	assert_false(letter_text(&l, &out, &why));
	assert_int_equal(why.message, m);
	assert_int_equal(why.line, line);
	assert_string_equal(why.file, "t.txt");
	fail_release(&why);
	assert_false(letter_ms(&l, &out, &why));
	fail_release(&why);
	buf_release(&out);
}

static void
test_faults(void **state)
{
	(void)state;
	assert_fault("a\n{{nmae}}\n", MSG_TEMPLATE_PLACE, 2);
	assert_fault("a\nb {{name\n}}\n", MSG_CHECK_UNCLOSED, 2);
}

/* Values are text to groff, whatever they hold: no line of them is a request,
 * and none has an escape of its own. */
static void
test_escaping(void **state)
{
	static const char *const values[] = {
		".so /etc/passwd", "'nf", "\\X'ps: exec rm'", "a\n.sp 99\n'br", "\\!.bp", "x\\", "{{long}}", "\033]0;x\007",
	};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		struct letter l = letter_of("x\n\n  {{name}}\n  N : {{name}}\nend {{name}}\n", values[i]);
		struct buf out = {0};
		struct fail why = {0};

		assert_true(letter_ms(&l, &out, &why));
		assert_null(strstr(out.data, "\n.so"));
		assert_null(strstr(out.data, "\n.sp 99"));
		assert_null(strstr(out.data, "\n'"));
		assert_null(strstr(out.data, "\\X'ps"));
		assert_null(strstr(out.data, "\\!"));
		assert_null(strstr(out.data, "fourteen"));
		assert_null(strchr(out.data, '\033'));
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text), cmocka_unit_test(test_mark), cmocka_unit_test(test_faults),
		cmocka_unit_test(test_escaping),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
