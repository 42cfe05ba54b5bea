#ifndef RECORD_VOICE_H
#define RECORD_VOICE_H

#include "record/fold.h"

/* How far the voice of a citizen got, of what a folded case says: the columns untold,
 * tellable and closed_without of reports and feedback. */

/* Whether there is a way to tell the citizen: people, or a tracking code of the record
 * or of a step that counts. */
bool voice_tellable(const struct case_file *c);
/* Whether the close that stands says why it did without analysis, decision or answer. */
bool voice_closed_without(const struct case_file *c);
/* Fills those columns of a row, where the shape has them and the case is of a citizen. */
void voice_row(const struct case_file *c, const struct shape *shape, struct text *row);

#endif
