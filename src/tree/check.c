#include "verbs.h"
bool tree_check(struct session *s, struct fail *why) { (void)s; (void)why; return true; }
