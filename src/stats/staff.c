/* staff: how many officers each hour of the week needs, by Erlang C. */
#include "staff.h"

#include <stdlib.h>
#include <string.h>

#include "query/erlang.h"
#include "time/date.h"
#include "verbs.h"

static const struct field columns[] = {
	FIGURE_COLUMN("weekday", "1 Monday .. 7 Sunday", "1 Senin .. 7 Minggu", FIELD_COUNT),
	FIGURE_COLUMN("hour", "hour of the day", "jam", FIELD_COUNT),
	FIGURE_COLUMN("arrivals_per_hour", "how many come in such an hour", "berapa yang datang pada jam seperti itu", FIELD_DECIMAL),
	FIGURE_COLUMN("officers", "officers needed", "petugas yang dibutuhkan", FIELD_COUNT),
};
enum { COLUMNS = sizeof columns / sizeof *columns, KEYS = 2, ARRIVALS = 0, OFFICERS, COUNTER_N = 0, COUNTER_AT, COUNTERS };

enum { LEAST_MOST = 1000 };
static const double SHRINKAGE_MOST = 0.95;

static const unsigned of[COLUMNS - KEYS] = { 1, 1 };

double
staff_handling(const struct staffing *g, size_t cell)
{
	double load = 0;
	int64_t arrivals = 0;

	if (g->handling > 0)
		return (double)g->handling;
	if (g->seconds == 0)
		return 0;
	for (size_t k = 0; k < g->kind_count; k++) {
		const struct staff_kind *kind = &g->kinds[k];
		double own = kind->measured > 0 ? (double)kind->seconds / (double)kind->measured
		    : (double)g->seconds / (double)g->measured;

		load += (double)kind->arrivals[cell] * own;
		arrivals += kind->arrivals[cell];
	}
	return arrivals > 0 ? load / (double)arrivals : (double)g->seconds / (double)g->measured;
}

static unsigned
officers_of(const struct staffing *g, size_t cell, double per_hour)
{
	double handling = staff_handling(g, cell);
	unsigned needed = handling > 0 ? erlang_officers(per_hour, handling, (double)g->wait, g->level) : 0;

	return needed > (unsigned)g->least ? needed : (unsigned)g->least;
}

static void
fill(struct board *b, struct tally_group *row, struct text *cells)
{
	struct staffing *g = (struct staffing *)b;
	size_t cell = (size_t)row->counts[COUNTER_AT];
	int64_t hours = g->hours[cell / STAFF_HOURS];
	double per_hour = (double)row->counts[COUNTER_N] / (double)hours;
	unsigned officers;

	cells[ARRIVALS] = cells[OFFICERS] = (struct text){0};
	if (hours == 0)
		return;
	cells[ARRIVALS] = arena_printf(&b->figures.session->arena, "%.4f", per_hour);
	if (g->handling == 0 && g->seconds == 0)
		return;
	officers = officers_of(g, cell, per_hour);
	cells[OFFICERS] = figures_cell(&b->figures, officers);
	g->most = officers > g->most ? officers : g->most;
	g->week += officers;
	g->week_scheduled += erlang_scheduled(officers, g->shrinkage);
}

static const struct board_view view = {
	.columns = columns, .count = COLUMNS, .keys = KEYS, .of = of, .counters = COUNTERS, .fill = fill, .drawn = OFFICERS,
};

static struct text
row_name(size_t cell, struct arena *arena)
{
	return arena_printf(arena, "%d%c%d", (int)(cell / STAFF_HOURS) + 1, '\0', (int)(cell % STAFF_HOURS));
}

static bool
see_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct staffing *g = context;

	(void)why;
	whole_days_see(&g->days, f, s);
	return true;
}

static struct staff_kind *
kind_of(struct staffing *g, struct text name)
{
	struct arena *arena = &g->board.figures.session->arena;

	for (size_t i = 0; i < g->kind_count; i++)
		if (text_equal(g->kinds[i].name, name) || i == STAFF_KINDS - 1)
			return &g->kinds[i];
	g->kinds[g->kind_count].name = arena_text(arena, name);
	return &g->kinds[g->kind_count++];
}

/* From the first pair of stages that the case has. */
static enum stage_result
measure(const struct staffing *g, const struct text *row, int64_t *seconds)
{
	enum stage_result result = STAGE_MISSING;

	for (int i = 0; i < STAFF_SPANS && result == STAGE_MISSING; i++)
		result = stage_measure(&g->spans[i], row, seconds);
	return result;
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct staffing *g = context;
	struct text kind_name = row_get(&f->shape, f->row, NAME_KIND);
	struct staff_kind *kind;
	int64_t seconds = 0;
	size_t cell;

	(void)why;
	if (!whole_days_hold(&g->days, moment_day(s->received)))
		return true;
	if (s->received.day_only || text_is(kind_name, "log")) {
		*(s->received.day_only ? &g->no_time : &g->logs) += 1;
		return true;
	}
	cell = (size_t)(date_weekday(moment_day(s->received)) - 1) * STAFF_HOURS + (size_t)moment_second(s->received) / 3600;
	kind = kind_of(g, kind_name);
	kind->arrivals[cell]++;
	g->n++;
	staff_note(g, row_get(&f->shape, f->row, NAME_STATION));
	(void)board_add(&g->board, row_name(cell, s->arena), COUNTER_N, 1, s);
	if (!stage_counts(&f->shape, f->row) || g->handling > 0)
		return true;
	switch (measure(g, f->row, &seconds)) {
	case STAGE_MEASURED:
		if (seconds <= STAFF_HANDLING_MOST) {
			kind->measured++, g->measured++;
			kind->seconds += seconds, g->seconds += seconds;
			break;
		}
		/* fall through */
	case STAGE_NEGATIVE:
		g->other++;
		break;
	case STAGE_MISSING:
	case STAGE_NO_TIME:
		g->missing++;
	}
	return true;
}

