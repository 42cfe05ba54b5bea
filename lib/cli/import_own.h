#ifndef CLI_IMPORT_OWN_H
#define CLI_IMPORT_OWN_H

#include "cli/session.h"

/* Imports a file in our own columns (what `list -O csv` prints) or a YAML
 * stream (what `show -O yaml` prints), without a map (DESIGN 4): a uid that is
 * here is skipped, ids and recorded are kept, derived columns are ignored. */
bool import_own(struct session *s, const struct schema *schema, struct fail *why);

#endif
