#ifndef VIEW_MARKUP_H
#define VIEW_MARKUP_H

#include "base/buf.h"
#include "base/text.h"

/* Appends t as the text of an element or the value of an attribute in double
 * quotes, of HTML or XML: & < > " ' are escaped, what unicode_visible makes
 * visible is visible. */
void markup_text(struct buf *out, struct text t);
/* The same with line breaks as they are. */
void markup_prose(struct buf *out, struct text t);

#endif
