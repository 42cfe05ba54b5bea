#ifndef CLI_FIGURES_ROWS_H
#define CLI_FIGURES_ROWS_H

#include "cli/figures.h"

/* Private to the figures: where their cases come from. */

/* Notes that a desk was read: a name in the title, a zone of the period. */
void figures_desk(struct figures *f, struct text code);
/* Notes when a record that is counted came in. */
void figures_first(struct figures *f, const struct scanned *s);
/* A case through -w to the view; its row is f->row, in which the words of what is
 * confidential (title, text, place, fields of one's own ...) are masked by then. */
bool figures_lend(struct figures *f, struct scanned *s, struct fail *why);
/* Whether -w or the groups read that column of the shape; and those or the view. */
bool figures_picks(const struct figures *f, int column);
bool figures_asks(const struct figures *f, int column);
/* The rows of --input: case rows as `list -O csv` prints them, action rows and cube
 * rows, in any order. A row that is the header of one of these begins another table,
 * so that files are joined by cat. Columns that are not ours are left aside. What is
 * asked for and not among the columns is MSG_FIGURES_ROWS_COLUMN, never an empty cell. */
bool figures_rows(struct figures *f, struct fail *why);

#endif
