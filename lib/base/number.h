#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* A whole number, all of t, decimal digits with an optional '-', inside
 * [least, most]. No locale, no spaces, no '+'. */
bool number_parse(struct text t, int64_t least, int64_t most, int64_t *out);

#endif
