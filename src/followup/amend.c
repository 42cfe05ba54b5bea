/* amend: fields by --set, which the step holds; people and things, of which it holds
 * nothing but the reference of their new file. */
#include "cli/amending.h"
#include "cli/setting.h"
#include "step.h"
#include "verbs.h"

struct changing {
	struct stepping t;
	struct amending a;
};

/* The file first, then the step that names it. */
static bool
put(struct changing *x, const struct scanned *c, const struct record *step, struct fail *why)
{
	bool stores = x->t.there.len == 0 && !session_given(x->t.session, OPT_DRY_RUN);

	if (stores && !amending_store(&x->a, &x->t, c, why))
		return false;
	if (stepping_put(&x->t, c, step, why))
		return true;
	if (stores && why->message != MSG_FILE_UNCONFIRMED)
		amending_undo(&x->a, &x->t, c);
	return false;
}

/* Whether the step itself sets fields; false with no fault where it does not. */
static bool
sets_fields(struct changing *x, const struct scanned *c, struct fail *why)
{
	struct session *s = x->t.session;
	struct record step;

	record_init(&step, &step_schema, &s->scratch);
	return session_given(s, OPT_SET) && setting_take(s, c, &step, why) &&
	    record_get(&step, NAME_SET).len > 0;
}

static bool
make(struct changing *x, const struct scanned *c, struct record *step, struct fail *why)
{
	/* A retry with its key finds what it stored, whatever the data say by now. */
	if (x->t.key.len > 0 && stepping_there(&x->t, c, step))
		return true;
	if (!x->a.given && !session_given(x->t.session, OPT_SET)) {
		fail_set(why, MSG_STEP_NEEDS, "amend", "set");
		return fail_field(why, "set");
	}
	if (!amending_take(&x->a, &x->t, c, why))
		return false;
	if (x->a.reference.len > 0 || sets_fields(x, c, why))
		return step_make(&x->t, c, step, why);
	return why->message == MSG_NONE && (stepping_there(&x->t, c, step) || fail_set(why, MSG_AMEND_SAME));
}

static bool
amend_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct changing *x = context;
	struct scanned c;
	struct record step;

	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->scratch, &c, why))
		return false;
	if (!make(x, &c, &step, why) || !put(x, &c, &step, why))
		return fail_in(why, arena_string(&s->scratch, id), 0);
	return step_finish(&x->t, &c, &step, why);
}

bool
followup_amend(struct session *s, struct fail *why)
{
	struct changing x = {0};

	if (session_given(s, OPT_FILE))
		return step_file(s, step_find(TEXT("amend")), why);
	if (!stepping_start(&x.t, s, step_find(TEXT("amend")), why) || !amending_start(&x.a, s, why))
		return false;
	/* Two that merge their changes into one old file would lose one of them. */
	x.t.in_turn = x.a.given;
	return stepping_ids(&x.t, amend_one, &x, why);
}
