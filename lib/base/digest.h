#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* SHA-256, FIPS 180-4. */
enum { DIGEST_BYTES = 32, DIGEST_TEXT = 65 };

void digest(struct text bytes, unsigned char out[DIGEST_BYTES]);
void digest_hex(struct text bytes, char out[DIGEST_TEXT]);	/* lower case, NUL-terminated */
/* Whether two texts are equal, in a time that tells nothing of where they differ. */
bool digest_same(struct text a, struct text b);

#endif
