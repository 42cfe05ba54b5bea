#ifndef CLI_FIGURES_ANSWERS_H
#define CLI_FIGURES_ANSWERS_H

#include "cli/figures.h"

/* Private to the figures: answers to surveys in place of cases. */

/* One row of f->shape, read from wherever: through the period, --now and -w to the view.
 * An answer falls in a period by the noon of its day, and is known from the day of its
 * batch on. */
bool figures_answer(struct figures *f, const struct text *row, struct arena *arena, struct fail *why);
/* Those of the batches of f->tree. Rows that cannot be read are named and left out. */
bool figures_batches(struct figures *f, struct fail *why);

#endif
