#ifndef STORE_TURN_H
#define STORE_TURN_H

#include <stdbool.h>

#include "base/fail.h"
#include "store/tree.h"

/* The turn of those who look before they write: an import that skips what is
 * there, `new --key` that stores nothing twice. Numbers need none (the link
 * decides), and neither do readers. It is held by an open descriptor, so that a
 * killed writer gives it back. */
struct turn {
	int fd;		/* -1: none is held */
};
#define TURN_NONE { -1 }

/* Takes the turn of this clone, or says that another has it (`busy`) and, with
 * `wait`, takes it when that one ends. A tree without .spkt/ has no other
 * writers of this clone, and no turn. */
bool turn_take(struct turn *t, const struct tree *tree, bool wait, bool *busy, struct fail *why);
void turn_end(struct turn *t);

#endif
