#ifndef CLI_STORY_H
#define CLI_STORY_H

#include "cli/session.h"
#include "store/scan.h"

/* What happened to a record, in order, as a person reads it. */

/* Why a step does not stand alone as it was typed: taken back, or written in
 * another clone at the same time as another. NULL where it does. */
const struct words *story_standing(const struct step *step);
/* Where the file of an attach step lies, for whoever may see it (-I); empty for
 * other steps. In the scratch arena. */
struct text story_attached(struct session *s, const struct case_file *c, const struct step *step);
/* A line a step to the output, in order of time: when, how long after what was before
 * it, which, what, who, and what it carries; of what was amended also the old value. A
 * reopening begins another episode. */
void story_text(struct session *s, const struct scanned *c);

#endif
