#ifndef QUERY_WELCH_H
#define QUERY_WELCH_H

#include <stdbool.h>
#include <stdint.h>

/* Two means of samples that differ in size and spread (B. Welch, The Generalization
 * of Student's Problem, 1947; domain.md 4.6): for satisfaction before and after. */
struct welch_sample {
	int64_t n;
	double mean, sd;	/* sd of n-1 */
};
struct welch {
	double change;		/* mean after - mean before */
	double low, high;	/* its 95 % interval */
	double t, df;		/* df by Welch and Satterthwaite */
	double p;		/* two-sided */
};
/* False where a sample has under 2, or neither has any spread. */
bool welch_compare(const struct welch_sample *before, const struct welch_sample *after, struct welch *w);

#endif
