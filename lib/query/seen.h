#ifndef QUERY_SEEN_H
#define QUERY_SEEN_H

#include <stdbool.h>

#include "base/text.h"

/* Which records were met, by 64 bits of their uid, where one can come twice: from two
 * trees, or from files that overlap. 16 bytes a record at most. */
struct seen;

struct seen *seen_new(void);
/* Whether it is new; it is met from now on. A text that is no uid is taken by its hash. */
bool seen_add(struct seen *s, struct text uid);
void seen_free(struct seen *s);	/* NULL is taken */

#endif
