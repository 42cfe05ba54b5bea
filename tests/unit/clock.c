#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <time.h>

#include "time/clock.h"

static void
test_system(void **state)
{
	time_t before = time(NULL);
	struct clock c = clock_system();

	(void)state;
	/* time() may lag a tick behind clock_gettime. */
	assert_true(c.now >= before && c.now <= (int64_t)time(NULL) + 1);
	assert_false(c.given);
}

static void
test_given(void **state)
{
	static const int64_t cases[] = { 0, -1, 1795532700, INT64_MAX, INT64_MIN };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clock c = clock_given(cases[i]);

		assert_true(c.now == cases[i]);
		assert_true(c.given);
	}
}

static void
test_elapsed(void **state)
{
	struct timespec wait = { .tv_nsec = 20000000 };
	int64_t start = clock_elapsed_ns(), last = start;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		int64_t now = clock_elapsed_ns();

		assert_true(now >= last);
		last = now;
	}
	assert_int_equal(nanosleep(&wait, NULL), 0);
	assert_true(clock_elapsed_ns() - start >= 20000000);
}

static void
test_wait(void **state)
{
	int64_t start = clock_elapsed_ns();

	(void)state;
	clock_wait_ns(start);
	clock_wait_ns(start - 5000000000);
	assert_true(clock_elapsed_ns() - start < 1000000000);
	clock_wait_ns(start + 30000000);
	assert_true(clock_elapsed_ns() - start >= 30000000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_system),
		cmocka_unit_test(test_given),
		cmocka_unit_test(test_elapsed),
		cmocka_unit_test(test_wait),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
