/* The clocks of one record: its episodes, what happened in each, and which rung
 * each stop meets. */
#include <stdlib.h>
#include <string.h>

#include "query/clocks_ground.h"
#include "record/stages.h"
#include "record/voice.h"
#include "time/moment.h"

enum { LAST_SECOND = 86399 };

/* From when it was received, reopened or disputed. */
struct episode {
	int64_t start;
	bool start_day;
	int64_t end;		/* INT64_MIN: it has not ended */
};

/* A step that starts or stops clocks. Of a day without a time both its first and
 * its last second: a clock is never said to be over that may not be. */
struct event {
	unsigned stages;	/* bits of case_stages */
	int64_t early, late;
	int episode;
};

struct counting {
	struct clocks *k;
	const struct scanned *c;
	const struct ground *ground;
	int64_t now;
	struct arena *arena;
	const struct shape *shape;
	struct text *row;
	const struct clock_rule **rules;
	struct episode *episodes;
	int episode_count;
	struct event *events;
	size_t event_count;
	struct pauses pauses[4];	/* by wait 1 and outage 2 */
	bool pauses_ready[4];
	struct clock_run *runs;
	size_t run_count, run_cap;
};

static int64_t
instant(const struct counting *x, struct moment m, bool late)
{
	if (!m.day_only)
		return m.at;
	return calendar_begins(&x->ground->calendar, moment_day(m)) + (late ? LAST_SECOND : 0);
}

static bool
step_moment(const struct step *s, struct moment *m)
{
	struct fail why = {0};
	bool ok = s->verb != NULL && !s->retracted && moment_parse(record_get(&s->record, NAME_AT), m, &why);

	fail_release(&why);
	return ok;
}

static unsigned
stage_bits(const struct step *s)
{
	unsigned bits = 0;

	for (int i = 1; i < STAGES; i++)
		if (s->verb->stage == case_stages[i].column || (case_stages[i].column == NAME_NOTIFIED_AT && step_tells(s)))
			bits |= 1U << i;
	return bits;
}

/* The episodes, and what happened in each. A step belongs to the episode it was
 * written in; a late one, of a time before that, to an earlier one. */
static void
gather(struct counting *x)
{
	const struct case_file *c = &x->c->c;
	enum status before = STATUS_NEW;

	x->episodes = arena_get(x->arena, (c->step_count + 1) * sizeof *x->episodes);
	x->events = arena_get(x->arena, (c->step_count + 1) * sizeof *x->events);
	x->episodes[x->episode_count++] = (struct episode){ instant(x, x->c->received, true), x->c->received.day_only, INT64_MIN };
	for (size_t i = 0; i < c->step_count; i++) {
		const struct step *s = &c->steps[i];
		struct event e;
		struct moment m;

		if (!step_moment(s, &m))
			continue;
		e = (struct event){ stage_bits(s), instant(x, m, false), instant(x, m, true), x->episode_count - 1 };
		if (s->episode) {
			if (x->episodes[e.episode].end == INT64_MIN)
				x->episodes[e.episode].end = e.early;
			x->episodes[x->episode_count++] = (struct episode){ e.late, m.day_only, INT64_MIN };
			e.episode++;
		}
		while (e.episode > 0 && e.late < x->episodes[e.episode].start)
			e.episode--;
		if (status_final(s->after) && !status_final(before))
			x->episodes[x->episode_count - 1].end = e.early;
		before = s->after;
		if (e.stages != 0)
			x->events[x->event_count++] = e;
	}
}

static int
event_order(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	return (x->early > y->early) - (x->early < y->early);
}

