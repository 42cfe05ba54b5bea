#include "cli/dues.h"

#include "record/stages.h"
#include "time/date.h"
#include "time/moment.h"

enum { HOUR = 3600 };

struct gathering {
	const struct scanned *c;
	const struct calendar *calendar;
	struct due *dues;
	size_t count;
};

static void
add(struct gathering *g, const char *what, const char *next, int64_t at)
{
	g->dues[g->count++] = (struct due){ .what = text_of(what), .next = next, .at = at };
}

/* The verb of the stage that sla.csv names first of those that stop a clock. */
static const char *
stops_it(const struct clock_rule *rule, const struct record_type *type)
{
	const char *verb = "close";
	struct text rest = record_get(rule->row, NAME_STOPS), first = {0};
	int stage = 0;

	while (first.len == 0 && text_next(&rest, ' ', &first))
		continue;
	while (stage < STAGES && !text_is(first, case_stages[stage].word))
		stage++;
	/* Of several verbs of a stage the last is the plain one: return and close. */
	for (const struct step_verb *v = step_verbs; stage < STAGES && v->verb != NULL; v++)
		if (v->stage == case_stages[stage].column && (v->targets & type->target) != 0)
			verb = v->verb;
	return verb;
}

/* The end of a day, or the time itself. A day that was typed for a time is stored
 * as its midnight, and who promises a day means the whole of it. */
static bool
end_of(const struct gathering *g, struct text value, int64_t *at)
{
	struct moment m;
	struct fail why = {0};
	bool ok = value.len > 0 && moment_parse(value, &m, &why);

	fail_release(&why);
	if (ok)
		*at = m.day_only || moment_second(m) == 0 ? calendar_begins(g->calendar, moment_day(m) + 1) - 1 : m.at;
	return ok;
}

/* When a step happened; of a day without a time its last second. */
static int64_t
step_instant(const struct gathering *g, const struct step *s)
{
	int64_t at = s->at;

	(void)end_of(g, record_get(&s->record, NAME_AT).len == 10 ? record_get(&s->record, NAME_AT) : (struct text){0}, &at);
	return at;
}

/* A date that somebody was promised: that of the newest step of those that lead to the
 * status, one after the other, which says one. */
static void
add_promise(struct gathering *g, enum status status, const char *what, const char *next)
{
	const struct case_file *c = &g->c->c;
	int64_t at;

	for (size_t i = c->step_count; c->status == status && i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (s->verb == NULL || s->retracted || s->verb->after == STATUS_UNCHANGED)
			continue;
		if (s->verb->after != status)
			return;
		if (end_of(g, record_get(&s->record, NAME_UNTIL), &at)) {
			add(g, what, next, at);
			return;
		}
	}
}

/* What the citizen wrote with the tracking code, and nothing was done since. */
static void
add_reply(struct gathering *g)
{
	const struct case_file *c = &g->c->c;
	size_t i = c->step_count;

	while (i > 0 && (c->steps[i - 1].verb == NULL || c->steps[i - 1].retracted))
		i--;
	if (i > 0 && c->status != STATUS_VOID && c->steps[i - 1].verb == step_find(TEXT("heard")) &&
	    record_get(&c->steps[i - 1].record, NAME_BY).len == 0 && record_get(&c->steps[i - 1].record, NAME_SOURCE).len == 0)
		add(g, "reply", "respond", step_instant(g, &c->steps[i - 1]));
}

/* A referral that the agency did not take, and nothing was done about since. */
static void
add_refused(struct gathering *g)
{
	const struct case_file *c = &g->c->c;

	if (c->status != STATUS_OPEN)
		return;
	for (size_t i = c->step_count; i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (s->verb == NULL || s->retracted || (s->verb->after == STATUS_UNCHANGED && s->verb->stage != NAME_TAKEN_AT))
			continue;
		if (s->verb->stage == NAME_TAKEN_AT && text_is(record_get(&s->record, NAME_ACCEPTED), "no"))
			add(g, "referral", "refer", step_instant(g, s));
		return;
	}
}

