#ifndef STORE_NUMBERS_H
#define STORE_NUMBERS_H

#include "store/put.h"

/* Official numbers (DESIGN 2): numbers/STATION/DOCUMENT/YEAR/0123.yaml is one
 * claim, never changed; 0123_void.yaml beside it says that the number is void.
 * As with ids, allocation is the publish itself: no counter, no lock, no reuse.
 * Two clones that take the same number meet in git as two files of one name. */
struct number_claim {
	struct text station;	/* code of the desk that hands it out */
	struct text document;	/* as in spkt.yaml */
	int year;
	int64_t sequence;	/* 0: the next, and at least `least` in the first year; else this one */
	int64_t least;
	struct text record, id;	/* uid and id of the record that gets it */
	struct text officer;
};

/* Claims a number and tells its sequence. MSG_NUMBER_TAKEN where a given one is
 * taken, naming the record that has it. */
bool numbers_claim(const struct writer *w, const struct number_claim *c, struct arena *arena, int64_t *sequence,
    struct fail *why);
/* The sequence that the next claim would get. */
bool numbers_next(const struct tree *tree, const struct number_claim *c, int64_t *sequence, struct fail *why);
/* Voids the claim that `record` has of a number: found by the digits in its
 * text, in any year and station. True also where there is none, or it is void
 * already; `made` tells whether a file was written. */
bool numbers_void(const struct writer *w, struct text document, struct text number, struct text record, struct text id,
    struct text officer, struct text reason, struct arena *arena, bool *made, struct fail *why);

/* The file names below a year: 0123.yaml, 0123_void.yaml. */
bool numbers_name(struct text name, int64_t *sequence, bool *is_void);
/* Whether a document's name can be that of a folder: capitals, digits, '-'. */
bool numbers_document_ok(struct text document);

#endif
