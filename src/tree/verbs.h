#ifndef TREE_VERBS_H
#define TREE_VERBS_H

#include "cli/command.h"

bool tree_init(struct session *s, struct fail *why);
bool tree_check(struct session *s, struct fail *why);
bool tree_fields(struct session *s, struct fail *why);
bool tree_completion(struct session *s, struct fail *why);

#endif
