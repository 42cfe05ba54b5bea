#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* The only allocation calls. They never return NULL: a command that runs out
 * of memory says so and ends with exit 70. What was published stays, what was
 * not is not half there, because the store is written by whole files. */

/* n zeroed bytes (n may be 0). The caller frees with memory_free. */
void *memory_get(size_t n) __attribute__((returns_nonnull));
/* Like realloc to count elements of size bytes; the product is checked. */
void *memory_grow(void *old, size_t count, size_t size) __attribute__((returns_nonnull));
/* A NUL-terminated copy of n bytes. */
char *memory_copy(const void *bytes, size_t n) __attribute__((returns_nonnull));
void memory_free(void *p);

#endif
