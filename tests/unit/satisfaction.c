#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "query/satisfaction.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.15g, got %.15g", what, want, got);
}

static void
add(struct satisfaction *s, const char *scores)
{
	unsigned score[SATISFACTION_MOST];

	assert_int_equal(strlen(scores), s->elements);
	for (unsigned u = 0; u < s->elements; u++)
		score[u] = (unsigned)(scores[u] - '0');
	satisfaction_add(s, score);
}

/* domain.md 1.5: with the exact weight nine times 4 is 100, not 99 or 99.9. */
static void
test_best_and_worst(void **state)
{
	struct satisfaction best = { .elements = 9 }, worst = { .elements = 9 };
	struct satisfaction_index i;

	(void)state;
	add(&best, "444444444");
	assert_true(satisfaction_index(&best, SATISFACTION_2017, &i));
	assert_int_equal(i.hundredths, 10000);
	assert_int_equal(i.grade, 'A');
	assert_near("weighted", i.weighted[8], 4.0 / 9, 1e-15);
	add(&worst, "111111111");
	assert_true(satisfaction_index(&worst, SATISFACTION_2017, &i));
	assert_int_equal(i.hundredths, 2500);
	assert_int_equal(i.grade, 'D');
	assert_int_equal(i.n, 1);
	assert_true(isnan(i.low) && isnan(i.high) && isnan(i.score_sd));
}

/* A mean is over the answers of its element; an element nobody answered has no
 * weight; who answered nothing is nobody. */
static void
test_missing(void **state)
{
	struct satisfaction s = { .elements = 3 };
	struct satisfaction_index i;

	(void)state;
	assert_false(satisfaction_index(&s, SATISFACTION_2017, &i));
	add(&s, "000");
	assert_false(satisfaction_index(&s, SATISFACTION_2017, &i));
	add(&s, "320");
	add(&s, "400");
	assert_true(satisfaction_index(&s, SATISFACTION_2017, &i));
	assert_int_equal(i.n, 2);
	assert_int_equal(i.answered, 2);
	assert_near("first", i.mean[0], 3.5, 0);
	assert_near("second", i.mean[1], 2, 0);
	assert_true(isnan(i.mean[2]) && isnan(i.weighted[2]));
	assert_near("index", i.index, 68.75, 1e-12);
	/* one gave 62.5, one 100 */
	assert_near("mean of scores", i.score_mean, 81.25, 1e-12);
	assert_near("sd of scores", i.score_sd, 37.5 / sqrt(2), 1e-12);
}

/* Three respondents, scores 50, 75 and 100 of two elements: the index and the mean
 * are 75, the sd is 25, t(2) is 4.3027. */
static void
test_interval(void **state)
{
	struct satisfaction s = { .elements = 2 };
	struct satisfaction_index i;

	(void)state;
	add(&s, "22");
	add(&s, "33");
	add(&s, "44");
	assert_true(satisfaction_index(&s, SATISFACTION_2017, &i));
	assert_near("index", i.index, 75, 1e-12);
	assert_near("sd", i.score_sd, 25, 1e-12);
	assert_near("high", i.high, 100, 0);	/* 137.1 is outside of the scale */
	assert_near("low", i.low, 25, 0);
	for (int n = 0; n < 7; n++) {
		add(&s, "33");
		add(&s, "32");
	}
	assert_true(satisfaction_index(&s, SATISFACTION_2017, &i));
	/* 17 scores: 50, 8 of 75, 7 of 62.5, 100; sum 1187.5, squares 84843.75; t(16) = 2.119905 */
	assert_near("mean", i.score_mean, 1187.5 / 17, 1e-12);
	assert_near("sd", i.score_sd, sqrt((84843.75 - 1187.5 * 1187.5 / 17) / 16), 1e-11);
	assert_near("half", i.high - i.index, 2.1199052992 * i.score_sd / sqrt(17), 1e-8);
	assert_near("half", i.index - i.low, 2.1199052992 * i.score_sd / sqrt(17), 1e-8);
}

/* The bands of domain.md 1.5, and what lies between them as printed. */
static void
test_grades(void **state)
{
	static const struct {
		double index;
		char in_2017, in_2004;
	} bands[] = {
		{ 25, 'D', 'D' }, { 43.754, 'D', 'D' }, { 43.755, 'D', 'C' }, { 62.5, 'D', 'C' }, { 62.51, 'D', 'B' },
		{ 64.99, 'D', 'B' }, { 64.9949, 'D', 'B' }, { 64.995, 'C', 'B' }, { 65, 'C', 'B' }, { 76.604, 'C', 'B' },
		{ 76.605, 'B', 'B' }, { 81.25, 'B', 'B' }, { 81.255, 'B', 'A' }, { 88.3, 'B', 'A' }, { 88.305, 'A', 'A' },
		{ 100, 'A', 'A' },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
		int64_t hundredths = satisfaction_round(bands[i].index);

		assert_int_equal(satisfaction_grade(hundredths, SATISFACTION_2017), bands[i].in_2017);
		assert_int_equal(satisfaction_grade(hundredths, SATISFACTION_2004), bands[i].in_2004);
	}
	/* The double nearest to a half may be a hair less. */
	for (int64_t half = 2500; half < 10000; half++)
		assert_int_equal(satisfaction_round(((double)half + 0.5) / 100), half + 1);
}

/* Two sets put together are the set of both, whatever the order. */
static void
test_merge(void **state)
{
	struct satisfaction a = { .elements = 4 }, b = { .elements = 4 }, all = { .elements = 4 };

	(void)state;
	add(&a, "1234");
	add(&b, "4032");
	add(&b, "3000");
	add(&all, "3000");
	add(&all, "1234");
	add(&all, "4032");
	satisfaction_merge(&b, &a);
	assert_memory_equal(&b, &all, sizeof all);
}

/* domain.md 1.5 */
static void
test_sample(void **state)
{
	(void)state;
	assert_int_equal(satisfaction_sample(0), 0);
	assert_int_equal(satisfaction_sample(1), 1);
	assert_int_equal(satisfaction_sample(10), 10);
	assert_int_equal(satisfaction_sample(50), 44);
	assert_int_equal(satisfaction_sample(100), 80);
	assert_int_equal(satisfaction_sample(500), 217);
	assert_int_equal(satisfaction_sample(1000), 278);
	assert_int_equal(satisfaction_sample(10000), 370);
	assert_int_equal(satisfaction_sample(1000000), 384);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_best_and_worst), cmocka_unit_test(test_missing), cmocka_unit_test(test_interval),
		cmocka_unit_test(test_grades), cmocka_unit_test(test_merge), cmocka_unit_test(test_sample),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
