#ifndef QUERY_LIKENESS_H
#define QUERY_LIKENESS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "record/schema.h"

/* Whether a lost and a found thing may be the same. Of what is compared only
 * hashes are kept: they take little room, and no number can be read in them. */

/* Sorted, each once. */
struct hashes {
	uint64_t *at;
	size_t count;
};

/* What is read of a report. Empty is not given. */
struct likeness_source {
	struct text category, area, place, item_kinds, items, title, narrative;
	int64_t received;	/* instant */
	int64_t occurred;	/* when it was lost or found; INT64_MIN: not said */
};

struct likeness {
	struct hashes numbers, things, places, words;
	uint64_t category, area;	/* 0: not given */
	int64_t received, occurred;
};

/* Why they may be the same, and the points of each:
 *   number    an identifying number in common: 100; 40 with less than
 *             6 characters, or only a part of a number plate
 *   category  the same but for lost_ and found_: 15
 *   thing     a word for the thing in common: 20, and 5 for each more, up to 30
 *   place     a word of the place in common: 10, and 5 for each more, up to 20
 *   area      the same: 10
 *   time      found within a day of the loss: 15; a week: 10; 30 days: 5
 *   words     a word of title or narrative in common: 5 each, up to 25
 *   linked    a match step says so; the caller's to set, without points */
enum likeness_reason {
	LIKE_NUMBER = 1 << 0, LIKE_CATEGORY = 1 << 1, LIKE_THING = 1 << 2, LIKE_PLACE = 1 << 3,
	LIKE_AREA = 1 << 4, LIKE_TIME = 1 << 5, LIKE_WORDS = 1 << 6, LIKE_LINKED = 1 << 7,
};
extern const struct choice likeness_choices[];	/* in the order of the bits */

enum { LIKENESS_DAYS = 90 };	/* a thing found later than that after its loss is another */

/* Identifying numbers are compared without spaces, dots, dashes and case; they
 * have at least 4 characters and a digit, and are no year. */
void likeness_read(const struct likeness_source *from, struct arena *arena, struct likeness *out);
/* The points together. 0 where nothing but time and place speaks for it, and,
 * without a number in common, where it was found before it was lost or more
 * than LIKENESS_DAYS after. */
int likeness_score(const struct likeness *lost, const struct likeness *found, unsigned *reasons);
/* Their keys, one a line, as a list of choices is written. */
void likeness_reasons(unsigned reasons, struct buf *out);

#endif
