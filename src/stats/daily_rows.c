/* The page of a day as rows: section,key,value. An empty value is no entry, or
 * a figure of nothing. */
#include "daily.h"

#define COLUMN(n, flags, en, id_) { n, WORDS(en, id_), NAME_NONE, FIELD_LINE, CLASS_PUBLIC, FIELD_DERIVED | (flags), 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("section", 0, "part of the page", "bagian halaman"),
	COLUMN("key", 0, "what", "apa"),
	COLUMN("value", FIELD_MIXED, "how much", "berapa"),
};

struct rows {
	struct daily *d;
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
	struct daily *d = r->d;
	struct tally_group **groups;
	size_t count, k;

	for (size_t i = 0; i < d->shift_count; i++) {
		bool entry = tally_at(d->entries, d->shifts[i])->n > 0;
		int64_t n = tally_at(d->by[v][BY_SHIFT], d->shifts[i])->n;

		row(r, section, d->shifts[i], entry ? figures_cell(&d->figures, n) : (struct text){0});
	}
	groups = tally_sorted(d->by[v][BY_SHIFT], &count);
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
	struct daily *d = r->d;
	const struct tree *tree = &d->session->tree;
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

/* What is told of one of the two. */
static void
rows_voice(struct rows *r, enum voice v)
{
	static const char *const names[VOICES] = { "report", "feedback" };
	struct daily *d = r->d;
	const struct voice_day *day = &d->voices[v];
	struct arena *arena = &d->session->arena;

#define SECTION(suffix) arena_printf(arena, "%s_%s", names[v], suffix).at
	row_count(r, SECTION("received"), "n", day->received);
	row_count(r, SECTION("received"), "void", d->figures.voided[v]);
	rows_tally(r, SECTION("kind"), d->by[v][BY_KIND]);
	rows_tally(r, SECTION("channel"), d->by[v][BY_CHANNEL]);
	rows_shifts(r, SECTION("shift"), v);
	row_count(r, SECTION("open"), "n", day->open);
	row_count(r, SECTION("open"), "waiting", day->waiting);
	row_count(r, SECTION("open"), "referred", day->referred);
	row_count(r, SECTION("open"), "overdue", day->overdue);
	if (day->open > 0)
		row(r, SECTION("oldest"), day->oldest.id, figures_cell(&d->figures, d->judged - day->oldest.at));
	row_count(r, SECTION("answered"), "n", day->answered);
	row_count(r, SECTION("answered"), "not_told", day->untold);
	rows_measured(r, SECTION("response"), &d->voices[v].response);
	row_count(r, SECTION("response"), "apart", day->apart);
#undef SECTION
}

static void
rows_outages(struct rows *r)
{
	struct daily *d = r->d;
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
	    (long long)(daily_available(d) / 100), (long long)(daily_available(d) % 100)));
}

void
daily_rows(struct daily *d)
{
	const struct field *all[] = { &columns[0], &columns[1], &columns[2] };
	struct rows r = { d, session_printer(d->session, d->figures.format, all, 3) };
	const struct zone *zone = tree_zone(&d->session->tree);

	rows_head(&r);
	for (int v = 0; v < VOICES; v++)
		if (d->figures.types[v])
			rows_voice(&r, (enum voice)v);
	if (d->figures.types[VOICE_REPORT])
		rows_measured(&r, "emergency_arrival", &d->emergency);
	for (int64_t i = 0; i < d->overdue.count && i < LISTED_MAX; i++)
		row_moment(&r, "overdue", arena_printf(&d->session->arena, "%.*s %.*s", TEXT_ARG(d->overdue.rows[i].id),
		    TEXT_ARG(d->overdue.rows[i].title)), moment_in(d->overdue.rows[i].at, zone));
	for (int64_t i = 0; i < d->untold.count && i < LISTED_MAX; i++)
		row_moment(&r, "not_told", d->untold.rows[i].id, moment_in(d->untold.rows[i].at, zone));
	if (d->figures.types[VOICE_FEEDBACK])
		rows_tally(&r, "aspect", d->by[VOICE_FEEDBACK][BY_ASPECT]);
	if (d->figures.types[VOICE_REPORT])
		rows_outages(&r);
	for (int hour = 0; hour < HOURS; hour++)
		row_count(&r, "hour", figures_cell(&d->figures, hour).at, d->hours[hour]);
	for (int64_t i = 0; i < d->changed.count && i < LISTED_MAX; i++)
		row(&r, "changed", d->changed.rows[i].id, (struct text){0});
	printer_end(r.printer);
}
