#include "cli/referring.h"

#include "cli/picks.h"
#include "cli/stepping.h"

bool
referring_make(struct session *s, struct coming *c, struct fail *why)
{
	const struct field *f = &step_schema.fields[schema_named(&step_schema, NAME_AGENCY)];
	struct stepping t;
	struct scanned as_new = { .c = { .record = c->record }, .arena = &s->arena };
	struct record step;
	struct picks agencies;
	struct text agency;

	if (!session_given(s, OPT_REFER))
		return true;
	if (!stepping_begin(&t, s, step_find(TEXT("refer")), why))
		return false;
	agency = text_of(session_word(s, OPT_REFER));
	picks_of(s, f, (struct text){0}, &agencies);
	(void)picks_named(&agencies, agency, &agency);
	record_put(&t.typed, NAME_AGENCY, agency);
	if (session_officer(s) != NULL)
		record_put(&t.typed, NAME_BY, text_of(session_officer(s)));
	as_new.station = tree_station(&s->tree, record_get(&c->record, NAME_STATION), why);
	case_fold(&as_new.c);
	if (!stepping_make(&t, &as_new, &step, why))
		return fail_field(why, option_row(OPT_REFER)->name);
	/* stepping_make works in the scratch of one record. */
	record_init(&c->referral, &step_schema, &s->arena);
	for (size_t i = 0; i < step_schema.count; i++)
		c->referral.values[i] = arena_text(&s->arena, step.values[i]);
	return true;
}

static bool
referred(const struct scanned *c, struct text agency)
{
	for (size_t i = 0; i < c->c.step_count; i++)
		if (text_equal(record_get(&c->c.steps[i].record, NAME_AGENCY), agency))
			return true;
	return false;
}

static bool
put(struct session *s, const struct writer *w, const struct coming *c, struct fail *why)
{
	struct record step = c->referral;
	struct text step_id;
	struct scanned there;

	if (c->known) {
		if (!scan_one(&s->tree, c->id, INT64_MAX, &s->faults, &s->arena, &there, why))
			return false;
		if (referred(&there, record_get(&step, NAME_AGENCY)))
			return true;
		record_put(&step, NAME_RECORD, record_get(&there.c.record, NAME_UID));
	}
	return put_step(w, c->id, &step, 0, (struct text){0}, &s->arena, &step_id, why);
}

bool
referring_put(struct session *s, const struct writer *w, const struct coming *c, struct fail *why)
{
	if (c->referral.schema == NULL || put(s, w, c, why))
		return true;
	if (why->message != MSG_FILE_UNCONFIRMED)
		session_notice(s, MSG_REFER_FAILED, arena_string(&s->arena, c->id),
		    arena_string(&s->arena, record_get(&c->referral, NAME_AGENCY)), NULL);
	return fail_in(why, arena_string(&s->arena, c->id), 0);
}
