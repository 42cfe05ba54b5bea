#ifndef RECORD_ID_H
#define RECORD_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* Id of a record: STATION-YYYYMMDD-<letter><number>. Grammar only; the store
 * finds and allocates them. */
struct id {
	struct text station;
	int32_t day;		/* date number */
	char letter;		/* R F A O H B S N */
	int64_t number;
};
/* A station code: a letter, then up to 7 of A-Z0-9. */
bool id_station_ok(struct text station);
bool id_parse(struct text t, struct id *id);
/* Order by station, day, letter, number. */
int id_compare(const struct id *a, const struct id *b);

#endif
