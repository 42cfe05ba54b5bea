/* Every step verb but retract: the step table says what each carries. */
#include "cli/stepping.h"
#include "store/guide.h"
#include "verbs.h"

/* A guide may be a paper of the desk's own: one that is not in the tree is
 * taken, and said. */
static bool
know_guide(struct session *s, struct text code, struct fail *why)
{
	struct fail notice = {0};
	struct guides g;

	if (code.len == 0)
		return true;
	if (!guides_read(&s->tree, &s->arena, &fail_nowhere, &g, why))
		return false;
	if (guide_find(&g, code) == NULL) {
		fail_set(&notice, MSG_GUIDE_FOREIGN, arena_string(&s->arena, code));
		fail_field(&notice, "guide");
		session_warn(s, &notice);
	}
	fail_release(&notice);
	return true;
}

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

	return stepping_start(&t, s, step_find(text_of(s->verb->name)), why) &&
	    know_guide(s, record_get(&t.typed, NAME_GUIDE), why) && session_ids(s, put_on, &t, why);
}
