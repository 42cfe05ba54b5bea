#ifndef RECORD_PEOPLE_H
#define RECORD_PEOPLE_H

#include "base/arena.h"
#include "base/fail.h"
#include "format/yaml_read.h"
#include "format/yaml_write.h"
#include "record/schema.h"

/* The people of a record. In a file they are a list of maps, each with a role;
 * in memory, in columns and in options they are `ROLE.key: value` a line,
 * `ROLE.2.key: value` for the second of a role. */
extern const struct choice people_roles[], people_keys[];

/* Whether a name has the form ROLE.key or ROLE.N.key (words of both languages
 * are taken); writes it in canonical form. */
bool people_name(struct text name, struct buf *canonical);
bool people_from_node(const struct node *list, struct arena *arena, struct text *value, struct fail *why);
/* Writes the list; the key was written by the caller. */
void people_write(struct yaml_writer *w, struct text value);

#endif
