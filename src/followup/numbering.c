#include "numbering.h"

#include "cli/issuing.h"
#include "store/numbers.h"

bool
numbering_keep(struct session *s, const struct writer *w, const struct scanned *c, const struct record *step,
    struct arena *arena, struct fail *why)
{
	struct number_claim claim = {
		.document = record_get(step, NAME_DOCUMENT), .record = record_get(&c->c.record, NAME_UID), .id = c->c.id,
		.officer = record_get(step, NAME_BY),
	};
	struct text number = record_get(step, NAME_NUMBER);

	if (!text_is(record_get(step, NAME_VERB), "issue") || number.len == 0 || numbers_keep(w, &claim, number, arena, why))
		return true;
	if (why->message != MSG_NUMBER_TAKEN)
		return false;
	fail_in(why, arena_string(arena, c->c.id), 0);
	session_warn(s, why);
	fail_release(why);
	return true;
}

/* Why: as the retraction of the step says, or the newest void. */
static struct text
reason_of(const struct case_file *c, const struct step *step)
{
	struct text uid = record_get(&step->record, NAME_UID);

	for (size_t i = c->step_count; i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (s->verb != NULL && !s->retracted &&
		    (step->retracted ? text_equal(record_get(&s->record, NAME_STEP), uid) : s->verb->after == STATUS_VOID))
			return record_get(&s->record, NAME_REASON);
	}
	return (struct text){0};
}

void
numbering_void(struct session *s, const struct scanned *c)
{
	for (size_t i = 0; i < c->c.step_count; i++) {
		const struct step *step = &c->c.steps[i];
		struct fail why = {0};
		bool made;

		if (c->c.status != STATUS_VOID && !step->retracted)
			continue;
		if (!issuing_void(s, c, step, reason_of(&c->c, step), &made, &why))
			session_fault(s, &why);
		fail_release(&why);
	}
}
