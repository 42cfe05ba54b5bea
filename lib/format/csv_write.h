#ifndef FORMAT_CSV_WRITE_H
#define FORMAT_CSV_WRITE_H

#include <stdbool.h>

#include "base/buf.h"

/* RFC 4180 with LF: a cell is quoted where it holds a quote, the delimiter,
 * CR, LF, begins or ends with a space or tab, or begins with a BOM; an empty
 * cell is nothing.
 * A row of one empty cell is written "" so that it is not an empty line. */
void csv_cell(struct buf *out, struct text cell, bool first);
/* The same with another delimiter; it, "," ";" and tab all ask for quotes, so
 * that a reader which tries them finds the same cells. */
void csv_cell_between(struct buf *out, struct text cell, bool first, char delimiter);
void csv_end(struct buf *out);	/* the end of a row */

#endif
