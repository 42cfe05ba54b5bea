#ifndef CLI_BOARD_PLOT_H
#define CLI_BOARD_PLOT_H

#include "cli/figures.h"
#include "view/plot.h"

/* A table of figures that is to be drawn. */
struct board_table {
	const struct field *const *columns;
	size_t count;
	size_t names;		/* columns that name the row */
	size_t drawn;		/* the column that is shown */
	bool wide;		/* all columns of its kind are, side by side */
	const struct text *cells;	/* rows times count */
	size_t rows;
};

/* Its picture. One name over time is a line, with the days on which nothing came in;
 * any other one is bars; two are a heat map, as is one by several columns; several
 * columns of one row are bars. NULL where there is none: of nothing, or of more names.
 * Durations are in the largest unit that keeps the middle one over 2. A column is named
 * by its help, up to a colon where it has one. */
const struct plot *board_plot(struct figures *f, const struct board_table *t);

/* The number of a cell; NAN where it is empty. */
double board_number(struct text cell);
/* Seconds a unit for times of about so many seconds, and its name: "minutes". */
double board_unit(double about, enum language l, const char **name);

#endif
