/* Every step verb but retract: the step table says what each carries. */
#include "cli/stepping.h"
#include "verbs.h"

static bool
put_on(struct session *s, struct text id, void *context, struct fail *why)
{
	struct stepping *t = context;
	struct scanned c;
	struct record step;

	return scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->scratch, &c, why) &&
	    ((stepping_make(t, &c, &step, why) && stepping_put(t, &c, &step, why)) ||
	        fail_in(why, arena_string(&s->scratch, id), 0));
}

bool
followup_step(struct session *s, struct fail *why)
{
	struct stepping t;

	return stepping_start(&t, s, step_find(text_of(s->verb->name)), why) && session_ids(s, put_on, &t, why);
}
