#include "record/review.h"

#include "record/pairs.h"

static const enum name handling[] = {
	NAME_ACCEPTED_AT, NAME_ANALYSED_AT, NAME_DECIDED_AT, NAME_RESPONDED_AT, NAME_RESOLVED_AT, NAME_CLOSED_AT,
	NAME_REJECTED_AT,
};

static bool
is_handling(const struct step_verb *v)
{
	for (size_t i = 0; i < sizeof handling / sizeof *handling; i++)
		if (v->stage == handling[i])
			return true;
	return false;
}

/* What ends a review, turns it elsewhere, or takes back what it rests on. */
static bool
is_guarded(const struct step_verb *v, const struct record *step)
{
	struct text found, value;

	switch (v->after) {
	case STATUS_WAITING:
	case STATUS_REFERRED:
	case STATUS_RESOLVED:
	case STATUS_CLOSED:
	case STATUS_REJECTED:
	case STATUS_DUPLICATE:
	case STATUS_VOID:
		return true;
	default:
		return is_handling(v) || (!step_reviews(v) && (v->flags & STEP_REOPENS) != 0) ||
		    text_is(text_of(v->verb), "retract") || pairs_find(record_get(step, NAME_SET), TEXT("concerns"), &found, &value);
	}
}

/* `back`: uid of the step that the one in question takes back; it stood until then. */
static bool
is_counted(const struct step *s, struct text back)
{
	return s->verb != NULL && (!s->retracted || (back.len > 0 && text_equal(record_get(&s->record, NAME_UID), back)));
}

/* How many steps there are before the last dispute among the first n; n where
 * there is none. */
static size_t
before_dispute(const struct case_file *c, size_t n, struct text back)
{
	for (size_t i = n; i-- > 0; )
		if (is_counted(&c->steps[i], back) && step_reviews(c->steps[i].verb))
			return i;
	return n;
}

static bool
is_officer(struct text one, struct text officer)
{
	return text_equal_fold(text_trim(one), officer);
}

/* Whether the officer had the record, or acted on it, in its first n steps. */
static bool
handled(const struct case_file *c, size_t n, struct text back, struct text officer)
{
	officer = text_trim(officer);
	for (size_t i = 0; officer.len > 0 && i < n; i++) {
		const struct step *s = &c->steps[i];

		if (is_counted(s, back) && (is_officer(record_get(&s->record, NAME_TO), officer) ||
		    (is_handling(s->verb) && is_officer(record_get(&s->record, NAME_BY), officer))))
			return true;
	}
	return false;
}

bool
review_runs(const struct case_file *c)
{
	return before_dispute(c, c->step_count, (struct text){0}) < c->step_count;
}

enum name
review_refuses(const struct case_file *c, size_t n, const struct step_verb *verb, const struct record *step)
{
	struct text back = record_get(step, NAME_STEP);
	size_t before = step_reviews(verb) ? n : before_dispute(c, n, back);

	if (before == n && !step_reviews(verb))
		return NAME_NONE;
	if (handled(c, before, back, record_get(step, NAME_TO)))
		return NAME_TO;
	return is_guarded(verb, step) && handled(c, before, back, record_get(step, NAME_BY)) ? NAME_BY : NAME_NONE;
}
