#ifndef STORE_DUPLICATE_H
#define STORE_DUPLICATE_H

#include "store/scan.h"

/* The record as which a void one was entered anew; empty: none. */
struct text duplicate_replaced_by(const struct case_file *c);

/* Where a duplicate leads: the record that it is the same as, or, where that is a
 * duplicate too, or void and entered anew, the one at the end. */
enum duplicate {
	DUPLICATE_NONE,		/* it is no duplicate */
	DUPLICATE_END,		/* `end` is the record that is handled, which may be void for good */
	DUPLICATE_LOST,		/* one that is not here, or cannot be read: end->c.id is its id */
	DUPLICATE_CIRCLE,	/* back to one that it came by: end->c.id */
};
/* A record as it stands; false where there is none, or it cannot be read. */
typedef bool duplicate_find(void *context, struct text id, struct scanned *c);
/* `end` is what `find` gave last. */
enum duplicate duplicate_follow_by(duplicate_find *find, void *context, const struct case_file *c, struct scanned *end);
/* The same by the records of the tree. `end` lives in the arena. */
enum duplicate duplicate_follow(const struct tree *tree, const struct case_file *c, int64_t as_of, struct arena *arena,
    struct scanned *end);

#endif
