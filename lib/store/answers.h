#ifndef STORE_ANSWERS_H
#define STORE_ANSWERS_H

#include "record/id.h"
#include "record/survey.h"
#include "store/put.h"

/* Batches of survey answers: surveys/STATION/YYYY/MM/STATION-YYYYMMDD-S0001.csv,
 * one immutable file a batch. */
enum { SURVEY_MAX = 64 << 20 };	/* bytes of a batch */

struct survey_batch {
	struct text id;
	struct id parsed;
	const char *path;	/* below the root */
};

/* What is in the way of a batch's name: MSG_SURVEY_ID where id is none. */
bool survey_path(struct text id, struct survey_batch *b, struct arena *arena, struct fail *why);

/* The batches of the days first..last, in order of id, lent for the call. A
 * name that is no batch in its place is passed over: check names it. False
 * from `take` stops, with the fail it filled or none. */
typedef bool survey_take_batch(void *context, const struct survey_batch *b, struct fail *why);
bool survey_batches(const struct tree *tree, int32_t first, int32_t last, survey_take_batch *take, void *context,
    struct fail *why);

/* The rows of a batch, each lent for the call; memory is the file and a row.
 * Its faults go to the sink with the line, those of the header and of broken
 * quoting too; what is faulty is left out. False from `take` stops. */
typedef bool survey_take_row(void *context, const struct record *r, long line, struct fail *why);
bool survey_rows(struct text bytes, int32_t day, survey_take_row *take, void *context, const struct fail_sink *sink,
    struct fail *why);

/* Stores the bytes of a batch under the next number of its day, or under `id`
 * where it is given (MSG_ID_HELD if that is there). MSG_FILE_UNCONFIRMED:
 * stored, id is given, but not confirmed. */
bool survey_put(const struct writer *w, struct text station, int32_t day, struct text bytes, struct arena *arena,
    struct text *id, struct fail *why);

#endif
