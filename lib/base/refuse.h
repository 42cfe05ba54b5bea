#ifndef BASE_REFUSE_H
#define BASE_REFUSE_H

#include "base/fail.h"
#include "base/text.h"

/* fail_set with the text that was refused as {1}: its beginning, where it is
 * very long (a cell of a foreign file may be anything). Returns false. */
bool refuse(struct fail *why, enum message m, struct text got);

#endif
