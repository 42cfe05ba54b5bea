/* A case as a table: its steps, written down in one line each. Included after
 * cmocka.h, string.h and the header under test. */
#include "record/fold.h"
#include "time/moment.h"

struct row {
	int number;
	const char *name, *verb, *at;	/* at: HH:MM of 24 November 2026, or a whole time */
	const char *fields;		/* "by=84 to=85", values without spaces */
};

enum { STEPS_MAX = 8 };

static inline struct text
case_moment(struct arena *a, const char *at)
{
	return strlen(at) == 5 ? arena_printf(a, "2026-11-24T%s:00+07:00", at) : text_of(at);
}

static inline void
case_fields(struct record *r, const char *fields)
{
	struct text rest = text_of(fields), one, name, value;

	while (text_next(&rest, ' ', &one)) {
		int i;

		text_cut(one, '=', &name, &value);
		i = schema_field(r->schema, name);
		assert_int_not_equal(i, NO_FIELD);
		r->values[i] = value;
	}
}

static inline void
case_step(struct arena *arena, struct step *s, const struct row *row)
{
	struct fail why = {0};
	struct moment m;

	*s = (struct step){ .name = text_of(row->name), .number = row->number, .verb = step_find(text_of(row->verb)) };
	record_init(&s->record, &step_schema, arena);
	record_put(&s->record, NAME_UID, text_of(row->name));
	record_put(&s->record, NAME_VERB, text_of(row->verb));
	record_put(&s->record, NAME_AT, case_moment(arena, row->at));
	assert_true(moment_parse(record_get(&s->record, NAME_AT), &m, &why));
	s->at = m.at;
	if (row->fields != NULL)
		case_fields(&s->record, row->fields);
}

/* Folded. The rows end with one without a verb. */
static inline void
case_make(struct case_file *c, struct arena *arena, const struct schema *schema, const char *received,
    const char *fields, const struct row *rows)
{
	*c = (struct case_file){ .id = TEXT("PLB-20261124-R0007") };
	record_init(&c->record, schema, arena);
	record_put(&c->record, NAME_RECEIVED, case_moment(arena, received));
	case_fields(&c->record, fields);
	c->steps = arena_get(arena, STEPS_MAX * sizeof *c->steps);
	while (rows != NULL && c->step_count < STEPS_MAX && rows[c->step_count].verb != NULL) {
		case_step(arena, &c->steps[c->step_count], &rows[c->step_count]);
		c->step_count++;
	}
	case_fold(c);
}
