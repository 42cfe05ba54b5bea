/* the page of a period as rows: section,key,value. An empty value is no entry, or
 * a figure of nothing. */
#include "summary.h"
#include "time/date.h"

#define COLUMN(n, flags, en, id_) { n, WORDS(en, id_), NAME_NONE, FIELD_LINE, CLASS_PUBLIC, FIELD_DERIVED | (flags), 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("section", 0, "part of the page", "bagian halaman"),
	COLUMN("key", 0, "what", "apa"),
	COLUMN("value", FIELD_MIXED, "how much", "berapa"),
};

struct rows {
	struct summary *d;
	struct printer *printer;
};

static void
row(struct rows *r, const char *section, struct text key, struct text value)
{
	struct text cells[] = { text_of(section), key, value };

	printer_row(r->printer, cells, (struct text){0});
}

static void
row_count(struct rows *r, const char *section, const char *key, int64_t n)
{
	row(r, section, text_of(key), figures_cell(&r->d->figures, n));
}

static void
row_moment(struct rows *r, const char *section, struct text key, struct moment m)
{
	char stored[MOMENT_TEXT];

	moment_print(m, stored);
	row(r, section, key, arena_text(&r->d->session->arena, text_of(stored)));
}

static void
rows_tally(struct rows *r, const char *section, struct tally *t)
{
	struct tally_group **groups;
	size_t count;

	groups = tally_sorted(t, &count);
	for (size_t i = 0; i < count; i++)
		row(r, section, groups[i]->name, figures_cell(&r->d->figures, groups[i]->n));
}

/* The shifts on duty; what fell outside of them comes behind. */
static void
rows_shifts(struct rows *r, const char *section, enum voice v)
{
	struct summary *d = r->d;
	struct tally_group **groups;
	size_t count, k;

	for (size_t i = 0; i < d->shift_count; i++) {
		bool entry = tally_at(d->entries, d->shifts[i])->n > 0;
		int64_t n = tally_at(d->by[NOW][v][BY_SHIFT], d->shifts[i])->n;

		row(r, section, d->shifts[i], entry ? figures_cell(&d->figures, n) : (struct text){0});
	}
	groups = tally_sorted(d->by[NOW][v][BY_SHIFT], &count);
	for (size_t i = 0; i < count; i++) {
		for (k = 0; k < d->shift_count && !text_equal(d->shifts[k], groups[i]->name); k++)
			continue;
		if (k == d->shift_count)
			row(r, section, groups[i]->name, figures_cell(&d->figures, groups[i]->n));
	}
	row_count(r, section, "no_time", d->voices[v].no_time);
}

static void
rows_measured(struct rows *r, const char *section, struct tally_group *g)
{
	static const struct { const char *key; unsigned percent; } ranks[] = {
		{ "median_s", 50 }, { "p90_s", 90 }, { "max_s", 100 },
	};

	row_count(r, section, "n", g->n);
	row_count(r, section, "excluded", g->missing + g->negative + g->no_time);
	row_count(r, section, "missing", g->missing);
	row_count(r, section, "negative", g->negative);
	row_count(r, section, "no_time", g->no_time);
	row_count(r, section, "zero", g->zero);
	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
		if (g->n > 0)
			row_count(r, section, ranks[i].key, durations_percentile(&g->durations, ranks[i].percent));
		else
			row(r, section, text_of(ranks[i].key), (struct text){0});
	}
}

static void
rows_head(struct rows *r)
{
	struct summary *d = r->d;
	const struct tree *tree = summary_tree(d);
	const struct zone *zone = tree_zone(tree);

	row_moment(r, "period", TEXT("from"), moment_in(d->figures.period.from, zone));
	row_moment(r, "period", TEXT("until"), moment_in(d->figures.period.until, zone));
	row(r, "period", TEXT("zone"), text_of(zone->name));
	for (size_t i = 0; i < tree->station_count; i++) {
		if (d->newest[i].at != 0)
			row_moment(r, "newest", tree->stations[i].code, d->newest[i]);
		else
			row(r, "newest", tree->stations[i].code, (struct text){0});
	}
}

