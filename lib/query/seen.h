#ifndef QUERY_SEEN_H
#define QUERY_SEEN_H

#include <stdbool.h>

#include "base/text.h"

/* Which records were met, by a hash of 64 bits of their uid, where one can come twice: from two
 * trees, or from files that overlap. 16 bytes a record at most. Also a set of ids. */
struct seen;

struct seen *seen_new(void);
/* Whether it is new; it is met from now on. */
bool seen_add(struct seen *s, struct text uid);
bool seen_has(const struct seen *s, struct text uid);
/* The same of texts one a line: empty lines are none. */
void seen_add_lines(struct seen *s, struct text lines);
bool seen_has_line_of(const struct seen *s, struct text lines);
void seen_free(struct seen *s);	/* NULL is taken */

#endif
