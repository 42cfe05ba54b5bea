#ifndef CLI_BOARD_PLOT_H
#define CLI_BOARD_PLOT_H

#include "cli/figures.h"
#include "view/plot.h"

/* The picture of a table by groups: `rows` rows of `count` cells, of which the first
 * `names` name the row and that at `drawn` is shown. One name over time is a line, with
 * the days on which nothing came in; any other one is bars; two are a heat map; of
 * more there is none (NULL). Durations are in the largest unit that keeps them over 1. */
const struct plot *board_plot(struct figures *f, const struct field *const *columns, size_t names, size_t drawn,
    size_t count, const struct text *cells, size_t rows);

/* The number of a cell; NAN where it is empty. */
double board_number(struct text cell);
/* Seconds a unit for times up to `most` seconds, and its name: "minutes". */
double board_unit(double most, enum language l, const char **name);

#endif
