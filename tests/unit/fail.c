#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

static void
test_words(void **state)
{
	struct fail why = {0};
	char word[] = "lost";

	(void)state;
	assert_false(fail_set(&why, MSG_CSV_WIDTH, word, "9"));
	word[0] = 'c';	/* the words are copies */
	assert_int_equal(why.message, MSG_CSV_WIDTH);
	assert_string_equal(why.words[0], "lost");
	assert_string_equal(why.words[1], "9");
	assert_null(why.words[2]);
	assert_int_equal(why.error, 0);
	assert_false(fail_set(&why, MSG_HAS_NUL));
	assert_int_equal(why.message, MSG_HAS_NUL);
	assert_null(why.words[0]);
	assert_false(fail_set(&why, MSG_HAS_NUL, "1", "2", "3", "4"));
	assert_string_equal(why.words[3], "4");
	fail_release(&why);
	assert_int_equal(why.message, MSG_NONE);
	assert_null(why.words[3]);
}

static void
test_errno(void **state)
{
	struct fail why = {0};

	(void)state;
	errno = ENOENT;
	assert_false(fail_errno(&why, MSG_FOLDER_OPEN, "reports"));
	assert_int_equal(why.error, ENOENT);
	assert_string_equal(why.words[0], "reports");
	assert_false(fail_set(&why, MSG_HAS_NUL));
	assert_int_equal(why.error, 0);
	fail_release(&why);
}

/* The innermost place is the one that is kept. */
static void
test_place(void **state)
{
	struct fail why = {0};

	(void)state;
	fail_set(&why, MSG_HAS_NUL);
	assert_false(fail_in(&why, NULL, 3));
	assert_false(fail_in(&why, "a.csv", 9));
	assert_false(fail_in(&why, "b.csv", 0));
	assert_string_equal(why.file, "a.csv");
	assert_int_equal(why.line, 3);
	assert_false(fail_field(&why, "received"));
	assert_false(fail_field(&why, "other"));
	assert_string_equal(why.field, "received");
	assert_false(fail_set(&why, MSG_HAS_NUL));
	assert_null(why.file);
	assert_null(why.field);
	assert_int_equal(why.line, 0);
	fail_release(&why);
}

static void
sink_take(void *context, const struct fail *why)
{
	char **seen = context;

	*seen = memory_copy(why->words[0], strlen(why->words[0]));
}

static void
test_send(void **state)
{
	struct fail why = {0};
	char *seen = NULL;
	struct fail_sink sink = { sink_take, &seen };

	(void)state;
	fail_set(&why, MSG_DATE_BAD, "31-31-2026");
	fail_send(&sink, &why);
	assert_string_equal(seen, "31-31-2026");
	assert_int_equal(why.message, MSG_NONE);
	assert_null(why.words[0]);
	memory_free(seen);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words), cmocka_unit_test(test_errno), cmocka_unit_test(test_place),
		cmocka_unit_test(test_send),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
