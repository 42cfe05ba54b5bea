#ifndef FORMAT_YAML_READ_H
#define FORMAT_YAML_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"

enum { YAML_DEPTH_MAX = 16 };

/* A parsed document. Values are never typed here: a scalar is its text.
 * Everything lives in the arena it was read into. */
enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	long line, column;	/* from 1 */
	struct text text;	/* NODE_SCALAR */
	bool quoted;		/* NODE_SCALAR: written in quotes or as a block */
	size_t count;		/* of children */
	struct node **children;	/* NODE_LIST: items; NODE_MAP: values */
	struct node **keys;	/* NODE_MAP: scalars, same count */
};

/* Reads every document of `bytes` (one for a record file, any number of a
 * stream). By libyaml's event API, forced to UTF-8. Refused, with line and
 * column in `why`: bytes that are not UTF-8, NUL (also as "\0"), a depth over
 * YAML_DEPTH_MAX, duplicate keys (both lines named), keys that are not scalars,
 * anchors, aliases, tags, directives. Flow style is accepted. A plain ~ or
 * null or an empty value is the empty text. An empty stream has 0 documents. */
bool yaml_read(struct text bytes, struct arena *arena, struct node ***documents,
    size_t *count, struct fail *why);

/* The value of a key of a map, or NULL. */
struct node *node_get(const struct node *map, struct text key);

#endif
