#ifndef RECORD_QUOTING_H
#define RECORD_QUOTING_H

#include <stdbool.h>

#include "base/text.h"

/* Whether what somebody wrote may stand before everybody. Unlike record/privacy.h,
 * which gives a hint, this fails closed: a text is held back in doubt, since nobody
 * reads it before it is shown. */

/* Whether nothing in it looks like somebody's number, account, address, handle, name or
 * rank, or like the number of a record or document. */
bool quoting_clear(struct text t);
/* Whether a value that is known of somebody stands in it: the whole, case, spacing and
 * punctuation aside; of a name also each part of 4 letters or more (of 3 with a capital),
 * of any other value also two words that follow each other. */
bool quoting_holds(struct text t, struct text value, bool name);

#endif
