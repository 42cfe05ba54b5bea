#ifndef STORE_DEFAULT_H
#define STORE_DEFAULT_H

#include "store/tree.h"

/* What is not given (DESIGN 3): channel desk (outreach, where a dialog is named), priority by kind, anonymous yes
 * where the channel is the suggestion box or below it, model of a typed crime by
 * channel; and the service element that the aim of an action names in words. */
void default_fill(const struct tree *tree, struct record *r);
/* Whether a channel is the box, by itself or by a parent in channels.csv. */
bool default_is_box(const struct tree *tree, struct text channel);
/* Whether a channel is `top`, by itself or by a parent in channels.csv. */
bool default_is_below(const struct tree *tree, struct text channel, const char *top);

#endif
