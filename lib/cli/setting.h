#ifndef CLI_SETTING_H
#define CLI_SETTING_H

#include "cli/session.h"
#include "record/fold.h"
#include "store/scan.h"

/* What an amend sets: `field: value` lines in the step, which is in the tracked
 * tree. What is kept with the personal data is never set by one. */

/* The record as it stands, with what was amended: its row in `shape`, in the scratch. */
struct text *setting_row(struct session *s, const struct scanned *c, struct shape *shape);
/* That of its station. */
const struct zone *setting_zone(const struct session *s, const struct scanned *c);
/* One field of its own as it stands; what no step set costs no row. Empty where its type has none. */
struct text setting_field(const struct scanned *c, enum name id, struct arena *arena);
/* Whether this tree keeps the field with the personal data. */
bool setting_kept(const struct session *s, const struct schema *schema, int field);
/* The words of --set, FIELD=VALUE each, into the step; those of kept fields are
 * left out (amending.h). */
bool setting_take(struct session *s, const struct scanned *c, struct record *step, struct fail *why);
/* The lines of a step that comes from a file, made canonical. */
bool setting_lines(struct session *s, const struct scanned *c, struct record *step, struct fail *why);
/* What the lines make of the record must be one that could be stored. */
bool setting_check(struct session *s, const struct scanned *c, const struct record *step, struct fail *why);

#endif
