#include "record/review.h"

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

static bool
is_counted(const struct step *s)
{
	return s->verb != NULL && !s->retracted;
}

/* How many steps there are before the last dispute among the first n; n where
 * there is none. */
static size_t
before_dispute(const struct case_file *c, size_t n)
{
	for (size_t i = n; i-- > 0; )
		if (is_counted(&c->steps[i]) && step_reviews(c->steps[i].verb))
			return i;
	return n;
}

/* Whether the officer acted on the record in its first n steps, or had it when one
 * of its disputes came, or after the n. */
static bool
handled(const struct case_file *c, size_t n, struct text officer)
{
	struct text owner = {0};

	if (officer.len == 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct step *s = &c->steps[i];
		struct text by = record_get(&s->record, NAME_BY), to = record_get(&s->record, NAME_TO);

		if (!is_counted(s))
			continue;
		if (is_handling(s->verb) && text_equal(by, officer))
			return true;
		if (step_reviews(s->verb) && text_equal(owner, officer))
			return true;
		if (to.len > 0 || step_reviews(s->verb))
			owner = to;
		else if (s->verb->stage == NAME_ACCEPTED_AT && by.len > 0)
			owner = by;
	}
	return text_equal(owner, officer);
}

enum name
review_refuses(const struct case_file *c, size_t n, const struct step_verb *verb, const struct record *step)
{
	size_t before = step_reviews(verb) ? n : before_dispute(c, n);

	if (before == n && !step_reviews(verb))
		return NAME_NONE;
	if (handled(c, before, record_get(step, NAME_TO)))
		return NAME_TO;
	return is_handling(verb) && handled(c, before, record_get(step, NAME_BY)) ? NAME_BY : NAME_NONE;
}
