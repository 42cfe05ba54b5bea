#ifndef FOLLOWUP_BYHAND_H
#define FOLLOWUP_BYHAND_H

#include "cli/session.h"
#include "cli/standing.h"

enum { BYHAND_BUCKETS = 4096 };

/* The rows of an import that were typed by hand (no uid, no source), while the file is
 * checked: what is never taken from a hand is refused (ruling.h), each row on its record as
 * the rows before it leave it. What was refused stays so in the storing pass. */
struct byhand {
	struct byhand_case *cases[BYHAND_BUCKETS];	/* by id; in the session's arena */
	struct buf refused;	/* lines, long each, in the order of the file */
	size_t next;		/* of them, in the storing pass: bytes */
};

/* Puts the rows that were taken so far on the record that was read, and folds it. */
void byhand_stand(const struct byhand *b, struct standing *on, struct arena *arena);
/* Whether the row may be put on the record as it stands. It is kept for those after it,
 * and added: `number` its clock, 0 for the next. Else `why`, and its line is kept. */
bool byhand_take(struct byhand *b, struct session *s, struct standing *on, const struct record *step, int64_t number,
    long line, struct arena *arena, struct fail *why);
/* Keeps the line of a row that is refused for another reason. */
void byhand_refuse(struct byhand *b, long line);
/* In the storing pass, of rows in order: whether that one was refused. */
bool byhand_refused(struct byhand *b, long line);

#endif
