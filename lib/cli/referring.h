#ifndef CLI_REFERRING_H
#define CLI_REFERRING_H

#include "cli/coming.h"

/* new --refer AGENCY: what comes in is handed on in the same command. Both do
 * nothing without the option. */

/* Makes and checks the step before anything is stored: a record that cannot be
 * referred is not stored. The agency may be named by its label. */
bool referring_make(struct session *s, struct coming *c, struct fail *why);
/* Stores the step beside the record, which is stored by then; where this fails,
 * that is said too. A retry of a keyed entry finds it done. */
bool referring_put(struct session *s, const struct writer *w, const struct coming *c, struct fail *why);

#endif
