#ifndef QUERY_FILTER_H
#define QUERY_FILTER_H

#include "record/shape.h"
#include "time/when.h"

/* The -w expressions of DESIGN 4 over the rows of a shape:
 *   kind == "lost" && status != "closed" && age > 14d
 *   || && ! ( )   == != < <= > >=   ~ (contains, case aside)   in ("a", "b")
 *   a bare field name is true where it is not empty
 * Types come from the schema: choices take words of both languages, times what
 * when.h takes (quoted, or bare 2026-11-24 and 22:15), durations 14d or 90m,
 * counts numbers; the rest compares bytewise. A list field matches == and in
 * where one of its items does. Order against an empty value is false. */
struct filter;

/* In the arena. An unknown field fails with MSG_FIELD_UNKNOWN, which lists the
 * valid ones; a syntax error with a MSG_FILTER_... that names its column. Nesting is
 * limited to 64, the text to 4096 bytes. */
struct filter *filter_parse(struct text expression, const struct shape *shape, const struct when *when,
    struct arena *arena, struct fail *why);
/* Whether that column of the shape decides. */
bool filter_uses(const struct filter *f, int column);
bool filter_match(const struct filter *f, const struct text *row);

#endif
