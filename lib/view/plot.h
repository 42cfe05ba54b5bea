#ifndef VIEW_PLOT_H
#define VIEW_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"

/* A picture of figures, said once and drawn as SVG or in the letters of a
 * terminal. Who makes one owns all that it names; drawing keeps nothing.
 *
 *   PLOT_BARS    a bar a category, from the top down; one series
 *   PLOT_LINES   series over categories in order, such as days: what was counted,
 *                what was expected, limits; marked points are alarms
 *   PLOT_HEAT    rows by columns, the darker the more; one series, row by row
 *   PLOT_PARETO  bars from the largest down, and the share that they add up to
 *   PLOT_STEPS   a survival curve: the first series over x_at, from 1 down to 0 */
enum plot_kind { PLOT_BARS, PLOT_LINES, PLOT_HEAT, PLOT_PARETO, PLOT_STEPS };

/* What a series is, which says how it is drawn: colour is never all that tells
 * two apart, so that they are known in grey and by the colour-blind. */
enum plot_role {
	PLOT_VALUE,		/* bars, a line with dots, a step line */
	PLOT_EXPECTED,		/* a thin line */
	PLOT_LIMIT,		/* a dashed line */
	PLOT_SHARE,		/* 0 to 1, on an axis of per cent at the right (PLOT_PARETO) */
};

struct plot_series {
	struct text name;	/* for the legend */
	enum plot_role role;
	const double *at;	/* one a category; NAN: there is none, and the line has a gap */
	const bool *marked;	/* points to be seen: alarms; NULL: none */
};

struct plot {
	enum plot_kind kind;
	struct text title;
	struct text desc;	/* one or two sentences for who cannot see it */
	/* Of the axes, with the unit: "minutes"; of PLOT_HEAT y_name is what the cells are. */
	struct text x_name, y_name;
	const struct text *x;	/* categories; of PLOT_STEPS none */
	const double *x_at;	/* PLOT_STEPS: where each value begins, in order */
	size_t count;		/* of x, x_at and the series' values; of PLOT_HEAT columns */
	const struct text *y;	/* PLOT_HEAT: names of the rows */
	size_t rows;
	const struct plot_series *series;
	size_t series_count;
	/* PLOT_STEPS: a line down from where the curve crosses one half; NAN: none. */
	double median;
};

/* An <svg> element of its own size with a viewBox, role="img" and title and desc, whose
 * ids begin with `id` (unique in a page). Light and dark by prefers-color-scheme,
 * also printed in black and white. */
void plot_svg(const struct plot *p, enum language l, const char *id, struct buf *out);
/* The same without title and style, for a page that has the title in a caption and
 * plot_style, once, in its own style. */
void plot_svg_part(const struct plot *p, enum language l, const char *id, struct buf *out);
extern const char plot_style[];
/* Lines for a terminal or a mail, at most `width` columns; only ASCII where asked. */
void plot_text(const struct plot *p, enum language l, size_t width, bool ascii, struct buf *out);

#endif
