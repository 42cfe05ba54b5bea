#ifndef RECORD_HISTORY_H
#define RECORD_HISTORY_H

#include "record/fold.h"

/* Which steps of a record knew of each other. A step names in `after` the newest
 * steps that its writer saw; one that names none (imported, or written by an
 * older program), or one that is not there, knew of those with a lower clock. Two steps of which neither
 * knew of the other were written at the same time, in two clones. */

/* The names behind the record's id ("01-K7Q2") of the steps that no other step
 * of the case knew of, one a line: what a new step is written after. */
struct text history_heads(const struct case_file *c, struct arena *arena);

/* Fills `rival` and `settled` of the steps, which are in fold order with `retracted`
 * filled: the first step written at the same time that decides the same thing, and
 * whether somebody who saw both has decided since. */
void history_rivals(struct case_file *c);

/* Whether the writer of a step of the case knew of another one of it, by whichever way. */
bool history_knew(const struct case_file *c, const struct step *step, const struct step *other);

#endif
