/* Improvement actions: what is due, what was done, and what the figures said of it. */
#include "cli/dues.h"
#include "summary.h"
#include "time/date.h"

enum { DAY = 86400 };

struct gathering {
	struct summary *d;
	struct shape shape;
	struct text *row;
};

static void
take_dues(struct gathering *g, struct scanned *s, struct text title)
{
	struct summary *d = g->d;
	struct due *dues = NULL;
	int64_t judged = summary_judged(d, s->station);
	size_t count = dues_of(figures_clocks(&d->figures), s, judged, s->arena, &dues);

	for (size_t i = 0; i < count; i++) {
		struct named one = { .id = s->c.id, .title = title, .word = dues[i].next, .at = dues[i].at };

		/* One to be finished is verified only then. */
		if (text_is(dues[i].what, "verify") && s->c.status < STATUS_RESOLVED)
			continue;
		if (dues[i].at < judged)
			summary_list(d, &d->actions.overdue, one);
		else if (dues[i].at < judged + (int64_t)SOON_DAYS * DAY)
			summary_list(d, &d->actions.soon, one);
	}
}

/* The last of each kind in the period: a verdict that was given anew counts once. */
static void
take_steps(struct gathering *g, struct scanned *s, struct text title)
{
	struct summary *d = g->d;
	const struct step *finished = NULL, *verified = NULL;

	for (size_t i = 0; i < s->c.step_count; i++) {
		const struct step *step = &s->c.steps[i];

		if (step->verb == NULL || step->retracted || figures_step(step, s->station) < figures_bound(&d->figures, d->figures.period.from, s->station))
			continue;
		if (step->verb->stage == NAME_RESOLVED_AT)
			finished = step;
		if (record_get(&step->record, NAME_VERDICT).len > 0)
			verified = step;
	}
	if (finished != NULL)
		summary_list(d, &d->actions.finished, (struct named){ .id = s->c.id, .title = title, .at = figures_step(finished, s->station) });
	if (verified != NULL)
		summary_list(d, &d->actions.verified, (struct named){ .id = s->c.id, .title = title, .at = figures_step(verified, s->station),
			.word = arena_string(&d->session->arena, record_get(&verified->record, NAME_VERDICT)) });
}

static bool
take_action(void *context, struct scanned *s, struct fail *why)
{
	struct gathering *g = context;
	struct text title;

	(void)why;
	if (!figures_is_new(&g->d->figures, s))
		return true;
	figures_until(&s->c, figures_bound(&g->d->figures, g->d->figures.period.until, s->station), s->station);
	if (s->c.status == STATUS_VOID || s->c.status == STATUS_REJECTED || s->c.status == STATUS_DUPLICATE)
		return true;
	case_row(&s->c, &g->shape, g->d->judged, (struct text){0}, s->arena, g->row);
	title = row_get(&g->shape, g->row, NAME_TITLE);
	take_dues(g, s, title);
	take_steps(g, s, title);
	return true;
}

bool
summary_actions(struct summary *d, struct fail *why)
{
	struct arena *arena = &d->session->arena;
	struct gathering g = { d, shape_of(&case_schema, &action_schema, arena), NULL };
	struct scan scan = { .tree = d->figures.tree, .type = record_type_of(&action_schema),
		.period = { INT64_MIN, d->figures.period.until }, .as_of = session_as_of(d->session), .faults = &d->session->faults };

	g.row = arena_get(arena, g.shape.count * sizeof *g.row);
	return scan_cases(&scan, take_action, &g, why);
}
