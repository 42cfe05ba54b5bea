#ifndef STORE_NUMBERS_H
#define STORE_NUMBERS_H

#include "record/official.h"
#include "store/put.h"

/* Official numbers (DESIGN 2): numbers/STATION/DOCUMENT/YEAR/0123.yaml is one
 * claim, never changed; 0123_void.yaml beside it says that the number is void.
 * As with ids, allocation is the publish itself: no counter, no lock, no reuse.
 * Two clones that take the same number meet in git as two files of one name. */
enum { NUMBERS_MAX = 999999999 };	/* the highest first number */

struct number_claim {
	struct text station;	/* code of the desk that hands it out */
	struct text document;	/* as in spkt.yaml */
	int year;
	int64_t sequence;	/* 0: the next; else this one */
	int64_t least;		/* of the year in which the numbering begins */
	struct text record, id;	/* uid and id of the record that gets it */
	struct text officer;
};

/* Claims a number and tells its sequence. MSG_NUMBER_TAKEN where a given one is
 * taken, naming the record that has it. */
bool numbers_claim(const struct writer *w, const struct number_claim *c, struct arena *arena, int64_t *sequence,
    struct fail *why);
/* The sequence that the next claim would get. */
bool numbers_next(const struct tree *tree, const struct number_claim *c, int64_t *sequence, struct fail *why);
/* Voids the claim that `record` has of a number, in any station: the one that
 * the pattern says, or, where the pattern was another then, one of the digits in
 * the text. True also where there is none, or it is void already; `made` tells
 * whether a file was written. */
bool numbers_void(const struct writer *w, struct text document, struct text number, struct text record, struct text id,
    struct text officer, struct text reason, struct arena *arena, bool *made, struct fail *why);

/* What a station puts into the places of a pattern, on that day. */
struct official numbers_official(const struct station *station, int32_t day);
/* The sequence and year of a number, by the pattern that its document has now;
 * false where it does not fit. */
bool numbers_parse(const struct tree *tree, const struct station *station, struct text document, struct text number,
    int64_t *sequence, int *year);

/* Claims the number that an issue brought from elsewhere has by the pattern of a
 * station of this tree, so that it is not given again here; one that fits none
 * needs no claim. c: document, record, id and officer. MSG_NUMBER_TAKEN where
 * another record has it. */
bool numbers_keep(const struct writer *w, const struct number_claim *c, struct text number, struct arena *arena,
    struct fail *why);

/* The file names below a year: 0123.yaml, 0123_void.yaml. */
bool numbers_name(struct text name, int64_t *sequence, bool *is_void);
/* Whether a document's name can be that of a folder: capitals, digits, '-'. */
bool numbers_document_ok(struct text document);

#endif
