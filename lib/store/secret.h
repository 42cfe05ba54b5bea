#ifndef STORE_SECRET_H
#define STORE_SECRET_H

#include "store/tree.h"

/* What only this clone knows: .spkt/secret, 256 random bits, 0600, never in git.
 * It is mixed into names that are made from what an anonymous citizen gave: a
 * hash of a time alone could be searched through, second by second. */

/* As hex. Made where it is missing and `make` is set; else a random one that is
 * kept nowhere (a dry run). */
bool secret_read(const struct tree *tree, bool make, char hex[65], struct fail *why);

#endif
