#include "query/cusum.h"

#include <math.h>
#include <stddef.h>

#include "base/memory.h"
#include "query/poisson.h"
#include "query/special.h"

enum { MOST = 3000 };	/* values of S */

double
cusum_reference(double usual, double risen)
{
	return (risen - usual) / log(risen / usual);
}

/* The chance that a day takes S from one value to another, in units. */
static double
step_chance(const struct cusum *c, double mean, int64_t from, int64_t to)
{
	int64_t up = to - from + c->k, count = up / c->unit;

	if (up < 0 || (to > 0 && up % c->unit != 0))
		return 0;
	return to == 0 ? poisson_cdf(count, mean) : special_poisson((double)count, mean);
}

/* I - Q, Q the chances among the values 0 ... h-1, as a lower triangle of unit
 * diagonal times an upper one. Both are those of a smaller h with one row and one
 * column more, and the mean run length from 0, the first element of (I-Q)^-1 1, is
 * the sum of w_i z_i, where L z = 1 and U' w = (1, 0, 0 ...): so all charts are tried
 * at the cost of the last. No pivot is needed: off its diagonal I - Q is negative,
 * and its rows sum to something over 0. */
struct chain {
	const struct cusum *chart;
	double mean;
	size_t count;
	double *upper;		/* column i at i (i+1) / 2, i+1 of them */
	double *lower;		/* row i at i * k, the `k` before the diagonal */
	double *z, *w;
	double run_length;
};

static double
entry(const struct chain *a, size_t row, size_t column)
{
	return (double)(row == column) - step_chance(a->chart, a->mean, (int64_t)row, (int64_t)column);
}

static size_t
band(const struct chain *a, size_t row)
{
	size_t k = (size_t)a->chart->k;

	return row > k ? row - k : 0;
}

/* L in row `row` left of its diagonal: S falls by k at most. */
static double *
lower_at(const struct chain *a, size_t row, size_t column)
{
	size_t k = (size_t)a->chart->k;

	return &a->lower[row * k + (column + k - row)];
}

static void
extend_upper(struct chain *a)
{
	size_t i = a->count;
	double *column = &a->upper[i * (i + 1) / 2];

	for (size_t j = 0; j <= i; j++) {
		double sum = entry(a, j, i);

		for (size_t m = band(a, j); m < j; m++)
			sum -= *lower_at(a, j, m) * column[m];
		column[j] = sum;
	}
}

static void
extend_lower(struct chain *a)
{
	size_t i = a->count;

	for (size_t j = band(a, i); j < i; j++) {
		const double *column = &a->upper[j * (j + 1) / 2];
		double sum = entry(a, i, j);

		for (size_t m = band(a, i); m < j; m++)
			sum -= *lower_at(a, i, m) * column[m];
		*lower_at(a, i, j) = sum / column[j];
	}
}

static void
extend(struct chain *a)
{
	size_t i = a->count;
	const double *column = &a->upper[i * (i + 1) / 2];

	extend_lower(a);
	extend_upper(a);
	a->z[i] = 1;
	for (size_t j = band(a, i); j < i; j++)
		a->z[i] -= *lower_at(a, i, j) * a->z[j];
	a->w[i] = i == 0;
	for (size_t j = 0; j < i; j++)
		a->w[i] -= column[j] * a->w[j];
	a->w[i] /= column[i];
	a->run_length += a->w[i] * a->z[i];
	a->count++;
}

/* Mean days to an alarm, with h = most; stops at the first h with as many as
 * `days`, which *h then is. */
static double
run_length(const struct cusum *c, double mean, double days, int64_t most, int64_t *h)
{
	struct chain a = { .chart = c, .mean = mean };
	size_t k = (size_t)c->k, cap = 0;

	while (a.count < (size_t)most && a.run_length < days) {
		if (a.count == cap) {
			cap = cap > 0 ? cap * 2 : 64;
			a.upper = memory_grow(a.upper, cap * (cap + 1) / 2, sizeof *a.upper);
			a.lower = memory_grow(a.lower, cap * k, sizeof *a.lower);
			a.z = memory_grow(a.z, cap, sizeof *a.z);
			a.w = memory_grow(a.w, cap, sizeof *a.w);
		}
		extend(&a);
	}
	*h = (int64_t)a.count;
	memory_free(a.upper);
	memory_free(a.lower);
	memory_free(a.z);
	memory_free(a.w);
	return a.run_length;
}

bool
cusum_plan(double usual, double risen, double days, struct cusum *c)
{
	double k;
	int64_t h;

	if (!(usual >= 0.001 && usual <= 10000) || !(risen > usual) || !(days > 1))
		return false;
	k = cusum_reference(usual, risen);
	*c = (struct cusum){ .unit = 1 };
	while (c->unit < 1000 && k * (double)c->unit + 0.5 < 10)
		c->unit *= 10;
	c->k = (int64_t)(k * (double)c->unit + 0.5);
	c->false_alarm = run_length(c, usual, days, MOST, &c->h);
	if (c->false_alarm < days)
		return false;
	c->found = run_length(c, risen, INFINITY, c->h, &h);
	return true;
}

int64_t
cusum_next(const struct cusum *c, int64_t sum, int64_t count)
{
	int64_t next = sum + count * c->unit - c->k;

	return next > 0 ? next : 0;
}
