#ifndef RECORD_CLOSING_H
#define RECORD_CLOSING_H

#include "base/buf.h"
#include "record/fold.h"

/* A voice is closed when it was analysed, decided and answered, and the citizen
 * told where there is a contact (DESIGN 5); praise needs nothing. What was reopened or
 * disputed is answered and told anew; it is the newest answer that is told. */

/* The verbs that a folded case lacks for that, with ", " between; `telling`: also
 * whether the citizen was told. Nothing for what is no feedback. */
void closing_missing(const struct case_file *c, bool telling, struct buf *missing);
/* The same of a case that is closed, by a step of this desk that gave no reason to
 * do without; nothing for any other. */
void closing_lacks(const struct case_file *c, bool telling, struct buf *missing);

#endif
