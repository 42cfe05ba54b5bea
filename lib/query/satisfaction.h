#ifndef QUERY_SATISFACTION_H
#define QUERY_SATISFACTION_H

#include <stdbool.h>
#include <stdint.h>

/* The index of public satisfaction (SKM, IKM) of Permenpan RB 14/2017, with the
 * grades of KEP/25/M.PAN/2/2004 beside it (domain.md 1.5 and 4.3). */

enum { SATISFACTION_MOST = 14 };	/* elements: nine in 2017, fourteen in 2004 */

/* What answers add up to: whole numbers only, so the sum of many sets is the same
 * in any order. {.elements = 9} is empty. */
struct satisfaction {
	unsigned elements;
	int64_t sum[SATISFACTION_MOST], answers[SATISFACTION_MOST];	/* of each element */
	/* Respondents by how many elements they answered (1 for index 0): how many,
	 * the sum of their score sums, and of the squares of those. */
	int64_t respondents[SATISFACTION_MOST], scores[SATISFACTION_MOST], squares[SATISFACTION_MOST];
};

/* One respondent: a score of 1 to 4 an element, 0 for no answer. One who answered
 * nothing is not counted. */
void satisfaction_add(struct satisfaction *s, const unsigned *scores);
void satisfaction_merge(struct satisfaction *s, const struct satisfaction *other);

enum satisfaction_rule { SATISFACTION_2017, SATISFACTION_2004 };

struct satisfaction_index {
	int64_t n;		/* respondents */
	unsigned answered;	/* x: elements that somebody answered */
	double mean[SATISFACTION_MOST];	/* NRR: sum of scores / answers of the element; NAN with none */
	double weighted[SATISFACTION_MOST];	/* NRR times the weight, exactly 1/x; NAN with none */
	double index;		/* 25 times the sum of the weighted means */
	int64_t hundredths;	/* of the index, rounded half up: this is what is printed and graded */
	char grade;		/* 'A' to 'D' */
	/* Of the scores of the respondents, s = 25 times the mean of what one answered. */
	double score_mean, score_sd;	/* sd of n-1; NAN under 2 respondents */
	double low, high;	/* index +- t(n-1) sd/sqrt(n), 95 %, within 25 to 100; NAN likewise */
};
/* False where nobody answered. An interval of under SATISFACTION_FEW respondents is
 * to be marked as such. */
enum { SATISFACTION_FEW = 30 };
bool satisfaction_index(const struct satisfaction *s, enum satisfaction_rule rule, struct satisfaction_index *i);

/* The grade of an index in hundredths:
 *   2017   A 88.31  B 76.61  C 65.00  D 25.00 and over
 *   2004   A 81.26  B 62.51  C 43.76  D 25.00 and over
 * Rounding comes first, as 76.605 lies between the bands as printed. */
char satisfaction_grade(int64_t hundredths, enum satisfaction_rule rule);
int64_t satisfaction_round(double index);	/* to hundredths, half up */

/* How many answers stand for N people: R. Krejcie and D. Morgan, Determining Sample
 * Size for Research Activities (1970), S = X2 N P(1-P) / (d2 (N-1) + X2 P(1-P)),
 * X2 = 3.841, P = 0.5, d = 0.05, to the nearest whole number. 0 for N = 0. */
int64_t satisfaction_sample(int64_t people);

#endif
