/* The roster as duties of officers: their hours, nights and rest. */
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/number.h"
#include "file/folder.h"
#include "load.h"
#include "store/roster.h"
#include "time/date.h"

/* How many days before the period are read for what it is in the middle of: the run of
 * nights and the rest before its first shift. */
enum { DAYS_BEFORE = 31 };
enum { DAY_SECONDS = 86400, NIGHT_SECONDS = 5 * 3600, FIRST = 0, HOW_MANY };

static int64_t
overlap(int64_t from, int64_t until, int64_t a, int64_t b)
{
	int64_t begin = from > a ? from : a, end = until < b ? until : b;

	return end > begin ? end - begin : 0;
}

static enum load_counter
daytype_of(const struct table *holidays, int32_t day)
{
	char date[11];

	date_print(day, date);
	if (table_find(holidays, NAME_DATE, text_of(date)) != NULL)
		return LOAD_HOLIDAY;
	return date_weekday(day) > 5 ? LOAD_WEEKEND : LOAD_WORKDAY;
}

/* Its seconds in the period by the local day they are in, and the night that it covers. */
static void
measure(const struct loading *g, const struct zone *zone, const struct table *holidays, struct duty *d)
{
	int32_t last = moment_day(moment_in(d->until, zone));

	d->night = INT32_MIN;
	for (int32_t day = moment_day(moment_in(d->from, zone)); day <= last; day++) {
		int64_t midnight = zone_instant(zone, day * (int64_t)DAY_SECONDS);
		int64_t dawn = zone_instant(zone, day * (int64_t)DAY_SECONDS + NIGHT_SECONDS);
		int64_t next = zone_instant(zone, (day + 1) * (int64_t)DAY_SECONDS);
		int64_t from = d->from > g->period.from ? d->from : g->period.from;
		int64_t until = d->until < g->period.until ? d->until : g->period.until;
		int64_t seconds = overlap(from, until, midnight, next);

		d->seconds[LOAD_SECONDS] += seconds;
		d->seconds[daytype_of(holidays, day)] += seconds;
		d->seconds[LOAD_NIGHT] += overlap(from, until, midnight, dawn);
		if (d->night == INT32_MIN && d->from <= midnight && d->until >= dawn)
			d->night = day;
	}
}

static int
duty_order(const void *x, const void *y)
{
	const struct duty *a = x, *b = y;
	int by = text_compare(a->who, b->who);

	if (by != 0)
		return by;
	if (a->from != b->from)
		return (a->from > b->from) - (a->from < b->from);
	return a->until != b->until ? (a->until > b->until) - (a->until < b->until) : text_compare(a->shift, b->shift);
}

static int64_t
earliest(const struct loading *g)
{
	int64_t before = DAYS_BEFORE * (int64_t)DAY_SECONDS;

	return g->period.from < INT64_MIN + before ? INT64_MIN : g->period.from - before;
}

static void
add_row(struct loading *g, const struct station *s, const struct table *holidays, const struct record *row)
{
	struct arena *arena = &g->board.figures.session->arena;
	struct shift_span span;
	struct duty d = {0};
	int32_t day;

	if (!date_parse(record_get(row, NAME_DATE), &day) || !shift_of_day(s, record_get(row, NAME_SHIFT), day, &span)) {
		g->strange++;
		return;
	}
	d = (struct duty){ .from = span.from, .until = span.until, .day = day };
	measure(g, &s->zone, holidays, &d);
	if (d.from >= g->period.until || d.until <= earliest(g))
		return;
	d.shift = arena_text(arena, span.shift);
	d.who = load_who(record_get(row, NAME_OFFICER), s->code, arena);
	if (g->duty_count == g->duty_cap) {
		g->duty_cap = g->duty_cap > 0 ? g->duty_cap * 2 : 256;
		g->duties = memory_grow(g->duties, g->duty_cap, sizeof *g->duties);
	}
	g->duties[g->duty_count++] = d;
}

/* Whether a shift of that month can reach into the period; its first day. */
static bool
month_counts(const struct loading *g, struct text name, int32_t *first)
{
	int64_t year, month;

	if (name.len != 11 || name.at[4] != '-' || !number_parse(text_slice(name, 0, 4), 1, 9998, &year) ||
	    !number_parse(text_slice(name, 5, 7), 1, 12, &month) || !text_is(text_after(name, 7), ".csv"))
		return false;
	*first = date_number((struct date){ .year = (int)year, .month = (int)month, .day = 1 });
	return (*first + date_days_in_month((int)year, (int)month) + 2) * (int64_t)DAY_SECONDS > earliest(g) &&
	    (*first - 1) * (int64_t)DAY_SECONDS < g->period.until;
}

static bool
read_station(struct loading *g, struct figures *f, const struct station *s, const struct table *holidays, struct fail *why)
{
	struct arena *arena = &f->session->arena;
	struct roster roster = { .tree = f->tree, .station = s, .arena = arena, .faults = &f->session->faults };
	struct text path = arena_printf(arena, "stations/%.*s/roster", TEXT_ARG(s->code));
	bool missing = false, ok;
	int folder = folder_open(f->tree->root, path.at, &missing, why);
	struct names names;

	if (folder < 0)
		return missing;
	ok = folder_names(folder, arena, &names, why);
	(void)close(folder);
	for (size_t i = 0; ok && i < names.count; i++) {
		const struct table *month;
		int32_t first;

		if (!month_counts(g, names.at[i], &first))
			continue;
		month = roster_of(&roster, first);
		for (size_t r = 0; r < month->count; r++)
			add_row(g, s, holidays, &month->rows[r]);
	}
	return ok;
}

