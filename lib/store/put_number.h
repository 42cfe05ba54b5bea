#ifndef STORE_PUT_NUMBER_H
#define STORE_PUT_NUMBER_H

#include "file/publish.h"
#include "store/put.h"

/* For store/put.c and store/batch.c: where the number is found. Allocation is
 * the publish itself; on "taken" only the link is tried again. */
struct number_hint {
	int64_t highest;	/* of the folder as last seen; -1: to be read */
};

/* Links the started publication as the next number of its day (a random free
 * one for an anonymous item). */
bool put_number(struct publication *p, const struct record *r, int32_t day, struct number_hint *hint,
    struct arena *arena, struct text *id, struct fail *why);
/* Links a started step: number 0 is one more than the highest of its record. */
bool put_step_number(struct publication *p, struct text id, int64_t number, struct text tag,
    struct arena *arena, struct text *step_id, struct fail *why);

/* The bytes of a record or step, refused where no reader would take them. */
bool put_bytes(const struct record *r, struct buf *bytes, struct fail *why);
/* People and things; `made` tells whether there were any and they are new. */
bool put_identity(const struct writer *w, const struct record *r, bool bulk, bool *made, struct fail *why);
/* Takes them back where the record that names them could not be stored. */
void put_identity_undo(const struct writer *w, const struct record *r);
struct publish_options put_options(const struct writer *w, const struct record *r, int32_t day, bool bulk);

#endif
