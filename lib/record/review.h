#ifndef RECORD_REVIEW_H
#define RECORD_REVIEW_H

#include "record/fold.h"

/* A citizen's dispute asks that somebody else looks at it: whoever had the record
 * before, or analysed, decided, answered, resolved, closed or rejected it, is kept
 * from doing so again, and from being given it. Notes, proofs of delivery and the
 * like are open to all. */

/* Of a folded case, whether a step that follows its first n names one who handled
 * it before the last dispute: NAME_TO, NAME_BY, or NAME_NONE where it may be put. */
enum name review_refuses(const struct case_file *c, size_t n, const struct step_verb *verb, const struct record *step);

#endif
