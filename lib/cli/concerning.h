#ifndef CLI_CONCERNING_H
#define CLI_CONCERNING_H

#include "cli/session.h"

/* Says, of what was typed as the `concerns` of a record, which words mean nobody in
 * officers.csv of its station, and whether its owner is one of them: the owner has to be
 * changed. `id` and `owner` are empty for a new record. */
void concerning_say(struct session *s, struct text station, struct text concerns, struct text id, struct text owner);

#endif
