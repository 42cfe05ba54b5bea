#ifndef VIEW_SENTENCE_H
#define VIEW_SENTENCE_H

#include "base/buf.h"
#include "base/fail.h"

/* `FILE:LINE:COLUMN: field: what was expected, what came: strerror`, each part
 * where it is known, in the language; arguments made visible, so that no file
 * name, field or value can send anything to a terminal. No newline. */
void sentence_of(const struct fail *why, enum language language, struct buf *out);
/* One JSON object {"program","file","line","field","code","exit","message"}
 * for --errors json. No newline. */
void sentence_json(const char *program, const struct fail *why, enum language language, struct buf *out);
/* Replaces {1}..{4} of a template. */
void sentence_fill(const char *template, char *const words[4], struct buf *out);

#endif