/* What a week or month has beside its own: its parts, the times by kind, and the same of
 * the period before, where it is known. */
static void
rows_compared(struct rows *r, enum voice v, const char *name)
{
	struct summary *d = r->d;
	struct arena *arena = &d->session->arena;
	const char *part = arena_printf(arena, "%s_%s", name, d->length == LENGTH_WEEK ? "day" : "week").at;
	struct tally_group **groups;
	size_t count;

	for (size_t i = 0; i < d->part_count; i++) {
		char day[11];

		date_print(d->parts[i].begin, day);
		row_count(r, part, arena_string(arena, text_of(day)), d->parts[i].n[v]);
	}
	groups = tally_sorted(d->response[v], &count);
	for (size_t i = 0; i < count; i++)
		rows_measured(r, arena_printf(arena, "%s_response_%.*s", name, TEXT_ARG(groups[i]->name)).at, groups[i]);
	if (!summary_known(d, BEFORE))
		return;
	row_count(r, arena_printf(arena, "%s_before_received", name).at, "n", d->voices[v].received[BEFORE]);
	rows_tally(r, arena_printf(arena, "%s_before_kind", name).at, d->by[BEFORE][v][BY_KIND]);
	rows_tally(r, arena_printf(arena, "%s_before_channel", name).at, d->by[BEFORE][v][BY_CHANNEL]);
	rows_tally(r, arena_printf(arena, "%s_before_shift", name).at, d->by[BEFORE][v][BY_SHIFT]);
	row_count(r, arena_printf(arena, "%s_before_answered", name).at, "n", d->voices[v].answered[BEFORE]);
	rows_measured(r, arena_printf(arena, "%s_before_response", name).at, &d->voices[v].response[BEFORE]);
}

/* What is told of one of the two. */
static void
rows_voice(struct rows *r, enum voice v)
{
	static const char *const names[VOICES] = { "report", "feedback" };
	struct summary *d = r->d;
	const struct voice_part *day = &d->voices[v];
	struct arena *arena = &d->session->arena;

#define SECTION(suffix) arena_printf(arena, "%s_%s", names[v], suffix).at
	row_count(r, SECTION("received"), "n", day->received[NOW]);
	row_count(r, SECTION("received"), "void", d->figures.voided[v]);
	rows_tally(r, SECTION("kind"), d->by[NOW][v][BY_KIND]);
	rows_tally(r, SECTION("channel"), d->by[NOW][v][BY_CHANNEL]);
	rows_shifts(r, SECTION("shift"), v);
	row_count(r, SECTION("open"), "n", day->open);
	row_count(r, SECTION("open"), "waiting", day->waiting);
	row_count(r, SECTION("open"), "referred", day->referred);
	row_count(r, SECTION("open"), "overdue", day->overdue);
	if (day->open > 0)
		row(r, SECTION("oldest"), day->oldest.id, figures_cell(&d->figures, d->judged - day->oldest.at));
	row_count(r, SECTION("answered"), "n", day->answered[NOW]);
	row_count(r, SECTION("answered"), "not_told", day->untold);
	rows_measured(r, SECTION("response"), &d->voices[v].response[NOW]);
	row_count(r, SECTION("response"), "apart", day->apart);
	if (d->length != LENGTH_DAY)
		rows_compared(r, v, names[v]);
#undef SECTION
}

