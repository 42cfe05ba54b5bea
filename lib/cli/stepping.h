#ifndef CLI_STEPPING_H
#define CLI_STEPPING_H

#include "cli/session.h"
#include "record/fold.h"
#include "store/duplicate.h"
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
	struct text key;	/* --key, or empty */
	bool in_turn;		/* each id in this clone's turn, also one that is typed: it reads before it writes */
	bool again;		/* what is there already is not stored twice: stepping_ids */
	struct text there;	/* name of the step that is there already; empty: none */
	bool undone;		/* of a batch: by now the record stands otherwise, and would take it again */
	size_t there_at;	/* its index in the case */
	/* Of a file: which steps of the case are an earlier step of the file, or made of
	 * one. Of equal steps each is another. NULL: of a batch of ids (stepping_there). */
	const bool *taken;
	struct text after;	/* what it is written after, where that is known; at NULL: history_heads */
	duplicate_find *find;	/* how another record stands; NULL: as the tree has it */
	void *find_context;
	bool aside;		/* the command prints something else: the step's id is not shown */
};

/* A step that the command makes itself, with no field but those it puts into `typed`. */
bool stepping_begin(struct stepping *t, struct session *s, const struct step_verb *verb, struct fail *why);
/* The step that the options give. */
bool stepping_start(struct stepping *t, struct session *s, const struct step_verb *verb, struct fail *why);
/* session_ids of a verb that puts a step. What comes from standard input or has a
 * --key is done in this clone's turn, and is not stored twice: a batch that was
 * killed is run again. */
bool stepping_ids(struct stepping *t, bool (*act)(struct session *, struct text id, void *context, struct fail *),
    void *context, struct fail *why);
/* The step of that uid, or NULL. */
const struct step *stepping_find(const struct case_file *c, struct text uid);
/* Whether a step with the same key is on the record already; or, of a batch, a counted one
 * of its verb that says the same and was recorded on the same local day. Of what holds
 * until it is said otherwise (a status, an owner, an answer, a field) a batch of ids
 * compares with the newest alone. Fills `step`, and `there`. */
bool stepping_there(struct stepping *t, const struct scanned *c, struct record *step);
/* When it happened, by a word; empty: now. Later than now is refused. */
bool stepping_at(struct stepping *t, struct text word, struct fail *why);
/* The step as it will be stored on that record: completed and checked against
 * the record's type, status and those it concerns; nothing is checked of one
 * that is there already. */
bool stepping_make(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why);
/* Stores it, or finds it stored, prints its name, and says on standard error what it was put on. */
bool stepping_put(struct stepping *t, const struct scanned *c, const struct record *step, struct fail *why);
/* The rest of it for a step that was stored with others: prints and says. */
void stepping_stored(struct stepping *t, const struct scanned *c, const struct record *step, struct text step_id);

#endif
