#ifndef STORE_LAYOUT_H
#define STORE_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "record/id.h"
#include "record/schema.h"
#include "record/step.h"

/* The one place that knows where things lie in the tree (DESIGN 2). */
struct record_type {
	const struct schema *schema;
	char letter;		/* in ids */
	const char *folder;	/* below the root */
	unsigned target;	/* enum step_target: which verbs apply */
};

extern const struct record_type record_types[];	/* ends with schema NULL */
const struct record_type *record_type_of(const struct schema *schema);
/* N, the letter of anonymous items, is feedback; S, a batch of survey answers,
 * is no record: NULL. */
const struct record_type *record_type_letter(char letter);

/* "reports/PLB/2026/11/24" */
void layout_day(const struct record_type *t, struct text station, int32_t day, struct buf *out);
/* "surveys/PLB/2026/11": batches of survey answers, letter S, lie there as
 * <id>.csv */
void layout_survey(struct text station, int32_t day, struct buf *out);
/* "identity/2026/11/24" */
void layout_identity(int32_t day, struct buf *out);
/* Path of a record by its id, ".yaml" included; of a batch of survey answers,
 * ".csv". */
bool layout_record(struct text id, struct buf *out);
/* "PLB-20261124-R0007" */
void layout_id(struct text station, int32_t day, char letter, int64_t number, struct buf *out);

/* What a file name in a day folder is. */
enum file_kind { FILE_RECORD, FILE_STEP, FILE_TEMPORARY, FILE_FOREIGN };
struct file_name {
	enum file_kind kind;
	struct text id;		/* of the record, borrowed from the name */
	struct id parsed;
	int64_t number;		/* FILE_STEP: its clock */
	struct text tag;	/* FILE_STEP: 4 base32 digits */
};
struct file_name layout_name(struct text name);
/* "PLB-20261124-R0007_01-K7Q2": "<record>_<clock>-<4 base32>", no ".yaml". */
void layout_step(struct text id, int64_t number, struct text tag, struct buf *out);

#endif
