/* retract: takes a mistyped step out of the fold; it stays in the history. */
#include "cli/stepping.h"
#include "verbs.h"

static bool
take_back(struct stepping *t, const struct scanned *c, const struct step *step, struct fail *why)
{
	struct record retract;

	record_put(&t->typed, NAME_STEP, record_get(&step->record, NAME_UID));
	return stepping_make(t, c, &retract, why) && stepping_put(t, c, &retract, why);
}

static bool
retract_one(struct session *s, struct text name, void *context, struct fail *why)
{
	struct arena *arena = &s->scratch;
	struct text id, tail;
	struct scanned c;

	if (!text_cut(name, '_', &id, &tail))
		return fail_set(why, MSG_STEP_ID, arena_string(arena, name));
	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, arena, &c, why))
		return false;
	for (size_t i = 0; i < c.c.step_count; i++)
		if (text_equal(c.c.steps[i].name, name))
			return take_back(context, &c, &c.c.steps[i], why) || fail_in(why, arena_string(arena, name), 0);
	return fail_set(why, MSG_ID_NONE, arena_string(arena, name));
}

bool
followup_retract(struct session *s, struct fail *why)
{
	struct stepping t;

	return stepping_start(&t, s, step_find(TEXT("retract")), why) && session_ids(s, retract_one, &t, why);
}
