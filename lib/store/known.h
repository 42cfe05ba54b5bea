#ifndef STORE_KNOWN_H
#define STORE_KNOWN_H

#include "store/layout.h"
#include "store/tree.h"

/* What an import must know of what is there already: the uids and step tags of
 * the day folders its rows fall in, each read once. About 25 bytes a
 * record, as many a step on disk, and as many again a record that brings its own id
 * or has no key. */
struct known;

struct known *known_new(const struct tree *tree);
void known_free(struct known *k);
/* Reads a day folder, unless that was done. */
bool known_day(struct known *k, const struct record_type *type, struct text station, int32_t day,
    struct fail *why);
/* Every day folder of a station, once. */
bool known_all(struct known *k, const struct record_type *type, struct text station, struct fail *why);
/* Whether that uid is there; its id where it was read from disk, empty for a
 * record of this run that is not linked yet. */
bool known_record(const struct known *k, struct text uid, struct arena *arena, struct text *id);
/* A step on disk, by the id of its record. */
bool known_step(const struct known *k, struct text id, struct text tag);
void known_add_record(struct known *k, struct text uid);
void known_add_step(struct known *k, struct text id, struct text tag);
/* Whether an id is for that uid: the first that asks has it. */
bool known_owner(struct known *k, struct text id, struct text uid);
/* Counts a text: 0 the first time it comes, 1 the second, ... */
int64_t known_ordinal(struct known *k, struct text what);
/* Counts begin again, for another pass over the same rows. */
void known_restart(struct known *k);

#endif
