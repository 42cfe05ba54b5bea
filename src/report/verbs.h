#ifndef REPORT_VERBS_H
#define REPORT_VERBS_H

#include "cli/command.h"

/* One function a verb, one file a function. */
bool report_new(struct session *s, struct fail *why);
bool report_list(struct session *s, struct fail *why);
bool report_show(struct session *s, struct fail *why);
bool report_import(struct session *s, struct fail *why);
bool report_guide(struct session *s, struct fail *why);
bool report_match(struct session *s, struct fail *why);
bool report_receipt(struct session *s, struct fail *why);

#endif
