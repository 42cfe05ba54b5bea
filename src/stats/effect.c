/* effect: whether improvement actions did what they aim at. */
#include "cli/effect.h"

#include <math.h>

#include "cli/panel.h"
#include "query/stage.h"
#include "time/date.h"
#include "verbs.h"

struct effects {
	struct figures figures;
	const struct field *columns[EFFECT_COLUMNS];
	struct panel panel;		/* of all actions, but a page and text have one for each */
	int64_t days;
	int64_t shown;
	/* --explain */
	struct printer *trace;		/* NULL: none */
	unsigned wanted;
	struct text series;		/* only of this; empty: of any */
	int64_t found;
};

static void
say_times(struct figures *f, const struct effect *e)
{
	struct fail sentence = {0};

	fail_set(&sentence, MSG_EFFECT_TIMES, stage_default_to, figures_cell(f, e->times_before.n).at,
	    figures_cell(f, e->times_after.n).at, figures_cell(f, e->times_before.unmeasured + e->times_after.unmeasured).at);
	figures_say(f, &sentence);
	if (!e->ranked)
		return;
	fail_set(&sentence, MSG_EFFECT_SHIFT);
	figures_say(f, &sentence);
}

static void
say(struct figures *f, const struct effect *e)
{
	struct fail cautions[EFFECT_CAUTIONS] = {0}, windows = {0};
	char days[4][11];
	size_t count = effect_cautions(e, cautions);

	date_print(e->before.from, days[0]);
	date_print(e->before.until, days[1]);
	date_print(e->after.from, days[2]);
	date_print(e->after.until, days[3]);
	fail_set(&windows, MSG_EFFECT_WINDOWS, days[0], days[1], days[2], days[3]);
	figures_say(f, &windows);
	for (size_t i = 0; i < count; i++)
		figures_say(f, &cautions[i]);
	if (e->timed && e->times_before.n + e->times_after.n > 0)
		say_times(f, e);
}

/* Day by day from the first of the before part to the last of the after part, and the
 * mean of each part. */
static const struct plot *
draw(struct figures *f, const struct effect *e, struct text title)
{
	static const struct words desc = WORDS("What came in day by day before and after the action, and the mean of each part.",
	    "Yang masuk hari demi hari sebelum dan sesudah tindakan, dan rerata tiap bagian."),
	    names[] = { WORDS("n", "jumlah"), WORDS("mean of the part", "rerata bagian") }, day = WORDS("day", "hari"),
	    many = WORDS("how many", "jumlah");
	struct arena *arena = &f->session->arena;
	enum language l = f->session->language;
	size_t count = (size_t)(e->daily_until - e->before.from);
	struct plot *plot = arena_get(arena, sizeof *plot);
	struct plot_series *series = arena_get(arena, 2 * sizeof *series);
	struct text *x = arena_get(arena, (count + 1) * sizeof *x);
	double *at = arena_get(arena, 2 * (count + 1) * sizeof *at);

	for (size_t i = 0; i < count; i++) {
		int32_t date = e->before.from + (int32_t)i;
		const struct effect_part *part = date < e->before.until ? &e->before : date >= e->after.from ? &e->after : NULL;
		char printed[11];

		date_print(date, printed);
		x[i] = arena_text(arena, text_of(printed));
		at[i] = (double)e->daily[date - e->daily_from];
		at[count + i] = part != NULL ? (double)part->n / (double)part->days : NAN;
	}
	series[0] = (struct plot_series){ .name = text_of(names[0].in[l]), .role = PLOT_VALUE, .at = at };
	series[1] = (struct plot_series){ .name = text_of(names[1].in[l]), .role = PLOT_EXPECTED, .at = at + count };
	*plot = (struct plot){ .kind = PLOT_LINES, .title = title, .desc = text_of(desc.in[l]), .x_name = text_of(day.in[l]),
		.y_name = text_of(many.in[l]), .x = x, .count = count, .series = series, .series_count = 2, .median = NAN };
	return count > 0 ? plot : NULL;
}

static void
trace(struct effects *x, const struct effect *e)
{
	struct text rest = buf_view(&e->ids), id;

	if (x->series.len > 0 && !text_equal(x->series, e->series))
		return;
	while (text_next(&rest, '\n', &id)) {
		if (id.len == 0)
			continue;
		printer_row(x->trace, &id, (struct text){0});
		x->found++;
	}
}

