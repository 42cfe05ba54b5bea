/* response: how long it took from one stage to another, by group. */
#include "base/memory.h"
#include "base/number.h"
#include "cli/board.h"
#include "query/stage.h"
#include "verbs.h"

static const struct field columns[] = {
	FIGURE_COLUMN("n", "how many were measured", "berapa yang terukur", FIELD_COUNT),
	FIGURE_COLUMN("excluded", "missing, negative or without a time of day", "belum terjadi, negatif atau tanpa jam", FIELD_COUNT),
	FIGURE_COLUMN("median_s", "half took no longer", "separuh tidak lebih lama dari ini", FIELD_DURATION),
	FIGURE_COLUMN("p90_s", "nine of ten took no longer", "sembilan dari sepuluh tidak lebih lama dari ini", FIELD_DURATION),
	FIGURE_COLUMN("max_s", "the longest", "yang terlama", FIELD_DURATION),
};

enum { COLUMNS = sizeof columns / sizeof *columns, MEDIAN = 2, P90, MAX };

/* The counters are the results of enum stage_result. */
static const unsigned of[COLUMNS] = {
	1 << STAGE_MEASURED, 1 << STAGE_MISSING | 1 << STAGE_NEGATIVE | 1 << STAGE_NO_TIME,
	1 << STAGE_MEASURED, 1 << STAGE_MEASURED, 1 << STAGE_MEASURED,
};

struct timed {
	struct tally_group *row;
	struct text id;
	int64_t seconds;
};

struct measuring {
	struct board board;
	struct stage_span span;
	struct text measure;		/* of cubes */
	int64_t all[STAGE_RESULTS];	/* each case once, also those in no group */
	int64_t zero, apart;		/* apart: rejected, duplicate, log: not in it at all */
	int64_t received;		/* of cubes */
	bool measured;			/* some cube row was of the span */
	struct timed *timed;		/* --explain of one value: what was measured in the rows that are asked */
	size_t timed_count, timed_cap;
};

static void
fill(struct board *b, struct tally_group *g, struct text *cells)
{
	struct durations *d = &g->durations;

	for (int i = MEDIAN; i <= MAX; i++)
		cells[i] = (struct text){0};
	if (d->count == 0)
		return;
	cells[MEDIAN] = figures_cell(&b->figures, durations_percentile(d, 50));
	cells[P90] = figures_cell(&b->figures, durations_percentile(d, 90));
	cells[MAX] = figures_cell(&b->figures, durations_max(d));
}

static const struct board_view view = {
	.columns = columns, .count = COLUMNS, .of = of, .counters = STAGE_RESULTS, .fill = fill, .drawn = MEDIAN,
};

/* Whether --explain asks for a value that occurred: then those records have it. */
static bool
asks_value(const struct measuring *m)
{
	return m->board.trace != NULL && m->board.column >= MEDIAN;
}

static void
keep_timed(struct measuring *m, struct tally_group *row, struct text id, int64_t seconds)
{
	if (m->timed_count == m->timed_cap) {
		m->timed_cap = m->timed_cap > 0 ? m->timed_cap * 2 : 256;
		m->timed = memory_grow(m->timed, m->timed_cap, sizeof *m->timed);
	}
	m->timed[m->timed_count++] = (struct timed){ row, arena_text(&m->board.figures.session->arena, id), seconds };
}

static void
trace_value(struct measuring *m)
{
	for (size_t i = 0; i < m->timed_count; i++) {
		const struct timed *t = &m->timed[i];
		struct durations *d = &t->row->durations;
		int64_t value = m->board.column == MAX ? durations_max(d) : durations_percentile(d, m->board.column == P90 ? 90 : 50);

		if (t->seconds == value)
			board_trace(&m->board, t->id);
	}
}

static bool
add(struct measuring *m, enum stage_result result, int64_t seconds, int64_t n, const struct scanned *s)
{
	struct text *names;
	size_t count = board_groups(&m->board, s, &names);

	m->all[result] += n;
	m->zero += result == STAGE_MEASURED && seconds == 0 ? n : 0;
	for (size_t i = 0; i < count; i++) {
		struct tally_group *g = board_add(&m->board, names[i], result, n, s);

		for (int64_t k = 0; result == STAGE_MEASURED && k < n; k++)
			durations_add(&g->durations, seconds);
		if (result == STAGE_MEASURED && asks_value(m) && board_traces(&m->board, names[i]))
			keep_timed(m, g, s->c.id, seconds);
	}
	return true;
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct measuring *m = context;
	int64_t seconds = 0;
	enum stage_result result;

	(void)why;
	if (!stage_counts(&f->shape, f->row)) {
		m->apart++;
		return true;
	}
	result = stage_measure(&m->span, f->row, &seconds);
	return add(m, result, seconds, 1, s);
}

