#ifndef FOLLOWUP_HOLDING_H
#define FOLLOWUP_HOLDING_H

#include "cli/importing.h"
#include "cli/standing.h"
#include "byhand.h"

/* The records of an import of steps, the last that were needed: each is read once
 * while its rows come, and stands as the rows before leave it. */
struct held {
	struct standing on;	/* its id is empty in an empty place */
	struct arena arena;
	bool waits;		/* steps of it wait for the flush */
	bool voids;		/* what came may take numbers of it out of use */
};

enum { HELD = 64 };

struct holding {
	struct importing *i;
	const struct byhand *byhand;	/* whose rows the checking pass adds */
	struct held at[HELD];
	size_t next;		/* the place that is emptied next */
};

/* The record of that id, full or not. No message but MSG_IMPORT_NO_RECORD where the
 * disk is not at fault. */
bool holding_find(struct holding *h, struct text id, struct held **found, struct fail *why);
/* What came, at the end of what is known of its record: it waits for the flush. */
void holding_add(struct held *x, const struct record *step, int64_t number, struct text tag);
bool holding_flush(struct holding *h, struct fail *why);
/* Flushes, voids the numbers that are to be void, and forgets all. */
bool holding_clear(struct holding *h, struct fail *why);
void holding_end(struct holding *h);

#endif
