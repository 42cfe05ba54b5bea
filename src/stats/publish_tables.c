/* From the counts of a month, what of them may be shown. */
#include "publish.h"
#include "query/disclose.h"

struct tables {
	struct publish *publish;
	struct ledger *ledger;
	enum voice voice;
	const struct gathered_voice *v;
	int64_t kinds[PUBLISH_KINDS];		/* totals */
	bool kind_hidden[PUBLISH_KINDS];
	size_t kind_count;
	int64_t k;				/* of all its other tables */
};

static struct text
number(const struct tables *t, int64_t n)
{
	return arena_printf(&t->publish->session->arena, "%lld", (long long)n);
}

static const char *
named(const struct tables *t, const char *table)
{
	return arena_printf(&t->publish->session->arena, "%s-%s", figures_voice(t->voice), table).at;
}

static void
put(struct tables *t, const char *table, struct text row, const char *column, struct text value)
{
	ledger_add(t->ledger, t->publish->month, named(t, table), row, text_of(column), value);
}

static void
put_received(struct tables *t)
{
	struct publish *p = t->publish;
	size_t columns = p->channel_count, n = 0, rows = 0;
	int64_t at[PUBLISH_KINDS * (PUBLISH_CHANNELS + 1)], k[PUBLISH_KINDS], totals[PUBLISH_CHANNELS + 1] = {0};
	size_t row_of[PUBLISH_KINDS];
	bool row_hidden[PUBLISH_KINDS], column_hidden[PUBLISH_CHANNELS + 1], hidden[PUBLISH_KINDS * (PUBLISH_CHANNELS + 1)] = {0};
	const struct choice *kinds = publish_kinds(t->voice);

	for (size_t i = 0; i < t->kind_count; i++) {
		if (!publish_kind_counts(text_of(kinds[i].key)))
			continue;
		k[rows] = publish_least(t->voice, text_of(kinds[i].key));
		row_hidden[rows] = t->kind_hidden[i];
		row_of[rows++] = i;
		for (size_t j = 0; j < columns; j++) {
			at[n++] = t->v->received[i][j];
			totals[j] += t->v->received[i][j];
		}
	}
	disclose_table(&(struct disclose){ rows, columns, at, k, 0, row_hidden, column_hidden, hidden });
	for (size_t i = 0; i <= rows; i++) {
		struct text row = i < rows ? text_of(kinds[row_of[i]].key) : TEXT("all");

		put(t, "received", row, "all", i == rows ? number(t, t->v->total) : row_hidden[i] ? TEXT("") : number(t, t->kinds[row_of[i]]));
		for (size_t j = 0; j < columns; j++) {
			/* Where all is 0, so are its parts. */
			bool shown = (i < rows && !row_hidden[i] && t->kinds[row_of[i]] == 0) || (!column_hidden[j] && (i == rows || (!row_hidden[i] && !hidden[i * columns + j])));

			if (totals[j] > 0)
				put(t, "received", row, p->channels[j].at, shown ? number(t, i == rows ? totals[j] : at[i * columns + j]) : TEXT(""));
		}
	}
}

static bool
has_small(const struct tables *t, const int64_t *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (parts[i] > 0 && parts[i] < t->k)
			return true;
	return false;
}

/* One column of parts of the total; nothing where they cannot be shown. */
static void
put_parts(struct tables *t, const char *table, const int64_t *parts, size_t n, const struct text *rows)
{
	struct arena *arena = &t->publish->session->arena;
	int64_t *k = arena_get(arena, (n + 1) * sizeof *k);
	bool *hidden = arena_get(arena, (n + 1) * sizeof *hidden);

	for (size_t i = 0; i < n; i++)
		k[i] = t->k;
	if (!disclose_parts(parts, k, n, hidden))
		return;
	for (size_t i = 0; i < n; i++)
		if (rows[i].len > 0)
			put(t, table, rows[i], "n", hidden[i] ? TEXT("") : number(t, parts[i]));
}

