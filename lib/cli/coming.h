#ifndef CLI_COMING_H
#define CLI_COMING_H

#include "cli/session.h"
#include "record/code.h"
#include "store/put.h"

/* One record on its way in, however it is typed. */
struct coming {
	struct record record;
	char code[CODE_TEXT];	/* the new tracking code, to be printed; "" without --code */
	long line;		/* where its document begins, of -F */
	struct text id;		/* once it is stored */
	bool known;		/* it was there before, by its key */
	struct coming *first;	/* of its file, with the same key; else itself */
	struct record referral;	/* the step of --refer; schema NULL: none */
};

/* What the options, the operand and -m give. */
bool coming_from_options(struct session *s, struct record *r, struct fail *why);
/* Each - in people and things takes a line of standard input, people first. */
bool coming_dashes(struct session *s, struct record *r, struct fail *why);
/* With -F the fields come from the file: MSG_FILE_ALONE where one, a person, an operand or one of
 * those options (ends with OPT_END) was given beside it, and would be lost without a word. */
bool coming_file_alone(struct session *s, const struct schema *schema, const enum option_id *options, struct fail *why);
/* What the program sets itself, such as the uid, is not taken from a file: two
 * records would have it. A fault for each. */
bool coming_check_own(const struct record *r, const struct fail_sink *sink);
/* Fills what is not given and checks the whole: after it the record can be stored. */
bool coming_complete(struct session *s, const struct writer *w, struct coming *c, struct fail *why);
/* The record as --dry-run shows it, with people and things. */
void coming_show(const struct record *r, struct buf *out);

#endif
