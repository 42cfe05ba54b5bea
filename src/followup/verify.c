/* verify: whether an improvement action worked. The figures say it; nothing is
 * called improved without them. */
#include "cli/effect.h"
#include "cli/stepping.h"
#include "verbs.h"

struct verifying {
	struct stepping t;
	struct figures figures;
	int64_t days;
	struct text verdict, elsewhere;	/* as they were typed; empty: not */
};

static struct text
printed(struct session *s, const struct effect *e)
{
	struct buf line = {0};
	struct text text;

	effect_print(e, &line);
	text = arena_text(&s->scratch, buf_view(&line));
	buf_release(&line);
	return text;
}

/* What was typed against what the figures say. One who calls an action harmful or
 * without a shown effect may know more than they do, and says what. */
static bool
agree(struct verifying *v, const struct effect *e, struct fail *why)
{
	struct session *s = v->t.session;
	struct text verdict = v->verdict;

	if (text_is(verdict, e->verdict))
		return true;
	if (text_is(verdict, "effective"))
		return fail_set(why, MSG_VERIFY_UNPROVEN, arena_string(&s->scratch, printed(s, e)));
	return record_get(&v->t.typed, NAME_NOTE).len > 0 || fail_set(why, MSG_VERIFY_NOTE, arena_string(&s->scratch, verdict));
}

/* Fills verdict and figures of the step from what came before and after. */
static bool
from_figures(struct verifying *v, const struct scanned *c, struct effect *e, struct fail *why)
{
	struct session *s = v->t.session;
	bool noted = v->verdict.len > 0 && !text_is(v->verdict, "effective") && record_get(&v->t.typed, NAME_NOTE).len > 0;
	bool ok = effect_measure(&v->figures, c, v->days, v->t.at_given ? v->t.at.at : s->clock.now, e, why);

	if (ok && e->verdict == NULL)
		ok = fail_set(why, MSG_VERIFY_NO_DAYS);
	/* A verdict with a reason of its own needs none. */
	if (!ok && noted && (why->message == MSG_EFFECT_AIM || why->message == MSG_VERIFY_NO_DAYS)) {
		fail_release(why);
		e->verdict = NULL;
		return true;
	}
	if (!ok || (v->verdict.len > 0 && !agree(v, e, why)))
		return false;
	record_put(&v->t.typed, NAME_VERDICT, v->verdict.len > 0 ? v->verdict : text_of(e->verdict));
	record_put(&v->t.typed, NAME_FIGURES, printed(s, e));
	return true;
}

static bool
fill(struct verifying *v, const struct scanned *c, struct effect *e, struct fail *why)
{
	record_put(&v->t.typed, NAME_VERDICT, v->verdict);
	record_put(&v->t.typed, NAME_FIGURES, (struct text){0});
	if (v->elsewhere.len == 0)
		return from_figures(v, c, e, why);
	if (v->verdict.len == 0)
		return fail_set(why, MSG_VERIFY_FIGURES);
	/* A reader must see that nobody can count them again here. */
	record_put(&v->t.typed, NAME_FIGURES, arena_printf(&v->t.session->scratch, "given: %.*s", TEXT_ARG(v->elsewhere)));
	return true;
}

static void
say(struct session *s, const struct scanned *c, const struct record *step, const struct effect *e)
{
	struct shape shape = shape_of(&case_schema, c->c.record.schema, &s->scratch);
	struct text *row = arena_get(&s->scratch, shape.count * sizeof *row), day;
	struct fail cautions[EFFECT_CAUTIONS] = {0};
	size_t count = effect_cautions(e, cautions);

	if (e->verdict != NULL)
		session_notice(s, MSG_VERIFY_SAYS, arena_string(&s->scratch, record_get(step, NAME_FIGURES)), NULL);
	for (size_t i = 0; i < count; i++) {
		if (e->verdict != NULL)
			session_warn(s, &cautions[i]);
		fail_release(&cautions[i]);
	}
	case_row(&c->c, &shape, s->clock.now, (struct text){0}, &s->scratch, row);
	day = row_get(&shape, row, NAME_VERIFY_AFTER);
	if (day.len > 0 && text_compare(text_slice(record_get(step, NAME_AT), 0, 10), day) < 0)
		session_notice(s, MSG_VERIFY_SOON, arena_string(&s->scratch, day), NULL);
}

static bool
verify_with(struct session *s, struct text id, struct verifying *v, struct effect *e, struct fail *why)
{
	struct scanned c;
	struct record step;

	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->scratch, &c, why))
		return false;
	if (c.c.record.schema == &action_schema && c.c.status < STATUS_RESOLVED)
		return fail_set(why, MSG_VERIFY_UNFINISHED, arena_string(&s->scratch, id));
	if (c.c.record.schema == &action_schema && !fill(v, &c, e, why)) {
		if (c.c.status == STATUS_RESOLVED)
			return fail_in(why, arena_string(&s->scratch, id), 0);
		fail_release(why);	/* that it is closed says more */
	}
	if (!stepping_make(&v->t, &c, &step, why) || !stepping_put(&v->t, &c, &step, why))
		return fail_in(why, arena_string(&s->scratch, id), 0);
	say(s, &c, &step, e);
	return true;
}

static bool
verify_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct effect e = { .first = INT32_MIN };
	bool ok = verify_with(s, id, context, &e, why);

	buf_release(&e.ids);
	return ok;
}

bool
followup_verify(struct session *s, struct fail *why)
{
	struct verifying v = {0};

	if (!stepping_start(&v.t, s, step_find(TEXT("verify")), why) ||
	    !session_number(s, OPT_DAYS, 1, EFFECT_DAYS, &v.days, why))
		return false;
	v.verdict = record_get(&v.t.typed, NAME_VERDICT);
	v.elsewhere = record_get(&v.t.typed, NAME_FIGURES);
	figures_all(&v.figures, s);
	return stepping_ids(&v.t, verify_one, &v, why);
}
