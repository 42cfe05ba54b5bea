#ifndef CLI_STANDING_H
#define CLI_STANDING_H

#include "store/scan.h"

/* A record while steps are put on it one after the other: it is read once, and what is
 * put on it is added to what is known. */
struct standing {
	struct scanned c;
	size_t cap;		/* of its steps */
	bool *taken;		/* a step that the command put on it or found on it, by index; the caller may mark more */
	struct text after;	/* what the next step is written after (history_heads) */
	int64_t highest;	/* clock of its steps */
};

/* scan_one. All of it lives in the arena; so does what is added. */
bool standing_read(struct standing *on, const struct tree *tree, struct text id, const struct fail_sink *faults,
    struct arena *arena, struct fail *why);
/* More steps by a caller that folds the case itself. */
void standing_begin(struct standing *on, struct arena *arena);
/* The step, written after all the others: borrowed, with `name` the name of its file and
 * `number` its clock, one more than the highest (0 stands for that; one that is not is
 * put in its place, and `taken` is then of no use). */
void standing_add(struct standing *on, const struct record *step, const struct step_verb *verb, int64_t number,
    struct text name, struct arena *arena);

#endif
