/* signal: days on which more came in than is usual. */
#include "signal.h"

#include <math.h>

#include "time/date.h"
#include "verbs.h"

#define COLUMN(n, en, id_, kind, choices) { n, WORDS(en, id_), NAME_NONE, kind, CLASS_PUBLIC, FIELD_DERIVED, 0, choices, NULL }

/* Of all series together: a row of each takes some 300 bytes. */
enum { DAYS_MOST = 1000000 };
enum { PICTURES = 6, COUNTER_N = 0, COUNTER_AT, COUNTERS };

static const struct choice widened[] = { { "yes", WORDS("yes", "ya"), NULL }, { 0 } };
static const struct choice alarms[] = { { "high", WORDS("high", "tinggi"), NULL }, { 0 } };

static const struct field columns[SIGNAL_COLUMNS] = {
	COLUMN("day", "day", "hari", FIELD_DAY, NULL),
	COLUMN("series", "what is counted", "yang dihitung", FIELD_LINE, NULL),
	COLUMN("n", "how many", "jumlah", FIELD_COUNT, NULL),
	COLUMN("expected", "mean of the baseline", "rerata hari pembanding", FIELD_DECIMAL, NULL),
	COLUMN("limit", "an alarm is a count over it", "lebih dari ini berarti sinyal", FIELD_DECIMAL, NULL),
	COLUMN("alarm", "high: more than is usual", "tinggi: lebih banyak dari biasanya", FIELD_CHOICE, alarms),
	COLUMN("widened", "whether the limit is widened", "apakah batasnya diperlebar", FIELD_CHOICE, widened),
};

/* Behind every cell are the records of the day. */
static const unsigned of[] = { 1, 1, 1, 1, 1 };

static const struct choice methods[] = {
	[ALARM_POISSON] = { "poisson", WORDS("exact Poisson limit", "batas Poisson eksak"), NULL },
	[ALARM_C1] = { "c1", WORDS("EARS C1", "EARS C1"), NULL },
	[ALARM_C2] = { "c2", WORDS("EARS C2", "EARS C2"), NULL },
	[ALARM_C3] = { "c3", WORDS("EARS C3", "EARS C3"), NULL },
	[ALARM_CUSUM] = { "cusum", WORDS("Poisson CUSUM", "CUSUM Poisson"), NULL },
	{ 0 },
};
static const struct choice baselines[] = {
	{ "weekday", WORDS("the same weekday", "hari yang sama tiap pekan"), NULL },
	{ "days", WORDS("the days before", "hari-hari sebelumnya"), NULL },
	{ 0 },
};
static const struct field method_field = COLUMN("method", "method", "metode", FIELD_CHOICE, methods);
static const struct field baseline_field = COLUMN("baseline", "baseline", "pembanding", FIELD_CHOICE, baselines);

static struct text
decimal(struct figures *f, double value)
{
	return isfinite(value) ? arena_printf(&f->session->arena, value == floor(value) ? "%.0f" : "%.4f", value) : (struct text){0};
}

static void
fill(struct board *b, struct tally_group *row, struct text *cells)
{
	const struct signals *g = (const struct signals *)b;
	size_t span = (size_t)(g->shown.until - g->base), at = (size_t)row->counts[COUNTER_AT];
	const struct alarm_day *day = &g->series[at / span].days[at % span];

	cells[SIGNAL_EXPECTED - SIGNAL_N] = day->told ? arena_printf(&b->figures.session->arena, "%.4f", day->expected) : (struct text){0};
	cells[SIGNAL_LIMIT - SIGNAL_N] = day->told ? decimal(&b->figures, day->limit) : (struct text){0};
	cells[SIGNAL_ALARM - SIGNAL_N] = day->high ? text_of(alarms[0].key) : (struct text){0};
	cells[SIGNAL_WIDENED - SIGNAL_N] = day->told && day->wide ? text_of(widened[0].key) : (struct text){0};
}

static struct text
row_name(int32_t day, struct text series, struct arena *arena)
{
	char date[11];

	date_print(day, date);
	return arena_printf(arena, "%s%c%.*s", date, '\0', TEXT_ARG(series));
}

static bool
see_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct signals *g = context;

	(void)why;
	whole_days_see(&g->shown, f, s);
	return true;
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct signals *g = context;
	int32_t day = moment_day(s->received);
	bool shown = whole_days_hold(&g->shown, day);
	struct text *names;
	size_t count;

	(void)why;
	if (day >= g->shown.until)
		return true;
	count = group_names(&g->grouping, f->row, s->received, s->arena, &names);
	*(count > 0 ? &g->n : &g->no_time) += shown;
	for (size_t i = 0; i < count; i++) {
		durations_add(&tally_at(g->days, names[i])->durations, day);
		if (shown)
			(void)board_add(&g->board, row_name(day, names[i], s->arena), COUNTER_N, 1, s);
	}
	return true;
}

static bool
take_method(struct signals *g, struct fail *why)
{
	struct session *s = g->board.figures.session;
	struct text method = TEXT("poisson"), baseline = TEXT("weekday");

	if (session_given(s, OPT_METHOD) && !session_value(s, &method_field, text_of(session_word(s, OPT_METHOD)), &method, why))
		return false;
	if (session_given(s, OPT_BASELINE) &&
	    !session_value(s, &baseline_field, text_of(session_word(s, OPT_BASELINE)), &baseline, why))
		return false;
	for (int i = ALARM_POISSON; i <= ALARM_CUSUM; i++)
		if (text_is(method, methods[i].key))
			g->rule.method = (enum alarm_method)i;
	g->rule.same_weekday = g->rule.method != ALARM_CUSUM && text_is(baseline, "weekday");
	return g->rule.method != ALARM_CUSUM || !session_given(s, OPT_BASELINE) || fail_set(why, MSG_SIGNAL_BASELINE);
}

