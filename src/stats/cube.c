/* cube: exact counts and durations that add up across stations. */
#include "cli/panel.h"
#include "query/stage.h"
#include "query/tally.h"
#include "time/date.h"
#include "verbs.h"

struct cubing {
	struct figures figures;
	struct stage_span span;
	struct text measure;		/* of the span */
	struct tally *tally;		/* by all cells but n, each with a NUL behind it */
	int64_t n;
};

static void
add(struct cubing *c, struct text *cells, struct text measure, struct text value, int64_t n, struct arena *arena)
{
	struct buf name = {0};

	cells[CUBE_MEASURE] = measure;
	cells[CUBE_VALUE] = value;
	for (int i = 0; i < CUBE_N; i++) {
		buf_text(&name, cells[i]);
		buf_putc(&name, '\0');
	}
	tally_at(c->tally, arena_text(arena, buf_view(&name)))->n += n;
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
	struct text rest = row_get(&f->shape, f->row, NAME_CLOCKS), line, clock, state, due;

	while (text_next(&rest, '\n', &line)) {
		(void)text_cut(line, ' ', &clock, &state);
		(void)text_cut(state, ' ', &state, &due);
		if (clock.len > 0)
			add(c, cells, arena_printf(s->arena, "%.*s:%.*s", TEXT_ARG(clock), TEXT_ARG(state)), (struct text){0}, 1, s->arena);
	}
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
	add(c, cells, TEXT("received"), (struct text){0}, 1, s->arena);
	if (!stage_counts(&f->shape, f->row)) {
		add(c, cells, TEXT("apart"), (struct text){0}, 1, s->arena);
		return true;
	}
	result = stage_measure(&c->span, f->row, &seconds);
	add(c, cells, c->measure, result == STAGE_MEASURED ? arena_printf(s->arena, "%lld", (long long)seconds)
	    : text_of(stage_results[result]), 1, s->arena);
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
	add(context, cells, TEXT("void"), (struct text){0}, 1, s->arena);
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
	add(c, cells, cells[CUBE_MEASURE], cells[CUBE_VALUE], cube->n, s->arena);
	return true;
}

static void
print(struct cubing *c)
{
	struct figures *f = &c->figures;
	const struct field *columns[CUBE_COLUMNS];
	struct tally_group **groups;
	struct panel p;
	size_t count;

	for (int i = 0; i < CUBE_COLUMNS; i++)
		columns[i] = &cube_fields[i];
	panel_start(&p, f, (struct text){0}, columns, CUBE_COLUMNS);
	groups = tally_sorted(c->tally, &count);
	for (size_t g = 0; g < count; g++) {
		struct text cells[CUBE_COLUMNS], rest = groups[g]->name;

		for (int i = 0; i < CUBE_N; i++)
			(void)text_next(&rest, '\0', &cells[i]);
		cells[CUBE_N] = figures_cell(f, groups[g]->n);
		panel_row(&p, cells);
	}
	panel_end(&p, NULL);
	figures_about(f, "n", c->n);
	figures_say_period(f);
}

bool
stats_cube(struct session *s, struct fail *why)
{
	const char *from = session_word(s, OPT_FROM), *to = session_word(s, OPT_TO_STAGE);
	struct cubing c = {0};
	struct figures *f = &c.figures;
	enum name needs[2 * STAGES + 2] = { NAME_CLOCKS };
	bool ok;

	if (!figures_start(f, s, FORMAT_CSV, why) || !stage_parse(from, to, &f->shape, &c.span, why))
		return false;
	for (size_t i = 0; i <= 2 * STAGES; i++)
		needs[i + 1] = c.span.names[i];
	c.measure = cube_span(from, to, &s->arena);
	c.tally = tally_new();
	f->needs = needs;
	f->every = take_void;
	f->cube = take_cube;
	ok = figures_scan(f, take_case, &c, why);
	if (ok) {
		print(&c);
		figures_end(f);
	}
	tally_free(c.tally);
	return ok && (c.n > 0 || !session_given(s, OPT_EXIT) || fail_set(why, MSG_NOTHING_FOUND));
}
