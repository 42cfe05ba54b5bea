#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BLOCK = 64 * 1024, ALIGN = _Alignof(max_align_t) };

struct arena_block {
	struct arena_block *older;
	size_t used, size;
	_Alignas(max_align_t) char bytes[];
};

void *
arena_get(struct arena *a, size_t n)
{
	size_t whole = (n + ALIGN - 1) / ALIGN * ALIGN;
	struct arena_block *b = a->newest;
	void *p;

	if (b == NULL || b->size - b->used < whole) {
		size_t size = whole > BLOCK ? whole : BLOCK;

		b = memory_grow(NULL, 1, sizeof *b + size);
		*b = (struct arena_block){ .older = a->newest, .size = size };
		a->newest = b;
	}
	p = b->bytes + b->used;
	b->used += whole;
	return memset(p, 0, whole);
}

char *
arena_string(struct arena *a, struct text t)
{
	char *p = arena_get(a, t.len + 1);

	if (t.len > 0)
		memcpy(p, t.at, t.len);
	return p;
}

struct text
arena_text(struct arena *a, struct text t)
{
	return (struct text){ arena_string(a, t), t.len };
}

struct text
arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap, again;
	int n;
	char *p;

	va_start(ap, format);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, ap);
	if (n < 0)
		abort();
	p = arena_get(a, (size_t)n + 1);
	n = vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	va_end(ap);
	return (struct text){ p, (size_t)n };
}

static void
blocks_free(struct arena_block *b)
{
	while (b != NULL) {
		struct arena_block *older = b->older;

		memory_free(b);
		b = older;
	}
}

void
arena_clear(struct arena *a)
{
	if (a->newest == NULL)
		return;
	blocks_free(a->newest->older);
	a->newest->older = NULL;
	a->newest->used = 0;
}

void
arena_release(struct arena *a)
{
	blocks_free(a->newest);
	*a = (struct arena){0};
}
