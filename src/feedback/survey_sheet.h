#ifndef FEEDBACK_SURVEY_SHEET_H
#define FEEDBACK_SURVEY_SHEET_H

#include "cli/session.h"
#include "store/answers.h"

/* A sheet of survey answers as people fill it in, read and judged. */
struct answer {
	struct record record;
	struct text batch;	/* the id it came with, or empty */
	long line;
	bool undated;		/* its day is the batch's by default */
	bool known;		/* stored already */
};

struct adding {
	struct session *session;
	const char *name;	/* of the file */
	struct survey_columns columns;
	struct when when;
	struct text day_text;	/* of the new batch */
	int32_t day;
	struct answer *answers;
	size_t count, cap;
	struct answer **by_uid, **by_batch;
	int64_t faults, hints, added, skipped;
	const struct survey_batch *batch;	/* stored one that is being read */
};

/* Reads the FILE operand, "-" or none standard input. Every fault of it is said
 * and counted; false (why) where it cannot be read at all. */
bool survey_sheet_read(struct adding *a, struct fail *why);
/* Gives each answer its uid and marks those that are stored already; faults
 * where a uid is that of another. */
bool survey_sheet_meet(struct adding *a, struct fail *why);
/* Says a fault of the sheet, with its file, and counts it. Releases why. */
void survey_sheet_fault(struct adding *a, const char *field, long line, struct fail *why);

#endif
