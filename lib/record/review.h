#ifndef RECORD_REVIEW_H
#define RECORD_REVIEW_H

#include "record/fold.h"

/* A citizen's dispute asks that somebody else looks at it: whoever had the record
 * at any time before, or analysed, decided, answered, resolved, closed or rejected it, is kept
 * from doing so again, from being given it, and from what would end the review or turn
 * it elsewhere: void, duplicate, refer, wait, reopen, taking a step back, and
 * amending whom it concerns. Notes, proofs of delivery and the like are open to all. */

/* Whether a counted dispute is among the steps of a folded case. */
bool review_runs(const struct case_file *c);
/* Of a folded case, whether a step that follows its first n names one who handled
 * it before the last dispute: NAME_TO, NAME_BY, or NAME_NONE where it may be put. */
enum name review_refuses(const struct case_file *c, size_t n, const struct step_verb *verb, const struct record *step);

#endif