static int
pause_order(const void *a, const void *b)
{
	const struct pause *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

/* Time in which the record waited. */
static void
add_waits(struct counting *x, struct pause *at, size_t *count)
{
	const struct case_file *c = &x->c->c;
	int64_t since = INT64_MIN;

	for (size_t i = 0; i < c->step_count; i++) {
		struct moment m;
		bool waits = c->steps[i].after == STATUS_WAITING;

		if (!step_moment(&c->steps[i], &m) || waits == (since != INT64_MIN))
			continue;
		if (waits) {
			since = instant(x, m, false);
			continue;
		}
		at[(*count)++] = (struct pause){ since, instant(x, m, false) };
		since = INT64_MIN;
	}
	if (since != INT64_MIN)
		at[(*count)++] = (struct pause){ since, INT64_MAX };
}

/* In order, those that meet made one, and none that is empty. */
static size_t
unite(struct pause *at, size_t count)
{
	size_t n = 0;

	if (count > 1)
		qsort(at, count, sizeof *at, pause_order);
	for (size_t i = 0; i < count; i++) {
		if (at[i].until <= at[i].from)
			continue;
		if (n > 0 && at[i].from <= at[n - 1].until)
			at[n - 1].until = at[i].until > at[n - 1].until ? at[i].until : at[n - 1].until;
		else
			at[n++] = at[i];
	}
	return n;
}

static struct pauses
pauses_of(struct counting *x, const struct clock_rule *rule)
{
	size_t which = (rule->pauses_wait ? 1U : 0U) + (rule->pauses_outage ? 2U : 0U), count = 0;
	struct pause *at;

	if (which == 0 || x->pauses_ready[which])
		return x->pauses[which];
	at = arena_get(x->arena, (x->c->c.step_count + x->ground->outage_count + 1) * sizeof *at);
	if (rule->pauses_wait)
		add_waits(x, at, &count);
	if (rule->pauses_outage && x->ground->outage_count > 0) {
		memcpy(at + count, x->ground->outages, x->ground->outage_count * sizeof *at);
		count += x->ground->outage_count;
	}
	x->pauses[which] = (struct pauses){ at, unite(at, count) };
	x->pauses_ready[which] = true;
	return x->pauses[which];
}

/* Pauses as they are known now: one that goes on counts as if it ended now, so that
 * what is due while a record waits moves on with every day. Those after the end of the
 * episode are not its own. */
static struct pauses
until_now(struct counting *x, struct pauses pauses, int64_t end)
{
	int64_t last = end == INT64_MIN || end > x->now ? x->now : end;

	struct pause *known = arena_get(x->arena, (pauses.count + 1) * sizeof *known);
	size_t n = 0;

	for (size_t i = 0; i < pauses.count; i++) {
		known[n] = pauses.at[i];
		if (known[n].until == INT64_MAX || known[n].until > last)
			known[n].until = last;
		n += known[n].until > known[n].from;
	}
	return (struct pauses){ known, n };
}

static int64_t
due_at(struct counting *x, const struct clock_rule *rule, struct pauses pauses, int64_t start, int64_t limit)
{
	int64_t due;
	bool ok = rule->in_days ? calendar_add_days(&x->ground->calendar, rule->day_kind, pauses, start, limit, &due)
	    : calendar_add_seconds(&x->ground->calendar, rule->day_kind, pauses, start, limit, &due);

	return ok ? due : INT64_MAX;
}

static bool
is_paused(struct pauses p, int64_t now)
{
	for (size_t i = 0; i < p.count; i++)
		if (p.at[i].from <= now && now < p.at[i].until)
			return true;
	return false;
}

/* `early`: something that stops it was written down for a time before it began. What
 * really was is not known then: it is late while it runs, but not for good. */
static void
judge(struct clock_run *r, bool paused, bool early, int64_t now)
{
	int64_t until = r->stopped != INT64_MIN ? r->stopped : r->ended != INT64_MIN ? r->ended : now;

	bool ended = r->stopped == INT64_MIN && r->ended != INT64_MIN;

	if (ended && (early || until <= r->due))
		r->state = CLOCK_ENDED;
	else if (until > r->due)
		r->state = CLOCK_BREACHED;
	else if (r->stopped != INT64_MIN)
		r->state = CLOCK_MET;
	else
		r->state = paused ? CLOCK_PAUSED : CLOCK_OPEN;
}

/* Whether an event counts in the episode: what came after its end changes nothing. */
static bool
falls_in(const struct counting *x, const struct event *e, int episode)
{
	int64_t end = x->episodes[episode].end;

	return e->episode == episode && (end == INT64_MIN || e->early <= end);
}

static void
stop_at(struct clock_run *rungs, size_t count, int64_t at)
{
	bool late = false;

	for (size_t r = 0; r < count; r++)
		if (rungs[r].stopped == INT64_MIN && rungs[r].due < at) {
			rungs[r].stopped = at;
			late = true;
		}
	for (size_t r = 0; r < count && !late; r++)
		if (rungs[r].due >= at) {
			if (rungs[r].stopped == INT64_MIN)
				rungs[r].stopped = at;
			break;
		}
}

static bool
all_stopped(const struct clock_run *rungs, size_t count)
{
	size_t n = 0;

	while (n < count && rungs[n].stopped != INT64_MIN)
		n++;
	return n == count;
}

/* Gives each stop to the rungs it stops, until all are. Returns the event behind the
 * last that did; `early`: one was before the clock began. */
static size_t
stop_rungs(const struct counting *x, struct clock_run *rungs, const struct clock_rule *rule, bool *early)
{
	size_t i = 0;

	*early = false;
	for (; i < x->event_count && !all_stopped(rungs, rule->rungs); i++) {
		const struct event *e = &x->events[i];

		if (!falls_in(x, e, rungs->episode - 1) || (e->stages & rule->stops) == 0)
			continue;
		if (e->late < rungs->start)
			*early = true;
		else
			stop_at(rungs, rule->rungs, e->early);
	}
	return i;
}

/* When the clock begins in an episode: with it, or with the first event from `first` on
 * that starts it; false where there is none. */
static bool
begins(const struct counting *x, const struct clock_rule *rule, int episode, size_t first, int64_t *start, bool *day)
{
	if ((rule->starts & 1) != 0) {
		*start = x->episodes[episode].start;
		*day = x->episodes[episode].start_day;
		return first == 0;
	}
	for (size_t i = first; i < x->event_count; i++)
		if (falls_in(x, &x->events[i], episode) && (x->events[i].stages & rule->starts) != 0) {
			*start = x->events[i].late;
			*day = x->events[i].early != x->events[i].late;
			return true;
		}
	return false;
}

static struct clock_run *
run_room(struct counting *x, size_t count)
{
	if (x->run_count + count > x->run_cap) {
		size_t cap = 2 * x->run_cap + count + 8;
		struct clock_run *runs = arena_get(x->arena, cap * sizeof *runs);

		if (x->run_count > 0)
			memcpy(runs, x->runs, x->run_count * sizeof *runs);
		x->runs = runs;
		x->run_cap = cap;
	}
	return &x->runs[x->run_count];
}

/* Of an outage others are told than who typed it: whose data a breach laid open. */
static bool
is_untellable(const struct counting *x, const struct clock_rule *rule)
{
	if (voice_tellable(&x->c->c) || text_is(record_get(&x->c->c.record, NAME_KIND), "outage"))
		return false;
	for (int i = 0; i < STAGES; i++)
		if (case_stages[i].column == NAME_NOTIFIED_AT)
			return rule->stops == 1U << i;
	return false;
}

/* A clock that begins with a stage runs again each time that comes once more after it
 * has stopped: a second referral. */
static void
run_clock(struct counting *x, const struct clock_rule *rule, int episode)
{
	struct pauses all = pauses_of(x, rule), known = until_now(x, all, x->episodes[episode].end);
	size_t first = 0;
	int64_t start;
	bool day, untellable = is_untellable(x, rule);

	while (begins(x, rule, episode, first, &start, &day)) {
		struct clock_run *rungs = run_room(x, rule->rungs);
		bool early;

		for (size_t r = 0; r < rule->rungs; r++)
			rungs[r] = (struct clock_run){ .rule = rule, .episode = episode + 1, .rung = (int)r + 1, .start = start, .start_day = day,
				.due = due_at(x, rule, known, start, rule->limits[r]), .stopped = INT64_MIN, .ended = INT64_MIN, .pauses = known };
		first = stop_rungs(x, rungs, rule, &early);
		for (size_t r = 0; r < rule->rungs; r++) {
			if (rungs[r].stopped == INT64_MIN)
				rungs[r].ended = x->episodes[episode].end;
			if (untellable && rungs[r].stopped == INT64_MIN) {
				rungs[r].state = CLOCK_UNTELLABLE;
				continue;
			}
			rungs[r].early = early && rungs[r].stopped == INT64_MIN && (rule->starts & 1) != 0;
			judge(&rungs[r], is_paused(all, x->now), early, x->now);
		}
		x->run_count += rule->rungs;
		if (!all_stopped(rungs, rule->rungs))
			return;
	}
}

/* Whether a rule of the same clock says more about which records it is for. */
static bool
is_overruled(const struct clock_rule *rule, const struct clock_rule *const *rules, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(record_get(rules[i]->row, NAME_CLOCK), record_get(rule->row, NAME_CLOCK)) &&
		    clock_rule_narrow(rules[i]) > clock_rule_narrow(rule))
			return true;
	return false;
}

