#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "view/progress.h"

/* What is written to standard error, of an hour's work of which a half is done. */
static size_t
written(struct progress *p, int64_t rows)
{
	FILE *file = tmpfile();
	int saved = dup(STDERR_FILENO);
	long n;

	assert_non_null(file);
	fflush(stderr);
	assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
	progress_step(p, 500, rows);
	progress_end(p);
	fflush(stderr);
	assert_true(dup2(saved, STDERR_FILENO) >= 0);
	(void)close(saved);
	(void)fseek(file, 0, SEEK_END);
	n = ftell(file);
	(void)fclose(file);
	return (size_t)n;
}

static void
test_silent_without_a_terminal(void **state)
{
	struct progress p;

	(void)state;
	progress_start(&p, 1000, true);
	assert_false(p.enabled);
	assert_int_equal(written(&p, 64), 0);
}

static void
test_shown_only_after_a_second_and_not_for_each_row(void **state)
{
	struct progress p = { .enabled = true, .started_ns = 1, .drawn_ns = 1, .total = 1000 };

	(void)state;
	assert_int_equal(written(&p, 65), 0);
	assert_false(p.shown);
	assert_true(written(&p, 64) > 0);
	assert_false(p.shown);
	/* drawn a moment ago */
	assert_int_equal(written(&p, 128), 0);
	p.drawn_ns = 1;
	p.total = 0;
	assert_true(written(&p, 128) > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_silent_without_a_terminal),
		cmocka_unit_test(test_shown_only_after_a_second_and_not_for_each_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
