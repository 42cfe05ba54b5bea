/* respond: the answer for the citizen, typed or from templates/answers/. */
#include "cli/drafting.h"
#include "step.h"
#include "verbs.h"

struct responding {
	struct stepping t;
	struct text message;	/* what was typed */
};

static bool
respond_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct responding *r = context;
	struct scanned c;
	struct record step;
	struct text answer = r->message;

	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->scratch, &c, why))
		return false;
	if (session_given(s, OPT_DRAFT) && !drafting_fill(s, &c, text_of(session_word(s, OPT_DRAFT)), r->message, &answer, why))
		return false;
	record_put(&r->t.typed, NAME_TEXT, answer);
	return (stepping_make(&r->t, &c, &step, why) && stepping_put(&r->t, &c, &step, why)) ||
	    fail_in(why, arena_string(&s->scratch, id), 0);
}

bool
followup_respond(struct session *s, struct fail *why)
{
	struct responding r = {0};

	if (session_given(s, OPT_FILE))
		return step_file(s, step_find(TEXT("respond")), why);
	if (!stepping_start(&r.t, s, step_find(TEXT("respond")), why))
		return false;
	r.message = record_get(&r.t.typed, NAME_TEXT);
	return stepping_ids(&r.t, respond_one, &r, why);
}
