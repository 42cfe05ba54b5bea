#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static void
test_get(void **state)
{
	char *p = memory_get(100), zero[100] = {0};

	(void)state;
	assert_memory_equal(p, zero, sizeof zero);
	memory_free(p);
	memory_free(memory_get(0));
	memory_free(NULL);
}

static void
test_grow(void **state)
{
	int *p = memory_grow(NULL, 2, sizeof *p);

	(void)state;
	p[0] = 7;
	p[1] = 8;
	p = memory_grow(p, 1000, sizeof *p);
	assert_int_equal(p[0], 7);
	assert_int_equal(p[1], 8);
	p[999] = 9;
	p = memory_grow(p, 0, sizeof *p);
	memory_free(p);
}

static void
test_copy(void **state)
{
	char *p = memory_copy("a\0bc", 4);

	(void)state;
	assert_memory_equal(p, "a\0bc", 5);
	memory_free(p);
	p = memory_copy(NULL, 0);
	assert_string_equal(p, "");
	memory_free(p);
}

/* A product that does not fit: said in both languages, and exit 70. */
static void
test_exhausted(void **state)
{
	static volatile size_t counts[] = { SIZE_MAX, SIZE_MAX / 2, SIZE_MAX / 8 + 1 };

	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		int ends[2], status;
		char said[100] = "";
		pid_t pid;

		assert_int_equal(pipe(ends), 0);
		pid = fork();
		assert_true(pid >= 0);
		if (pid == 0) {
			(void)dup2(ends[1], STDERR_FILENO);
			memory_free(memory_grow(NULL, counts[i], 8));
			_exit(0);
		}
		assert_int_equal(close(ends[1]), 0);
		assert_true(read(ends[0], said, sizeof said - 1) > 0);
		assert_int_equal(close(ends[0]), 0);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 70);
		assert_string_equal(said, "spkt: out of memory / memori habis\n");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_get),
		cmocka_unit_test(test_grow),
		cmocka_unit_test(test_copy),
		cmocka_unit_test(test_exhausted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
