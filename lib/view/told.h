#ifndef VIEW_TOLD_H
#define VIEW_TOLD_H

#include "record/fold.h"

/* What a citizen is told of his record: plain words, and never an officer, an owner,
 * a note or what was written down of the case. */

/* "being worked on". */
const char *told_status(enum status s, enum language l);
/* Of another record, together with which his is handled: "still being worked on" or
 * "finished", and no more. */
const char *told_together(enum status s, enum language l);
/* What a step of the verb was for the citizen, "a decision was made"; NULL where it
 * is the desk's own affair. */
const char *told_verb(const struct step_verb *v, enum language l);
/* The newest counted step of which the citizen is told; NULL: there is none. */
const struct step *told_last(const struct case_file *c);
/* The answers that count, in fold order, under the day of each where there are
 * several. */
struct text told_answers(const struct case_file *c, enum language l, struct arena *arena);
/* What stands in the place of answers where there is none: that there is none yet, or,
 * of what has ended, that none was written. */
const char *told_unanswered(enum status s, enum language l);
/* The next date, and one that has passed without what it was for, for which one is
 * sorry. In words, each may be empty. */
struct text told_dates(struct text next, struct text late, enum language l, struct arena *arena);

#endif
