/* Improvement actions: what they aim at, and what is said to have come of them. */
#include "base/refuse.h"
#include "store/check_case.h"
#include "time/moment.h"

static void
check_aim(struct casing *x, struct text aim)
{
	static const struct field cause = { .name = "cause", .kind = FIELD_CODE, .table = "causes" };
	const struct codes *codes = check_codes(x->k, &cause, (struct text){0});
	struct buf names = {0};
	struct fail why = {0};

	if (aim.len == 0 || choice_key(service_elements, aim) != NULL || (codes != NULL && codes_have(codes, aim)))
		return;
	choice_names(service_elements, &names);
	fail_set(&why, MSG_AIM_FOREIGN, arena_string(&x->k->file, aim), names.data);
	casing_notice(x, x->paths[0], &x->c.record, NAME_AIM, &why);
	buf_release(&names);
}

/* Due before it was thought of, or looked at before it is due. */
static void
check_before(struct casing *x, const struct shape *shape, const struct text *row, enum name id, enum name first)
{
	struct text late = row_get(shape, row, id), early = row_get(shape, row, first);
	struct moment a, b;
	struct fail why = {0};

	if (moment_parse(late, &a, &why) && moment_parse(early, &b, &why) && moment_day(a) < moment_day(b)) {
		fail_set(&why, MSG_CHECK_BEFORE, x->c.record.schema->fields[schema_named(x->c.record.schema, first)].name,
		    arena_string(&x->k->file, text_slice(early, 0, 10)));
		casing_notice(x, x->paths[0], &x->c.record, id, &why);
	}
	fail_release(&why);
}

void
check_action(struct casing *x)
{
	struct arena *arena = &x->k->file;
	struct shape shape = shape_of(&case_schema, x->c.record.schema, arena);
	struct text *row = arena_get(arena, shape.count * sizeof *row);

	if (x->c.status == STATUS_VOID)
		return;
	case_row(&x->c, &shape, x->k->check->now, (struct text){0}, arena, row);
	check_aim(x, row_get(&shape, row, NAME_AIM));
	check_before(x, &shape, row, NAME_DUE, NAME_RECEIVED);
	check_before(x, &shape, row, NAME_VERIFY_AFTER, NAME_DUE);
}

void
check_improving(struct casing *x, const struct step *s)
{
	struct text action = record_get(&s->record, NAME_ACTION);
	struct id id;
	struct fail why = {0};

	if (s->verb == NULL || s->retracted)
		return;
	if (action.len > 0 && (!id_parse(action, &id) || id.letter != 'A')) {
		refuse(&why, MSG_ACTION_ID, action);
		casing_notice(x, casing_path(x, s), &s->record, NAME_ACTION, &why);
	}
	if (text_is(record_get(&s->record, NAME_VERDICT), "effective") && record_get(&s->record, NAME_FIGURES).len == 0) {
		fail_set(&why, MSG_VERDICT_BARE);
		casing_notice(x, casing_path(x, s), &s->record, NAME_VERDICT, &why);
	}
}
