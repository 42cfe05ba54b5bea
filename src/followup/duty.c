/* duty: who was to be on duty in each shift, and who worked in it. */
#include <unistd.h>

#include "cli/listing.h"
#include "file/folder.h"
#include "query/tally.h"
#include "store/roster.h"
#include "store/scan.h"
#include "time/date.h"
#include "verbs.h"
#include "work.h"

#define COLUMN(n, en, id_, name, kind, choices) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, FIELD_DERIVED | FIELD_BRIEF, 0, choices, NULL }

static const struct field columns[] = {
	COLUMN("day", "date on which the shift began", "tanggal regu mulai bertugas", NAME_DAY, FIELD_DAY, NULL),
	COLUMN("shift", "name of the shift; empty: outside of any", "nama regu; kosong: di luar regu", NAME_SHIFT, FIELD_LINE, NULL),
	COLUMN("officer", "who", "siapa", NAME_OFFICER, FIELD_LINE, NULL),
	COLUMN("planned", "whether the roster has him", "ada di jadwal jaga atau tidak", NAME_NONE, FIELD_CHOICE, yes_no),
	COLUMN("worked", "whether he typed or did anything", "mencatat atau mengerjakan sesuatu atau tidak", NAME_NONE, FIELD_CHOICE, yes_no),
	COLUMN("entries", "how many records he typed and steps he took", "jumlah catatan dan langkahnya", NAME_NONE, FIELD_COUNT, NULL),
	COLUMN("station", "code of the desk", "kode SPKT", NAME_STATION, FIELD_LINE, NULL),
};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* Parts of a group's name are between this, which no line has: day, start of the
 * shift, its name, officer, station; so that the groups sort as they are shown. */
enum { BETWEEN = 0x1f, PARTS = 5 };

struct duties {
	struct session *session;
	struct period period;		/* of the beginnings of the shifts */
	const struct station *station;
	struct arena arena;		/* of one station */
	struct tally *groups;		/* n: entries; missing: planned */
};

/* The group of an officer in a shift; NULL where that is not asked. What has not
 * begun yet nobody could have worked in. */
static struct tally_group *
group_of(struct duties *d, const struct shift_span *span, struct text officer, struct arena *arena)
{
	struct moment start = moment_in(span->from, &d->station->zone);
	char day[11];

	if (span->from < d->period.from || span->from >= d->period.until || span->from > d->session->clock.now)
		return NULL;
	date_print(span->day, day);
	return tally_at(d->groups, arena_printf(arena, "%s%c%05d%c%.*s%c%.*s%c%.*s", day, BETWEEN, moment_second(start), BETWEEN,
	    TEXT_ARG(span->shift), BETWEEN, TEXT_ARG(officer), BETWEEN, TEXT_ARG(d->station->code)));
}

/* A shift that is not in force on its date is taken from its midnight on; `check`
 * names it. */
static void
take_planned(struct duties *d, const struct record *row)
{
	struct shift_span span = { .shift = record_get(row, NAME_SHIFT) };
	struct tally_group *g;

	if (!date_parse(record_get(row, NAME_DATE), &span.day))
		return;
	if (!shift_of_day(d->station, span.shift, span.day, &span))
		span.from = zone_instant(&d->station->zone, (int64_t)span.day * 86400);
	g = group_of(d, &span, record_get(row, NAME_OFFICER), &d->arena);
	if (g != NULL)
		g->missing = 1;
}

/* "2026-11.csv" */
static bool
month_of(struct text name, int32_t *first)
{
	char day[] = "YYYY-MM-01";

	if (name.len != 11 || !text_ends(name, TEXT(".csv")))
		return false;
	for (size_t i = 0; i < 7; i++)
		day[i] = name.at[i];
	return date_parse(text_of(day), first);
}

