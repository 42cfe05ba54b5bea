#include "record/delivery.h"

#include "record/history.h"
#include "record/people.h"

static bool
is_stage(const struct step *s, enum name stage)
{
	return s->verb != NULL && !s->retracted && s->verb->stage == stage;
}

/* Whether somebody who knew of the answer told it, or took its place by a newer one. */
static bool
is_past(const struct case_file *c, const struct step *answer)
{
	if (record_get(&answer->record, NAME_VIA).len > 0)
		return true;
	for (const struct step *s = answer + 1; s < c->steps + c->step_count; s++)
		if ((is_stage(s, NAME_NOTIFIED_AT) || is_stage(s, NAME_RESPONDED_AT)) && history_knew(c, s, answer))
			return true;
	return false;
}

const struct step *
delivery_due(const struct case_file *c)
{
	for (size_t i = c->step_count; i-- > 0; )
		if (is_stage(&c->steps[i], NAME_RESPONDED_AT) && !is_past(c, &c->steps[i]))
			return &c->steps[i];
	return NULL;
}

/* Whether it was answered since it was opened last. */
static bool
is_answered(const struct case_file *c)
{
	for (size_t i = c->step_count; i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (is_stage(s, NAME_RESPONDED_AT))
			return true;
		if (s->verb != NULL && !s->retracted && (s->verb->flags & STEP_REOPENS) != 0)
			return false;
	}
	return false;
}

bool
delivery_unanswered(const struct case_file *c)
{
	if ((c->status == STATUS_REJECTED || c->status == STATUS_DUPLICATE) &&
	    (case_identity(c).len > 0 || case_code(c).len > 0) && !is_answered(c))
		return true;
	for (size_t i = c->step_count; i-- > 0; ) {
		if (is_stage(&c->steps[i], NAME_RESPONDED_AT))
			return false;
		if (is_stage(&c->steps[i], NAME_DECIDED_AT))
			return true;
	}
	return false;
}

static struct text
of_person(struct text people, const char *role, const char *key, struct arena *arena)
{
	return people_get(people, arena_printf(arena, "%s.%s", role, key));
}

/* By telephone, in the service that he used himself. */
static bool
by_phone(struct delivery *d, struct text phone, struct text channel, enum delivery_way way)
{
	if (phone.len == 0)
		return false;
	d->contact = phone;
	d->channel = way == DELIVERY_MESSAGE ? channel : TEXT("phone");
	return true;
}

static bool
by_email(struct delivery *d, struct text email)
{
	if (email.len == 0)
		return false;
	d->contact = email;
	d->channel = TEXT("email");
	return true;
}

static bool
by_letter(struct delivery *d, struct text address)
{
	if (address.len == 0)
		return false;
	d->contact = address;
	d->channel = TEXT("letter");
	return true;
}

struct delivery
delivery_find(struct text people, struct text channel, enum delivery_way way, struct arena *arena)
{
	static const char *const roles[] = { "reporter", "contact" };
	enum { ROLES = sizeof roles / sizeof *roles };

	/* By letter only where neither has anything quicker. */
	for (size_t i = 0; i < (size_t)2 * ROLES; i++) {
		const char *role = roles[i % ROLES];
		struct text phone = of_person(people, role, "phone", arena), email = of_person(people, role, "email", arena);
		struct delivery d = { .name = of_person(people, role, "name", arena) };

		if (i < ROLES ? (way == DELIVERY_EMAIL && by_email(&d, email)) || by_phone(&d, phone, channel, way) || by_email(&d, email)
		    : by_letter(&d, of_person(people, role, "address", arena)))
			return d;
	}
	return (struct delivery){0};
}
