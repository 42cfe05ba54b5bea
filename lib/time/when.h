#ifndef TIME_WHEN_H
#define TIME_WHEN_H

#include "base/fail.h"
#include "time/moment.h"
#include "time/zone.h"

/* Times and periods as people type them (DESIGN 4), in either language:
 *   2026-11-24  24-11-2026  "24 November 2026"  2026-11-24T10:00[:SS][+07:00]
 *   (space for T; 10.00 for 10:00; WIB WITA WIT for an offset)
 *   22:15 22.15 (latest past)  today yesterday tomorrow "hari ini" kemarin besok
 *   now sekarang  -7d -2w -3mo -12h -30m
 *   periods: 2026  2026-11  2026-W48  A..B
 * Slashes are refused: which is the day is not said. */
struct when {
	int64_t now;
	const struct zone *zone;
};

/* A point in time. A bare day is its midnight in the zone, with
 * day_only false. */
bool when_parse(const struct when *w, struct text t, struct moment *m, struct fail *why);

/* The same, but that a bare day stays a day. */
bool when_parse_day(const struct when *w, struct text t, struct moment *m, struct fail *why);

/* Half-open [from, until) in instants. */
struct period {
	int64_t from, until;
};
#define PERIOD_ALL { INT64_MIN, INT64_MAX }

/* A bare day, month, ISO week, year or A..B is the whole of it ("A..B" runs
 * to the end of B); a time of day is a period of one second. */
bool when_period(const struct when *w, struct text t, struct period *p, struct fail *why);
/* "10m" "72h" "3d" "2w" "90s", in seconds; also "1h30m". No sign. */
bool when_duration(struct text t, int64_t *seconds, struct fail *why);

/* A month name or its usual abbreviation, English or Indonesian, any case:
 * 1..12, or 0. */
int when_month(struct text name);

#endif
