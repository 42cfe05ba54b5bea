#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include <string.h>
#include <unistd.h>

#include "cli/terminal.h"

static void
test_lines(void **state)
{
	static const char bytes[] = "satu\r\n\ndua tiga\nakhir";
	struct buf line = {0};
	char rest[8];
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], bytes, strlen(bytes)), (ssize_t)strlen(bytes));
	assert_true(terminal_line(ends[0], &line));
	assert_string_equal(line.data, "satu");
	assert_true(terminal_line(ends[0], &line));
	assert_int_equal(line.len, 0);
	/* Nothing behind the line end is taken. */
	assert_int_equal(read(ends[0], rest, 4), 4);
	assert_memory_equal(rest, "dua ", 4);
	assert_true(terminal_line(ends[0], &line));
	assert_string_equal(line.data, "tiga");
	assert_int_equal(close(ends[1]), 0);
	assert_true(terminal_line(ends[0], &line));
	assert_string_equal(line.data, "akhir");
	assert_false(terminal_line(ends[0], &line));
	assert_int_equal(close(ends[0]), 0);
	assert_false(terminal_line(ends[0], &line));
	buf_release(&line);
}

/* What comes between the question and its answer is not lost. */
static void
test_interrupt(void **state)
{
	struct terminal t;
	struct sigaction now;
	struct buf line = {0};
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	terminal_begin(&t);
	assert_int_equal(raise(SIGINT), 0);
	assert_false(terminal_line(ends[0], &line));
	assert_int_equal(write(ends[1], "ya\n", 3), 3);
	assert_true(terminal_line(ends[0], &line));
	assert_string_equal(line.data, "ya");
	terminal_end(&t);
	assert_int_equal(sigaction(SIGINT, NULL, &now), 0);
	assert_true(now.sa_handler == SIG_DFL);
	assert_int_equal(close(ends[0]), 0);
	assert_int_equal(close(ends[1]), 0);
	buf_release(&line);
}

/* What is read has the lines of a mail, and shorter ones on a narrow screen. */
static void
test_text_width(void **state)
{
	(void)state;
	assert_int_equal(setenv("COLUMNS", "200", 1), 0);
	assert_int_equal(terminal_width(), 200);
	assert_int_equal(terminal_text_width(), 78);
	assert_int_equal(setenv("COLUMNS", "40", 1), 0);
	assert_int_equal(terminal_text_width(), 40);
	assert_int_equal(unsetenv("COLUMNS"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_interrupt), cmocka_unit_test(test_text_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
