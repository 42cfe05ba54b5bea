#ifndef CLI_DIALOGUE_H
#define CLI_DIALOGUE_H

#include "cli/coming.h"

/* A new record asked for field by field on a terminal (DESIGN 4). */

/* Whether to ask: a person is there, and what was given is not enough. */
bool dialogue_wanted(const struct session *s, const struct record *r);
/* Asks for what the options did not give, completes the record, shows it and
 * asks whether to store it. MSG_NOTHING_STORED where the person leaves. With
 * --dry-run nothing is shown or asked at the end. */
bool dialogue_take(struct session *s, const struct writer *w, struct coming *c, struct fail *why);

#endif
