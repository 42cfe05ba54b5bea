/* the page of a period as rows: section,key,value. An empty value is no entry, or
 * a figure of nothing. */
#include "summary_rows.h"
#include "time/date.h"

#define COLUMN(n, flags, en, id_) { n, WORDS(en, id_), NAME_NONE, FIELD_LINE, CLASS_PUBLIC, FIELD_DERIVED | (flags), 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("section", 0, "part of the page", "bagian halaman"),
	COLUMN("key", 0, "what", "apa"),
	COLUMN("value", FIELD_MIXED, "how much", "berapa"),
};

/* With --explain nothing is shown, but one row is looked for. */
static void
put(struct rows *r, const char *section, struct text key, struct text value, bool counts)
{
	struct text cells[] = { text_of(section), key, value };

	if (r->printer == NULL)
		summary_trace_row(r->d, section, key, counts);
	else
		printer_row(r->printer, cells, (struct text){0});
}

void
rows_add(struct rows *r, const char *section, struct text key, struct text value)
{
	put(r, section, key, value, false);
}

void
rows_of(struct rows *r, const char *section, struct text key, struct text value)
{
	put(r, section, key, value, true);
}

void
rows_count(struct rows *r, const char *section, const char *key, int64_t n)
{
	put(r, section, text_of(key), figures_cell(&r->d->figures, n), true);
}

void
rows_number(struct rows *r, const char *section, const char *key, int64_t n)
{
	put(r, section, text_of(key), figures_cell(&r->d->figures, n), false);
}

static void
row_moment(struct rows *r, const char *section, struct text key, struct moment m, bool one)
{
	char stored[MOMENT_TEXT];

	moment_print(m, stored);
	put(r, section, key, arena_text(&r->d->session->arena, text_of(stored)), one);
}

void
rows_tally(struct rows *r, const char *section, struct tally *t)
{
	struct tally_group **groups;
	size_t count;

	groups = tally_sorted(t, &count);
	for (size_t i = 0; i < count; i++)
		rows_of(r, section, groups[i]->name, figures_cell(&r->d->figures, groups[i]->n));
}

void
rows_measured(struct rows *r, const char *section, struct tally_group *g)
{
	static const struct { const char *key; unsigned percent; } ranks[] = {
		{ "median_s", 50 }, { "p90_s", 90 }, { "max_s", 100 },
	};

	rows_count(r, section, "n", g->n);
	rows_count(r, section, "excluded", g->missing + g->negative + g->no_time);
	rows_count(r, section, "missing", g->missing);
	rows_count(r, section, "negative", g->negative);
	rows_count(r, section, "no_time", g->no_time);
	rows_count(r, section, "zero", g->zero);
	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
		if (g->n > 0)
			rows_number(r, section, ranks[i].key, durations_percentile(&g->durations, ranks[i].percent));
		else
			rows_add(r, section, text_of(ranks[i].key), (struct text){0});
	}
}

static void
rows_head(struct rows *r)
{
	struct summary *d = r->d;
	const struct zone *zone = summary_zone(d);

	row_moment(r, "period", TEXT("from"), moment_in(d->figures.period.from, zone), false);
	row_moment(r, "period", TEXT("until"), moment_in(d->figures.period.until, zone), false);
	rows_add(r, "period", TEXT("zone"), text_of(zone->name));
	for (size_t i = 0; i < d->desk_count; i++) {
		if (d->desks[i].newest.at != 0)
			row_moment(r, "newest", d->desks[i].code, d->desks[i].newest, false);
		else
			rows_add(r, "newest", d->desks[i].code, (struct text){0});
	}
}