static bool
take_cube(void *context, struct figures *f, const struct cube_row *cube, struct scanned *s, struct fail *why)
{
	struct measuring *m = context;
	struct text value = cube->cells[CUBE_VALUE];
	int64_t seconds = 0;

	(void)f;
	m->received += text_is(cube->cells[CUBE_MEASURE], "received") ? cube->n : 0;
	m->apart += text_is(cube->cells[CUBE_MEASURE], "apart") ? cube->n : 0;
	if (!text_equal(cube->cells[CUBE_MEASURE], m->measure))
		return true;
	m->measured = true;
	for (int r = 0; r < STAGE_RESULTS; r++)
		if (r != STAGE_MEASURED && text_is(value, stage_results[r]))
			return add(m, (enum stage_result)r, 0, cube->n, s);
	if (!number_parse(value, 0, INT64_MAX, &seconds)) {
		fail_set(why, MSG_COUNT_BAD, arena_string(s->arena, value));
		return fail_field(why, "value");
	}
	return add(m, STAGE_MEASURED, seconds, cube->n, s);
}

static void
say(struct measuring *m)
{
	struct figures *f = &m->board.figures;
	const char *from = session_word(f->session, OPT_FROM), *to = session_word(f->session, OPT_TO_STAGE);
	const int64_t *all = m->all, excluded = all[STAGE_MISSING] + all[STAGE_NEGATIVE] + all[STAGE_NO_TIME];
	struct fail sentence = {0};

	for (int r = 0; r < STAGE_RESULTS; r++)
		figures_about(f, r == STAGE_MEASURED ? "n" : stage_results[r], all[r]);
	figures_about(f, "zero", m->zero);
	figures_about(f, "apart", m->apart);
	fail_set(&sentence, MSG_FIGURES_MEASURED, figures_cell(f, all[STAGE_MEASURED]).at, figures_cell(f, excluded).at,
	    figures_cell(f, figures_voided(f)).at, figures_cell(f, m->apart).at);
	figures_say(f, &sentence);
	fail_set(&sentence, MSG_FIGURES_EXCLUDED, figures_cell(f, all[STAGE_MISSING]).at, figures_cell(f, all[STAGE_NEGATIVE]).at,
	    figures_cell(f, all[STAGE_NO_TIME]).at, figures_cell(f, m->zero).at);
	figures_say(f, &sentence);
	if (all[STAGE_MEASURED] == 0 && excluded > 0) {
		fail_set(&sentence, MSG_FIGURES_NOT_COMPUTABLE);
		figures_say(f, &sentence);
	}
	fail_set(&sentence, MSG_FIGURES_RULE, from != NULL ? from : stage_default_from, to != NULL ? to : stage_default_to);
	figures_say(f, &sentence);
	figures_say_period(f);
}

/* A cube that measured something else has no answer. */
static bool
check_cubes(const struct measuring *m, struct fail *why)
{
	struct session *s = m->board.figures.session;
	const char *from = session_word(s, OPT_FROM), *to = session_word(s, OPT_TO_STAGE);

	if (m->measured || m->received == 0 || m->received == m->apart)
		return true;
	return fail_set(why, MSG_FIGURES_CUBE_MEASURE, arena_string(&s->arena, m->measure),
	    arena_printf(&s->arena, "--from '%s' --to '%s'", from != NULL ? from : stage_default_from,
	    to != NULL ? to : stage_default_to).at);
}

bool
stats_response(struct session *s, struct fail *why)
{
	struct measuring m = {0};
	struct figures *f = &m.board.figures;
	const char *from = session_word(s, OPT_FROM), *to = session_word(s, OPT_TO_STAGE);
	bool ok;

	if (!board_start(&m.board, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	m.measure = cube_span(from, to, &s->arena);
	ok = stage_parse(from, to, &f->shape, &m.span, why);
	f->needs = m.span.names;
	f->cube = take_cube;
	if (asks_value(&m))
		m.board.traced = 0;
	ok = ok && board_scan(&m.board, take_case, &m, why) && check_cubes(&m, why);
	if (ok && asks_value(&m))
		trace_value(&m);
	if (ok && board_show(&m.board, NULL))
		say(&m);
	memory_free(m.timed);
	return board_end(&m.board, ok, m.all[STAGE_MEASURED] > 0, why);
}
