#ifndef QUERY_STAGE_H
#define QUERY_STAGE_H

#include <stdint.h>

#include "record/shape.h"
#include "record/stages.h"

/* How long it took from one stage of a case to another (DESIGN 7): the rows'
 * `received` and X_at columns. Of several stages the first to occur counts. */
struct stage_span {
	int from[STAGES], to[STAGES];	/* columns of the shape */
	size_t from_count, to_count;
	int received;
	enum name names[2 * STAGES + 1];	/* of the columns, up to NAME_NONE */
};

enum stage_result {
	STAGE_MEASURED,
	STAGE_MISSING,		/* has not occurred */
	STAGE_NEGATIVE,		/* ends before it begins: kept in the record, never repaired */
	STAGE_NO_TIME,		/* a day without a time of day: anonymous items */
};
enum { STAGE_RESULTS = STAGE_NO_TIME + 1 };
/* What they are called in cube rows: measured, missing, negative, no_time. */
extern const char *const stage_results[STAGE_RESULTS];

/* Names separated by commas or spaces; NULL is the default: from received, to
 * the first of responded, dispatched, arrived, resolved, closed. An unknown one
 * fails with MSG_STAGE_UNKNOWN, which lists those there are. */
bool stage_parse(const char *from, const char *to, const struct shape *shape, struct stage_span *span,
    struct fail *why);
/* Whether the row is in response figures at all: what was rejected, is a
 * duplicate or an entry of the shift book counts as received only. */
bool stage_counts(const struct shape *shape, const struct text *row);
enum stage_result stage_measure(const struct stage_span *span, const struct text *row, int64_t *seconds);

extern const char stage_default_from[], stage_default_to[];

#endif
