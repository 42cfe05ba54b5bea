#ifndef CLI_ISSUING_H
#define CLI_ISSUING_H

#include "cli/stepping.h"

/* Official documents: a number where spkt.yaml numbers the document, then the
 * step `issue` that names it. Both are durable in that order: a number without
 * a step is a notice of `check`, never the reverse. */
struct issue {
	struct text document;	/* LP-B, SKTLK, ...; letter case aside as in spkt.yaml */
	struct text number;	/* given elsewhere, to be reserved; empty: the next */
	struct text signed_by, valid_until, code_sha256;
};

/* The paper of an anonymous item names no officer, who would know whose it is: takes
 * him out of the step that was made for it. */
void issuing_blank(const struct scanned *c, struct record *step);
/* Puts the step on the record, without a word on standard output. `step` is the
 * stored one, in s->scratch. */
bool issuing_put(struct session *s, const struct scanned *c, const struct issue *i, struct record *step,
    struct text *step_id, struct fail *why);
/* The same for `spkt-followup issue`, whose step was typed: `typed` has its
 * time, note and fields. Only a document that spkt.yaml numbers. */
bool issuing_typed(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why);
/* What a record is registered as: LP-A or LP-B, SKTLK, DUMAS; empty: nothing. */
struct text issuing_register(const struct record *r);
/* The newest issue of a document that is not taken back; NULL where there is none. */
const struct step *issuing_newest(const struct case_file *c, struct text document);
/* Whether any number of the record stands. */
bool issuing_has(const struct case_file *c);
/* The number of a step that was taken back or whose record is void is void too;
 * `made`: it was not so before, so that a second try mends what a first one
 * left. MSG_NUMBER_UNVOIDED (79): the step is stored, its number not void yet. */
bool issuing_void(struct session *s, const struct scanned *c, const struct step *step, struct text reason, bool *made,
    struct fail *why);
bool issuing_void_all(struct session *s, const struct scanned *c, struct text reason, bool *made, struct fail *why);

#endif
