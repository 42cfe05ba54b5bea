#ifndef VIEW_CHART_H
#define VIEW_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* A line of bars for text pages, a glyph a value: eight heights of Unicode
 * blocks, or " .:-=+*#" where ascii is set. Zero is a blank, the largest value
 * the full height; every value over zero is seen. */
void chart_line(const int64_t *values, size_t count, bool ascii, struct buf *out);
/* A bar of at most width columns for value of largest. */
void chart_bar(int64_t value, int64_t largest, size_t width, bool ascii, struct buf *out);

#endif
