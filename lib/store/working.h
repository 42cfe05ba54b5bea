#ifndef STORE_WORKING_H
#define STORE_WORKING_H

#include "store/tree.h"
#include "time/calendar.h"

/* The calendar of a desk: its zone, hours.csv and the holidays of all stations.
 * Lives in the arena. A station that is not known here (NULL) has the zone of the
 * tree and no hours of its own. Rows that cannot be read go to the sink and count
 * for nothing. */
struct calendar working_calendar(const struct tree *tree, const struct station *station, struct arena *arena,
    const struct fail_sink *sink);

#endif
