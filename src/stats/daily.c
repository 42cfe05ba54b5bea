/* daily: the page of one day. */
#include "verbs.h"

bool
stats_daily(struct session *s, struct fail *why)
{
	return fail_set(why, MSG_VERB_NONE, "count", s->program->name);
}
