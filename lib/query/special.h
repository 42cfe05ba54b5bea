#ifndef QUERY_SPECIAL_H
#define QUERY_SPECIAL_H

/* The special functions under the distributions. Numbers in, numbers out; right
 * to about 1e-12 of the value, also where the value is small, for parameters up
 * to a million. DLMF is the NIST Digital Library of Mathematical Functions. */

/* The mass that a Poisson distribution of that mean would have at x, which need
 * not be whole: mean^x e^-mean / Gamma(x+1). And of the binomial one of n tries
 * and the share p: Gamma(n+1) / Gamma(x+1) / Gamma(n-x+1) p^x (1-p)^(n-x).
 * By C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000):
 * Stirling's series and the deviance, so that no two large numbers cancel.
 * x and n-x are not negative, mean over 0, p over 0 and under 1. */
double special_poisson(double x, double mean);
double special_binomial(double x, double n, double p);

/* The regularised incomplete beta function I_x(a, b), a and b over 0, x from 0 to
 * 1: x^a (1-x)^b / (a B(a,b)) times the continued fraction of DLMF 8.17.22. */
double special_beta(double x, double a, double b);
/* The x whose I_x(a, b) is that, by bisection. */
double special_beta_inverse(double wanted, double a, double b);

/* The regularised incomplete gamma functions, a over 0, x not negative:
 * P(a, x) by the series of DLMF 8.7.1, Q(a, x) = 1 - P(a, x) by the continued
 * fraction of DLMF 8.9.2; each directly where it is the smaller one. */
double special_gamma_below(double a, double x);	/* P */
double special_gamma_above(double a, double x);	/* Q */
/* The x whose P(a, x) is that, by bisection. */
double special_gamma_inverse(double wanted, double a);

/* Of the standard normal distribution: P(Z > z), and the z with P(Z <= z) = p,
 * p over 0 and under 1. */
double special_normal_above(double z);
double special_normal_inverse(double p);

/* Of Student's t with `df` degrees of freedom, over 0 and not only whole:
 * P(|T| > t), and the t with P(T <= t) = p, p from 0.5 to under 1. By the beta
 * function of t^2 / (df + t^2), 1/2 and df/2 (DLMF 8.17.8 and its symmetry). */
double special_student_outside(double t, double df);
double special_student_inverse(double p, double df);

#endif
