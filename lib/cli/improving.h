#ifndef CLI_IMPROVING_H
#define CLI_IMPROVING_H

#include "cli/session.h"

/* What an improvement action aims at, and which records it answers. */

/* The aim that a person typed: the key of a service element (waktu is time), or
 * the code of a cause that was named by its label; any other text stays. */
struct text improving_aim(struct session *s, struct text typed);
/* Whether an aim is a service element or a code of causes.csv: only such have
 * figures. */
bool improving_known(struct session *s, struct text aim);
/* Says where the aim of an action is neither: it is kept, and has no figures. */
void improving_say(struct session *s, const struct record *r);

/* Each id that a field of ids names must be there: MSG_ID_NONE of that field. */
bool improving_links(struct session *s, const struct record *r, struct fail *why);

/* Which records were decided to lead to an action: {0} until it is read. Reading
 * goes through the whole tree, since a step names its action, never the other way
 * round. */
struct improving {
	bool read;
	struct improving_pair {
		struct text action, record;
	} *at;
	size_t count, cap;
};

/* Fills `addressed` of the row of an action: its addresses, and the records whose
 * steps name it (reports first, then feedback). Rows of other types stay as they are. */
bool improving_fill(struct improving *all, struct session *s, const struct schema *schema, const struct shape *shape,
    struct text *row, struct arena *arena, struct fail *why);
void improving_release(struct improving *all);

#endif
