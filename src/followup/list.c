/* list: the steps themselves, in order of their records. */
#include "cli/listing.h"
#include "store/scan.h"
#include "verbs.h"

struct listing_steps {
	struct session *session;
	struct listing listing;
	struct period period;	/* of the step's own time */
	struct text *row;
};

static bool
take_step(struct listing_steps *l, const struct scanned *s, const struct step *step)
{
	const struct shape *shape = &l->listing.shape;
	struct text path = arena_printf(s->arena, "%s/%s/%.*s.yaml", l->session->tree.path, s->folder, TEXT_ARG(step->name));

	for (size_t i = 0; i < shape->count; i++) {
		int at = schema_field(&step_schema, text_of(shape->fields[i]->name));

		l->row[i] = at == NO_FIELD ? (struct text){0} : step->record.values[at];
	}
	l->row[shape_named(shape, NAME_EXTRAS)] = record_extras(&step->record, s->arena);
	l->row[shape_named(shape, NAME_ID)] = s->c.id;
	l->row[shape_named(shape, NAME_STEP_ID)] = step->name;
	l->row[shape_named(shape, NAME_STATUS_AFTER)] = text_of(status_key(step->after));
	return listing_row(&l->listing, l->row, path);
}

static bool
take_case(void *context, struct scanned *s, struct fail *why)
{
	struct listing_steps *l = context;

	(void)why;
	for (size_t i = 0; i < s->c.step_count; i++) {
		const struct step *step = &s->c.steps[i];

		if (step->at >= l->period.from && step->at < l->period.until && !take_step(l, s, step))
			return false;
	}
	return true;
}

bool
followup_list(struct session *s, struct fail *why)
{
	struct listing_steps l = { .session = s };
	bool given, ok = true;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!session_period(s, &l.period, &given, why) ||
	    !listing_start(&l.listing, s, shape_of(&step_case_schema, &step_schema, &s->arena), FORMAT_CSV, why))
		return false;
	l.row = arena_get(&s->arena, l.listing.shape.count * sizeof *l.row);
	for (const struct record_type *t = record_types; ok && t->schema != NULL; t++) {
		struct scan scan = { .tree = &s->tree, .type = t, .period = PERIOD_ALL,
			.as_of = session_as_of(s), .faults = &s->faults };

		ok = scan_cases(&scan, take_case, &l, why) || why->message == MSG_NONE;
	}
	return listing_end(&l.listing, ok ? why : &(struct fail){0}) && ok;
}
