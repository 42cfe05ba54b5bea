#ifndef STORE_DUPLICATE_H
#define STORE_DUPLICATE_H

#include "store/scan.h"

/* Where a duplicate leads: the record that it is the same as, or, where that is a
 * duplicate too, the one at the end. */
enum duplicate {
	DUPLICATE_NONE,		/* it is no duplicate */
	DUPLICATE_END,		/* `end` is the record that is handled, which may be void */
	DUPLICATE_LOST,		/* one that is not here, or cannot be read: end->c.id is its id */
	DUPLICATE_CIRCLE,	/* back to one that it came by: end->c.id */
};
/* `end` lives in the arena. */
enum duplicate duplicate_follow(const struct tree *tree, const struct case_file *c, int64_t as_of, struct arena *arena,
    struct scanned *end);

#endif