/* The months that can hold a shift of the period. */
static bool
read_planned(struct duties *d, struct fail *why)
{
	struct session *s = d->session;
	struct roster roster = { .tree = &s->tree, .station = d->station, .arena = &d->arena, .faults = &s->faults };
	struct text path = arena_printf(&d->arena, "stations/%.*s/roster", TEXT_ARG(d->station->code));
	struct names names = {0};
	bool missing = false, ok;
	int fd = folder_open(s->tree.root, path.at, &missing, why);

	if (fd < 0)
		return missing;
	ok = folder_names(fd, &d->arena, &names, why);
	(void)close(fd);
	for (size_t i = 0; ok && i < names.count; i++) {
		const struct table *t;
		int32_t first;

		if (!month_of(names.at[i], &first) ||
		    zone_instant(&d->station->zone, (int64_t)(first + 32) * 86400) < d->period.from ||
		    zone_instant(&d->station->zone, (int64_t)first * 86400) >= d->period.until)
			continue;
		t = roster_of(&roster, first);
		for (size_t k = 0; k < t->count; k++)
			take_planned(d, &t->rows[k]);
	}
	return ok;
}

static void
take_work(struct duties *d, const struct record *r, struct arena *arena)
{
	struct shift_span span = {0};
	struct text officer;
	struct moment when;
	const struct record *row;
	struct tally_group *g;

	if (!work_of(r, &officer, &when))
		return;
	row = station_duty(d->station, when, &span.day);
	if (row == NULL)
		span = (struct shift_span){ .day = moment_day(when), .from = when.at };
	else if (!shift_of_day(d->station, record_get(row, NAME_SHIFT), span.day, &span))
		return;
	g = group_of(d, &span, officer, arena);
	if (g != NULL)
		g->n++;
}

static bool
take_case(void *context, struct scanned *c, struct fail *why)
{
	struct duties *d = context;

	(void)why;
	take_work(d, &c->c.record, c->arena);
	for (size_t i = 0; i < c->c.step_count; i++)
		take_work(d, &c->c.steps[i].record, c->arena);
	return true;
}

static bool
read_station(struct duties *d, struct fail *why)
{
	struct session *s = d->session;
	bool ok = read_planned(d, why);

	for (const struct record_type *t = record_types; ok && t->schema != NULL; t++) {
		struct scan scan = { .tree = &s->tree, .type = t, .period = PERIOD_ALL, .station = d->station->code,
			.as_of = session_as_of(s), .faults = &s->faults };

		ok = scan_cases(&scan, take_case, d, why);
	}
	arena_release(&d->arena);
	return ok;
}

static bool
print_groups(struct duties *d, struct fail *why)
{
	struct listing l = {0};
	struct tally_group **groups;
	size_t count;
	bool more = true;
	char entries[24];

	if (!listing_start(&l, d->session, shape_own(columns, COLUMNS, &d->session->arena), FORMAT_CSV, why))
		return false;
	groups = tally_sorted(d->groups, &count);
	for (size_t i = 0; more && i < count; i++) {
		struct text rest = groups[i]->name, parts[PARTS] = {{0}};

		for (int k = 0; k < PARTS; k++)
			(void)text_next(&rest, BETWEEN, &parts[k]);
		(void)snprintf(entries, sizeof entries, "%lld", (long long)groups[i]->n);
		more = listing_row(&l, (const struct text[]){ parts[0], parts[2], parts[3],
		    groups[i]->missing > 0 ? TEXT("yes") : TEXT("no"), groups[i]->n > 0 ? TEXT("yes") : TEXT("no"),
		    text_of(entries), parts[4] }, (struct text){0});
	}
	return listing_end(&l, why);
}

bool
followup_duty(struct session *s, struct fail *why)
{
	struct duties d = { .session = s };
	enum format format;
	bool given, ok;

	if (s->given.operand_count > 0)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[0]);
	if (!session_format(s, FORMAT_CSV, &format, why) || !session_period(s, &d.period, &given, why))
		return false;
	if (format == FORMAT_IDS || format == FORMAT_PATHS)
		return fail_set(why, MSG_FIGURES_FORMAT, format_name(format), "csv, table, yaml, jsonl, text, excel, fods, html");
	d.groups = tally_new();
	ok = true;
	for (size_t i = 0; ok && i < s->tree.station_count; i++) {
		d.station = &s->tree.stations[i];
		ok = read_station(&d, why);
	}
	ok = ok && print_groups(&d, why);
	tally_free(d.groups);
	return ok;
}
