#include "cli/ruling.h"

#include "base/refuse.h"
#include "cli/setting.h"
#include "record/closing.h"
#include "record/delivery.h"
#include "record/review.h"
#include "store/concern.h"
#include "store/identity.h"
#include "time/moment.h"

/* What a citizen says has nobody of the desk behind it; that a void record was
 * entered anew acts on nothing. */
static bool
is_nameless(const struct step_verb *verb, const struct record *step)
{
	return text_trim(record_get(step, NAME_BY)).len == 0 && !step_reviews(verb) && !text_is(text_of(verb->verb), "heard") &&
	    record_get(step, NAME_REPLACED_BY).len == 0;
}

/* One whom a complaint concerns can neither be given it nor act on it. */
static bool
check_concerned(struct session *s, const struct step_verb *verb, const struct scanned *c, const struct record *step,
    struct fail *why)
{
	static const enum name hands[] = { NAME_TO, NAME_BY };
	struct text station = record_get(&c->c.record, NAME_STATION), concerns = setting_field(c, NAME_CONCERNS, &s->scratch);

	for (size_t i = 0; i < sizeof hands / sizeof *hands; i++)
		if (concern_is(&s->officers, &s->tree, station, concerns, record_get(step, hands[i]),
		        moment_day(moment_in(s->clock.now, tree_zone_of(&s->tree, station)))))
			return refuse(why, MSG_CONCERNED, record_get(step, hands[i]));
	return concerns.len == 0 || !is_nameless(verb, step) || fail_set(why, MSG_WHO_CONCERNS) || fail_field(why, "by");
}

/* After a dispute it is looked at by somebody else. */
static bool
check_review(const struct step_verb *verb, const struct scanned *c, const struct record *step, struct fail *why)
{
	enum name hand = review_refuses(&c->c, c->c.step_count, verb, step);

	if (hand != NAME_NONE)
		return refuse(why, MSG_REVIEW_OTHER, record_get(step, hand));
	return !review_runs(&c->c) || !is_nameless(verb, step) || fail_set(why, MSG_WHO_REVIEWS) || fail_field(why, "by");
}

/* An action is closed by the verdict on its effect; by hand with a reason. One
 * that was opened again needs a verdict again. */
static bool
check_verified(const struct scanned *c, const struct record *step, struct fail *why)
{
	bool verified = false;

	for (size_t i = 0; i < c->c.step_count; i++) {
		const struct step *s = &c->c.steps[i];

		if (s->verb != NULL && !s->retracted)
			verified = (verified || record_get(&s->record, NAME_VERDICT).len > 0) && (s->verb->flags & STEP_REOPENS) == 0;
	}
	return verified || record_get(step, NAME_VERDICT).len > 0 || record_get(step, NAME_WITHOUT).len > 0 ||
	    fail_set(why, MSG_CLOSE_NEEDS, "verify");
}

bool
ruling_tells(struct session *s, const struct scanned *c)
{
	struct text none = {0};
	struct record identity;
	struct fail ignored = {0};
	bool known = case_identity(&c->c).len > 0 && identity_read(&s->tree, &c->c, &identity, &s->scratch, &ignored);

	fail_release(&ignored);
	return !known || delivery_find(record_get(&identity, NAME_PEOPLE), none, DELIVERY_OTHER, &s->scratch).channel.len > 0;
}

/* A voice: closing.h; or a stated reason. */
static bool
check_closing(struct session *s, const struct scanned *c, const struct record *step, struct fail *why)
{
	struct buf missing = {0};

	if (c->c.record.schema == &action_schema)
		return check_verified(c, step, why);
	if (record_get(step, NAME_WITHOUT).len == 0)
		closing_missing(&c->c, ruling_tells(s, c), &missing);
	if (missing.len > 0)
		fail_set(why, MSG_CLOSE_NEEDS, missing.data);
	buf_release(&missing);
	return why->message == MSG_NONE;
}

bool
ruling_hands(struct session *s, const struct step_verb *verb, const struct scanned *c, const struct record *step,
    struct fail *why)
{
	return check_concerned(s, verb, c, step, why) && check_review(verb, c, step, why) &&
	    (verb->stage != NAME_CLOSED_AT || check_closing(s, c, step, why));
}

bool
ruling_check(struct session *s, const struct step_verb *verb, const struct scanned *c, const struct record *step,
    struct fail *why)
{
	if ((verb->targets & record_type_of(c->c.record.schema)->target) == 0)
		return fail_set(why, MSG_STEP_TARGET, verb->verb, c->c.record.schema->name);
	if (text_equal(record_get(step, NAME_DUPLICATE_OF), c->c.id) && c->c.id.len > 0)
		return fail_set(why, MSG_STEP_ITSELF);
	if (!step_allowed(verb, c->c.status))
		return fail_set(why, MSG_STEP_STATUS, verb->verb, status_label(c->c.status, s->language));
	if (text_is(text_of(verb->verb), "amend") && record_get(step, NAME_REASON).len == 0 && case_after_approval(&c->c, NULL))
		return fail_set(why, MSG_AMEND_REASON);
	return ruling_hands(s, verb, c, step, why);
}
