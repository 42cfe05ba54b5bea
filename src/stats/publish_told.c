/* What was said and answered, and what was improved: of these only what everybody may
 * read. */
#include <math.h>

#include "cli/effect.h"
#include "publish.h"
#include "record/privacy.h"
#include "time/date.h"

static struct text
month_of(struct publish *p, int64_t at)
{
	char stored[MOMENT_TEXT];

	moment_print(moment_in(at, tree_zone(&p->session->tree)), stored);
	return text_slice(arena_text(&p->session->arena, text_of(stored)), 0, 7);
}

static const struct step *
newest_answer(const struct case_file *c)
{
	const struct step *newest = NULL;

	for (size_t i = 0; i < c->step_count; i++)
		if (c->steps[i].verb != NULL && !c->steps[i].retracted && c->steps[i].verb->stage == NAME_RESPONDED_AT)
			newest = &c->steps[i];
	return newest;
}

/* The first element that it names. */
static struct text
element_of(struct text aspects)
{
	struct text first;

	return text_next(&aspects, '\n', &first) && choice_key(service_elements, first) != NULL ? first : TEXT("");
}

/* Only with `publish: yes`, never what is confidential, and only with its answer. */
bool
publish_take_told(struct publish *p, struct figures *f, struct scanned *s)
{
	struct arena *arena = &p->session->arena;
	const struct step *answer = newest_answer(&s->c);
	struct text said = row_get(&f->shape, f->row, NAME_TEXT), answered, id;
	struct told *t;

	if (f->voice != VOICE_FEEDBACK || answer == NULL || said.len == 0 || s->c.status == STATUS_DUPLICATE ||
	    !text_is(row_get(&f->shape, f->row, NAME_PUBLISH), "yes") || text_is(row_get(&f->shape, f->row, NAME_CONFIDENTIAL), "yes"))
		return true;
	answered = record_get(&answer->record, NAME_TEXT);
	if (answered.len == 0)
		return true;
	id = arena_text(arena, s->c.id);
	if (privacy_find(said) != 0 || privacy_find(answered) != 0) {
		session_notice(p->session, MSG_PUBLISH_WITHHELD, id.at, NULL);
		return true;
	}
	t = arena_get(arena, sizeof *t);
	*t = (struct told){ .month = month_of(p, figures_step(answer, s->station)), .kind = arena_text(arena, row_get(&f->shape, f->row, NAME_KIND)),
		.element = arena_text(arena, element_of(row_get(&f->shape, f->row, NAME_ASPECTS))), .text = arena_text(arena, said),
		.answer = arena_text(arena, answered), .next = p->told };
	p->told = t;
	return true;
}

/* How much less often it was said: as it was when it was verified. None where so few
 * said it that they could be counted from it. */
static struct text
ratio_of(struct publish *p, const struct scanned *s, int64_t at)
{
	struct figures f;
	struct effect e = {0};
	struct fail none = {0};
	bool measured;

	figures_all(&f, p->session);
	measured = effect_measure(&f, s, EFFECT_DAYS, at, &e, &none);
	buf_release(&e.ids);
	fail_release(&none);
	if (!measured || !isfinite(e.rate.ratio) || e.before.n < PUBLISH_K_SENSITIVE || (e.after.n > 0 && e.after.n < PUBLISH_K))
		return TEXT("");
	return arena_printf(&p->session->arena, "%.1f", e.rate.ratio);
}

/* In each month the last of what happened to it. */
static bool
take_action(void *context, struct scanned *s, struct fail *why)
{
	static const struct {
		enum name stage;
		const char *what;
	} stages[] = { { NAME_CLOSED_AT, "verified" }, { NAME_RESOLVED_AT, "finished" }, { NAME_STARTED_AT, "started" }, { NAME_RECEIVED, "planned" } };
	struct publish *p = context;
	struct arena *arena = &p->session->arena;
	struct shape shape = shape_of(&case_schema, &action_schema, s->arena);
	struct text *row = arena_get(s->arena, shape.count * sizeof *row), verdict, aim, last = {0};
	struct improved *a;
	struct moment at;

	case_row(&s->c, &shape, 0, (struct text){0}, s->arena, row);
	verdict = row_get(&shape, row, NAME_VERDICT);
	aim = row_get(&shape, row, NAME_AIM);
	if (s->c.status == STATUS_VOID || s->c.status == STATUS_REJECTED || s->c.status == STATUS_DUPLICATE)
		return true;
	seen_add_lines(p->addressed, row_get(&shape, row, NAME_ADDRESSES));
	if (s->c.status == STATUS_CLOSED && text_is(verdict, "effective")) {
		seen_add_lines(p->effective, s->c.id);
		seen_add_lines(p->bettered, row_get(&shape, row, NAME_ADDRESSES));
	}
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
		struct text month;

		if (!moment_parse(row_get(&shape, row, stages[i].stage), &at, why)) {
			fail_release(why);
			continue;
		}
		month = month_of(p, at.at);
		if (text_equal(month, last))
			continue;
		last = month;
		a = arena_get(arena, sizeof *a);
		*a = (struct improved){ .month = month, .kind = arena_text(arena, row_get(&shape, row, NAME_KIND)),
			.what = text_of(stages[i].what), .next = p->improved };
		/* Any text may be an aim: only those that have a name are published. */
		if (choice_key(service_elements, aim) != NULL || table_find(&p->causes, NAME_CODE, aim) != NULL)
			a->aim = arena_text(arena, aim);
		if (i == 0) {
			a->verdict = arena_text(arena, verdict);
			a->ratio = verdict.len > 0 ? ratio_of(p, s, at.at) : TEXT("");
		}
		p->improved = a;
	}
	return true;
}

bool
publish_take_actions(struct publish *p, struct fail *why)
{
	struct scan scan = { .tree = &p->session->tree, .type = record_type_of(&action_schema), .period = PERIOD_ALL,
		.as_of = session_as_of(p->session), .faults = &p->session->faults };

	return scan_cases(&scan, take_action, p, why);
}
