#ifndef CLI_STEPPING_H
#define CLI_STEPPING_H

#include "cli/session.h"
#include "record/fold.h"
#include "store/put.h"
#include "store/scan.h"

/* One step verb on its way into the tree: what was typed, made ready once, and
 * put on each record it is meant for. */
struct stepping {
	struct session *session;
	const struct step_verb *verb;
	struct writer writer;
	struct record typed;	/* the fields that the options gave */
	struct moment at;	/* when it happened; .at = 0 with `at_given` false: now */
	bool at_given;
	int shown;		/* steps of a dry run */
	bool aside;		/* the command prints something else: the step's id is not shown */
};

/* A step that the command makes itself, with no field but those it puts into `typed`. */
bool stepping_begin(struct stepping *t, struct session *s, const struct step_verb *verb, struct fail *why);
/* The step that the options give. */
bool stepping_start(struct stepping *t, struct session *s, const struct step_verb *verb, struct fail *why);
/* The step as it will be stored on that record: completed and checked against
 * the record's type, status and those it concerns. */
bool stepping_make(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why);
/* Stores it, prints its name, and says on standard error what it was put on. */
bool stepping_put(struct stepping *t, const struct scanned *c, const struct record *step, struct fail *why);

#endif
