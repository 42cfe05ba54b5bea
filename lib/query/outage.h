#ifndef QUERY_OUTAGE_H
#define QUERY_OUTAGE_H

#include <stdint.h>

#include "record/shape.h"

/* The time in which a desk, or a system of it, could not serve: of an outage
 * report, from when it began (else was received) until when it ended, as said, or
 * was resolved or closed, whichever was first. */
struct outage_span {
	int64_t from, until;	/* half-open; until INT64_MAX: it goes on */
	bool timed;		/* false: begins or ends on a day without a time, or ends before it begins */
	bool going_on;
};

struct outage_span outage_span(const struct shape *shape, const struct text *row);

#endif
