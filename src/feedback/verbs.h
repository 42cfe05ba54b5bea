#ifndef FEEDBACK_VERBS_H
#define FEEDBACK_VERBS_H

#include "cli/command.h"

/* One function a verb, one file a function; the verbs of a noun share a file. */
bool feedback_new(struct session *s, struct fail *why);
bool feedback_list(struct session *s, struct fail *why);
bool feedback_show(struct session *s, struct fail *why);
bool feedback_import(struct session *s, struct fail *why);
bool survey_add(struct session *s, struct fail *why);
bool survey_answers(struct session *s, struct fail *why);
bool survey_list(struct session *s, struct fail *why);
bool survey_show(struct session *s, struct fail *why);
bool box_new(struct session *s, struct fail *why);
bool box_list(struct session *s, struct fail *why);
bool box_import(struct session *s, struct fail *why);
bool outreach_new(struct session *s, struct fail *why);
bool outreach_list(struct session *s, struct fail *why);
bool outreach_import(struct session *s, struct fail *why);
bool feedback_slips(struct session *s, struct fail *why);
bool feedback_reply(struct session *s, struct fail *why);
bool feedback_receipt(struct session *s, struct fail *why);

#endif
