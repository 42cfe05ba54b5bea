#ifndef RECORD_STEP_H
#define RECORD_STEP_H

#include <stdbool.h>

#include "record/schema.h"

/* The steps: what can happen to a record (DESIGN 5). One row a verb drives
 * spkt-followup: its options, what it may be applied to, what must be given,
 * and what the fold makes of it. A new verb is one row here. */
enum step_target {
	STEP_REPORT = 1 << 0,
	STEP_FEEDBACK = 1 << 1,
	STEP_ACTION = 1 << 2,
	STEP_HANDOVER = 1 << 3,
	STEP_OUTREACH = 1 << 4,
	STEP_BOX = 1 << 5,
	STEP_VOICE = STEP_REPORT | STEP_FEEDBACK,
	STEP_ANY = STEP_VOICE | STEP_ACTION | STEP_HANDOVER | STEP_OUTREACH | STEP_BOX,
};

enum status {
	STATUS_NEW, STATUS_OPEN, STATUS_WAITING, STATUS_REFERRED, STATUS_RESOLVED, STATUS_CLOSED,
	STATUS_REJECTED, STATUS_DUPLICATE, STATUS_VOID, STATUSES,
	STATUS_UNCHANGED,	/* only in a step's row */
};
const char *status_key(enum status s);
const char *status_label(enum status s, enum language l);

enum step_flag {
	STEP_LATE = 1 << 0,	/* a stage time that may come after closing */
	STEP_REOPENS = 1 << 1,	/* allowed on a closed record, and opens it */
	STEP_ON_VOID = 1 << 2,
	STEP_CLOSES = 1 << 3,	/* allowed on a resolved record */
	STEP_ELSEWHERE = 1 << 4,	/* another program does it and writes the step: no verb of spkt-followup */
};

enum { STEP_FIELDS_MAX = 6 };

struct step_verb {
	const char *verb;
	struct words help;
	unsigned targets;		/* enum step_target */
	enum status after;
	unsigned flags;
	enum name stage;		/* the derived X_at column, or NAME_NONE */
	const char *fields[STEP_FIELDS_MAX];	/* what it carries, by name in step_schema */
	const char *required[2];	/* all but one alternative: "a|b" is either */
	const char *example;		/* operands and options after the verb */
};

extern const struct step_verb step_verbs[];	/* ends with verb NULL */
const struct step_verb *step_find(struct text verb);

/* Closed, rejected, duplicate, void: nothing more is expected. */
bool status_final(enum status s);
/* Whether the verb asks for a review by somebody else: a citizen's dispute. */
bool step_reviews(const struct step_verb *v);
/* Whether typing takes this verb on a record of that status (DESIGN 5). */
bool step_allowed(const struct step_verb *v, enum status now);
/* The status after it. What typing refuses but a merge brought leaves the
 * status as it was. */
enum status step_status(const struct step_verb *v, enum status now);

#endif
