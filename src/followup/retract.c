/* retract: takes a mistyped step out of the fold; it stays in the history. */
#include "base/number.h"
#include "cli/issuing.h"
#include "cli/ruling.h"
#include "record/closing.h"
#include "verbs.h"

enum { STEP_TAG = 4 };

/* What of a step's name was typed behind the record's id: its clock, and the
 * tag where two steps have the same clock. */
struct typed_step {
	int64_t number;
	struct text tag;
};

static bool
typed_parse(struct text tail, struct typed_step *t)
{
	struct text clock;

	text_cut(tail, '-', &clock, &t->tag);
	return text_all_digits(clock) && number_parse(clock, 1, 1000000, &t->number) &&
	    (t->tag.len == STEP_TAG || clock.len == tail.len);
}

static bool
is_typed(const struct step *step, const struct typed_step *t)
{
	struct text tag = text_after(step->name, step->name.len - t->tag.len);

	return step->number == t->number && text_equal_fold(tag, t->tag);
}

/* The one step that is meant; NULL and why where there is none, or several. */
static const struct step *
find_step(const struct case_file *c, struct text name, const struct typed_step *typed, struct fail *why)
{
	const struct step *found = NULL;
	struct buf candidates = {0}, word = {0};
	int count = 0;

	for (size_t i = 0; i < c->step_count; i++)
		if (is_typed(&c->steps[i], typed)) {
			found = &c->steps[i];
			buf_printf(&candidates, "%s%.*s", count++ > 0 ? ", " : "", TEXT_ARG(found->name));
		}
	buf_text(&word, name);
	if (count != 1) {
		if (count == 0)
			fail_set(why, MSG_ID_NONE, word.data);
		else
			fail_set(why, MSG_ID_MANY, word.data, candidates.data);
		found = NULL;
	}
	buf_release(&candidates);
	buf_release(&word);
	return found;
}

/* What a closed record needs may have gone with the step. */
static void
say_lacks(struct stepping *t, const struct scanned *c, const struct step *step)
{
	static const enum name needed[] = { NAME_ANALYSED_AT, NAME_DECIDED_AT, NAME_RESPONDED_AT, NAME_NOTIFIED_AT };
	struct session *s = t->session;
	struct fail ignored = {0};
	struct buf missing = {0};
	struct scanned now;

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (step->verb != NULL && step->verb->stage == needed[i] && !session_given(s, OPT_DRY_RUN) &&
		    scan_one(&s->tree, c->c.id, INT64_MAX, &fail_nowhere, &s->scratch, &now, &ignored))
			closing_lacks(&now.c, ruling_tells(s, &now), &missing);
	if (missing.len > 0)
		session_notice(s, MSG_RETRACT_LACKS, arena_string(&s->scratch, c->c.id), missing.data, NULL);
	buf_release(&missing);
	fail_release(&ignored);
}

static bool
take_back(struct stepping *t, const struct scanned *c, const struct step *step, struct fail *why)
{
	struct record retract;
	bool made = false;

	record_put(&t->typed, NAME_STEP, record_get(&step->record, NAME_UID));
	if (stepping_there(t, c, &retract))
		return stepping_put(t, c, &retract, why) &&
		    issuing_void(t->session, c, step, record_get(&t->typed, NAME_REASON), &made, why);
	/* A program may have been stopped between the step and the number. */
	if (step->retracted)
		return issuing_void(t->session, c, step, record_get(&t->typed, NAME_REASON), &made, why) &&
		    (made || fail_set(why, MSG_STEP_RETRACTED));
	/* Numbers never come back into use. */
	if (step->verb != NULL && step->verb->after == STATUS_VOID && issuing_has(&c->c))
		return fail_set(why, MSG_VOID_STAYS, arena_string(&t->session->scratch, c->c.id));
	if (!stepping_make(t, c, &retract, why) || !stepping_put(t, c, &retract, why))
		return false;
	say_lacks(t, c, step);
	return issuing_void(t->session, c, step, record_get(&retract, NAME_REASON), &made, why);
}

static bool
retract_one(struct session *s, struct text name, void *context, struct fail *why)
{
	struct arena *arena = &s->scratch;
	struct typed_step typed;
	const struct step *step;
	struct text id, tail;
	struct scanned c;

	if (!text_cut(name, '_', &id, &tail) || !typed_parse(tail, &typed))
		return fail_set(why, MSG_STEP_ID, arena_string(arena, name));
	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, arena, &c, why))
		return false;
	step = find_step(&c.c, name, &typed, why);
	return step != NULL &&
	    (take_back(context, &c, step, why) || fail_in(why, arena_string(arena, step->name), 0));
}

bool
followup_retract(struct session *s, struct fail *why)
{
	struct stepping t;

	return stepping_start(&t, s, step_find(TEXT("retract")), why) && stepping_ids(&t, retract_one, &t, why);
}
