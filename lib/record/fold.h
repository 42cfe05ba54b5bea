#ifndef RECORD_FOLD_H
#define RECORD_FOLD_H

#include <stdbool.h>

#include "base/arena.h"
#include "record/record.h"
#include "record/shape.h"
#include "record/step.h"

/* A record with its steps, as read from its day folder, and what they come to
 * (DESIGN 5). Nothing of it is stored: it is folded anew on every reading. */
struct step {
	struct record record;
	struct text name;	/* of its file, without .yaml */
	int64_t number;		/* its clock: 1 + the highest there when it was written */
	int64_t at;		/* instant */
	const struct step_verb *verb;	/* NULL for a verb this program does not know */
	bool retracted;
	bool episode;		/* begins one: it reopens what had ended, or disputes what was answered */
	/* The first step that was written at the same time in another clone and
	 * decides the same; NULL: none (history.h). */
	const struct step *rival;
	bool settled;		/* a later step that knew of both decides it anew */
	enum status after;	/* of the record, in fold order */
};

struct case_file {
	struct text id;		/* of its file, without .yaml */
	struct record record;	/* as stored; case_row shows it as amended */
	struct step *steps;	/* case_fold puts them in fold order */
	size_t step_count;
	enum status status;
};

/* Whether the step told the citizen something: a notify, or an answer that says by
 * which channel it went. */
bool step_tells(const struct step *s);
/* Orders the steps by (clock, at, name) and fills retracted, rival, after and
 * status. */
void case_fold(struct case_file *c);
/* The title of a row for a page that leaves the desk's hands (mail, shift book, what is
 * due): of what is confidential only that it is. */
struct text case_title(const struct shape *shape, const struct text *row, enum language l);
/* The case's row in a shape made of case_schema and its own schema. `now` ends
 * the age of what is not closed; `shift` is the one it came in. */
void case_row(const struct case_file *c, const struct shape *shape, int64_t now, struct text shift,
    struct arena *arena, struct text *row);

/* Whether the step is an amend of people or things: its reference names their new
 * file. An attached file is named by the same field. */
bool step_amends_people(const struct step *s);
/* The reference of the personal data as they stand: that of the newest counted
 * amend that changed them, else the record's own; empty where there are none. */
struct text case_identity(const struct case_file *c);
/* The hash of the tracking code that is valid: of a newer one that a counted step
 * gave, else the record's own; empty where there is none. */
struct text case_code(const struct case_file *c);
/* The record that a duplicate is the same as; empty where it is none. */
struct text case_duplicate_of(const struct case_file *c);
/* Whether that file of the case, its record or the record of one of its steps, was changed
 * outside the program and no counted step accepted it as it is now. */
bool case_changed(const struct case_file *c, const struct record *file);
/* Whether a counted approval comes before the step in fold order; NULL: before
 * one that is written now. */
bool case_after_approval(const struct case_file *c, const struct step *step);
/* The number of a supplement among the counted ones, from 1; 0 for any other step. */
int case_supplement(const struct case_file *c, const struct step *step);

#endif
