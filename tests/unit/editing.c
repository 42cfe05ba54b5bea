#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/editing.h"

static void
check_words(const char *editor, long line, const char *const *expected)
{
	struct arena arena = {0};
	char *argv[8];
	size_t i;

	editing_words(editor, line, "a form", &arena, argv, sizeof argv / sizeof *argv);
	for (i = 0; expected[i] != NULL; i++) {
		assert_non_null(argv[i]);
		assert_string_equal(argv[i], expected[i]);
	}
	assert_null(argv[i]);
	arena_release(&arena);
}

static void
test_words(void **state)
{
	static const char *const plain[] = { "code", "--wait", "a form", NULL };
	static const char *const vi[] = { "/usr/bin/vim", "-n", "+7", "a form", NULL };
	static const char *const shell[] = { "ed;", "$(x)", "a form", NULL };
	static const char *const many[] = { "1", "2", "3", "4", "5", "a form", NULL };

	(void)state;
	check_words("code --wait", 7, plain);
	check_words("  /usr/bin/vim   -n ", 7, vi);
	check_words("ed; $(x)", 0, shell);
	check_words("1 2 3 4 5 6 7 8 9", 7, many);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
