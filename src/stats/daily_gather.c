/* One scan of all that came before the end of the day. */
#include "base/memory.h"
#include "daily.h"
#include "record/delivery.h"

static const char *
cell_string(struct daily *d, struct text t)
{
	return arena_string(&d->session->arena, t);
}

/* Adds to the list while there is room; what it names must outlive the scan. */
static void
list_add(struct daily *d, struct listed *l, struct text id, struct text title, int64_t at)
{
	if (l->count++ < LISTED_MAX)
		l->rows[l->count - 1] = (struct named){ text_of(cell_string(d, id)), text_of(cell_string(d, title)), at };
}

static void
take_file(struct daily *d, struct scanned *s, struct text name, const struct record *r)
{
	if (case_changed(&s->c, r))
		list_add(d, &d->changed, arena_printf(s->arena, "%s/%.*s.yaml", s->folder, TEXT_ARG(name)),
		    (struct text){0}, 0);
}

static struct text
shift_key(const struct figures *f, struct arena *arena)
{
	return arena_printf(arena, "%.*s/%.*s", TEXT_ARG(row_get(&f->shape, f->row, NAME_STATION)),
	    TEXT_ARG(row_get(&f->shape, f->row, NAME_SHIFT)));
}

/* Before -w: how fresh the data is, and files that were changed by hand. */
static bool
take_every(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct daily *d = context;

	(void)why;
	if (f->within && !s->received.day_only)
		tally_at(d->entries, shift_key(f, s->arena))->n++;
	take_file(d, s, s->c.id, &s->c.record);
	for (size_t i = 0; i < s->c.step_count; i++)
		take_file(d, s, s->c.steps[i].name, &s->c.steps[i].record);
	for (size_t i = 0; i < d->session->tree.station_count; i++)
		if (s->station == &d->session->tree.stations[i] && !s->received.day_only && s->received.at > d->newest[i].at)
			d->newest[i] = s->received;
	return true;
}

static void
count_in(struct daily *d, enum voice v, enum dimension by, struct text key)
{
	tally_at(d->by[v][by], key)->n++;
	tally_at(d->by[BOTH][by], key)->n++;
}

static void
measure(const struct stage_span *span, const struct figures *f, struct tally_group *g)
{
	int64_t seconds = 0;

	switch (stage_measure(span, f->row, &seconds)) {
	case STAGE_MISSING:
		g->missing++;
		return;
	case STAGE_NEGATIVE:
		g->negative++;
		return;
	case STAGE_NO_TIME:
		g->no_time++;
		return;
	case STAGE_MEASURED:
		g->n++;
		g->zero += seconds == 0;
		durations_add(&g->durations, seconds);
	}
}

static void
take_aspects(struct daily *d, const struct figures *f)
{
	struct text rest = row_get(&f->shape, f->row, NAME_ASPECTS), item;

	if (rest.len == 0)
		count_in(d, f->voice, BY_ASPECT, rest);
	while (text_next(&rest, '\n', &item))
		if (item.len > 0)
			count_in(d, f->voice, BY_ASPECT, item);
}

/* What came in on the day. */
static void
take_received(struct daily *d, struct figures *f, struct scanned *s)
{
	struct voice_day *v = &d->voices[f->voice];
	struct text kind = row_get(&f->shape, f->row, NAME_KIND);

	v->received++;
	count_in(d, f->voice, BY_KIND, kind);
	count_in(d, f->voice, BY_CHANNEL, row_get(&f->shape, f->row, NAME_CHANNEL));
	if (s->received.day_only) {
		v->no_time++;
	} else {
		d->hours[moment_second(s->received) / 3600]++;
		count_in(d, f->voice, BY_SHIFT, shift_key(f, s->arena));
	}
	if (f->voice == VOICE_FEEDBACK)
		take_aspects(d, f);
	if (!stage_counts(&f->shape, f->row)) {
		v->apart++;
		return;
	}
	measure(&d->span, f, &v->response);
	if (text_is(kind, "emergency"))
		measure(&d->arrival, f, &d->emergency);
}

/* The clocks that run on and are over at the end of the day. */
static void
take_overdue(struct daily *d, struct scanned *s, struct voice_day *v)
{
	struct clock_run *runs = NULL;
	size_t count = clocks_of(d->clocks, s, d->judged, s->arena, &runs), over = 0;

	for (size_t i = 0; i < count; i++) {
		if (!clock_runs(&runs[i]) || runs[i].state != CLOCK_BREACHED)
			continue;
		over++;
		list_add(d, &d->overdue, s->c.id, clock_name(&runs[i], s->arena), runs[i].due);
	}
	v->overdue += over > 0;
}

