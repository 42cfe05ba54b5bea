#ifndef CLI_MATCHING_H
#define CLI_MATCHING_H

#include "cli/session.h"
#include "query/likeness.h"
#include "store/scan.h"

/* Lost and found: which reports may be of the same thing (spkt-report match). */

/* What is kept of one report while others are held against it: no text that
 * was compared, and nothing of its identity but hashes. */
struct matching_key {
	struct text id, received, title, place;
	struct text linked;	/* ids that its match and return steps name, one a line */
	enum status status;
	bool lost;		/* else found */
	struct likeness like;
};

/* Reads one, as it stands with what was amended, and its items where they are
 * in this clone. False where it is neither lost nor found, or counts no more
 * (void, duplicate, rejected). */
bool matching_key(struct session *s, const struct scanned *c, struct arena *arena, struct matching_key *k);
/* Whether nothing was done with it that ends it. */
bool matching_open(const struct matching_key *k);
/* One lost and one found, in any order; `reasons` has LIKE_LINKED too. */
int matching_score(const struct matching_key *a, const struct matching_key *b, unsigned *reasons);
/* MSG_MATCH_KINDS unless one is lost and the other found. */
bool matching_pair(const struct scanned *a, const struct scanned *b, struct fail *why);
/* Whether a match or return step of the case names that id; any, where it is empty. */
bool matching_linked(const struct case_file *c, struct text id);

/* After a lost or found thing was stored: says which open reports of the other
 * kind, of the 30 days before, have an identifying number in common. Nothing
 * with -q. It is a hint: what goes wrong with it is not said. */
void matching_hint(struct session *s, const struct record *r, struct text id);

#endif