/* Days where none is small, else days of the week: both could be compared. */
static void
put_days(struct tables *t)
{
	size_t n = (size_t)(t->publish->end - t->publish->begin);
	int64_t weekdays[7] = {0};
	struct text rows[PUBLISH_DAYS];

	for (size_t i = 0; i < n; i++) {
		rows[i] = arena_printf(&t->publish->session->arena, "%.*s-%02zu", TEXT_ARG(t->publish->month), i + 1);
		weekdays[((size_t)t->publish->begin + i + 3) % 7] += t->v->days[i];	/* 1970-01-01 was a Thursday */
	}
	if (!has_small(t, t->v->days, n)) {
		put_parts(t, "days", t->v->days, n, rows);
		return;
	}
	for (size_t i = 0; i < 7; i++)
		rows[i] = number(t, (int64_t)i + 1);
	put_parts(t, "weekdays", weekdays, 7, rows);
}

static void
put_hours(struct tables *t)
{
	static const char *const names[] = { "night", "morning", "afternoon", "evening", "no_time" };
	int64_t parts[5] = { 0, 0, 0, 0, t->v->hours[PUBLISH_HOURS - 1] };
	struct text rows[PUBLISH_HOURS];

	for (size_t i = 0; i < PUBLISH_HOURS; i++)
		rows[i] = i + 1 < PUBLISH_HOURS ? number(t, (int64_t)i) : parts[4] > 0 ? TEXT("no_time") : TEXT("");
	if (!has_small(t, t->v->hours, PUBLISH_HOURS)) {
		put_parts(t, "hours", t->v->hours, PUBLISH_HOURS, rows);
		return;
	}
	for (size_t i = 0; i < 24; i++)
		parts[i / 6] += t->v->hours[i];
	for (size_t i = 0; i < 5; i++)
		rows[i] = i < 4 || parts[4] > 0 ? text_of(names[i]) : TEXT("");
	put_parts(t, "dayparts", parts, 5, rows);
}

static void
put_stations(struct tables *t)
{
	const struct tree *tree = t->publish->figures.tree;
	struct text *rows = arena_get(&t->publish->session->arena, (tree->station_count + 1) * sizeof *rows);
	int64_t all = 0;

	for (size_t i = 0; i < tree->station_count; i++) {
		rows[i] = tree->stations[i].code;
		all += t->v->stations[i];
	}
	/* Records of a station that has no station.yaml would be a part without a name. */
	if (tree->station_count > 1 && all == t->v->total)
		put_parts(t, "stations", t->v->stations, tree->station_count, rows);
}

/* What a part is at least; hidden where that would say 0 of what is not. */
static struct text
lower_bound(const struct tables *t, int64_t part, int64_t whole, int64_t k)
{
	int64_t least = disclose_at_least(part, whole, k);

	return least == 0 && part > 0 ? TEXT("") : number(t, least);
}

/* Of the kinds that are shown: how many were measured at least, and where these are
 * many enough half of the times and nine of ten. */
static void
put_times(struct tables *t)
{
	const struct choice *kinds = publish_kinds(t->voice);

	for (size_t i = 0; i < t->kind_count; i++) {
		struct text row = text_of(kinds[i].key);
		struct durations *d = &t->publish->gathered->voices[t->voice].times[i];
		int64_t least = disclose_at_least((int64_t)d->count, t->kinds[i], publish_least(t->voice, row));
		bool many = least >= PUBLISH_K_SENSITIVE;

		if (t->kind_hidden[i] || t->kinds[i] == 0 || !publish_kind_counts(row))
			continue;
		put(t, "response", row, "received", number(t, t->kinds[i]));
		put(t, "response", row, "measured_at_least", lower_bound(t, (int64_t)d->count, t->kinds[i], publish_least(t->voice, row)));
		put(t, "response", row, "median_min", many ? number(t, (durations_percentile(d, 50) + 59) / 60) : TEXT(""));
		put(t, "response", row, "p90_min", many ? number(t, (durations_percentile(d, 90) + 59) / 60) : TEXT(""));
	}
}

