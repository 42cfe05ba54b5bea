/* One scan of all that came before the end of the period. */
#include "backlog.h"
#include "base/memory.h"
#include "record/delivery.h"
#include "summary.h"
#include "time/date.h"

static void
take_file(struct summary *d, struct scanned *s, struct text name, const struct record *r)
{
	if (case_changed(&s->c, r))
		summary_list(d, &d->changed, (struct named){
			.id = arena_printf(s->arena, "%s/%.*s.yaml", s->folder, TEXT_ARG(name)) });
}

/* Of the period: each shift that wrote something down. */
static void
take_entry(struct summary *d, const struct scanned *s)
{
	int32_t date = 0;
	char day[11];
	const struct record *row = s->station != NULL ? station_duty(s->station, s->received, &date) : NULL;
	struct text shift = row != NULL ? record_get(row, NAME_SHIFT) : (struct text){0};
	struct text key = arena_printf(s->arena, "%.*s/%.*s", TEXT_ARG(record_get(&s->c.record, NAME_STATION)), TEXT_ARG(shift));

	tally_at(d->entries, key)->n++;
	date_print(date, day);
	tally_at(d->watched, arena_printf(s->arena, "%.*s/%s", TEXT_ARG(key), day))->n++;
}

static void
take_open_before(struct summary *d, struct figures *f, const struct scanned *s)
{
	if (d->length != LENGTH_DAY && backlog_was_open(f, s, d->spans[BEFORE].until))
		summary_count(d, &d->voices[f->voice].open_before, (struct cell){ .section = "open", .key = TEXT("n"),
			.voice = true, .before = BEFORE }, s->c.id);
}

/* A day without a time is newer than all times before that day. */
static bool
is_newer(struct moment m, struct moment than)
{
	return than.at == 0 || (m.day_only || than.day_only ? moment_day(m) > moment_day(than) : m.at > than.at);
}

/* Before -w: how fresh the data is, and files that were changed by hand. */
static bool
take_every(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct summary *d = context;

	(void)why;
	if (f->within && !s->received.day_only)
		take_entry(d, s);
	/* What is void now was open then. */
	if (s->c.status == STATUS_VOID && f->types[f->voice] && (f->filter == NULL || filter_match(f->filter, f->row)))
		take_open_before(d, f, s);
	if (scan_instant(s) < d->first)
		d->first = scan_instant(s);
	take_file(d, s, s->c.id, &s->c.record);
	for (size_t i = 0; i < s->c.step_count; i++)
		take_file(d, s, s->c.steps[i].name, &s->c.steps[i].record);
	for (size_t i = 0; i < d->desk_count && s->station != NULL; i++)
		if (text_equal(s->station->code, d->desks[i].code) && is_newer(s->received, d->desks[i].newest))
			d->desks[i].newest = s->received;
	return true;
}

/* Whether a clock of it runs on and is over at the end of the period: the one that was
 * over first stands for all. */
static void
take_overdue(struct summary *d, struct scanned *s, struct voice_part *v)
{
	const struct figures *f = &d->figures;
	struct clock_run *runs = NULL, *over = NULL;
	size_t count = clocks_of(figures_clocks(&d->figures), s, summary_judged(d, s->station), s->arena, &runs);

	for (size_t i = 0; i < count; i++)
		if (clock_runs(&runs[i]) && runs[i].state == CLOCK_BREACHED && (over == NULL || runs[i].due < over->due))
			over = &runs[i];
	if (over == NULL)
		return;
	summary_count(d, &v->overdue, (struct cell){ .section = "open", .key = TEXT("overdue"), .voice = true }, s->c.id);
	summary_list(d, &d->overdue, (struct named){ .id = s->c.id, .title = case_title(&f->shape, f->row, d->session->language),
		.owner = row_get(&f->shape, f->row, NAME_OWNER), .word = arena_string(s->arena, clock_name(over, s->arena)), .at = over->due });
}

static void
take_open(struct summary *d, struct figures *f, struct scanned *s)
{
	struct voice_part *v = &d->voices[f->voice];
	int64_t at = scan_instant(s);

	summary_count(d, &v->open, (struct cell){ .section = "open", .key = TEXT("n"), .voice = true }, s->c.id);
	if (s->c.status == STATUS_WAITING)
		summary_count(d, &v->waiting, (struct cell){ .section = "open", .key = TEXT("waiting"), .voice = true }, s->c.id);
	if (s->c.status == STATUS_REFERRED)
		summary_count(d, &v->referred, (struct cell){ .section = "open", .key = TEXT("referred"), .voice = true }, s->c.id);
	take_overdue(d, s, v);
	if (v->open > 1 && at >= v->oldest.at)
		return;
	v->oldest.id = arena_text(&d->session->arena, s->c.id);
	v->oldest.title = arena_text(&d->session->arena, case_title(&f->shape, f->row, d->session->language));
	v->oldest.at = at;
}

/* Whether it was answered in the period, and in the one before, and whether the newest
 * answer still waits for somebody to tell the citizen, as outbox has it: who has left
 * a contact or has a code can be told. */
