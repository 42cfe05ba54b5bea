/* What was improved, and whether it worked. */
#include "cli/effect.h"
#include "publish.h"

enum { RATE_DAYS = 30 };

/* Any text may be an aim: only those that have a name are published. */
static struct text
aim_of(const struct publish *p, struct text aim)
{
	return choice_key(service_elements, aim) != NULL || table_find(&p->causes, NAME_CODE, aim) != NULL ? aim : TEXT("");
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
	struct text *row = arena_get(s->arena, shape.count * sizeof *row), verdict, last = {0};
	struct moment at;

	case_row(&s->c, &shape, 0, (struct text){0}, s->arena, row);
	verdict = row_get(&shape, row, NAME_VERDICT);
	if (s->c.status == STATUS_VOID || s->c.status == STATUS_REJECTED || s->c.status == STATUS_DUPLICATE)
		return true;
	seen_add_lines(p->addressed, row_get(&shape, row, NAME_ADDRESSES));
	if (s->c.status == STATUS_CLOSED && text_is(verdict, "effective")) {
		seen_add_lines(p->effective, s->c.id);
		seen_add_lines(p->bettered, row_get(&shape, row, NAME_ADDRESSES));
	}
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
		struct improved *a;

		if (!moment_parse(row_get(&shape, row, stages[i].stage), &at, why)) {
			fail_release(why);
			continue;
		}
		if (text_equal(publish_month_of(p, at.at), last))
			continue;
		last = publish_month_of(p, at.at);
		a = arena_get(arena, sizeof *a);
		*a = (struct improved){ .id = arena_text(arena, s->c.id), .month = last, .kind = arena_text(arena, row_get(&shape, row, NAME_KIND)),
			.aim = arena_text(arena, aim_of(p, row_get(&shape, row, NAME_AIM))), .what = text_of(stages[i].what), .at = at.at, .next = p->improved };
		if (i == 0)
			a->verdict = arena_text(arena, verdict);
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

/* Voices in 30 days, nearest; empty where so few said it that they could be guessed. */
static struct text
rate_of(struct publish *p, const struct effect_part *part)
{
	if (part->n < PUBLISH_K_SENSITIVE || part->days <= 0)
		return TEXT("");
	return figures_cell(&p->figures, (part->n * RATE_DAYS * 2 + part->days) / (part->days * 2));
}

/* How often it was said before it and after it: as it was when it was verified. Read for
 * the months only that are published now. */
static void
measure(struct publish *p, const struct improved *a, struct text *before, struct text *after)
{
	struct session *s = p->session;
	struct scanned action;
	struct figures f;
	struct effect e = {0};
	struct fail none = {0};

	*before = *after = TEXT("");
	figures_all(&f, s);
	if (scan_one(&s->tree, a->id, session_as_of(s), &s->faults, &s->arena, &action, &none) &&
	    effect_measure(&f, &action, EFFECT_DAYS, a->at, &e, &none)) {
		*before = rate_of(p, &e.before);
		*after = rate_of(p, &e.after);
		/* One alone says nothing. */
		if (before->len == 0 || after->len == 0)
			*before = *after = TEXT("");
	}
	buf_release(&e.ids);
	fail_release(&none);
}

void
publish_actions(struct publish *p, struct ledger *anew)
{
	int64_t n = 0;

	for (const struct improved *a = p->improved; a != NULL; a = a->next) {
		struct text row, before = TEXT(""), after = TEXT("");

		if (!text_equal(a->month, p->month))
			continue;
		if (a->verdict.len > 0)
			measure(p, a, &before, &after);
		row = figures_cell(&p->figures, ++n);
		ledger_add(anew, p->month, "actions", row, TEXT("kind"), a->kind);
		ledger_add(anew, p->month, "actions", row, TEXT("aim"), a->aim);
		ledger_add(anew, p->month, "actions", row, TEXT("step"), a->what);
		ledger_add(anew, p->month, "actions", row, TEXT("verdict"), a->verdict);
		ledger_add(anew, p->month, "actions", row, TEXT("before_in_30_days"), before);
		ledger_add(anew, p->month, "actions", row, TEXT("after_in_30_days"), after);
	}
}
