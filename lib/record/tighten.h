#ifndef RECORD_TIGHTEN_H
#define RECORD_TIGHTEN_H

#include "record/record.h"

/* spkt.yaml `privacy`: classes of fields that a tree keeps tighter than the
 * schema, `narrative: identity` a line (DESIGN 3). Such a field is stored with
 * the personal data; a class is never loosened. */

/* Whether the field is kept with the personal data: by its class, or because
 * the tree that the record is written in says so. */
bool tighten_identity(const struct record *r, size_t field);
/* For the schema of spkt.yaml: every line names a field of reports or feedback
 * and a class that is not looser than its own. */
bool tighten_rule(const struct record *tree, struct fail *why);

#endif