/* In order, each shift of an officer once, and where those of each begin. Of the same
 * shift in two clones either may know that he was there. */
static void
sort_duties(struct loading *g)
{
	size_t kept = 0;

	g->planned = 0;
	tally_free(g->officers);
	g->officers = tally_new_of(2);
	if (g->duty_count > 1)
		qsort(g->duties, g->duty_count, sizeof *g->duties, duty_order);
	for (size_t i = 0; i < g->duty_count; i++) {
		struct tally_group *officer;

		if (kept > 0 && duty_order(&g->duties[kept - 1], &g->duties[i]) == 0) {
			g->duties[kept - 1].worked = g->duties[kept - 1].worked || g->duties[i].worked;
			continue;
		}
		g->duties[kept] = g->duties[i];
		officer = tally_at(g->officers, g->duties[kept].who);
		if (officer->counts[HOW_MANY]++ == 0)
			officer->counts[FIRST] = (int64_t)kept;
		g->planned += g->duties[kept].seconds[LOAD_SECONDS] > 0;
		kept++;
	}
	g->duty_count = kept;
}

static struct duty *
duties_of(struct loading *g, struct text who, size_t *count)
{
	const struct tally_group *o;

	*count = 0;
	if (who.len == 0 || g->duty_count == 0)
		return NULL;
	o = tally_at(g->officers, who);
	*count = (size_t)o->counts[HOW_MANY];
	return g->duties + o->counts[FIRST];
}

bool
load_present(struct loading *g, struct text who, int64_t at)
{
	size_t count, low = 0;
	struct duty *own = duties_of(g, who, &count);
	bool found = false;

	/* the first that begins later; shifts of one officer may overlap a little */
	for (size_t high = count; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (own[middle].from <= at)
			low = middle + 1;
		else
			high = middle;
	}
	while (low-- > 0 && own[low].from > at - (int64_t)2 * DAY_SECONDS) {
		bool within = at < own[low].until;

		own[low].worked = own[low].worked || within;
		found = found || within;
	}
	return found;
}

/* The head of the shift that ends signs for it, as a rule when it is over. */
static bool
take_handover(void *context, struct scanned *s, struct fail *why)
{
	struct loading *g = context;
	struct text shift = record_get(&s->c.record, NAME_SHIFT), outgoing = record_get(&s->c.record, NAME_OUTGOING);
	struct text station = record_get(&s->c.record, NAME_STATION);
	int32_t day;
	bool dated = date_parse(record_get(&s->c.record, NAME_DAY), &day);

	(void)why;
	(void)load_present(g, load_who(record_get(&s->c.record, NAME_OFFICER), station, s->arena), s->received.at);
	for (size_t i = 0; i < s->c.step_count; i++) {
		struct text by = record_get(&s->c.steps[i].record, NAME_BY), who = load_who(by, station, s->arena);
		size_t count;
		struct duty *own = duties_of(g, who, &count);

		if (s->c.steps[i].retracted)
			continue;
		(void)load_present(g, who, s->c.steps[i].at);
		for (size_t d = 0; dated && text_equal(by, outgoing) && d < count; d++)
			own[d].worked = own[d].worked || (own[d].day == day && text_equal(own[d].shift, shift));
	}
	return true;
}

bool
load_read(struct loading *g, struct figures *f, struct fail *why)
{
	struct scan scan = { .tree = f->tree, .type = record_type_of(&handover_schema), .period = PERIOD_ALL,
		.as_of = session_as_of(f->session), .faults = &f->session->faults };
	struct table holidays = {0};

	table_read(f->tree->root, holidays_schema.path, &holidays_schema, &f->session->arena, &holidays, &f->session->faults);
	for (size_t i = 0; i < f->tree->station_count; i++)
		if (!read_station(g, f, &f->tree->stations[i], &holidays, why))
			return false;
	sort_duties(g);
	return scan_cases(&scan, take_handover, g, why);
}

/* One duty into its row: `run` nights until and with it, the rest before it. */
static void
add_duty(struct loading *g, const struct duty *d, int64_t run, const int64_t *rest)
{
	int64_t *n = tally_at(g->board.tally, load_row(d->shift, d->who, &g->board.figures.session->arena))->counts;

	n[LOAD_PLANNED]++;
	n[LOAD_WORKED] += d->worked;
	for (int i = LOAD_SECONDS; i <= LOAD_NIGHT; i++)
		n[i] += d->seconds[i];
	n[LOAD_RUN] = run > n[LOAD_RUN] ? run : n[LOAD_RUN];
	if (rest == NULL)
		return;
	n[LOAD_REST] = n[LOAD_RESTS] == 0 || *rest < n[LOAD_REST] ? *rest : n[LOAD_REST];
	n[LOAD_RESTS]++;
}

void
load_sum(struct loading *g)
{
	int32_t night = INT32_MIN;
	int64_t run = 0, latest = INT64_MIN;

	for (size_t i = 0; i < g->duty_count; i++) {
		const struct duty *d = &g->duties[i];
		bool again = i > 0 && text_equal(g->duties[i - 1].who, d->who), covers = d->night != INT32_MIN;
		int64_t rest = again && d->from > latest ? d->from - latest : 0;

		if (!again)
			night = INT32_MIN;
		if (covers && d->night != night) {
			run = night != INT32_MIN && d->night == night + 1 ? run + 1 : 1;
			night = d->night;
		}
		if (d->seconds[LOAD_SECONDS] > 0)
			add_duty(g, d, covers ? run : 0, again ? &rest : NULL);
		latest = again && latest > d->until ? latest : d->until;
	}
}
