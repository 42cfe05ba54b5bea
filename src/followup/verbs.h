#ifndef FOLLOWUP_VERBS_H
#define FOLLOWUP_VERBS_H

#include "cli/command.h"

extern const enum option_id handover_book_options[];
extern const char *const handover_book_fields[];

bool followup_step(struct session *s, struct fail *why);
bool followup_acknowledge(struct session *s, struct fail *why);
bool followup_amend(struct session *s, struct fail *why);
bool followup_attach(struct session *s, struct fail *why);
bool followup_issue(struct session *s, struct fail *why);
bool followup_verify(struct session *s, struct fail *why);
bool followup_retract(struct session *s, struct fail *why);
bool followup_due(struct session *s, struct fail *why);
bool followup_explain(struct session *s, struct fail *why);

extern const enum option_id due_options[], explain_options[];

bool followup_list(struct session *s, struct fail *why);
bool followup_show(struct session *s, struct fail *why);
bool followup_import(struct session *s, struct fail *why);
bool followup_respond(struct session *s, struct fail *why);
bool followup_status(struct session *s, struct fail *why);
bool followup_outbox(struct session *s, struct fail *why);
bool action_new(struct session *s, struct fail *why);
bool action_list(struct session *s, struct fail *why);
bool action_show(struct session *s, struct fail *why);
bool action_import(struct session *s, struct fail *why);
bool handover_new(struct session *s, struct fail *why);
bool handover_list(struct session *s, struct fail *why);
bool followup_duty(struct session *s, struct fail *why);
bool handover_book(struct session *s, struct fail *why);
bool handover_import(struct session *s, struct fail *why);

#endif
