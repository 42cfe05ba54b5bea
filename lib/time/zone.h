#ifndef TIME_ZONE_H
#define TIME_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fail.h"
#include "base/text.h"

/* A time zone by name. The three of Indonesia (and WIB, WITA, WIT, UTC, Z,
 * "+07:00") are fixed offsets known here and need no tz database; any other
 * IANA name is looked up in the system's. Never the user's TZ. */
struct zone {
	int32_t offset;		/* seconds east of UTC, where fixed */
	bool fixed;
	char name[64];
};

bool zone_find(struct text name, struct zone *z, struct fail *why);
/* Offset in force at an instant (seconds since 1970 UTC). */
int32_t zone_offset(const struct zone *z, int64_t instant);
/* Instant of a local time (seconds since 1970-01-01T00:00 of the wall clock).
 * In a gap the later, in an overlap the earlier reading is taken. */
int64_t zone_instant(const struct zone *z, int64_t local);

#endif
