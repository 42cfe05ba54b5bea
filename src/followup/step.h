#ifndef FOLLOWUP_STEP_H
#define FOLLOWUP_STEP_H

#include "cli/stepping.h"

/* The parts of a step verb, for ids and for a file of steps. */

/* What the step names is known: its guide (else a notice), its action. */
bool step_known(struct session *s, const struct record *typed, struct fail *why);
/* stepping_make, and that a match is between a lost and a found report. */
bool step_make(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why);
/* What follows a stored step: what is void takes its official numbers with it. */
bool step_finish(struct stepping *t, const struct scanned *c, const struct record *step, struct fail *why);
bool step_is(const struct stepping *t, const char *verb);
/* approving.c: the sums that an approve accepts, before it is made; and what to
 * say of it, and of an amend after it. Nothing for other verbs. */
void approving_take(struct stepping *t, const struct scanned *c);
void approving_say(struct stepping *t, const struct scanned *c, const struct record *step);
/* -F: the steps of a YAML file, all or nothing. */
bool step_file(struct session *s, const struct step_verb *verb, struct fail *why);

#endif
