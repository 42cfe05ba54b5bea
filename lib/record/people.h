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
/* What one line says of a person, "reporter.name"; empty where none does. */
struct text people_get(struct text people, struct text name);
/* The lines with that of one name put in its place or added; an empty value
 * takes it out. */
struct text people_set(struct text people, struct text name, struct text value, struct arena *arena);
/* Writes the list; the key was written by the caller. */
void people_write(struct yaml_writer *w, struct text value);

#endif
