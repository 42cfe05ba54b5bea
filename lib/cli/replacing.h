#ifndef CLI_REPLACING_H
#define CLI_REPLACING_H

#include "cli/session.h"

/* new --replaces: what was typed wrong beyond amending is voided, entered anew,
 * and leads to the new one (DESIGN 5). Both do nothing for a record that
 * replaces none. */

/* Whether the old record is there and void. */
bool replacing_check(struct session *s, const struct record *r, struct fail *why);
/* Notes on the old record by which one it was replaced, once. The new one is
 * stored by then; where this fails, that is said too. */
bool replacing_tell(struct session *s, const struct record *r, struct text id, struct fail *why);

#endif
