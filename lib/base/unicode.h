#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Index of the first byte that is not part of valid UTF-8 (RFC 3629: no
 * overlong forms, surrogates or code points over U+10FFFF); t.len if all is. */
size_t unicode_invalid(struct text t);
/* Decodes the code point at t.at[*i] and moves *i behind it. An invalid byte
 * gives UINT32_MAX and moves by one. */
uint32_t unicode_next(struct text t, size_t *i);
/* Columns on a terminal: 0 for combining marks, 2 for wide East Asian. */
size_t unicode_width(struct text t);
/* Appends t so that it can harm no terminal, log or reader: C0 (LF and TAB
 * too), DEL, C1, bidi controls, zero-width characters, U+2028/9, BOM and
 * invalid bytes become \xNN or \u{NNNN}; everything else stays.
 * keep_newlines leaves LF as it is (prose blocks). */
void unicode_visible(struct buf *out, struct text t);
void unicode_visible_prose(struct buf *out, struct text t);

#endif
