#ifndef CLI_HINTING_H
#define CLI_HINTING_H

#include "cli/session.h"

/* Says where the outage that a late entry names is no outage report: the pauses
 * of clocks and the daily page would not find it. A hint; the entry stays. */
void hint_outage(struct session *s, const struct record *r);

#endif
