#ifndef RECORD_SURVEY_H
#define RECORD_SURVEY_H

#include "base/arena.h"
#include "format/csv_read.h"
#include "record/record.h"

/* Answers to the survey of satisfaction: a batch is a CSV file, a row a
 * respondent, in the columns of survey_schema and x-... columns of its own.
 * The rows are read here, of a stored batch and of a sheet that people filled
 * in; in the sheet columns and values may be words of either language. */
struct survey_columns {
	int *fields;		/* of each column: index in the schema, or NO_FIELD */
	struct text *extras;	/* x-..., or empty */
	size_t count;
	int id, x;		/* columns of `survey answers`: its batch, all x-... in one cell; or -1 */
};

/* With words: U1..U9 are MSG_SURVEY_BARE; an unknown column MSG_SURVEY_COLUMN. */
bool survey_bind(struct survey_columns *c, const struct csv_row *header, bool words, struct arena *arena,
    struct fail *why);
/* A row as a record. `when` NULL: it is stored, values must be canonical. With
 * words a uid may be any text that names the answer where it comes from. Each
 * fault goes to the sink with its field and line; whether there was none. */
bool survey_row(const struct survey_columns *c, const struct csv_row *cells, const struct when *when,
    struct arena *arena, struct record *r, struct text *id, const struct fail_sink *sink);
/* What a complete row must be beyond record_check: marks from 1 to 4, one mark
 * or a comment, answered no later than `day`, the batch's. */
bool survey_check(const struct record *r, long line, int32_t day, const struct fail_sink *sink);
/* Whether the field is one of the nine elements. */
bool survey_is_mark(const struct field *f);

/* A batch's bytes: the header, with x-... columns as named, then rows. */
void survey_write_header(const struct text *extras, size_t count, struct buf *out);
void survey_write_row(const struct record *r, const struct text *extras, size_t count, struct buf *out);
/* What the row says, without its uid: two answers are the same where this is. */
struct text survey_content(const struct record *r, struct arena *arena);

/* The columns of a list of batches. */
extern const struct schema survey_batch_schema;

#endif
