#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static void
buf_reserve(struct buf *b, size_t extra)
{
	size_t cap = b->cap > 0 ? b->cap : 64;

	while (cap < b->len + extra + 1)
		cap *= 2;
	if (cap != b->cap)
		b->data = memory_grow(b->data, cap, 1);
	b->cap = cap;
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	buf_reserve(b, n);
	if (n > 0)
		memcpy(b->data + b->len, bytes, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_text(struct buf *b, struct text t)
{
	buf_add(b, t.at, t.len);
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, format);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, ap);
	if (n < 0)	/* only a broken format or EILSEQ, which no caller can cause */
		abort();
	buf_reserve(b, (size_t)n);
	b->len += (size_t)vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
	va_end(again);
	va_end(ap);
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
buf_release(struct buf *b)
{
	memory_free(b->data);
	*b = (struct buf){0};
}

struct text
buf_view(const struct buf *b)
{
	return (struct text){ b->data, b->len };
}
