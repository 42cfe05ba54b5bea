#ifndef STORE_PUT_H
#define STORE_PUT_H

#include <sys/types.h>

#include "record/fold.h"
#include "store/layout.h"
#include "store/tree.h"

/* Writing: every record and step comes to be by file/publish.h. Order of
 * facts: identity, record, steps; each durable before the next. */
struct writer {
	const struct tree *tree;
	struct clock clock;
	mode_t folder_mode, file_mode;	/* of the tracked tree, from the root's own */
};

bool writer_init(struct writer *w, const struct tree *tree, struct clock clock, struct fail *why);

/* Fills what the program sets: uid, recorded, clock, station; a day instead of
 * a time where the record is anonymous. Values that are there stay. */
bool put_complete(const struct writer *w, const struct station *station, struct record *r,
    struct arena *arena, struct fail *why);

/* Whether a record or step would be small enough to be read again: an import
 * asks before it stores anything. */
bool put_fits(const struct record *r, struct fail *why);

/* Stores a complete record under the next free number of its day and gives its
 * id. MSG_FILE_UNCONFIRMED: it is stored (id is given) but not confirmed. */
bool put_record(const struct writer *w, const struct record *r, struct arena *arena, struct text *id,
    struct fail *why);
/* A step of an anonymous item has days and no times: an hour would tell when the
 * box was opened. */
void put_step_days(const struct record *of, struct record *step);
/* Stores a step beside its record. number 0: one more than the highest there.
 * An empty tag: random. */
bool put_step(const struct writer *w, struct text id, const struct record *step, int64_t number,
    struct text tag, struct arena *arena, struct text *step_id, struct fail *why);

/* The tag of an imported step: 4 base32 digits from (uid of the record, verb,
 * at), so that a killed and resumed import ends with the same names. */
struct text put_tag(struct text uid, struct text verb, struct text at, struct arena *arena);

/* A file of personal data of a record: identity/YYYY/MM/DD/NAME of its day, 0600,
 * durable when it returns true; what names it is written after. A failure takes
 * it back. Undo: where what names it could not be stored. */
bool put_private(const struct writer *w, const struct record *of, const char *name, struct text bytes, bool bulk, bool *made,
    struct fail *why);
void put_private_undo(const struct writer *w, const struct record *of, const char *name);

/* The day folder a record lies in, from its own received. */
bool put_day(const struct record *r, int32_t *day, struct fail *why);

/* Many records at once, flushed together (DESIGN 9): nothing is acknowledged
 * until batch_flush returns true. */
struct batch;
struct batch *batch_new(const struct writer *w);
/* A record with steps that come with it. */
struct batch_item {
	const struct record *record;
	struct text id;		/* empty: the next free number of its day */
	bool exists;		/* the record is there under that id: only its steps are new */
	const struct record *steps;
	const int64_t *numbers;	/* clock of each step */
	const struct text *tags;	/* of each step; NULL or empty: put_tag */
	size_t step_count;
	bool *stored;		/* gets whether its steps are linked and not taken back; or NULL */
	/* Gets the id when the flush has linked it, kept in that arena; or NULL. */
	struct text *stored_as;
	struct arena *stored_in;
};
/* Writes the temporaries. Nothing else of the item is borrowed after the call. */
bool batch_add(struct batch *b, const struct batch_item *item, struct fail *why);
/* How many records wait for the flush. */
size_t batch_waiting(const struct batch *b);
bool batch_full(const struct batch *b);
/* From now on the batch is one, of steps of records that are there: it is never full,
 * all is written before the first link, and where a link is refused those before it
 * are taken back. What cannot be taken back stays `stored`, and its run may be
 * repeated. A process that is killed between two links leaves those before. */
void batch_whole(struct batch *b);
bool batch_flush(struct batch *b, struct fail *why);
void batch_free(struct batch *b);	/* what was not flushed is taken back */

#endif
