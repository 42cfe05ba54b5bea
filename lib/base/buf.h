#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

#include "base/text.h"

/* A growable byte string, the only string builder; always NUL-terminated once
 * something was added. {0} is empty and ready. */
struct buf {
	char *data;
	size_t len, cap;
};

void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
void buf_text(struct buf *b, struct text t);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *b);	/* empty, memory kept */
void buf_release(struct buf *b);
/* What is in it, borrowed until the next change. */
struct text buf_view(const struct buf *b);

#endif
