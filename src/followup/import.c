#include "verbs.h"
bool followup_import(struct session *s, struct fail *why) { (void)s; (void)why; return true; }
