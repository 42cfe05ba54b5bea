#ifndef TIME_REFUSE_H
#define TIME_REFUSE_H

#include "base/fail.h"
#include "base/text.h"

/* fail_set with the text that was refused as {1}: its beginning, where a cell
 * of a foreign file is longer than any time. Returns false. */
bool refuse(struct fail *why, enum message m, struct text got);

#endif
