/* cube: exact counts and durations that add up across stations. */
#include "cli/board.h"
#include "query/stage.h"
#include "time/date.h"
#include "verbs.h"

static const unsigned of[] = { 1 };
/* All cells but n name a row. */
static const struct board_view view = { .columns = cube_fields, .count = CUBE_COLUMNS, .keys = CUBE_N, .of = of, .counters = 1 };

struct cubing {
	struct board board;
	struct stage_span span;
	struct text measure;		/* of the span */
	int64_t n;
};

static void
add(struct cubing *c, struct text *cells, struct text measure, struct text value, int64_t n, const struct scanned *s)
{
	struct buf name = {0};

	cells[CUBE_MEASURE] = measure;
	cells[CUBE_VALUE] = value;
	for (int i = 0; i < CUBE_N; i++) {
		if (i > 0)
			buf_putc(&name, '\0');
		buf_text(&name, cells[i]);
	}
	(void)board_add(&c->board, buf_view(&name), 0, n, s);
	buf_release(&name);
}

/* What a case is: all cells before the measure. */
static void
fill_case(const struct figures *f, const struct scanned *s, struct text cells[CUBE_COLUMNS])
{
	char day[11];

	for (int i = 0; i < CUBE_MEASURE; i++)
		if (cube_fields[i].id != NAME_NONE)
			cells[i] = row_get(&f->shape, f->row, cube_fields[i].id);
	date_print(moment_day(s->received), day);
	cells[CUBE_DAY] = arena_text(s->arena, text_of(day));
	if (!s->received.day_only)
		cells[CUBE_HOUR] = arena_printf(s->arena, "%d", moment_second(s->received) / 3600);
}

static void
add_clocks(struct cubing *c, const struct figures *f, struct scanned *s, struct text *cells)
{
	struct text rest = row_get(&f->shape, f->row, NAME_CLOCKS), clock, state;

	while (clocks_next(&rest, &clock, &state))
		add(c, cells, arena_printf(s->arena, "%.*s:%.*s", TEXT_ARG(clock), TEXT_ARG(state)), (struct text){0}, 1, s);
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct text cells[CUBE_COLUMNS] = {0};
	struct cubing *c = context;
	enum stage_result result;
	int64_t seconds = 0;

	(void)why;
	fill_case(f, s, cells);
	c->n++;
	add(c, cells, TEXT("received"), (struct text){0}, 1, s);
	if (!stage_counts(&f->shape, f->row)) {
		add(c, cells, TEXT("apart"), (struct text){0}, 1, s);
		return true;
	}
	result = stage_measure(&c->span, f->row, &seconds);
	add(c, cells, c->measure, result == STAGE_MEASURED ? arena_printf(s->arena, "%lld", (long long)seconds)
	    : text_of(stage_results[result]), 1, s);
	add_clocks(c, f, s, cells);
	return true;
}

/* Void records are in no figure, and are said beside them: their number travels. */
static bool
take_void(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct text cells[CUBE_COLUMNS] = {0};

	(void)why;
	if (s->c.status != STATUS_VOID || (f->filter != NULL && !filter_match(f->filter, f->row)))
		return true;
	fill_case(f, s, cells);
	add(context, cells, TEXT("void"), (struct text){0}, 1, s);
	return true;
}

/* Cubes in, one cube out: several are summed. */
static bool
take_cube(void *context, struct figures *f, const struct cube_row *cube, struct scanned *s, struct fail *why)
{
	struct cubing *c = context;
	struct text cells[CUBE_COLUMNS];

	(void)f, (void)why;
	for (int i = 0; i < CUBE_COLUMNS; i++)
		cells[i] = cube->cells[i];
	if (text_is(cells[CUBE_MEASURE], "received"))
		c->n += cube->n;
	add(c, cells, cells[CUBE_MEASURE], cells[CUBE_VALUE], cube->n, s);
	return true;
}

bool
stats_cube(struct session *s, struct fail *why)
{
	const char *from = session_word(s, OPT_FROM), *to = session_word(s, OPT_TO_STAGE);
	enum name needs[2 * STAGES + 2] = { NAME_CLOCKS };
	struct cubing c = {0};
	struct figures *f = &c.board.figures;
	bool ok;

	if (!board_start(&c.board, s, &view, NULL, why))
		return false;
	ok = stage_parse(from, to, &f->shape, &c.span, why);
	for (size_t i = 0; i < sizeof c.span.names / sizeof *c.span.names; i++)
		needs[i + 1] = c.span.names[i];
	c.measure = cube_span(from, to, &s->arena);
	f->needs = needs;
	f->every = take_void;
	f->cube = take_cube;
	ok = ok && board_scan(&c.board, take_case, &c, why);
	if (ok && board_show(&c.board, NULL)) {
		figures_about(f, "n", c.n);
		figures_say_period(f);
	}
	return board_end(&c.board, ok, c.n > 0, why);
}
