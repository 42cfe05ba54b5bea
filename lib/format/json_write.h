#ifndef FORMAT_JSON_WRITE_H
#define FORMAT_JSON_WRITE_H

#include "base/buf.h"

/* A JSON string with its quotes (RFC 8259): control characters, quotes and
 * backslash escaped, U+2028/2029 too; other UTF-8 as it is. */
void json_string(struct buf *out, struct text t);

#endif
