#ifndef CLI_FORM_H
#define CLI_FORM_H

#include "cli/session.h"
#include "record/record.h"

/* The form of new --edit: YAML with help and choices as comments, in the
 * language of the session. */

/* Every field of the record's kind (of the type, while it has none), what is
 * given filled in, in the order in which it is asked. */
void form_write(struct session *s, const struct record *r, struct buf *out);
/* What was typed into it. What was left empty is not given. False with the
 * line of the fault. */
bool form_read(struct session *s, const struct schema *schema, struct text form, struct record *r, struct fail *why);
/* The form without the faults that form_fault put in, and whether nothing but
 * comments is left. */
struct text form_plain(struct text form, struct arena *arena);
bool form_blank(struct text form);
/* Puts the fault as a comment before its line: that of its field, where it
 * names none; else the first. Returns the line of the comment. */
long form_fault(struct session *s, struct text form, const struct fail *why, struct buf *out);

#endif
