#include "query/measure.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

void
durations_add(struct durations *d, int64_t seconds)
{
	if (d->count == d->cap) {
		d->cap = d->cap > 0 ? d->cap * 2 : 16;
		d->at = memory_grow(d->at, d->cap, sizeof *d->at);
	}
	d->at[d->count++] = seconds;
}

void
durations_release(struct durations *d)
{
	memory_free(d->at);
	*d = (struct durations){0};
}

static int
by_size(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return a < b ? -1 : a > b;
}

static bool
is_sorted(const struct durations *d)
{
	for (size_t i = 1; i < d->count; i++)
		if (d->at[i - 1] > d->at[i])
			return false;
	return true;
}

int64_t
durations_percentile(struct durations *d, unsigned percent)
{
	size_t rank;

	assert(d->count > 0 && percent >= 1 && percent <= 100);
	/* Several percentiles are asked of one set. */
	if (!is_sorted(d))
		qsort(d->at, d->count, sizeof *d->at, by_size);
	rank = (d->count * percent + 99) / 100;
	return d->at[rank - 1];
}

int64_t
durations_max(struct durations *d)
{
	return durations_percentile(d, 100);
}
