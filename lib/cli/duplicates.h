#ifndef CLI_DUPLICATES_H
#define CLI_DUPLICATES_H

#include "cli/session.h"
#include "record/record.h"

/* What two entries of one kind may have in common. */
enum duplicates_reason {
	DUPLICATE_REPORTER = 1 << 0,	/* NIK, phone number or name */
	DUPLICATE_ITEM = 1 << 1,	/* a thing, or its number */
	DUPLICATE_PLACE = 1 << 2,	/* title and place together */
};

/* Marks by which entries are compared, one a line: a letter for what it is and
 * the value without case, spaces and marks. `identity` is the record itself, or
 * what was read of its identity file; NULL: nothing of it. */
struct text duplicates_marks(const struct record *r, const struct record *identity, struct arena *arena);
/* The reasons that two sets of marks have in common. */
unsigned duplicates_common(struct text a, struct text b);

/* Says of each of `count` complete records that are about to be stored which
 * there are of the same kind at that station, up to 24 hours before it (lost and
 * found: 72), with the same reporter, thing, or title and place; at most three.
 * Reads the days of that window alone, and none where a record has nothing to
 * compare. What it learns from identity/ is logged there before it is said.
 * Reports and feedback that is not anonymous; nothing with -q. It is a
 * hint: what goes wrong with it is not said. Returns how many were named. */
size_t duplicates_say(struct session *s, const struct record *const *records, size_t count);

#endif
