#ifndef QUERY_DISCLOSE_H
#define QUERY_DISCLOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which counts of a table may be shown to anybody. A count from 1 to k-1 is small: it
 * may be about people who can be guessed, so it is hidden, and so much more with it
 * that nobody can compute it, or narrow it to fewer than k values, from what is shown
 * and the totals. 0 is no one and is shown. What is hidden has one mark, whether it is
 * small or protects what is small. */

/* Parts of a total that everybody knows. What is hidden already stays so. False where
 * no choice of parts is enough: then the total must not be shown either. */
bool disclose_parts(const int64_t *parts, const int64_t *k, size_t n, bool *hidden);

/* Rows by columns, with the totals of both and of all. */
struct disclose {
	size_t rows, columns;
	const int64_t *at;		/* row by row */
	const int64_t *k;		/* of each row; of a column the largest of them */
	int64_t values;			/* that each hidden cell can have at least; of a row no fewer than its k */
	const bool *row_hidden;		/* by disclose_parts of the totals of the rows: whole rows */
	bool *column_hidden;		/* set: whole columns with their totals */
	bool *hidden;			/* set: single cells of the other rows and columns */
};

/* The choice is checked by the largest flow through the hidden cells, which is exact:
 * each of them can have so many values in tables that agree with all that is shown. */
void disclose_table(struct disclose *d);

/* A number that a part of `whole` (which is shown) is at least: the part itself where
 * neither it nor the rest is small; else so low that k values of it look alike. */
int64_t disclose_at_least(int64_t part, int64_t whole, int64_t k);

#endif
