#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "query/ranks.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.12g, got %.12g", what, want, got);
}

static struct ranks
compare(const int64_t *before, size_t n, const int64_t *after, size_t m)
{
	struct durations x = {0}, y = {0};
	struct ranks r;

	for (size_t i = 0; i < n; i++)
		durations_add(&x, before[i]);
	for (size_t i = 0; i < m; i++)
		durations_add(&y, after[i]);
	assert_true(ranks_compare(&x, &y, &r));
	durations_release(&x);
	durations_release(&y);
	return r;
}

/* Three against three, all after before: one of 20 ways on each side. */
static void
test_apart(void **state)
{
	static const int64_t before[] = { 30, 10, 20 }, after[] = { 300, 100, 200 };
	struct ranks r = compare(before, 3, after, 3);

	(void)state;
	assert_true(r.exact);
	assert_near("U", r.u, 9, 0);
	assert_near("p", r.p, 0.1, 1e-15);
	assert_near("shift", r.shift, 180, 0);
	assert_true(isinf(r.low) && isinf(r.high) && r.low < r.high);
}

/* The permeability of membranes at term and in early pregnancy, Hollander and
 * Wolfe's table 4.1 in hundredths: W = 30 of 10 and 5, the shift 0.305, p 0.2544,
 * 95 % from -0.15 to 0.76 (R's wilcox.test prints these). */
static void
test_published(void **state)
{
	static const int64_t term[] = { 80, 83, 189, 104, 145, 138, 191, 164, 73, 146 };
	static const int64_t early[] = { 115, 88, 90, 74, 121 };
	struct ranks r = compare(early, 5, term, 10);

	(void)state;
	assert_true(r.exact);
	assert_near("U", r.u, 35, 0);
	assert_near("p", r.p, 0.2544, 5e-5);
	assert_near("shift", r.shift, 30.5, 0);
	assert_near("low", r.low, -15, 0);
	assert_near("high", r.high, 76, 0);
}

/* With equals: 1 2 2 3 against 2 3 4 4, by hand. Ranks of the second 3 5.5 7.5 7.5
 * are 23.5, so U is 13.5; three 2, two 3, two 4: 24 + 6 + 6; variance 16/12 (9 - 36/56). */
static void
test_equals(void **state)
{
	static const int64_t before[] = { 1, 2, 2, 3 }, after[] = { 2, 3, 4, 4 };
	struct ranks r = compare(before, 4, after, 4);

	(void)state;
	assert_false(r.exact);
	assert_near("U", r.u, 13.5, 0);
	assert_near("p", r.p, erfc(5 / sqrt(16.0 / 12 * (9 - 36.0 / 56)) / sqrt(2)), 1e-14);
	assert_near("shift", r.shift, 1, 0);
}

static void
test_all_the_same(void **state)
{
	static const int64_t same[] = { 60, 60, 60, 60, 60, 60, 60, 60, 60, 60 };
	struct ranks r = compare(same, 10, same, 10);

	(void)state;
	assert_near("U", r.u, 50, 0);
	assert_near("p", r.p, 1, 0);
	assert_near("shift", r.shift, 0, 0);
	assert_near("low", r.low, 0, 0);
	assert_near("high", r.high, 0, 0);
}

static int
by_size(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return a < b ? -1 : a > b;
}

/* The shift and its interval against all differences in a row. */
static void
test_against_all_pairs(void **state)
{
	enum { N = 37, M = 42 };
	int64_t before[N], after[M], pairs[N * M];
	unsigned seed = 3;

	(void)state;
	for (unsigned scale = 1; scale <= 100000; scale *= 10) {
		struct ranks r;
		double u = 0;
		size_t at;

		for (size_t i = 0; i < N; i++)
			before[i] = ((seed = seed * 1103515245 + 12345) >> 8) % (10 * scale);
		for (size_t j = 0; j < M; j++)
			after[j] = ((seed = seed * 1103515245 + 12345) >> 8) % (8 * scale) - (int64_t)scale;
		for (size_t i = 0; i < N; i++)
			for (size_t j = 0; j < M; j++) {
				pairs[i * M + j] = after[j] - before[i];
				u += after[j] > before[i] ? 1 : after[j] == before[i] ? 0.5 : 0;
			}
		qsort(pairs, N * M, sizeof *pairs, by_size);
		r = compare(before, N, after, M);
		assert_false(r.exact);
		assert_near("U", r.u, u, 0);
		assert_near("shift", r.shift, (double)(pairs[N * M / 2 - 1] + pairs[N * M / 2]) / 2, 0);
		at = (size_t)(N * M / 2.0 - 1.959964 * sqrt(N * M * 80 / 12.0));
		assert_near("low", r.low, (double)pairs[at - 1], 0);
		assert_near("high", r.high, (double)pairs[N * M - at], 0);
	}
}

/* Turned round, all but the sign stays. */
static void
test_turned_round(void **state)
{
	static const int64_t before[] = { 5, 900, 33, 71, 64, 12, 8, 99 }, after[] = { 4, 70, 3, 7, 9, 11, 10, 13, 6 };
	struct ranks r = compare(before, 8, after, 9), back = compare(after, 9, before, 8);

	(void)state;
	assert_true(r.exact && back.exact);
	assert_near("U", r.u + back.u, 72, 0);
	assert_near("p", r.p, back.p, 1e-15);
	assert_near("shift", r.shift, -back.shift, 0);
	assert_near("low", r.low, -back.high, 0);
	assert_near("high", r.high, -back.low, 0);
}

/* One against very many: U is as likely everywhere. */
static void
test_one_against_many(void **state)
{
	struct durations x = {0}, y = {0};
	struct ranks r;

	(void)state;
	durations_add(&x, -1);
	for (int64_t i = 0; i < 99999; i++)
		durations_add(&y, i);
	assert_true(ranks_compare(&x, &y, &r));
	assert_true(r.exact);
	assert_near("p", r.p, 2e-5, 1e-15);
	assert_near("shift", r.shift, 50000, 0);
	assert_near("low", r.low, 2500, 0);
	x.count = 0;
	assert_false(ranks_compare(&x, &y, &r));
	assert_false(ranks_compare(&y, &x, &r));
	durations_release(&x);
	durations_release(&y);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_apart), cmocka_unit_test(test_published), cmocka_unit_test(test_equals),
		cmocka_unit_test(test_all_the_same), cmocka_unit_test(test_against_all_pairs),
		cmocka_unit_test(test_turned_round), cmocka_unit_test(test_one_against_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
