#ifndef STORE_ROSTER_H
#define STORE_ROSTER_H

#include "store/tree.h"

/* The shifts of a station on the calendar, and who is on duty in them. */

/* One shift of one date, [from, until) in instants. The date is the one on which
 * it starts. Its bounds are read in the zone that the station has today; which
 * shift a stored time belongs to is read in its own offset: station_duty. */
struct shift_span {
	struct text shift;
	int32_t day;
	int64_t from, until;
};

/* The shift of that name on that date; false where none is in force. */
bool shift_of_day(const struct station *s, struct text shift, int32_t day, struct shift_span *span);
/* Whether a stored time belongs to it: the rule of station_duty. */
bool shift_holds(const struct station *s, const struct shift_span *span, struct moment m);
/* All of a date, by start; their names, "pagi, siang" or "-", are for a message. */
size_t shifts_of_day(const struct station *s, int32_t day, struct arena *arena, struct shift_span **spans);
struct text shift_names(const struct station *s, int32_t day, struct arena *arena);
/* The shift whose end is nearest to an instant, of two the one that has ended:
 * what is handed over then. Only those of that name, where one is given. False
 * where none ends within two days. */
bool shift_ending(const struct station *s, struct text shift, int64_t now, struct shift_span *span);

/* stations/CODE/roster/YYYY-MM.csv, each month read once. {0} but for the first
 * three is ready. */
struct roster {
	const struct tree *tree;
	const struct station *station;
	struct arena *arena;
	const struct fail_sink *faults;	/* rows that cannot be read, which are left out */
	struct roster_month *months;
};

/* Those on duty in a shift of a date, one a line and each once, as the roster
 * has them; empty where it has none. */
struct text roster_officers(struct roster *r, struct text shift, int32_t day);
/* The rows of the month of a day. */
const struct table *roster_of(struct roster *r, int32_t day);

#endif
