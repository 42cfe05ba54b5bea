#ifndef RECORD_ASKED_H
#define RECORD_ASKED_H

#include "record/record.h"

/* What a person is asked for a new record, field by field: the order of each
 * kind stands in one table. */
enum { ASKED_MAX = 20 };

struct asked {
	const char *name;	/* of a field, or of one thing of a person: "reporter.name" */
	struct words question;	/* short; empty for a person's */
	bool each;		/* a line each, until an empty one */
};

/* The questions of a kind, kind itself left out; those of the type where it has
 * no kinds. Returns how many, none for a kind that is not there. */
size_t asked_fields(const struct schema *schema, struct text kind, struct asked fields[ASKED_MAX]);
struct words asked_question(const char *name);
/* Whether what was given says what happened, so that a person need not be asked:
 * the kind, what must be given, and one text or thing. */
bool asked_enough(const struct record *r);

#endif
