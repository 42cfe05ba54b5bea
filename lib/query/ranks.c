#include "query/ranks.h"

#include <math.h>
#include <stddef.h>

#include "base/memory.h"
#include "query/special.h"

enum { FEW = 8 };	/* on one side: then p is exact */

static const double tail = 0.025;	/* on each side: 95 % */

/* How many differences after - before are not over that; both sides are sorted. */
static int64_t
not_over(const struct durations *before, const struct durations *after, int64_t difference)
{
	size_t reached = 0;
	int64_t pairs = 0;

	for (size_t i = 0; i < before->count; i++) {
		while (reached < after->count && after->at[reached] - before->at[i] <= difference)
			reached++;
		pairs += (int64_t)reached;
	}
	return pairs;
}

/* The k-th smallest difference, k from 1. */
static int64_t
kth(const struct durations *before, const struct durations *after, int64_t k)
{
	int64_t low = after->at[0] - before->at[before->count - 1];
	int64_t high = after->at[after->count - 1] - before->at[0];

	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (not_over(before, after, middle) >= k)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static int64_t
next_of(const struct durations *d, size_t *next, int64_t value)
{
	size_t from = *next;

	while (*next < d->count && d->at[*next] == value)
		(*next)++;
	return (int64_t)(*next - from);
}

/* sum (t^3 - t) over the sets of equals of both sides together */
static double
equals(const struct durations *x, const struct durations *y)
{
	size_t i = 0, j = 0;
	double sum = 0;

	while (i < x->count || j < y->count) {
		int64_t value = j == y->count || (i < x->count && x->at[i] < y->at[j]) ? x->at[i] : y->at[j];
		int64_t same = next_of(x, &i, value);
		double t;

		same += next_of(y, &j, value);
		t = (double)same;
		sum += t * t * t - t;
	}
	return sum;
}

/* P(U = 0 ... u) of n and m cases without equals, n at most FEW: the coefficients of
 * the product over k = 1 ... n of (1 - q^(m+k)) / (1 - q^k), over their sum. The
 * caller frees. */
static double *
masses(size_t n, size_t m, size_t u)
{
	double *mass = memory_get((u + 1) * sizeof *mass), ways = 1;

	mass[0] = 1;
	for (size_t k = 1; k <= n; k++) {
		for (size_t j = u; j >= m + k; j--)
			mass[j] -= mass[j - m - k];
		for (size_t j = k; j <= u; j++)
			mass[j] += mass[j - k];
		ways *= (double)(m + k) / (double)k;
	}
	for (size_t j = 0; j <= u; j++)
		mass[j] /= ways;
	return mass;
}

/* Sets p; returns C. */
static int64_t
exactly(size_t n, size_t m, struct ranks *r)
{
	size_t most = n * m / 2;
	double *mass = n < m ? masses(n, m, most) : masses(m, n, most);
	double under = 0, least = fmin(r->u, (double)n * (double)m - r->u);
	int64_t c = 0;

	r->exact = true;
	r->p = 0;
	for (size_t j = 0; j <= most; j++) {
		under += mass[j];
		if ((double)j <= least)
			r->p = fmin(1, 2 * under);
		if (under <= tail)
			c = (int64_t)j + 1;
	}
	memory_free(mass);
	return c;
}

/* Sets p; returns C. */
static int64_t
nearly(size_t before, size_t after, double same, struct ranks *r)
{
	double n = (double)before, m = (double)after, all = n + m, middle = n * m / 2;
	double sd = sqrt(n * m / 12 * (all + 1 - same / (all * (all - 1))));
	double off = fmax(r->u, n * m - r->u) - middle - 0.5;

	r->p = sd > 0 ? fmin(1, 2 * special_normal_above(off / sd)) : 1;
	return (int64_t)floor(middle - special_normal_inverse(1 - tail) * sqrt(n * m * (all + 1) / 12));
}

bool
ranks_compare(struct durations *before, struct durations *after, struct ranks *r)
{
	int64_t pairs = (int64_t)before->count * (int64_t)after->count, level, c;
	double same;

	if (pairs == 0)
		return false;
	/* Asking for the largest sorts. */
	durations_max(before);
	durations_max(after);
	*r = (struct ranks){ .low = -INFINITY, .high = INFINITY };
	level = not_over(before, after, 0);
	r->u = (double)(pairs - level) + (double)(level - not_over(before, after, -1)) / 2;
	same = equals(before, after);
	if (!(same > 0) && (before->count <= FEW || after->count <= FEW))
		c = exactly(before->count, after->count, r);
	else
		c = nearly(before->count, after->count, same, r);
	/* The middle one, or the mean of the two there. */
	r->shift = ((double)kth(before, after, (pairs + 1) / 2) + (double)kth(before, after, pairs / 2 + 1)) / 2;
	if (c >= 1) {
		r->low = (double)kth(before, after, c);
		r->high = (double)kth(before, after, pairs + 1 - c);
	}
	return true;
}
