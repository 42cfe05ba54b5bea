#ifndef FILE_SPOOL_H
#define FILE_SPOOL_H

#include <stdio.h>

#include "base/fail.h"

/* What a pipe gives can be read once: a copy in an unnamed temporary file, at its
 * start, for a reader that goes over it twice. NULL with MSG_FILE_READ; the caller
 * closes both. */
FILE *spool_copy(FILE *in, struct fail *why);

#endif