static bool
take_duration(struct session *s, enum option_id id, int64_t otherwise, int64_t *seconds, struct fail *why)
{
	*seconds = otherwise;
	return !session_given(s, id) || when_duration(text_of(session_word(s, id)), seconds, why) ||
	    fail_field(why, option_row(id)->name);
}

/* A number from 0 to under 1, with a point or a comma. */
static bool
share_parse(const char *typed, double *share)
{
	char digits[16] = "", *end;
	size_t n = 0, points = 0;

	for (; typed[n] != '\0' && n < sizeof digits - 1; n++) {
		digits[n] = typed[n] == ',' ? '.' : typed[n];
		points += digits[n] == '.';
	}
	if (typed[n] != '\0' || digits[0] != '0' || points > 1 || strspn(digits, ".0123456789") != n)
		return false;
	*share = strtod(digits, &end);
	return *end == '\0' && *share < 1;
}

static bool
take_shares(struct staffing *g, struct fail *why)
{
	struct session *s = g->board.figures.session;

	g->level = 0.9;
	g->shrinkage = 0;
	if (session_given(s, OPT_LEVEL) && (!share_parse(session_word(s, OPT_LEVEL), &g->level) || g->level <= 0))
		return fail_set(why, MSG_STAFF_LEVEL, session_word(s, OPT_LEVEL));
	return !session_given(s, OPT_SHRINKAGE) ||
	    (share_parse(session_word(s, OPT_SHRINKAGE), &g->shrinkage) && g->shrinkage <= SHRINKAGE_MOST) ||
	    fail_set(why, MSG_STAFF_SHRINKAGE, session_word(s, OPT_SHRINKAGE));
}

static bool
take_least(struct staffing *g, struct fail *why)
{
	struct session *s = g->board.figures.session;

	return session_number(s, OPT_LEAST, 0, 1, &g->least, why) &&
	    (g->least <= LEAST_MOST || fail_set(why, MSG_STAFF_LEAST, session_word(s, OPT_LEAST)));
}

static bool
take_options(struct staffing *g, struct fail *why)
{
	struct session *s = g->board.figures.session;

	return take_duration(s, OPT_HANDLING, 0, &g->handling, why) && take_duration(s, OPT_WAIT, 600, &g->wait, why) &&
	    take_shares(g, why) && take_least(g, why) && session_number(s, OPT_HOURS, 1, 40, &g->weekly, why);
}

static bool
take_spans(struct staffing *g, struct fail *why)
{
	static const char ends[] = "responded resolved closed";
	static const char *const stages[STAFF_SPANS][2] = {
		[STAFF_DISPATCHED] = { "dispatched", "cleared" }, [STAFF_ACCEPTED] = { "accepted", ends },
		[STAFF_RECEIVED] = { "received", ends },
	};
	size_t n = 0;

	for (int i = 0; i < STAFF_SPANS; i++) {
		if (!stage_parse(stages[i][0], stages[i][1], &g->board.figures.shape, &g->spans[i], why))
			return false;
		for (size_t k = 0; g->spans[i].names[k] != NAME_NONE; k++)
			g->needs[n++] = g->spans[i].names[k];
	}
	if (g->handling == 0)
		g->board.figures.needs = g->needs;
	return true;
}

/* All hours of the week, and how many of each the days have. */
static void
add_week(struct staffing *g)
{
	for (size_t cell = 0; cell < STAFF_CELLS; cell++)
		tally_at(g->board.tally, row_name(cell, &g->board.figures.session->arena))->counts[COUNTER_AT] = (int64_t)cell;
	for (int32_t day = g->days.from; g->days.first != INT32_MAX && day < g->days.until; day++)
		g->hours[date_weekday(day) - 1]++;
}

bool
stats_staff(struct session *s, struct fail *why)
{
	struct staffing g = { .kinds = arena_get(&s->arena, STAFF_KINDS * sizeof *g.kinds) };
	struct figures *f = &g.board.figures;
	bool ok;

	if (!board_start(&g.board, s, &view, NULL, why))
		return false;
	whole_days_start(&g.days, f);
	f->every = see_case;
	ok = take_options(&g, why) && take_spans(&g, why) && board_scan(&g.board, take_case, &g, why);
	if (ok) {
		whole_days_end(&g.days);
		add_week(&g);
	}
	if (ok && board_show(&g.board, NULL))
		staff_say(&g);
	return board_end(&g.board, ok, g.n > 0, why);
}
