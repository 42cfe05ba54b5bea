#ifndef QUERY_MEASURE_H
#define QUERY_MEASURE_H

#include <stddef.h>
#include <stdint.h>

/* Numbers in, numbers out. */

/* Whole seconds of many cases: 8 bytes each. {0} is empty. */
struct durations {
	int64_t *at;
	size_t count, cap;
};
void durations_add(struct durations *d, int64_t seconds);
void durations_release(struct durations *d);
/* Nearest-rank percentile, x[ceil(p/100 * n)] of the sorted values, per cent
 * from 1 to 100 (domain.md 4.1: a value that occurred, no interpolation).
 * Sorts in place. n must be over 0. */
int64_t durations_percentile(struct durations *d, unsigned percent);
int64_t durations_max(struct durations *d);

#endif
