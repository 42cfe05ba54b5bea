#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/binomial.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.12g, got %.12g", what, want, got);
}

/* 10 of 100 is 4.90 to 17.62 %, the example of many books. */
static void
test_exact(void **state)
{
	struct share_range r = binomial_interval(10, 100, 0.95);

	(void)state;
	assert_near("low", r.low, 0.0490, 5e-5);
	assert_near("high", r.high, 0.1762, 5e-5);
	/* none, and all: 0.025^(1/20) */
	r = binomial_interval(0, 20, 0.95);
	assert_near("low", r.low, 0, 0);
	assert_near("high", r.high, 1 - pow(0.025, 0.05), 1e-13);
	r = binomial_interval(20, 20, 0.95);
	assert_near("low", r.low, pow(0.025, 0.05), 1e-13);
	assert_near("high", r.high, 1, 0);
	r = binomial_interval(0, 0, 0.95);
	assert_near("low", r.low, 0, 0);
	assert_near("high", r.high, 1, 0);
}

/* 15 of 148 is 0.0624 to 0.1605, 1 of 29 is 0.0061 to 0.1718 (Newcombe 1998, the
 * paper on one proportion, method 3). */
static void
test_wilson(void **state)
{
	struct share_range r = binomial_wilson(15, 148, 0.95);

	(void)state;
	assert_near("low", r.low, 0.0624, 5e-5);
	assert_near("high", r.high, 0.1605, 5e-5);
	r = binomial_wilson(1, 29, 0.95);
	assert_near("low", r.low, 0.0061, 5e-5);
	assert_near("high", r.high, 0.1718, 5e-5);
	r = binomial_wilson(0, 20, 0.95);
	assert_near("low of none", r.low, 0, 0);
	assert_near("high of none", r.high, 0.1611, 5e-5);
}

/* The eight examples of Newcombe's paper on two proportions, method 10. */
static void
test_change(void **state)
{
	static const struct {
		int k, n, base_k, base_n;
		double change, low, high;
	} paper[] = {
		{ 56, 70, 48, 80, 0.2, 0.0524, 0.3339 }, { 9, 10, 3, 10, 0.6, 0.1705, 0.8090 },
		{ 6, 7, 2, 7, 0.5714, 0.0582, 0.8062 }, { 5, 56, 0, 29, 0.0893, -0.0381, 0.1926 },
		{ 0, 10, 0, 20, 0, -0.1611, 0.2775 }, { 0, 10, 0, 10, 0, -0.2775, 0.2775 },
		{ 10, 10, 0, 20, 1, 0.6791, 1 }, { 10, 10, 0, 10, 1, 0.6075, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof paper / sizeof *paper; i++) {
		struct share_change c = binomial_change(paper[i].k, paper[i].n, paper[i].base_k, paper[i].base_n, 0.95);

		assert_near("change", c.change, paper[i].change, 5e-5);
		assert_near("low", c.low, paper[i].low, 5e-5);
		assert_near("high", c.high, paper[i].high, 5e-5);
	}
	assert_true(isnan(binomial_change(0, 0, 1, 2, 0.95).change));
	assert_true(isnan(binomial_change(1, 2, 0, 0, 0.95).low));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exact), cmocka_unit_test(test_wilson), cmocka_unit_test(test_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
