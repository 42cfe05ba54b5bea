#ifndef CLI_RULING_H
#define CLI_RULING_H

#include "cli/session.h"
#include "store/scan.h"

/* Whether a step may be put on a record as it stands (DESIGN 5). */

/* What is never taken from a hand, typed or in a file: a step by one whom feedback
 * concerns or who handled a disputed record before, or given to him; one that does not
 * say by whom it is, where that matters; and a voice that is closed too early. */
bool ruling_hands(struct session *s, const struct step_verb *verb, const struct scanned *c, const struct record *step,
    struct fail *why);
/* Whether the citizen is to be told: not where the personal data are in this clone and
 * have no way to reach him. */
bool ruling_tells(struct session *s, const struct scanned *c);
/* All that typing refuses: also what an import keeps and says, a verb that does
 * not apply to the record or its status. */
bool ruling_check(struct session *s, const struct step_verb *verb, const struct scanned *c, const struct record *step,
    struct fail *why);

#endif
