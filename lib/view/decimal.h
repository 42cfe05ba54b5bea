#ifndef VIEW_DECIMAL_H
#define VIEW_DECIMAL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"

/* Numbers as people read them: a reader of Indonesian takes a point for thousands, and
 * has a comma before what is less than one. Programs get the point (csv, yaml, jsonl). */

/* Digits with or without a point, appended with the mark of the language. */
void decimal_put(struct text digits, enum language l, struct buf *out);
/* A number with so many decimals, for a sentence. Lives as long as the arena. */
const char *decimal_of(double value, int decimals, enum language l, struct arena *arena);

#endif