static void
rows_outages(struct rows *r)
{
	struct summary *d = r->d;
	int64_t timed = 0;

	for (size_t i = 0; i < d->outage_count; i++) {
		const struct outage *o = &d->outages[i];

		timed += o->timed;
		row(r, "outage", o->id, o->timed ? figures_cell(&d->figures, o->until - o->from) : (struct text){0});
	}
	row_count(r, "outages", "n", timed);
	row_count(r, "outages", "excluded", (int64_t)d->outage_count - timed);
	row_count(r, "outages", "unavailable_s", d->unavailable);
	row(r, "outages", TEXT("available_percent"), arena_printf(&d->session->arena, "%lld.%02lld",
	    (long long)(summary_available(d) / 100), (long long)(summary_available(d) % 100)));
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
	row_count(r, "aspect_before_periods", "n", periods);
	for (size_t i = 0; periods > 0 && i < count; i++)
		row(r, "aspect_before", groups[i]->name, figures_cell(&d->figures, summary_aspect_before(d, groups[i]->name)));
	for (size_t i = 0; periods > 0 && i < count; i++)
		row(r, "aspect_trend", groups[i]->name, text_of(summary_trend(groups[i]->n, summary_aspect_before(d, groups[i]->name), periods)));
}

static void
rows_listed(struct rows *r, const char *section, const struct listed *l)
{
	const struct zone *zone = tree_zone(summary_tree(r->d));

	for (int64_t i = 0; i < l->count && i < LISTED_MAX; i++) {
		const struct named *one = &l->rows[i];
		struct text key = one->word == NULL ? one->id :
		    arena_printf(&r->d->session->arena, "%.*s %s", TEXT_ARG(one->id), one->word);

		row_moment(r, section, key, moment_in(one->at, zone));
	}
}

static void
rows_actions(struct rows *r)
{
	const struct actions *a = &r->d->actions;

	row_count(r, "actions", "overdue", a->overdue.count);
	row_count(r, "actions", "due", a->soon.count);
	row_count(r, "actions", "finished", a->finished.count);
	row_count(r, "actions", "verified", a->verified.count);
	rows_listed(r, "action_overdue", &a->overdue);
	rows_listed(r, "action_due", &a->soon);
	rows_listed(r, "action_finished", &a->finished);
	rows_listed(r, "action_verified", &a->verified);
}

/* Which shifts wrote nothing down, of the dates that are wholly in the week or month. */
static void
rows_watches(struct rows *r)
{
	struct summary *d = r->d;

	for (size_t i = 0; i < d->watch_count; i++) {
		struct text key = summary_watch(d, &d->watches[i], &d->session->arena);

		if (tally_at(d->watched, key)->n == 0)
			row(r, "no_entry", key, (struct text){0});
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
		row_count(r, "hour", figures_cell(&d->figures, hour).at, n);
	}
}

void
summary_rows(struct summary *d)
{
	const struct field *all[] = { &columns[0], &columns[1], &columns[2] };
	struct rows r = { d, session_printer(d->session, d->figures.format, all, 3) };
	const struct zone *zone = tree_zone(summary_tree(d));

	rows_head(&r);
	rows_watches(&r);
	for (int v = 0; v < VOICES; v++)
		if (d->figures.types[v])
			rows_voice(&r, (enum voice)v);
	if (d->figures.types[VOICE_REPORT])
		rows_measured(&r, "emergency_arrival", &d->emergency);
	for (int64_t i = 0; i < d->overdue.count && i < LISTED_MAX; i++)
		row_moment(&r, "overdue", arena_printf(&d->session->arena, "%.*s %.*s", TEXT_ARG(d->overdue.rows[i].id),
		    TEXT_ARG(d->overdue.rows[i].title)), moment_in(d->overdue.rows[i].at, zone));
	rows_listed(&r, "not_told", &d->untold);
	if (d->figures.types[VOICE_FEEDBACK])
		rows_aspects(&r);
	rows_actions(&r);
	if (d->figures.types[VOICE_REPORT])
		rows_outages(&r);
	rows_hours(&r);
	for (int64_t i = 0; i < d->changed.count && i < LISTED_MAX; i++)
		row(&r, "changed", d->changed.rows[i].id, (struct text){0});
	printer_end(r.printer);
}
