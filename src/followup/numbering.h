#ifndef FOLLOWUP_NUMBERING_H
#define FOLLOWUP_NUMBERING_H

#include "cli/session.h"
#include "store/put.h"
#include "store/scan.h"

/* Official numbers of imported steps. */

/* The number of an issue is taken here too, before its step is stored; where another
 * record has it, the step is kept all the same, and said. */
bool numbering_keep(struct session *s, const struct writer *w, const struct scanned *c, const struct record *step,
    struct arena *arena, struct fail *why);
/* A number is void with its record, and with its step. One that could not be voided is
 * said; the same import mends it. */
void numbering_void(struct session *s, const struct scanned *c);

#endif
