#include "verbs.h"
bool tree_completion(struct session *s, struct fail *why) { (void)s; (void)why; return true; }
