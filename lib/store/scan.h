#ifndef STORE_SCAN_H
#define STORE_SCAN_H

#include "record/fold.h"
#include "store/layout.h"
#include "store/tree.h"
#include "time/when.h"

/* Reads the records of one type with their steps, a day folder at a time and
 * in order of id, and folds them. Memory is one day; days outside the period
 * are not opened. */
struct scan {
	const struct tree *tree;
	const struct record_type *type;
	struct period period;	/* of received; PERIOD_ALL for all */
	struct text station;	/* only this; empty: all */
	int64_t as_of;		/* leave out what was recorded later; INT64_MAX: nothing */
	/* On whose clock the period is: a record falls in it by the time that its own clock
	 * showed, so that a day of two zones is the local day of each. NULL: it is between
	 * two instants. */
	const struct zone *zone;
	/* A file that cannot be read as a record: named, and left out. */
	const struct fail_sink *faults;
};

/* One folded case, lent for the call. `bytes` of the record for its sum. */
struct scanned {
	struct case_file c;
	const struct station *station;	/* NULL where it has no station.yaml */
	struct moment received;
	const struct zone *zone;	/* of the scan's period, or NULL */
	const char *folder;		/* "reports/PLB/2026/11/24" */
	struct arena *arena;		/* of this day */
};

/* The instant by which a case falls in the period: with a zone, when the clock there
 * shows what the clock of the desk showed. An anonymous item has a day and no time: its
 * noon, so that a period of whole days counts it once. */
int64_t scan_instant(const struct scanned *s);

/* False from `take` stops the scan, with the fail it filled (or none). */
typedef bool scan_take(void *context, struct scanned *s, struct fail *why);
bool scan_cases(const struct scan *scan, scan_take *take, void *context, struct fail *why);

/* One case by its full id. MSG_ID_NONE where there is none; no message where it
 * is there and cannot be read, which the sink was told. Lives in `arena`. */
bool scan_one(const struct tree *tree, struct text id, int64_t as_of, const struct fail_sink *faults,
    struct arena *arena, struct scanned *s, struct fail *why);

/* Copies a case out of the arena it was read into, with all of its day folder. */
void scan_keep(struct scanned *s, struct arena *arena);

/* A full id from an operand, in capitals or not: a full one is taken, its number
 * with 4 digits (N: 5), whether there is such a record or not; a short form (R7,
 * 24-R7, 1124-R7) is looked for today and yesterday of the writer's zone, or in
 * the day it names, among all stations. MSG_ID_NONE, or MSG_ID_MANY with the
 * candidates. */
bool scan_id(const struct tree *tree, struct text operand, int64_t now, struct arena *arena,
    struct text *id, struct fail *why);

#endif
