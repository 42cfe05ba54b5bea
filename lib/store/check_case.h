#ifndef STORE_CHECK_CASE_H
#define STORE_CHECK_CASE_H

#include "record/fold.h"
#include "store/check_file.h"
#include "store/layout.h"
#include "time/moment.h"

/* One file of a day folder that is named as a record or a step. */
struct entry {
	struct text name;
	struct file_name parsed;
};

/* The day folder that is being read. */
struct day {
	const struct record_type *type;
	struct text station;
	int32_t number;
	int fd;
	const char *path;
};

/* A record with its steps: count entries of one id, the record first where it
 * is there. */
void check_case(struct checking *k, const struct day *day, const struct entry *entries, size_t count);

/* A record with its steps while it is being checked: everything lives in the
 * arena of the file. */
struct casing {
	struct checking *k;
	const struct day *day;
	struct case_file c;
	struct moment received;
	bool has_record, has_received;
	enum status before;	/* any step */
	const char **paths;	/* of the record, then of the steps */
	char (*digests)[65];	/* of what was changed outside; "" for what was not */
};

/* Sends a notice of one field; the fail is released. */
void casing_notice(struct casing *x, const char *path, const struct record *r, enum name id, struct fail *why);
const char *casing_path(const struct casing *x, const struct step *s);
/* check_boxes.c: counts an opening, or a slip. */
void check_box(struct casing *x, const struct id *id);
/* check_numbers.c: keeps what a step issued, once the case is folded. */
void check_issued(struct casing *x, const struct step *s);
/* check_attachment.c: the file that a step names. */
void check_attachment(struct casing *x, const struct step *s);
/* check_steps.c: what the steps come to, once they are folded. */
void check_steps(struct casing *x);
/* check_handover.c: its shift and its signatures. */
void check_handover(struct casing *x);
/* check_action.c: an improvement action; and any step that names one, or says
 * what came of one. */
void check_action(struct casing *x);
void check_improving(struct casing *x, const struct step *s);

#endif
