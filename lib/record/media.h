#ifndef RECORD_MEDIA_H
#define RECORD_MEDIA_H

#include "base/text.h"

/* The media type of a file by its first bytes, never by its name (RFC 6838
 * names; signatures as in the formats' own specifications). What is not known
 * is text/plain where it is UTF-8 without control characters, else
 * application/octet-stream. */
const char *media_of(struct text bytes);

#endif