static void
show(struct effects *x, const struct scanned *action, const struct effect *e)
{
	struct figures *f = &x->figures;
	struct session *s = f->session;
	struct text cells[EFFECT_COLUMNS], title = arena_printf(&s->arena, "%.*s %.*s", TEXT_ARG(action->c.id),
	    TEXT_ARG(record_get(&action->c.record, NAME_TITLE)));
	bool alone = panel_draws(f);

	if (alone || x->shown == 0)
		panel_start(&x->panel, f, f->format == FORMAT_HTML ? title : (struct text){0}, x->columns, EFFECT_COLUMNS);
	effect_cells(e, f, cells);
	cells[0] = arena_text(&s->arena, e->series);
	panel_row(&x->panel, cells);
	if (alone)
		panel_end(&x->panel, draw(f, e, title));
	say(f, e);
}

static bool
show_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct effects *x = context;
	struct effect e = { .wanted = x->wanted };
	struct scanned action;

	if (!scan_one(&s->tree, id, session_as_of(s), &s->faults, &s->scratch, &action, why) ||
	    !effect_measure(&x->figures, &action, x->days, s->clock.now, &e, why)) {
		buf_release(&e.ids);
		return false;
	}
	if (x->trace != NULL)
		trace(x, &e);
	else
		show(x, &action, &e);
	x->shown++;
	if (session_given(s, OPT_EXIT) && !text_is(text_of(e.verdict), "effective"))
		session_raise(s, EXIT_NO);
	buf_release(&e.ids);
	return true;
}

/* What of a cell is behind it. */
static unsigned
behind(size_t column)
{
	static const char *const counts[] = { "before_n", "before_days" }, *const after[] = { "after_n", "after_days" };
	const char *name = effect_columns[column].name;

	for (int i = 0; i < 2; i++) {
		if (text_is(text_of(name), counts[i]))
			return EFFECT_BEFORE;
		if (text_is(text_of(name), after[i]))
			return EFFECT_AFTER;
	}
	if (text_is(text_of(name), "median_before_s"))
		return EFFECT_TIMES_BEFORE;
	if (text_is(text_of(name), "median_after_s"))
		return EFFECT_TIMES_AFTER;
	return column > 8 ? EFFECT_TIMES_BEFORE | EFFECT_TIMES_AFTER : EFFECT_BEFORE | EFFECT_AFTER;
}

/* "series=time,before_n": which column, and of which rows. */
static bool
take_explain(struct effects *x, struct fail *why)
{
	static const struct field id = { .name = "id", .id = NAME_ID, .kind = FIELD_RECORD };
	static const struct field *const columns[] = { &id };
	struct session *s = x->figures.session;
	struct text rest = text_of(session_word(s, OPT_EXPLAIN)), word, name, value;
	struct buf names = {0};

	if (!session_given(s, OPT_EXPLAIN) && x->figures.format != FORMAT_IDS)
		return true;
	x->wanted = EFFECT_BEFORE;
	while (text_next(&rest, ',', &word)) {
		size_t column = 1;

		word = text_trim(word);
		if (text_cut(word, '=', &name, &value) && text_is(text_trim(name), "series")) {
			x->series = text_trim(value);
			continue;
		}
		while (column < EFFECT_COLUMNS && !text_is(word, effect_columns[column].name))
			column++;
		if (column == EFFECT_COLUMNS) {
			buf_puts(&names, "series=...");
			for (column = 1; column < EFFECT_COLUMNS; column++)
				buf_printf(&names, ", %s", effect_columns[column].name);
			fail_set(why, MSG_FIGURES_CELL, arena_string(&s->arena, word), names.data);
			buf_release(&names);
			return fail_field(why, "explain");
		}
		x->wanted = behind(column);
	}
	x->trace = session_printer(s, FORMAT_IDS, columns, 1);
	return true;
}

bool
stats_effect(struct session *s, struct fail *why)
{
	struct effects x = {0};
	struct figures *f = &x.figures;
	struct fail rule = {0};
	bool ok;

	if (!figures_start(f, s, FORMAT_CSV, why) || !session_number(s, OPT_DAYS, 1, EFFECT_DAYS, &x.days, why) ||
	    !take_explain(&x, why))
		return false;
	for (size_t i = 0; i < EFFECT_COLUMNS; i++)
		x.columns[i] = &effect_columns[i];
	ok = session_ids(s, show_one, &x, why);
	if (x.trace != NULL) {
		printer_end(x.trace);
		return ok;
	}
	if (x.shown == 0)
		return ok;
	if (!panel_draws(f))
		panel_end(&x.panel, NULL);
	fail_set(&rule, MSG_EFFECT_RULE, tree_zone(&s->tree)->name);
	figures_say(f, &rule);
	figures_end(f);
	return ok;
}
