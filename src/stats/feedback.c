/* feedback: what people said, month by month: of which kind, about which element. */
#include <math.h>

#include "cli/board.h"
#include "cli/board_plot.h"
#include "time/date.h"
#include "verbs.h"

#define COLUMN(n, en, id_, kind, choices) { n, WORDS(en, id_), NAME_NONE, kind, CLASS_PUBLIC, FIELD_DERIVED, 0, choices, NULL }

enum { MONTH, KIND, ASPECT, KEYS, COLUMNS };

static const struct field columns[COLUMNS] = {
	COLUMN("month", "month in which it was received", "bulan diterima", FIELD_LINE, NULL),
	COLUMN("kind", "kind of feedback", "jenis umpan balik", FIELD_CHOICE, NULL),
	COLUMN("aspect", "service element that it touches; empty where it names none", "unsur pelayanan yang disinggung; kosong bila tidak disebut", FIELD_CHOICE, service_elements),
	COLUMN("n", "how many", "jumlah", FIELD_COUNT, NULL),
};

static const unsigned of[] = { 1 };
static const enum name needs[] = { NAME_KIND, NAME_ASPECTS, NAME_NONE };

struct voices {
	struct board board;
	int64_t n, none, no_time;
};

static void
add(struct voices *v, struct text group, struct text month, struct text aspect, const struct scanned *s)
{
	const struct figures *f = &v->board.figures;
	struct text key = arena_printf(s->arena, "%.*s%c%.*s%c%.*s", TEXT_ARG(month), '\0',
	    TEXT_ARG(row_get(&f->shape, f->row, NAME_KIND)), '\0', TEXT_ARG(aspect));

	(void)board_add(&v->board, board_key(&v->board, group, key, s->arena), 0, 1, s);
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct voices *v = context;
	struct text aspects = row_get(&f->shape, f->row, NAME_ASPECTS), *names, month, rest, aspect;
	size_t count = board_groups(&v->board, s, &names);
	char day[11];

	(void)why;
	date_print(moment_day(s->received), day);
	month = arena_text(s->arena, text_slice(text_of(day), 0, 7));
	*(count > 0 ? &v->n : &v->no_time) += 1;
	v->none += count > 0 && aspects.len == 0;
	for (size_t g = 0; g < count; g++) {
		if (aspects.len == 0)
			add(v, names[g], month, (struct text){0}, s);
		for (rest = aspects; text_next(&rest, '\n', &aspect); )
			if (aspect.len > 0 && !text_came_before(aspects, aspect))
				add(v, names[g], month, aspect, s);
	}
	return true;
}

static void
say(struct voices *v)
{
	struct figures *f = &v->board.figures;
	struct fail sentence = {0};

	figures_about(f, "n", v->n);
	figures_about(f, "no_aspect", v->none);
	figures_about(f, "no_time", v->no_time);
	fail_set(&sentence, MSG_FIGURES_VOICES, figures_cell(f, v->n).at, figures_cell(f, v->none).at,
	    figures_cell(f, figures_voided(f)).at);
	figures_say(f, &sentence);
	if (v->no_time > 0) {
		fail_set(&sentence, MSG_FIGURES_NO_TIME, figures_cell(f, v->no_time).at);
		figures_say(f, &sentence);
	}
	figures_say_period(f);
}

/* Elements by months, kinds and groups added up: the rows of a table for board_plot. */
static const struct plot *
plot_elements(struct voices *v)
{
	static const struct field *const drawn[] = { &columns[ASPECT], &columns[MONTH], &columns[COLUMNS - 1] };
	struct figures *f = &v->board.figures;
	struct arena *arena = &f->session->arena;
	struct tally *sums = tally_new_of(1);
	struct tally_group **rows;
	const struct plot *plot;
	struct text *cells, month, kind, aspect;
	size_t count;

	rows = board_rows(&v->board, &count);
	for (size_t i = 0; i < count; i++) {
		(void)text_cut(board_row_keys(&v->board, rows[i]), '\0', &month, &kind);
		(void)text_cut(kind, '\0', &kind, &aspect);
		tally_at(sums, arena_printf(arena, "%.*s%c%.*s", TEXT_ARG(aspect), '\0', TEXT_ARG(month)))->n += rows[i]->counts[0];
	}
	rows = tally_sorted(sums, &count);
	cells = arena_get(arena, (count * 3 + 1) * sizeof *cells);
	for (size_t i = 0; i < count; i++) {
		struct text *row = cells + i * 3;

		(void)text_cut(arena_text(arena, rows[i]->name), '\0', &row[0], &row[1]);
		row[2] = figures_cell(f, rows[i]->n);
	}
	plot = board_plot(f, &(struct board_table){ .columns = drawn, .count = 3, .names = 2, .drawn = 2, .cells = cells, .rows = count });
	tally_free(sums);
	return plot;
}

bool
stats_feedback(struct session *s, struct fail *why)
{
	struct field own[COLUMNS];
	const struct board_view view = { .columns = own, .count = COLUMNS, .keys = KEYS, .of = of, .counters = 1 };
	struct voices v = {0};
	struct figures *f = &v.board.figures;
	bool ok;

	for (int i = 0; i < COLUMNS; i++)
		own[i] = columns[i];
	own[KIND].choices = feedback_schema.fields[schema_named(&feedback_schema, NAME_KIND)].choices;
	if (!board_start(&v.board, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	f->types[VOICE_REPORT] = false;
	f->types[VOICE_FEEDBACK] = true;
	f->needs = needs;
	ok = board_scan(&v.board, take_case, &v, why);
	if (ok && board_show(&v.board, panel_draws(f) ? plot_elements(&v) : NULL))
		say(&v);
	return board_end(&v.board, ok, v.n > 0, why);
}