/* In steps of five, so that the exact number cannot be computed from it. */
static struct text
met_percent(const struct tables *t, int64_t met, int64_t all)
{
	int64_t least = 100 * disclose_at_least(met, all, PUBLISH_K_SENSITIVE) / all / 5 * 5;

	return least == 0 && met > 0 ? TEXT("") : number(t, least);
}

/* A clock of a kind that is hidden would tell how many there are of it. */
static void
put_clocks(struct tables *t)
{
	size_t count;
	struct tally_group **rows = tally_sorted(t->v->clocks, &count);
	int64_t shown = 0;

	for (size_t i = 0; i < t->kind_count; i++)
		shown |= (int64_t)!t->kind_hidden[i] << i;
	for (size_t i = 0; i < count; i++) {
		int64_t met = rows[i]->counts[CLOCKS_MET], all = met + rows[i]->counts[CLOCKS_BREACHED];

		if (all / 2 < PUBLISH_K_SENSITIVE || (rows[i]->counts[CLOCKS_KINDS] & ~shown) != 0)
			continue;
		put(t, "clocks", rows[i]->name, "n_at_least", number(t, all / PUBLISH_K_SENSITIVE * PUBLISH_K_SENSITIVE));
		put(t, "clocks", rows[i]->name, "met_percent_at_least", met_percent(t, met, all));
	}
}

static void
put_loop(struct tables *t)
{
	put(t, "loop", TEXT("received"), "at_least", number(t, t->v->total));
	for (int i = 0; i < GOTS; i++)
		put(t, "loop", text_of(publish_steps[i]), "at_least", lower_bound(t, t->v->got[i], t->v->total, t->k));
}

static void
put_elements(struct tables *t)
{
	for (size_t i = 0; service_elements[i].key != NULL && i < PUBLISH_ELEMENTS; i++) {
		const int64_t *counts = t->publish->gathered->elements[i], n = counts[ELEMENT_N];
		struct text row = text_of(service_elements[i].key);
		bool small = n > 0 && n < t->k;

		put(t, "elements", row, "n", small ? TEXT("") : number(t, n));
		put(t, "elements", row, "answered_at_least", small ? TEXT("") : lower_bound(t, counts[ELEMENT_ANSWERED], n, t->k));
		put(t, "elements", row, "improved_at_least", small ? TEXT("") : lower_bound(t, counts[ELEMENT_ACTION], n, t->k));
	}
}

static void
put_voice(struct tables *t)
{
	const struct choice *kinds = publish_kinds(t->voice);
	int64_t k[PUBLISH_KINDS];

	for (size_t i = 0; kinds[i].key != NULL && i < PUBLISH_KINDS; i++, t->kind_count++) {
		k[i] = publish_least(t->voice, text_of(kinds[i].key));
		for (size_t j = 0; j < t->publish->channel_count; j++)
			t->kinds[i] += t->v->received[i][j];
		/* What holds sensitive kinds is sensitive. */
		t->k = t->kinds[i] > 0 && k[i] > t->k ? k[i] : t->k;
	}
	if ((t->v->total > 0 && t->v->total < PUBLISH_K_SENSITIVE) || !disclose_parts(t->kinds, k, t->kind_count, t->kind_hidden)) {
		put(t, "received", TEXT("all"), "all", TEXT(""));
		return;
	}
	put_received(t);
	if (t->v->total == 0)
		return;
	put_days(t);
	put_hours(t);
	put_stations(t);
	put_times(t);
	put_clocks(t);
	if (t->voice == VOICE_FEEDBACK)
		put_elements(t);
	put_loop(t);
}

void
publish_tables(struct publish *p, struct ledger *l)
{
	ledger_add(l, p->month, "about", TEXT("published"), TEXT("day"), p->today);
	for (int v = 0; v < VOICES; v++)
		put_voice(&(struct tables){ .publish = p, .ledger = l, .k = PUBLISH_K, .voice = (enum voice)v, .v = &p->gathered->voices[v] });
}
