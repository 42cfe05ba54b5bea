/* retract: takes a mistyped step out of the fold; it stays in the history. */
#include <stdlib.h>
#include <string.h>

#include "cli/stepping.h"
#include "verbs.h"

static bool
retract_one(struct stepping *t, struct text name, struct fail *why)
{
	struct session *s = t->session;
	struct text short_id, tail, id;
	struct scanned c;
	struct record step;

	if (!text_cut(name, '_', &short_id, &tail))
		return fail_set(why, MSG_STEP_ID, arena_string(&s->arena, name));
	if (!scan_id(&s->tree, short_id, s->clock.now, &s->arena, &id, why) ||
	    !scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->arena, &c, why))
		return false;
	for (size_t i = 0; i < c.c.step_count; i++) {
		if (!text_equal(text_after(c.c.steps[i].name, id.len + 1), tail))
			continue;
		record_put(&t->typed, NAME_STEP, record_get(&c.c.steps[i].record, NAME_UID));
		return stepping_make(t, &c, &step, why) && stepping_put(t, &c, &step, why);
	}
	return fail_set(why, MSG_ID_NONE, arena_string(&s->arena, name));
}

static void
retract_name(struct stepping *t, struct text name)
{
	struct fail why = {0};

	if (!retract_one(t, name, &why))
		session_fault(t->session, &why);
}

bool
followup_retract(struct session *s, struct fail *why)
{
	struct stepping t;
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	if (!stepping_start(&t, s, step_find(TEXT("retract")), why))
		return false;
	if (s->given.operand_count == 0)
		return fail_set(why, MSG_OPERANDS_NONE, s->verb->operands);
	for (size_t i = 0; i < s->given.operand_count; i++) {
		if (strcmp(s->given.operands[i], "-") != 0) {
			retract_name(&t, text_of(s->given.operands[i]));
			continue;
		}
		while ((n = getline(&line, &cap, stdin)) > 0)
			retract_name(&t, arena_text(&s->arena, text_trim((struct text){ line, (size_t)n })));
	}
	free(line);
	return true;
}
