#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/special.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.17g, got %.17g", what, want, got);
}

static void
assert_same(const char *what, double got, double want)
{
	assert_near(what, got, want, 1e-12 * fabs(want));
}

/* P(X >= a) of n = a + b - 1 trials, summed term by term: what I_x(a, b) is for
 * whole a and b. */
static double
binomial_tail(double x, int a, int b)
{
	int n = a + b - 1;
	double sum = 0, term = pow(1 - x, n);

	for (int k = 0; k <= n; k++) {
		sum += k >= a ? term : 0;
		term *= (n - k) / (k + 1.0) * x / (1 - x);
	}
	return sum;
}

static void
test_beta(void **state)
{
	static const double at[] = { 1e-9, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999 };

	(void)state;
	for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
		for (int a = 1; a <= 25; a += 3)
			for (int b = 1; b <= 25; b += 4)
				assert_near("against the sum", special_beta(at[i], a, b), binomial_tail(at[i], a, b), 1e-12);
		/* closed forms */
		assert_near("a = 1", special_beta(at[i], 1, 7.5), 1 - pow(1 - at[i], 7.5), 1e-13);
		assert_near("b = 1", special_beta(at[i], 7.5, 1), pow(at[i], 7.5), 1e-13);
		assert_near("halves", special_beta(at[i], 0.5, 0.5), 2 / M_PI * asin(sqrt(at[i])), 1e-13);
	}
	assert_near("at 0", special_beta(0, 3, 4), 0, 0);
	assert_near("at 1", special_beta(1, 3, 4), 1, 0);
	/* the median of two equal parts, however many */
	assert_near("a million", special_beta(0.5, 1e6, 1e6), 0.5, 1e-9);
}

/* A Poisson mass against the plain product, and at a size where that has no digits. */
static void
test_masses(void **state)
{
	double product = exp(-3.7);

	(void)state;
	for (int k = 0; k <= 60; k++) {
		assert_same("Poisson", special_poisson(k, 3.7), product);
		product *= 3.7 / (k + 1);
	}
	/* 1 / sqrt(2 pi x) e^(-1/12x + 1/360x^3) */
	assert_same("a million", special_poisson(1e6, 1e6), exp(-1 / 12e6 + 1 / 360e18) / sqrt(2 * M_PI * 1e6));
	product = pow(0.7, 20);
	for (int k = 0; k <= 20; k++) {
		assert_same("binomial", special_binomial(k, 20, 0.3), product);
		product *= (20 - k) / (k + 1.0) * 0.3 / 0.7;
	}
}

/* I_x in the far tail, where the first term is nearly all. */
static void
test_beta_tail(void **state)
{
	(void)state;
	assert_same("x^a", special_beta(1e-12, 7, 1), 1e-84);
	assert_same("turned round", special_beta(0.25, 40, 3) + special_beta(0.75, 3, 40), 1);
	for (double p = 0.01; p < 1; p += 0.07)
		assert_same("there and back", special_beta(special_beta_inverse(p, 2.5, 9), 2.5, 9), p);
	/* 1 - (1-p)^(1/7) */
	assert_same("inverse", special_beta_inverse(1e-9, 1, 7), -expm1(log1p(-1e-9) / 7));
}

/* Q(n+1, x) is the sum of Poisson masses. */
static void
test_gamma(void **state)
{
	static const double at[] = { 0.01, 0.5, 3, 10, 40, 100 };

	(void)state;
	for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
		double sum = 0, rest = 0, mass = exp(-at[i]), masses[600];

		for (int k = 0; k < 600; k++) {
			masses[k] = mass;
			mass *= at[i] / (k + 1);
		}
		for (int k = 599; k > 120; k--)
			rest += masses[k];
		for (int k = 120; k >= 0; k--) {
			sum = 0;
			for (int j = 0; j <= k; j++)
				sum += masses[j];
			assert_same("above", special_gamma_above(k + 1, at[i]), sum);
			if (rest > 1e-290)
				assert_same("below", special_gamma_below(k + 1, at[i]), rest);
			rest += masses[k];
		}
		assert_same("erf", special_gamma_below(0.5, at[i]), erf(sqrt(at[i])));
	}
	for (double p = 0.001; p < 1; p += 0.07)
		assert_same("there and back", special_gamma_below(4.5, special_gamma_inverse(p, 4.5)), p);
}

/* The tables at the end of every book, and closed forms. */
static void
test_normal_and_student(void **state)
{
	(void)state;
	assert_near("97.5 %", special_normal_inverse(0.975), 1.959963984540054, 1e-14);
	assert_near("99.865 %", special_normal_above(3), 0.001349898031630095, 1e-17);
	assert_near("turned round", special_normal_inverse(0.2), -special_normal_inverse(0.8), 1e-14);
	assert_near("t, 1", special_student_inverse(0.975, 1), tan(M_PI * 0.475), 1e-10);
	/* with two degrees t = (2p-1) / sqrt(2 p (1-p)) */
	assert_near("t, 2", special_student_inverse(0.9, 2), 0.8 / sqrt(0.18), 1e-12);
	assert_near("t, 29", special_student_inverse(0.975, 29), 2.0452296421, 1e-9);
	assert_near("t, many", special_student_inverse(0.975, 1e6), 1.959966, 1e-6);
	assert_near("outside", special_student_outside(2.0452296421, 29), 0.05, 1e-11);
	assert_near("the middle", special_student_inverse(0.5, 7), 0, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_masses), cmocka_unit_test(test_beta), cmocka_unit_test(test_beta_tail),
		cmocka_unit_test(test_gamma), cmocka_unit_test(test_normal_and_student),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