static void
take_open(struct daily *d, struct figures *f, struct scanned *s)
{
	struct voice_day *v = &d->voices[f->voice];
	int64_t at = scan_instant(s);

	v->open++;
	v->waiting += s->c.status == STATUS_WAITING;
	v->referred += s->c.status == STATUS_REFERRED;
	take_overdue(d, s, v);
	if (v->open > 1 && at >= v->oldest.at)
		return;
	v->oldest.id = text_of(cell_string(d, s->c.id));
	v->oldest.title = text_of(cell_string(d, case_title(&f->shape, f->row, d->session->language)));
	v->oldest.at = at;
}

/* Whether it was answered on the day, and whether the newest answer still waits for
 * somebody to tell the citizen, who has left a contact: as outbox has it. */
static void
take_answers(struct daily *d, struct figures *f, struct scanned *s)
{
	struct voice_day *v = &d->voices[f->voice];
	const struct step *due = delivery_due(&s->c);
	int64_t last = INT64_MIN;

	for (size_t i = 0; i < s->c.step_count; i++) {
		const struct step *step = &s->c.steps[i];
		int64_t at = figures_step(step, s->station);

		if (step->verb != NULL && !step->retracted && step->verb->stage == NAME_RESPONDED_AT && at > last)
			last = at;
	}
	v->answered += last >= d->figures.period.from;
	if (due == NULL || case_identity(&s->c).len == 0)
		return;
	v->untold++;
	list_add(d, &d->untold, s->c.id, case_title(&f->shape, f->row, d->session->language), figures_step(due, s->station));
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct daily *d = context;
	enum status status = s->c.status;

	(void)why;
	if (f->within)
		take_received(d, f, s);
	if (status < STATUS_RESOLVED)
		take_open(d, f, s);
	if (status == STATUS_REJECTED || status == STATUS_DUPLICATE)
		return true;
	take_answers(d, f, s);
	if (text_is(row_get(&f->shape, f->row, NAME_KIND), "outage"))
		daily_outage(d, s);
	return true;
}

static bool
has_shift(const struct daily *d, struct text key)
{
	for (size_t i = 0; i < d->shift_count; i++)
		if (text_equal(d->shifts[i], key))
			return true;
	return false;
}

/* The shifts that are on duty in the period, so that one without an entry is
 * seen; minute by minute, as they begin and end. */
static void
list_shifts(struct daily *d)
{
	const struct tree *tree = &d->session->tree;
	size_t most = 0;

	for (size_t i = 0; i < tree->station_count; i++)
		most += tree->stations[i].shifts.count;
	d->shifts = arena_get(&d->session->arena, (most + 1) * sizeof *d->shifts);
	for (size_t i = 0; i < tree->station_count; i++) {
		const struct station *s = &tree->stations[i];

		for (int64_t at = d->figures.period.from; at < d->figures.period.until; at += 60) {
			struct text shift = station_shift(s, moment_in(at, &s->zone)), before = {0}, name = {0};

			if (d->shift_count > 0)
				text_cut(d->shifts[d->shift_count - 1], '/', &before, &name);
			if (shift.len == 0 || (text_equal(shift, name) && text_equal(before, s->code)))
				continue;
			shift = arena_printf(&d->session->arena, "%.*s/%.*s", TEXT_ARG(s->code), TEXT_ARG(shift));
			if (!has_shift(d, shift))
				d->shifts[d->shift_count++] = shift;
		}
	}
}

bool
daily_gather(struct daily *d, struct fail *why)
{
	struct figures *f = &d->figures;
	bool ok;

	d->newest = arena_get(&d->session->arena, (d->session->tree.station_count + 1) * sizeof *d->newest);
	d->entries = tally_new();
	for (int v = 0; v <= VOICES; v++)
		for (int by = 0; by < DIMENSIONS; by++)
			d->by[v][by] = tally_new();
	if (!stage_parse(NULL, NULL, &f->shape, &d->span, why) ||
	    !stage_parse("received", "arrived", &f->shape, &d->arrival, why))
		return false;
	list_shifts(d);
	f->every = take_every;
	d->clocks = clocks_new(&d->session->tree, session_as_of(d->session), &d->session->faults);
	ok = figures_scan(f, take_case, d, why) && daily_outages_later(d, why);
	daily_outages_end(d);
	return ok;
}

void
daily_release(struct daily *d)
{
	for (int v = 0; v < VOICES; v++)
		durations_release(&d->voices[v].response.durations);
	durations_release(&d->emergency.durations);
	for (int v = 0; v <= VOICES; v++)
		for (int by = 0; by < DIMENSIONS; by++)
			tally_free(d->by[v][by]);
	tally_free(d->entries);
	clocks_free(d->clocks);
	memory_free(d->outages);
}
