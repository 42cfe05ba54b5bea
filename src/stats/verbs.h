#ifndef STATS_VERBS_H
#define STATS_VERBS_H

#include "cli/command.h"

/* One function a verb, one file a function. */
bool stats_count(struct session *s, struct fail *why);
bool stats_heat(struct session *s, struct fail *why);
bool stats_response(struct session *s, struct fail *why);
bool stats_effect(struct session *s, struct fail *why);
bool stats_signal(struct session *s, struct fail *why);
bool stats_staff(struct session *s, struct fail *why);
bool stats_load(struct session *s, struct fail *why);
bool stats_sla(struct session *s, struct fail *why);
bool stats_loop(struct session *s, struct fail *why);
bool stats_backlog(struct session *s, struct fail *why);
bool stats_feedback(struct session *s, struct fail *why);
bool stats_survey(struct session *s, struct fail *why);
bool stats_pareto(struct session *s, struct fail *why);
bool stats_cube(struct session *s, struct fail *why);
bool stats_daily(struct session *s, struct fail *why);
bool stats_weekly(struct session *s, struct fail *why);
bool stats_monthly(struct session *s, struct fail *why);
bool stats_publish(struct session *s, struct fail *why);

#endif
