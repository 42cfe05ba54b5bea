#ifndef CLI_AMENDING_H
#define CLI_AMENDING_H

#include "cli/stepping.h"

/* An amend of people and things. They are not in the tracked tree: a new file of
 * personal data is published, with all of the old one and the changes, and the
 * step holds nothing but its reference. The old file stays; a retraction of the
 * step brings it back. */
struct amending {
	struct record typed;	/* people and items; at NULL: not given */
	bool given;
	struct text reference;	/* of the record at hand; empty: nothing changes */
	struct text bytes;	/* of its new file */
};

/* What the options give; a - takes a line of standard input. */
bool amending_start(struct amending *a, struct session *s, struct fail *why);
/* What a document of a file gives: its `people` and `items` are taken out of it. */
bool amending_node(struct amending *a, struct session *s, struct node *document, struct fail *why);
/* Merges it with what the record has, and puts the new reference into the step
 * that is typed. */
bool amending_take(struct amending *a, struct stepping *t, const struct scanned *c, struct fail *why);
/* Publishes the file; what names it is written after. Undo: where that failed. */
bool amending_store(const struct amending *a, struct stepping *t, const struct scanned *c, struct fail *why);
void amending_undo(const struct amending *a, struct stepping *t, const struct scanned *c);

#endif
