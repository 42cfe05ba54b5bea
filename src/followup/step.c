/* The step verbs without a file of their own: the step table says what each
 * carries. What is void takes its official numbers with it. */
#include "base/refuse.h"
#include "cli/issuing.h"
#include "cli/matching.h"
#include "record/delivery.h"
#include "store/guide.h"
#include "step.h"
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

/* What a decision leads to is an improvement action that is there. */
static bool
know_action(struct session *s, struct text id, struct fail *why)
{
	struct scanned c;

	if (id.len == 0)
		return true;
	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->arena, &c, why))
		return fail_field(why, "action");
	if (c.c.record.schema == &action_schema)
		return true;
	refuse(why, MSG_ACTION_ID, id);
	return fail_field(why, "action");
}

bool
step_known(struct session *s, const struct record *typed, struct fail *why)
{
	return know_guide(s, record_get(typed, NAME_GUIDE), why) && know_action(s, record_get(typed, NAME_ACTION), why);
}

/* The step on its way, and the record it was put on last. */
struct following {
	struct stepping t;
	struct text last;
};

static bool
read_other(void *context, struct text id, struct scanned *c)
{
	struct session *s = context;
	struct fail ignored = {0};
	bool ok = scan_one(&s->tree, id, INT64_MAX, &fail_nowhere, &s->scratch, c, &ignored);

	fail_release(&ignored);
	return ok;
}

/* The record that stays must not be void, nor lead back here. One that is not in
 * this tree may come with a merge. */
static bool
check_duplicate(struct stepping *t, const struct scanned *c, struct text other, struct fail *why)
{
	struct session *s = t->session;
	duplicate_find *find = t->find != NULL ? t->find : read_other;
	void *context = t->find != NULL ? t->find_context : s;
	struct scanned o, end;

	if (!find(context, other, &o)) {
		session_notice(s, MSG_DUPLICATE_LOST, arena_string(&s->scratch, c->c.id), arena_string(&s->scratch, other), NULL);
		return true;
	}
	if (o.c.status == STATUS_VOID) {
		fail_set(why, MSG_DUPLICATE_VOID, arena_string(&s->scratch, other));
		return fail_field(why, "duplicate_of");
	}
	switch (duplicate_follow_by(find, context, &o.c, &end)) {
	case DUPLICATE_END:
		if (text_equal(end.c.id, c->c.id))
			break;
		session_notice(s, MSG_DUPLICATE_LEADS, arena_string(&s->scratch, other), arena_string(&s->scratch, end.c.id), NULL);
		return true;
	case DUPLICATE_CIRCLE:
		break;
	case DUPLICATE_NONE:
	case DUPLICATE_LOST:
		return true;
	}
	fail_set(why, MSG_DUPLICATE_CIRCLE, arena_string(&s->scratch, other));
	return fail_field(why, "duplicate_of");
}

bool
step_make(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why)
{
	struct session *s = t->session;
	struct text other = record_get(&t->typed, NAME_MATCHES);
	struct scanned o;

	approving_take(t, c);
	if (!stepping_make(t, c, step, why))
		return false;
	if (step_is(t, "duplicate") && t->there.len == 0 && !check_duplicate(t, c, record_get(step, NAME_DUPLICATE_OF), why))
		return false;
	/* Lost goes with found. */
	return other.len == 0 ||
	    (scan_one(&s->tree, other, INT64_MAX, &s->faults, &s->scratch, &o, why) && matching_pair(c, &o, why));
}

/* Whoever returns what nobody missed is told so. */
static void
say_unmatched(struct session *s, const struct scanned *c, const struct record *step)
{
	if (text_is(record_get(&c->c.record, NAME_KIND), "found") && record_get(step, NAME_MATCHES).len == 0 &&
	    !matching_linked(&c->c, (struct text){0}))
		session_notice(s, MSG_RETURN_UNMATCHED, NULL);
}

/* A status tells a citizen no reason: that is for an answer to say. */
static void
say_untold(struct session *s, const struct scanned *c)
{
	struct fail ignored = {0};
	struct scanned now;

	if (scan_one(&s->tree, c->c.id, INT64_MAX, &fail_nowhere, &s->scratch, &now, &ignored) && now.c.status == STATUS_REJECTED &&
	    delivery_unanswered(&now.c))
		session_notice(s, MSG_REJECT_UNTOLD, arena_string(&s->scratch, c->c.id), NULL);
	fail_release(&ignored);
}

/* What helps the citizen to know what became of it. */
static void
say_helpful(struct session *s, const struct step_verb *verb, const struct scanned *c, const struct record *step)
{
	if (verb->after == STATUS_DUPLICATE && case_identity(&c->c).len > 0)
		session_notice(s, MSG_DUPLICATE_TELL, arena_string(&s->scratch, c->c.id), NULL);
	if (verb->stage == NAME_REFERRED_AT && record_get(step, NAME_REASON).len == 0)
		session_notice(s, MSG_REFER_REASON, NULL);
}

bool
step_finish(struct stepping *t, const struct scanned *c, const struct record *step, struct fail *why)
{
	bool mended;

	if (t->there.len == 0 && !session_given(t->session, OPT_DRY_RUN))
		approving_say(t, c, step);
	if (step_is(t, "reject"))
		say_untold(t->session, c);
	if (step_is(t, "return"))
		say_unmatched(t->session, c, step);
	if (t->there.len == 0)
		say_helpful(t->session, t->verb, c, step);
	return t->verb->after != STATUS_VOID ||
	    issuing_void_all(t->session, c, record_get(step, NAME_REASON), &mended, why);
}

static bool
put_on(struct session *s, struct text id, void *context, struct fail *why)
{
	struct following *f = context;
	struct scanned c;
	struct record step;
	bool mended = false;

	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->scratch, &c, why))
		return false;
	/* A void that could not void its numbers is said again. */
	if (f->t.verb->after == STATUS_VOID && c.c.status == STATUS_VOID &&
	    (!issuing_void_all(s, &c, record_get(&f->t.typed, NAME_REASON), &mended, why) || mended))
		return mended;
	if (!step_make(&f->t, &c, &step, why) || !stepping_put(&f->t, &c, &step, why))
		return fail_in(why, arena_string(&s->scratch, id), 0);
	f->last = arena_text(&s->arena, id);
	return step_finish(&f->t, &c, &step, why);
}

/* A return closes what it was put on; the other of the pair is a record of its
 * own, which somebody must close too. */
static void
say_open(struct session *s, const struct following *f)
{
	struct text other = record_get(&f->t.typed, NAME_MATCHES);
	struct fail ignored = {0};
	struct scanned c;

	if (step_is(&f->t, "return") && other.len > 0 && f->last.len > 0 && !session_given(s, OPT_DRY_RUN) &&
	    scan_one(&s->tree, other, INT64_MAX, &fail_nowhere, &s->arena, &c, &ignored) && c.c.status < STATUS_CLOSED)
		session_notice(s, MSG_RETURN_OPEN, arena_string(&s->arena, other), arena_string(&s->arena, f->last), NULL);
	fail_release(&ignored);
}

bool
followup_step(struct session *s, struct fail *why)
{
	struct following f = {0};

	if (session_given(s, OPT_FILE))
		return step_file(s, step_find(text_of(s->verb->name)), why);
	if (!stepping_start(&f.t, s, step_find(text_of(s->verb->name)), why) || !step_known(s, &f.t.typed, why) ||
	    !stepping_ids(&f.t, put_on, &f, why))
		return false;
	say_open(s, &f);
	return true;
}
