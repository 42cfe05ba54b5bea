#ifndef RECORD_PAIRS_H
#define RECORD_PAIRS_H

#include <stdbool.h>

#include "base/text.h"

/* The pair of a FIELD_PAIRS value (`key: value` a line) with that key, letter
 * case aside; `found` is the key as it is written there. */
bool pairs_find(struct text pairs, struct text key, struct text *found, struct text *value);

#endif
