/* issue: an official document gets its number; void and retract take it out of
 * use again, never back. */
#include "cli/issuing.h"
#include "verbs.h"

static bool
issue_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct stepping *t = context;
	struct scanned c;
	struct record step;

	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->scratch, &c, why))
		return false;
	if (!issuing_typed(t, &c, &step, why) || !stepping_put(t, &c, &step, why))
		return fail_in(why, arena_string(&s->scratch, id), 0);
	if (!session_given(s, OPT_DRY_RUN) && t->there.len == 0)
		session_notice(s, MSG_NUMBER_GIVEN, arena_string(&s->scratch, record_get(&step, NAME_DOCUMENT)),
		    arena_string(&s->scratch, record_get(&step, NAME_NUMBER)), NULL);
	return true;
}

bool
followup_issue(struct session *s, struct fail *why)
{
	struct stepping t;

	return stepping_start(&t, s, step_find(TEXT("issue")), why) && stepping_ids(&t, issue_one, &t, why);
}