static void
take_answers(struct summary *d, struct figures *f, struct scanned *s)
{
	struct voice_part *v = &d->voices[f->voice];
	const struct step *due = delivery_due(&s->c);
	int64_t last = INT64_MIN, earlier = INT64_MIN;

	for (size_t i = 0; i < s->c.step_count; i++) {
		const struct step *step = &s->c.steps[i];
		int64_t at = figures_step(step, s->station);

		if (step->verb == NULL || step->retracted || step->verb->stage != NAME_RESPONDED_AT)
			continue;
		last = at > last ? at : last;
		earlier = at < d->spans[BEFORE].until && at > earlier ? at : earlier;
	}
	if (last >= figures_bound(f, d->figures.period.from, s->station))
		summary_count(d, &v->answered[NOW], (struct cell){ .section = "answered", .key = TEXT("n"), .voice = true }, s->c.id);
	if (earlier >= d->spans[BEFORE].from)
		summary_count(d, &v->answered[BEFORE], (struct cell){ .section = "answered", .key = TEXT("n"), .voice = true,
			.before = BEFORE }, s->c.id);
	if (due == NULL)
		return;
	if (!text_is(row_get(&f->shape, f->row, NAME_TELLABLE), "yes")) {
		summary_count(d, &v->untellable, (struct cell){ .section = "answered", .key = TEXT("untellable"), .voice = true }, s->c.id);
		return;
	}
	summary_count(d, &v->untold, (struct cell){ .section = "answered", .key = TEXT("not_told"), .voice = true }, s->c.id);
	summary_list(d, &d->untold, (struct named){ .id = s->c.id, .at = figures_step(due, s->station),
		.title = case_title(&f->shape, f->row, d->session->language) });
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct summary *d = context;
	enum status status = s->c.status;

	(void)why;
	summary_received(d, s);
	if (status < STATUS_RESOLVED)
		take_open(d, f, s);
	take_open_before(d, f, s);
	if (status == STATUS_REJECTED || status == STATUS_DUPLICATE)
		return true;
	take_answers(d, f, s);
	if (text_is(row_get(&f->shape, f->row, NAME_KIND), "outage"))
		summary_outage(d, s);
	return true;
}

static bool
take_void(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	(void)f;
	(void)why;
	summary_behind(context, (struct cell){ .section = "received", .key = TEXT("void"), .voice = true }, s->c.id);
	return true;
}

static void
make_tallies(struct summary *d)
{
	d->entries = tally_new();
	d->watched = tally_new();
	for (int i = 0; i < PERIODS; i++)
		for (int v = 0; v <= VOICES; v++)
			for (int by = 0; by < DIMENSIONS; by++)
				d->by[i][v][by] = tally_new();
	for (int v = 0; v < VOICES; v++)
		d->response[v] = tally_new();
}

static bool
has_desk(const struct summary *d, struct text code)
{
	for (size_t i = 0; i < d->desk_count; i++)
		if (text_equal(d->desks[i].code, code))
			return true;
	return false;
}

/* Before the cases of a tree: its desks, and what its other records say. */
static bool
take_tree(void *context, struct figures *f, struct fail *why)
{
	struct summary *d = context;
	struct arena *arena = &d->session->arena;
	struct desk *desks = arena_get(arena, (d->desk_count + f->tree->station_count + 1) * sizeof *desks);

	for (size_t i = 0; i < d->desk_count; i++)
		desks[i] = d->desks[i];
	d->desks = desks;
	for (size_t i = 0; i < f->tree->station_count; i++) {
		const struct station *s = &f->tree->stations[i];

		if (has_desk(d, s->code))
			continue;
		d->desks[d->desk_count++] = (struct desk){ .code = arena_text(arena, s->code),
			.name = arena_text(arena, record_get(&s->config, NAME_NAME)) };
		summary_shifts(d, s);
	}
	return summary_outages_later(d, why) && summary_actions(d, why);
}

bool
summary_gather(struct summary *d, struct fail *why)
{
	struct figures *f = &d->figures;
	bool ok;

	make_tallies(d);
	if (!stage_parse(NULL, NULL, &f->shape, &d->span, why) ||
	    !stage_parse("received", "arrived", &f->shape, &d->arrival, why))
		return false;
	summary_signals_start(d);
	summary_lists_start(d);
	f->every = take_every;
	f->all_types = true;
	f->void_case = take_void;
	f->opened = take_tree;
	ok = figures_scan(f, take_case, d, why);
	for (int v = 0; v < VOICES; v++) {
		f->voice = (enum voice)v;
		summary_behind(d, (struct cell){ .section = "oldest", .key = d->voices[v].oldest.id, .voice = true }, d->voices[v].oldest.id);
	}
	summary_lists_sort(d);
	summary_outages_end(d);
	summary_signals_end(d);
	return ok;
}

void
summary_release(struct summary *d)
{
	for (int v = 0; v < VOICES; v++) {
		for (int i = 0; i <= BEFORE; i++)
			durations_release(&d->voices[v].response[i].durations);
		tally_free(d->response[v]);
	}
	durations_release(&d->emergency.durations);
	for (int i = 0; i < PERIODS; i++)
		for (int v = 0; v <= VOICES; v++)
			for (int by = 0; by < DIMENSIONS; by++)
				tally_free(d->by[i][v][by]);
	tally_free(d->entries);
	tally_free(d->watched);
	memory_free(d->outages);
	memory_free(d->signals.rows);
	summary_lists_free(d);
}
