#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/text.h"

/* Memory with one lifetime: what is taken from an arena lives until it is
 * cleared or released. {0} is empty and ready. */
struct arena {
	struct arena_block *newest;
};

void *arena_get(struct arena *a, size_t n) __attribute__((returns_nonnull));	/* zeroed, aligned for any type */
/* A copy, NUL-terminated behind its length. */
struct text arena_text(struct arena *a, struct text t);
char *arena_string(struct arena *a, struct text t) __attribute__((returns_nonnull));
struct text arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_clear(struct arena *a);	/* forget all, keep one block */
void arena_release(struct arena *a);

#endif