/* What a series is: one column. The names of its rows are typed as it has them. */
static bool
take_group(struct signals *g, struct fail *why)
{
	struct board *b = &g->board;
	struct session *s = b->figures.session;
	const char *typed = session_given(s, OPT_GROUP) ? session_word(s, OPT_GROUP) : "kind";
	struct field *series = &g->columns[SIGNAL_SERIES];

	if (!figures_group(&b->figures, typed, &g->grouping, why))
		return false;
	if (g->grouping.count != 1)
		return fail_set(why, MSG_SIGNAL_GROUP, typed);
	series->kind = g->grouping.by[0].field->kind;
	series->choices = g->grouping.by[0].field->choices;
	return !b->wanted[SIGNAL_SERIES] || series->kind != FIELD_CHOICE ||
	    session_value(s, series, b->names[SIGNAL_SERIES], &b->names[SIGNAL_SERIES], why);
}

/* The counts of a series, and its row for each day that is shown. */
static void
judge_series(struct signals *g, size_t i, const struct tally_group *counted)
{
	struct arena *arena = &g->board.figures.session->arena;
	size_t span = (size_t)(g->shown.until - g->base), from = (size_t)(g->shown.from - g->base);
	struct signal_series *s = &g->series[i];

	s->name = counted->name;
	s->counts = arena_get(arena, span * sizeof *s->counts);
	s->days = arena_get(arena, span * sizeof *s->days);
	for (size_t k = 0; k < counted->durations.count; k++)
		if (counted->durations.at[k] >= g->base)
			s->counts[counted->durations.at[k] - g->base]++;
	alarm_run(&g->rule, s->counts, span, from, s->days);
	for (size_t day = from; day < span; day++) {
		const struct alarm_day *judged = &s->days[day];

		tally_at(g->board.tally, row_name(g->base + (int32_t)day, s->name, arena))->counts[COUNTER_AT] =
		    (int64_t)(i * span + day);
		s->n += s->counts[day];
		*(judged->told ? &g->tested : &g->untold) += 1;
		s->alarms += judged->high;
		g->wide += judged->wide;
		g->false_alarms += judged->told ? judged->alpha : 0;
	}
	g->alarms += s->alarms;
}

static bool
judge(struct signals *g, struct fail *why)
{
	struct figures *f = &g->board.figures;
	struct tally_group **groups = tally_sorted(g->days, &g->series_count);
	int64_t days;

	whole_days_end(&g->shown);
	if (g->series_count == 0)
		return true;
	g->base = g->shown.from - g->shown.first > ALARM_REACH ? g->shown.from - ALARM_REACH : g->shown.first;
	days = (int64_t)g->shown.until - g->base;
	if (days > DAYS_MOST / (int64_t)g->series_count)
		return fail_set(why, MSG_SIGNAL_MOST, figures_cell(f, (int64_t)g->series_count).at, figures_cell(f, days).at,
		    figures_cell(f, DAYS_MOST).at);
	g->series = arena_get(&f->session->arena, g->series_count * sizeof *g->series);
	for (size_t i = 0; i < g->series_count; i++)
		judge_series(g, i, groups[i]);
	return true;
}

/* Of the series that were not drawn yet the one with the most alarms, of these that
 * with the most records; NULL: no more. */
static struct signal_series *
next_drawn(const struct signals *g)
{
	struct signal_series *next = NULL;

	for (size_t i = 0; i < g->series_count; i++) {
		struct signal_series *s = &g->series[i];

		if (!s->drawn && (next == NULL || s->alarms > next->alarms || (s->alarms == next->alarms && s->n > next->n)))
			next = s;
	}
	return next;
}

static const struct plot *
draw_next(struct signals *g)
{
	struct signal_series *s = g->shown.from < g->shown.until ? next_drawn(g) : NULL;

	if (s != NULL)
		s->drawn = true;
	return s != NULL ? signal_plot(g, s) : NULL;
}

static bool
show(struct signals *g)
{
	struct figures *f = &g->board.figures;
	const struct plot *plot = panel_draws(f) ? draw_next(g) : NULL;

	if (!board_show(&g->board, plot))
		return false;
	for (int i = 1; plot != NULL && i < PICTURES && f->format == FORMAT_HTML; i++) {
		plot = draw_next(g);
		if (plot != NULL)
			panel_picture(f, plot);
	}
	signal_say_undrawn(g);
	return true;
}

bool
stats_signal(struct session *s, struct fail *why)
{
	struct signals g = { .view = { .columns = g.columns, .count = SIGNAL_COLUMNS, .keys = SIGNAL_N, .of = of,
		.counters = COUNTERS, .fill = fill } };
	struct figures *f = &g.board.figures;
	bool ok;

	for (size_t i = 0; i < SIGNAL_COLUMNS; i++)
		g.columns[i] = columns[i];
	if (!board_start(&g.board, s, &g.view, NULL, why))
		return false;
	g.days = tally_new();
	whole_days_start(&g.shown, f);
	f->every = see_case;
	ok = take_method(&g, why) && take_group(&g, why) && board_scan(&g.board, take_case, &g, why);
	ok = ok && judge(&g, why);
	if (ok && show(&g))
		signal_say(&g);
	if (ok && g.alarms > 0 && session_given(s, OPT_EXIT) && g.board.trace == NULL)
		session_raise(s, EXIT_NO);
	tally_free(g.days);
	return board_end(&g.board, ok, true, why);
}
