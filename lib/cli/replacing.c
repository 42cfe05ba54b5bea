#include "cli/replacing.h"

#include "cli/stepping.h"

static bool
find_old(struct session *s, const struct record *r, struct scanned *old, struct fail *why)
{
	return scan_one(&s->tree, record_get(r, NAME_REPLACES), INT64_MAX, &s->faults, &s->arena, old, why) ||
	    fail_field(why, "replaces");
}

bool
replacing_check(struct session *s, const struct record *r, struct fail *why)
{
	struct text id = record_get(r, NAME_REPLACES);
	struct scanned old;

	if (id.len == 0)
		return true;
	if (!find_old(s, r, &old, why))
		return false;
	if (old.c.status == STATUS_VOID)
		return true;
	fail_set(why, MSG_REPLACES_LIVE, arena_string(&s->arena, id), status_label(old.c.status, s->language));
	return fail_field(why, "replaces");
}

/* A retry of a keyed entry finds it told. */
static bool
told(const struct scanned *old, struct text id)
{
	for (size_t i = 0; i < old->c.step_count; i++)
		if (text_equal(record_get(&old->c.steps[i].record, NAME_REPLACED_BY), id))
			return true;
	return false;
}

static bool
tell(struct session *s, const struct record *r, struct text id, struct fail *why)
{
	struct stepping t;
	struct scanned old;
	struct record step;
	struct text step_id;

	if (!find_old(s, r, &old, why))
		return false;
	if (told(&old, id))
		return true;
	if (!stepping_begin(&t, s, step_find(TEXT("note")), why))
		return false;
	if (session_officer(s) != NULL)
		record_put(&t.typed, NAME_BY, text_of(session_officer(s)));
	record_put(&t.typed, NAME_REPLACED_BY, id);
	return stepping_make(&t, &old, &step, why) &&
	    put_step(&t.writer, old.c.id, &step, 0, (struct text){0}, &s->arena, &step_id, why);
}

bool
replacing_tell(struct session *s, const struct record *r, struct text id, struct fail *why)
{
	struct text old = record_get(r, NAME_REPLACES);

	if (old.len == 0 || tell(s, r, id, why))
		return true;
	session_notice(s, MSG_REPLACES_UNTOLD, arena_string(&s->arena, id), arena_string(&s->arena, old), NULL);
	return fail_in(why, arena_string(&s->arena, old), 0);
}
