#ifndef TIME_MOMENT_H
#define TIME_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "time/zone.h"

/* A stored time: an instant with the offset it was written in. An anonymous
 * item has a day only: at is then that day's midnight UTC and offset 0. */
struct moment {
	int64_t at;		/* seconds since 1970-01-01T00:00Z */
	int32_t offset;		/* seconds east of UTC */
	bool day_only;
};

/* Strict RFC 3339 as stored: 2026-11-24T22:15:00+07:00 (or Z), or 2026-11-24.
 * A leap second, 24:00, a missing offset and 31 February are refused. */
bool moment_parse(struct text t, struct moment *m, struct fail *why);
enum { MOMENT_TEXT = 26 };
void moment_print(struct moment m, char out[MOMENT_TEXT]);
struct moment moment_in(int64_t instant, const struct zone *z);
/* A stored time on the wall clock of a zone; a day, and what is no time, as it is. */
struct text moment_moved(struct text stored, const struct zone *z, struct arena *arena);
/* Of the time as written, in its own offset: */
int32_t moment_day(struct moment m);	/* date number */
int moment_second(struct moment m);	/* of the day, 0..86399; 0 if day_only */

#endif
