#ifndef RECORD_VALUE_H
#define RECORD_VALUE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "record/schema.h"
#include "time/when.h"

/* One value of a field, as text. Stored (canonical) text is what files hold:
 * English choice keys, RFC 3339 times, a list one item a line. */

/* Canonical text of what a person typed or a column held: Indonesian words for
 * choices, "yesterday 22:15" for times. Lists are taken one item a line, and
 * choices of a list also separated by commas or semicolons. */
bool value_from_words(const struct field *f, struct text typed, const struct when *when,
    struct arena *arena, struct text *value, struct fail *why);
/* Whether stored text is canonical for its field. */
bool value_check(const struct field *f, struct text value, struct fail *why);
/* Order of two canonical values: times by instant, numbers by size, ids by
 * theirs, the rest bytewise. An empty value comes before all others, then
 * what is not canonical, so that the order is total over any text. */
int value_compare(const struct field *f, struct text a, struct text b);
/* The number by which a time, day, count or duration is ordered; false for
 * other kinds and for text that is not canonical. */
bool value_number(const struct field *f, struct text value, int64_t *number);
/* Whether the kind holds a list, one item a line. */
bool value_is_list(enum field_kind kind);
bool value_is_map(enum field_kind kind);
/* Name of the kind for `spkt-tree fields`. */
const char *value_kind_name(enum field_kind kind);
/* In memory a map's value is kept on its one line by writing \n and \\ for a
 * line break and a backslash. */
void value_escape(struct text value, struct buf *out);
struct text value_unescape(struct text value, struct arena *arena);
/* Fails at UTF-8 faults and NUL; for a one-line kind also at line breaks. */
bool value_check_text(struct text value, bool one_line, struct fail *why);

#endif
