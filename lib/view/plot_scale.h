#ifndef VIEW_PLOT_SCALE_H
#define VIEW_PLOT_SCALE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/words.h"

/* An axis in steps of 1, 2 or 5 times a power of ten. */
struct plot_scale {
	double least, step;
	int ticks;		/* at least 2: least, least + step, ... */
	int decimals;		/* of what stands at the ticks */
};

/* What can be drawn: v, or NAN for what is not finite or beyond 1e300; 0 for what is
 * nearer to 0 than 1e-9. */
double plot_value(double v);
/* Takes in 0 and least..most, in about `wanted` ticks; `whole`: no tick between
 * two whole numbers. */
struct plot_scale plot_scale(double least, double most, bool whole, int wanted);
double plot_scale_most(const struct plot_scale *s);
/* Where v is between the ends, 0 to 1. */
double plot_scale_at(const struct plot_scale *s, double v);
void plot_scale_tick(const struct plot_scale *s, int i, enum language l, struct buf *out);
/* A number for reading: 1234, 12,345, 3.5, 1.2 M; in Indonesian 12.345, 3,5, 1,2 jt.
 * Three digits behind the point at most, of less than 0.01 the first two that are not
 * 0; none of them a 0 at the end. */
void plot_number(double v, enum language l, struct buf *out);
/* 0.805 as 80.5%. */
void plot_share(double v, enum language l, struct buf *out);

#endif
