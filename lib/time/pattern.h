#ifndef TIME_PATTERN_H
#define TIME_PATTERN_H

#include "base/fail.h"
#include "time/moment.h"
#include "time/zone.h"

/* Times as other systems write them, for import maps (DESIGN 6). Each of the
 * patterns (strptime of the C locale, month names in both languages, AM/PM, or
 * the words "epoch" and "epoch_ms") is tried in order; then RFC 3339 and ISO
 * with a space for T, without seconds, or a bare date. Fractions of a second
 * are cut off. All of t must be used, and the day must exist.
 *   zone     of a time that names none
 *   station  the zone that the result is written in
 * A date without a time of day is that day, and no time: in `zone` or not. */
bool pattern_parse(struct text t, const struct text *patterns, size_t count,
    const struct zone *zone, const struct zone *station, struct moment *m, struct fail *why);

#endif
