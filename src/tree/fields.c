#include "verbs.h"
bool tree_fields(struct session *s, struct fail *why) { (void)s; (void)why; return true; }