static struct text
percent(struct rows *r, const struct desk *desk)
{
	int64_t n = summary_available(r->d, desk);

	return n < 0 ? (struct text){0} : arena_printf(&r->d->session->arena, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
}

static void
rows_outages(struct rows *r)
{
	struct summary *d = r->d;

	for (size_t i = 0; i < d->outage_count; i++) {
		const struct outage *o = &d->outages[i];

		rows_of(r, "outage", o->id, o->timed ? figures_cell(&d->figures, o->until - o->from) : (struct text){0});
	}
	rows_count(r, "outages", "n", d->timed_outages);
	rows_count(r, "outages", "excluded", (int64_t)d->outage_count - d->timed_outages);
	rows_number(r, "outages", "unavailable_s", d->unavailable);
	rows_add(r, "outages", TEXT("available_percent"), percent(r, NULL));
	for (size_t i = 0; i < d->desk_count && d->desk_count > 1; i++)
		rows_add(r, "available_percent", d->desks[i].code, percent(r, &d->desks[i]));
}

/* Those of the period, and what they were in the periods before, all together. */
static void
rows_aspects(struct rows *r)
{
	struct summary *d = r->d;
	struct tally_group **groups;
	size_t count;
	int periods = summary_known_count(d);

	summary_aspects_join(d);
	rows_tally(r, "aspect", d->by[NOW][VOICE_FEEDBACK][BY_ASPECT]);
	groups = tally_sorted(d->by[NOW][VOICE_FEEDBACK][BY_ASPECT], &count);
	rows_number(r, "aspect_before_periods", "n", periods);
	for (size_t i = 0; periods > 0 && i < count; i++)
		rows_of(r, "aspect_before", groups[i]->name, figures_cell(&d->figures, summary_aspect_before(d, groups[i]->name)));
	for (size_t i = 0; periods > 0 && i < count; i++)
		rows_add(r, "aspect_trend", groups[i]->name, text_of(summary_trend(d, groups[i]->n, summary_aspect_before(d, groups[i]->name))));
}

static void
rows_listed(struct rows *r, const struct listed *l)
{
	const struct zone *zone = summary_zone(r->d);

	for (int64_t i = 0; i < l->count; i++) {
		const struct named *one = &l->rows[i];

		row_moment(r, l->section, summary_listed_key(one, &r->d->session->arena), moment_in(one->at, zone), true);
	}
}

static void
rows_signals(struct rows *r)
{
	const struct unusual *s = &r->d->signals;
	struct arena *arena = &r->d->session->arena;

	rows_number(r, "signals", "tests", s->tests);
	rows_add(r, "signals", TEXT("false_alarms"), s->tests > 0 ? arena_printf(arena, "%.4f", s->false_alarms) : (struct text){0});
	rows_add(r, "signals", TEXT("n"), s->tests > 0 ? figures_cell(&r->d->figures, s->count) : (struct text){0});
	for (int64_t i = 0; i < s->count; i++) {
		const struct signal *one = &s->rows[i];
		char day[11];
		struct text key;

		date_print(one->day, day);
		key = arena_printf(arena, "%s %s", day, one->kind->key);
		rows_of(r, "signal", key, figures_cell(&r->d->figures, one->n));
		rows_add(r, "signal_expected", key, arena_printf(arena, "%.4f", one->expected));
		rows_add(r, "signal_limit", key, figures_cell(&r->d->figures, one->limit));
	}
}

static void
rows_actions(struct rows *r)
{
	const struct actions *a = &r->d->actions;

	rows_count(r, "actions", "overdue", a->overdue.count);
	rows_count(r, "actions", "due", a->soon.count);
	rows_count(r, "actions", "finished", a->finished.count);
	rows_count(r, "actions", "verified", a->verified.count);
	rows_listed(r, &a->overdue);
	rows_listed(r, &a->soon);
	rows_listed(r, &a->finished);
	rows_listed(r, &a->verified);
}

/* Which shifts wrote nothing down, of the dates that are wholly in the week or month. */
static void
rows_watches(struct rows *r)
{
	struct summary *d = r->d;

	for (size_t i = 0; i < d->watch_count; i++) {
		struct text key = summary_watch(d, &d->watches[i], &d->session->arena);

		if (tally_at(d->watched, key)->n == 0)
			rows_add(r, "no_entry", key, (struct text){0});
	}
}

static void
rows_hours(struct rows *r)
{
	struct summary *d = r->d;

	for (int hour = 0; hour < HOURS; hour++) {
		int64_t n = 0;

		for (int day = 0; day < WEEKDAYS; day++)
			n += d->hours[day][hour];
		rows_count(r, "hour", figures_cell(&d->figures, hour).at, n);
	}
}

void
summary_rows(struct summary *d)
{
	const struct field *all[] = { &columns[0], &columns[1], &columns[2] };
	struct rows r = { d, d->trace == NULL ? session_printer(d->session, d->figures.format, all, 3) : NULL };

	rows_head(&r);
	rows_watches(&r);
	for (int v = 0; v < VOICES; v++)
		if (d->figures.types[v])
			rows_voice(&r, (enum voice)v);
	rows_signals(&r);
	if (d->figures.types[VOICE_REPORT])
		rows_measured(&r, "emergency_arrival", &d->emergency);
	rows_listed(&r, &d->overdue);
	rows_listed(&r, &d->untold);
	if (d->figures.types[VOICE_FEEDBACK])
		rows_aspects(&r);
	rows_actions(&r);
	if (d->figures.types[VOICE_REPORT])
		rows_outages(&r);
	rows_hours(&r);
	for (int64_t i = 0; i < d->changed.count; i++)
		rows_of(&r, "changed", d->changed.rows[i].id, (struct text){0});
	if (r.printer != NULL)
		printer_end(r.printer);
}
