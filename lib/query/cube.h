#ifndef QUERY_CUBE_H
#define QUERY_CUBE_H

#include "record/shape.h"
#include "time/moment.h"

/* Cube rows (DESIGN 7): counts and durations by station, day, hour, kind and the
 * like, which add up across stations exactly, without the records. A measure is
 *   received            n came in
 *   void                n are void, and in nothing else
 *   apart               n of those that came in are rejected, a duplicate or a log
 *                       entry: in no time and no clock
 *   FROM-TO             n took `value` whole seconds; or value is missing,
 *                       negative or no_time. Stages of one side are joined by +
 *   CLOCK:STATE         n clocks of sla.csv that are met, breached, open or ended */
enum cube_column {
	CUBE_STATION, CUBE_TYPE, CUBE_DAY, CUBE_HOUR, CUBE_SHIFT, CUBE_KIND, CUBE_CATEGORY, CUBE_CHANNEL, CUBE_AREA,
	CUBE_MEASURE, CUBE_VALUE, CUBE_N, CUBE_COLUMNS
};

extern const struct field cube_fields[CUBE_COLUMNS];

/* More cannot come to a desk in an hour or a day; sums of such rows cannot overflow. */
enum { CUBE_N_MOST = 1000000 };

struct cube_row {
	const struct text *cells;	/* CUBE_COLUMNS */
	struct moment received;	/* its hour of that day; day_only where the hour is empty */
	int64_t n;
};

/* Checks the type, the day, the hour, the measure and n of a row that was read. */
bool cube_read(const struct text *cells, struct cube_row *row, struct fail *why);
/* Cuts CLOCK:STATE, whose name may hold what it likes. */
bool cube_clock(struct text measure, struct text *clock, struct text *state);
/* "received-responded+closed", for stage names as --from and --to take them. */
struct text cube_span(const char *from, const char *to, struct arena *arena);

#endif
