#ifndef FILE_CONTENT_H
#define FILE_CONTENT_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"

enum { CONTENT_RECORD_MAX = 1 << 20 };	/* 1 MiB a record file, DESIGN 2 */

/* The bytes of a regular file below folder, at most `most`. It is opened with
 * O_NOFOLLOW|O_NONBLOCK and checked by fstat, so that a FIFO or device never
 * hangs a reader. `missing` (may be NULL) is set where it is not there. */
bool content_read(int folder, const char *name, size_t most, struct arena *arena,
    struct text *bytes, bool *missing, struct fail *why);
/* The same of an open descriptor, to its end. */
bool content_drain(int fd, size_t most, struct buf *out, struct fail *why);

#endif
