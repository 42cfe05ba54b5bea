#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

#include "base/buf.h"
#include "base/text.h"

/* Words in lines of at most `width` columns, the first of which begins at column `at`
 * and the others at `hang`; a word that is wider has a line of its own. A line break of
 * the text stays one. Ends in a line end. */
void wrap_words(struct text t, size_t at, size_t hang, size_t width, struct buf *out);

#endif
