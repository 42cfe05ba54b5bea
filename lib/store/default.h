#ifndef STORE_DEFAULT_H
#define STORE_DEFAULT_H

#include "store/tree.h"

/* What is not given (DESIGN 3): channel desk, priority by kind, anonymous yes
 * where the channel is the suggestion box or below it. */
void default_fill(const struct tree *tree, struct record *r);

#endif
