#ifndef PLOT_FIXTURE_H
#define PLOT_FIXTURE_H

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "view/plot.h"

/* A picture of a kind with as many values as asked, all that a plot can have:
 * several series, marks, gaps, names that could be markup. */
enum { PLOT_KINDS = PLOT_STEPS + 1, FIXTURE_SERIES = 4, FIXTURE_ROWS = 3 };

struct drawing {
	struct plot plot;
	struct plot_series series[FIXTURE_SERIES];
	double *values[FIXTURE_SERIES], *at;
	bool *marked;
	struct text *x, y[FIXTURE_ROWS];
};

static inline void
drawing_series(struct drawing *d, struct text name, enum plot_role role, const bool *marked)
{
	size_t n = d->plot.series_count++;

	d->series[n] = (struct plot_series){ name, role, d->values[n], marked };
}

static inline void
drawing_make(struct drawing *d, enum plot_kind kind, size_t count, double largest, bool none)
{
	size_t all = count * FIXTURE_ROWS + 1;

	*d = (struct drawing){0};
	d->at = memory_get(all * sizeof *d->at);
	d->x = memory_get(all * sizeof *d->x);
	d->marked = memory_get(all * sizeof *d->marked);
	for (size_t s = 0; s < FIXTURE_SERIES; s++)
		d->values[s] = memory_get(all * sizeof *d->values[s]);
	for (size_t i = 0; i < all; i++) {
		d->x[i] = i % 3 == 0 ? TEXT("<b>&\"'\n") : TEXT("2026-11-24");
		d->at[i] = (double)i * 1.5;
		d->marked[i] = i % 5 == 1;
		d->values[0][i] = none || i % 7 == 3 ? NAN : kind == PLOT_STEPS ? 1 / (double)(i + 1) : floor(largest * (double)(i % 11) / 10);
		for (size_t s = 1; s < FIXTURE_SERIES; s++)
			d->values[s][i] = none ? (double)INFINITY : kind == PLOT_PARETO ? (double)(i + 1) / (double)all : largest / (double)(s + 1);
	}
	for (size_t r = 0; r < FIXTURE_ROWS; r++)
		d->y[r] = TEXT("Senin \xff");
	d->plot = (struct plot){
		.kind = kind, .title = TEXT("Judul <i> & \"'\033"), .desc = TEXT("a < b"), .x_name = TEXT("hari & malam"), .y_name = TEXT("n > 0"),
		.x = d->x, .x_at = d->at, .count = count, .y = d->y, .rows = FIXTURE_ROWS, .series = d->series, .median = none ? (double)NAN : 1.5,
	};
	drawing_series(d, TEXT("diterima <x>"), PLOT_VALUE, d->marked);
	if (kind == PLOT_PARETO)
		drawing_series(d, TEXT("kumulatif"), PLOT_SHARE, NULL);
	if (kind == PLOT_LINES) {
		drawing_series(d, TEXT("lain"), PLOT_VALUE, NULL);
		drawing_series(d, TEXT("harapan"), PLOT_EXPECTED, NULL);
		drawing_series(d, TEXT("batas"), PLOT_LIMIT, NULL);
	}
}

static inline void
drawing_release(struct drawing *d)
{
	memory_free(d->at);
	memory_free(d->x);
	memory_free(d->marked);
	for (size_t s = 0; s < FIXTURE_SERIES; s++)
		memory_free(d->values[s]);
}

#endif
