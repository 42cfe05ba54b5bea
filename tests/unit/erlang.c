#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/erlang.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.12g, got %.12g", what, want, got);
}

/* domain.md 4.5: 80 calls in 8 hours, and 360 in half an hour. */
static void
test_vectors(void **state)
{
	struct erlang_queue q;

	(void)state;
	assert_true(erlang_queue(10, 270, 2, 20, &q));
	assert_near("load", q.load, 0.75, 1e-12);
	assert_near("busy", q.busy, 0.375, 1e-12);
	assert_near("waits", q.waits, 0.2045, 5e-5);
	assert_near("wait", q.wait_s, 44.18, 5e-3);
	assert_near("level", q.level, 0.8135, 5e-5);
	assert_true(erlang_queue(720, 240, 55, 15, &q));
	assert_near("load", q.load, 48, 1e-12);
	assert_near("waits", q.waits, 0.2387, 5e-5);
	assert_near("wait", q.wait_s, 8.18, 5e-3);
	assert_near("level", q.level, 0.8459, 5e-5);
}

/* With one officer C is rho, and the mean wait rho h / (1 - rho). */
static void
test_one_officer(void **state)
{
	struct erlang_queue q;

	(void)state;
	assert_true(erlang_queue(6, 300, 1, 0, &q));
	assert_near("waits", q.waits, 0.5, 1e-12);
	assert_near("wait", q.wait_s, 300, 1e-9);
	assert_near("at once", q.level, 0.5, 1e-12);
}

static void
test_no_steady_state(void **state)
{
	struct erlang_queue q;

	(void)state;
	assert_false(erlang_queue(12, 300, 1, 20, &q));
	assert_false(erlang_queue(13, 300, 1, 20, &q));
	assert_false(erlang_queue(1, 300, 0, 20, &q));
	assert_true(erlang_queue(0, 300, 1, 20, &q));
	assert_near("nobody waits", q.level, 1, 0);
}

/* That many reach the target, one less does not. */
static void
test_officers(void **state)
{
	struct erlang_queue q;

	(void)state;
	for (double per_hour = 1; per_hour < 800; per_hour *= 1.7) {
		unsigned m = erlang_officers(per_hour, 240, 20, 0.8);

		assert_true(erlang_queue(per_hour, 240, m, 20, &q));
		assert_true(q.level >= 0.8);
		assert_true(!erlang_queue(per_hour, 240, m - 1, 20, &q) || q.level < 0.8);
	}
	assert_int_equal(erlang_officers(720, 240, 15, 0.8458), 55);
	assert_int_equal(erlang_officers(10, 270, 20, 0.81), 2);
	assert_int_equal(erlang_officers(10, 270, 20, 0), 1);
	assert_int_equal(erlang_officers(0, 270, 20, 0.8), 0);
}

static void
test_roster(void **state)
{
	(void)state;
	/* 21 / (1 - 0.3) is a hair over 30 */
	assert_int_equal(erlang_scheduled(21, 0.3), 30);
	assert_int_equal(erlang_scheduled(2, 0.3), 3);
	assert_int_equal(erlang_scheduled(2, 0), 2);
	assert_int_equal(erlang_scheduled(0, 0.3), 0);
	assert_near("relief", erlang_relief(40), 4.2, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors), cmocka_unit_test(test_one_officer), cmocka_unit_test(test_no_steady_state),
		cmocka_unit_test(test_officers), cmocka_unit_test(test_roster),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