/* A dispute that nobody has been given since. */
static void
add_review(struct gathering *g)
{
	const struct case_file *c = &g->c->c;

	if (c->status != STATUS_OPEN)
		return;
	for (size_t i = c->step_count; i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (s->verb == NULL || s->retracted)
			continue;
		if (record_get(&s->record, NAME_TO).len > 0 || s->verb->stage == NAME_ACCEPTED_AT)
			return;
		if (step_reviews(s->verb)) {
			add(g, "review", "assign", step_instant(g, s));
			return;
		}
	}
}

/* A dispute that whoever ended the record in another clone did not see: a citizen's
 * word is not lost in a merge. */
static void
add_unseen(struct gathering *g)
{
	const struct case_file *c = &g->c->c;

	for (size_t i = 0; c->status >= STATUS_RESOLVED && c->status != STATUS_VOID && i < c->step_count; i++) {
		const struct step *s = &c->steps[i];

		if (s->verb != NULL && step_reviews(s->verb) && s->rival != NULL && !s->settled)
			add(g, "review", "reopen", step_instant(g, s));
	}
}

/* The dates as they stand, with what was amended. */
static void
add_action(struct gathering *g, struct arena *arena)
{
	struct shape shape = shape_of(&case_schema, &action_schema, arena);
	struct text *row = arena_get(arena, shape.count * sizeof *row);
	int64_t at;

	if (g->c->c.status >= STATUS_CLOSED)
		return;
	case_row(&g->c->c, &shape, g->c->received.at, (struct text){0}, arena, row);
	if (g->c->c.status < STATUS_RESOLVED && end_of(g, row_get(&shape, row, NAME_DUE), &at))
		add(g, "action", "finish", at);
	if (end_of(g, row_get(&shape, row, NAME_VERIFY_AFTER), &at))
		add(g, "verify", g->c->c.status < STATUS_RESOLVED ? "finish" : "verify", at);
}

/* Of each clock and episode the first rung that runs. */
static void
add_clocks(struct gathering *g, const struct clock_run *runs, size_t count, struct arena *arena)
{
	const struct clock_run *last = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct clock_run *r = &runs[i];

		if (!clock_runs(r) || r->state == CLOCK_PAUSED || (last != NULL && last->rule == r->rule && last->episode == r->episode))
			continue;
		last = r;
		g->dues[g->count++] = (struct due){ clock_name(r, arena), record_get(r->rule->row, NAME_BASIS),
		    stops_it(r->rule, record_type_of(g->c->c.record.schema)), r->due };
	}
}

size_t
dues_of(struct clocks *k, const struct scanned *c, int64_t now, struct arena *arena, struct due **dues)
{
	struct clock_run *runs = NULL;
	size_t count = clocks_of(k, c, now, arena, &runs);
	struct gathering g = { c, clocks_calendar(k, c->station), arena_get(arena, (count + DUE_KINDS + c->c.step_count) * sizeof **dues), 0 };

	add_clocks(&g, runs, count, arena);
	if (c->c.record.schema == &action_schema) {
		add_action(&g, arena);
	} else if (c->c.record.schema == &handover_schema) {
		if (c->c.status < STATUS_CLOSED)
			add(&g, "handover", "acknowledge", c->received.day_only ? calendar_begins(g.calendar, moment_day(c->received) + 1) - 1
			    : c->received.at + HOUR);
	} else {
		add_promise(&g, STATUS_WAITING, "wait", "resume");
		add_promise(&g, STATUS_REFERRED, "referral", "outcome");
		add_refused(&g);
		add_review(&g);
		add_unseen(&g);
		add_reply(&g);
	}
	*dues = g.dues;
	return g.count;
}

bool
dues_next(struct clocks *k, const struct scanned *c, int64_t now, struct arena *arena, struct due *next)
{
	struct clock_run *runs = NULL;
	size_t count = clocks_of(k, c, now, arena, &runs);
	struct gathering g = { c, NULL, arena_get(arena, (count + 1) * sizeof *g.dues), 0 };

	add_clocks(&g, runs, count, arena);
	for (size_t i = 0; i < g.count; i++) {
		bool over = g.dues[i].at < now;

		if (i == 0 || (over == (next->at < now) ? g.dues[i].at < next->at : !over))
			*next = g.dues[i];
	}
	return g.count > 0;
}
