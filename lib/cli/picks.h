#ifndef CLI_PICKS_H
#define CLI_PICKS_H

#include "cli/session.h"

/* What may be chosen for a field, as a person is shown it: the choices of its
 * schema, or the rows of its code table. */
struct pick {
	struct text key;	/* what is stored */
	struct text label;	/* in the language of the session */
	struct text other;	/* label in the other language, taken too */
};

struct picks {
	const struct field *field;
	struct pick *rows;
	size_t count;
	bool open;		/* any other text is taken too: a code table, or no choices at all */
};

/* Of a table that cannot be read the good rows; none where the field is free
 * text. `station`: whose officers; empty: the writer's. */
void picks_of(struct session *s, const struct field *f, struct text station, struct picks *p);
/* The key of a row named by key or label, case aside. */
bool picks_named(const struct picks *p, struct text word, struct text *key);
/* What an answer means: a row by its name, its number in the list from 1, or
 * the beginning of the key or label of one row alone; of a list of choices
 * several, separated by commas. Anything else is left as it was typed, for the
 * field's own rules; MSG_ID_MANY where a beginning fits several. */
bool picks_answer(const struct picks *p, struct text typed, struct arena *arena, struct text *meant, struct fail *why);

#endif
