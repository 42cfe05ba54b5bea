#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "query/measure.h"

static void
add_all(struct durations *d, const int64_t *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		durations_add(d, values[i]);
}

/* domain.md 4.1: x[ceil(p/100 * n)], a value that occurred. */
static void
test_nearest_rank(void **state)
{
	static const struct {
		int64_t values[12];
		size_t n;
		unsigned percent;
		int64_t want;
	} cases[] = {
		{ { 7 }, 1, 1, 7 }, { { 7 }, 1, 50, 7 }, { { 7 }, 1, 90, 7 }, { { 7 }, 1, 100, 7 },
		{ { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 10, 90, 9 }, { { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 10, 50, 5 },
		{ { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 10, 91, 10 }, { { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 10, 10, 1 },
		{ { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 10, 11, 2 }, { { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, 11, 90, 10 },
		{ { 5, 1, 3 }, 3, 50, 3 }, { { 4, 1 }, 2, 50, 1 }, { { 4, 1 }, 2, 51, 4 },
		{ { 3, 3, 3, 3, 9 }, 5, 80, 3 }, { { 3, 3, 3, 3, 9 }, 5, 81, 9 }, { { 2, 2, 2 }, 3, 90, 2 },
		{ { -5, 10, -60 }, 3, 1, -60 }, { { -5, 10, -60 }, 3, 50, -5 },
		{ { INT64_MAX, INT64_MIN, 0 }, 3, 50, 0 }, { { INT64_MAX, INT64_MIN, 0 }, 3, 100, INT64_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct durations d = {0};

		add_all(&d, cases[i].values, cases[i].n);
		if (durations_percentile(&d, cases[i].percent) != cases[i].want)
			fail_msg("case %zu: %lld", i, (long long)durations_percentile(&d, cases[i].percent));
		durations_release(&d);
	}
}

static void
test_adding_after_asking(void **state)
{
	struct durations d = {0};

	(void)state;
	add_all(&d, (const int64_t[]){ 30, 10, 20 }, 3);
	assert_int_equal(durations_percentile(&d, 50), 20);
	assert_int_equal(durations_max(&d), 30);
	durations_add(&d, 1);
	durations_add(&d, 2);
	assert_int_equal(durations_percentile(&d, 50), 10);
	assert_int_equal(durations_percentile(&d, 1), 1);
	assert_int_equal(durations_max(&d), 30);
	durations_release(&d);
	assert_int_equal(d.count, 0);
}

static void
test_many(void **state)
{
	struct durations d = {0};

	(void)state;
	for (int64_t i = 0; i < 100000; i++)
		durations_add(&d, i * 7919 % 100000);	/* a permutation: 7919 is prime */
	assert_int_equal(d.count, 100000);
	assert_int_equal(durations_percentile(&d, 50), 49999);
	assert_int_equal(durations_percentile(&d, 90), 89999);
	assert_int_equal(durations_max(&d), 99999);
	durations_release(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nearest_rank), cmocka_unit_test(test_adding_after_asking), cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