/* The rules for this record, as it was amended. */
static size_t
applying(const struct counting *x, const char *type, const struct clock_rule **rules)
{
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < x->k->count; i++)
		if (clock_rule_applies(&x->k->rules[i], type, row_get(x->shape, x->row, NAME_KIND),
		        row_get(x->shape, x->row, NAME_PRIORITY), row_get(x->shape, x->row, NAME_CLASS), moment_day(x->c->received)))
			rules[n++] = &x->k->rules[i];
	/* What overrules is never left out itself, so the order of the rows does not matter. */
	for (size_t i = 0; i < n; i++)
		if (!is_overruled(rules[i], rules, n))
			x->rules[kept++] = rules[i];
	return kept;
}

size_t
clocks_of(struct clocks *k, const struct scanned *c, int64_t now, struct arena *arena, struct clock_run **runs)
{
	bool report = c->c.record.schema == &report_schema;
	struct counting x = { .k = k, .c = c, .now = now, .arena = arena, .shape = &k->shapes[report ? 0 : 1] };
	const struct clock_rule **candidates;
	size_t count;

	if ((!report && c->c.record.schema != &feedback_schema) || text_is(record_get(&c->c.record, NAME_KIND), "log"))
		return 0;
	x.row = arena_get(arena, x.shape->count * sizeof *x.row);
	case_row(&c->c, x.shape, now, (struct text){0}, arena, x.row);
	candidates = arena_get(arena, (k->count + 1) * sizeof(const struct clock_rule *));
	x.rules = arena_get(arena, (k->count + 1) * sizeof(const struct clock_rule *));
	count = applying(&x, c->c.record.schema->name, candidates);
	if (count == 0)
		return 0;
	x.ground = clocks_ground(k, c->station);
	gather(&x);
	if (x.event_count > 1)
		qsort(x.events, x.event_count, sizeof *x.events, event_order);
	for (int e = 0; e < x.episode_count; e++)
		for (size_t i = 0; i < count; i++)
			run_clock(&x, x.rules[i], e);
	*runs = x.runs;
	return x.run_count;
}
