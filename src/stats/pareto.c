/* pareto: root causes, the most frequent first. */
#include <math.h>
#include <stdlib.h>

#include "cli/board.h"
#include "query/stage.h"
#include "verbs.h"

static const struct field columns[] = {
	FIGURE_COLUMN("cause", "root cause, a row of causes.csv", "akar masalah, baris causes.csv", FIELD_LINE),
	FIGURE_COLUMN("n", "how many have that cause", "berapa yang akar masalahnya itu", FIELD_COUNT),
	FIGURE_COLUMN("percent", "of all with a cause", "dari semua yang akar masalahnya diketahui", FIELD_DECIMAL),
	FIGURE_COLUMN("cumulative", "with all causes before it", "bersama semua akar masalah sebelumnya", FIELD_DECIMAL),
};
enum { COLUMNS = sizeof columns / sizeof *columns, PERCENT = 1, CUMULATIVE };

/* The last two are known when all rows are: up to this row, and of all. */
enum { N, SO_FAR, ALL, COUNTERS };
static const unsigned of[COLUMNS - 1] = { 1 << N, 1 << N, 1 << N };

enum { VITAL_PERCENT = 80 };

struct causes {
	struct board board;
	struct table table;		/* causes.csv */
	int64_t n, unknown, apart, no_time;
};

static int
by_weight(const void *x, const void *y)
{
	struct tally_group *const *a = x, *const *b = y;

	if ((*a)->counts[N] != (*b)->counts[N])
		return (*a)->counts[N] < (*b)->counts[N] ? 1 : -1;
	return text_compare((*a)->name, (*b)->name);
}

/* The rows of one group stand together: in each the most frequent cause comes first. */
static void
order(struct board *b, struct tally_group **rows, size_t count)
{
	for (size_t first = 0, end; first < count; first = end) {
		struct text group = board_row_groups(b, rows[first]);
		int64_t all = 0, so_far = 0;

		for (end = first; end < count && text_equal(board_row_groups(b, rows[end]), group); end++)
			all += rows[end]->counts[N];
		qsort(rows + first, end - first, sizeof *rows, by_weight);
		for (size_t i = first; i < end; i++) {
			rows[i]->counts[SO_FAR] = so_far += rows[i]->counts[N];
			rows[i]->counts[ALL] = all;
		}
	}
}

static void
fill(struct board *b, struct tally_group *g, struct text *cells)
{
	cells[PERCENT] = board_percent(b, g->counts[N], g->counts[ALL]);
	cells[CUMULATIVE] = board_percent(b, g->counts[SO_FAR], g->counts[ALL]);
}

static struct text
label(struct board *b, size_t key, struct text cause)
{
	const struct causes *c = b->figures.context;
	const struct record *row = table_find(&c->table, NAME_CODE, cause);
	bool english = b->figures.session->language == LANGUAGE_EN;

	(void)key;
	return row == NULL ? cause : record_get(row, english ? NAME_LABEL_EN : NAME_LABEL_ID);
}

static const struct board_view view = {
	.columns = columns, .count = COLUMNS, .keys = 1, .of = of, .counters = COUNTERS, .fill = fill, .order = order,
	.label = label,
};

static const enum name needs[] = { NAME_KIND, NAME_STATUS, NAME_CAUSE, NAME_NONE };

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct causes *c = context;
	struct text cause = row_get(&f->shape, f->row, NAME_CAUSE), *names;
	size_t count;

	(void)why;
	if (!stage_counts(&f->shape, f->row)) {
		c->apart++;
		return true;
	}
	if (cause.len == 0) {
		c->unknown++;
		return true;
	}
	count = board_groups(&c->board, s, &names);
	*(count > 0 ? &c->n : &c->no_time) += 1;
	for (size_t i = 0; i < count; i++)
		(void)board_add(&c->board, board_key(&c->board, names[i], cause, s->arena), N, 1, s);
	return true;
}

/* Of one group, from the row `first`: the fewest causes that make 80 per cent of it. */
static size_t
say_vital(struct causes *c, struct tally_group **rows, size_t first, size_t count)
{
	struct board *b = &c->board;
	struct figures *f = &b->figures;
	struct text group = board_row_groups(b, rows[first]), cells[GROUPS_MAX] = {{0}};
	struct buf names = {0}, head = {0};
	struct fail sentence = {0};
	size_t end = first;
	int64_t vital = 0, before = 0;

	for (; end < count && text_equal(board_row_groups(b, rows[end]), group); end++) {
		if (before * 100 < rows[end]->counts[ALL] * VITAL_PERCENT) {
			struct text name = label(b, 0, board_row_keys(b, rows[end]));

			buf_printf(&names, "%s%.*s", vital++ > 0 ? "; " : "", TEXT_ARG(name));
		}
		before = rows[end]->counts[SO_FAR];
	}
	group_cells(&b->grouping, group, cells);
	for (size_t i = 0; i < b->grouping.count; i++) {
		buf_puts(&head, i > 0 ? ", " : "");
		print_value(b->grouping.by[i].field, cells[i], f->session->language, &head);
	}
	buf_puts(&head, head.len > 0 ? ": " : "");
	fail_set(&sentence, MSG_FIGURES_VITAL, head.len > 0 ? head.data : "", figures_cell(f, vital).at,
	    figures_cell(f, (int64_t)(end - first)).at, names.data);
	figures_say(f, &sentence);
	buf_release(&names);
	buf_release(&head);
	return end;
}

static void
say(struct causes *c)
{
	struct figures *f = &c->board.figures;
	struct fail sentence = {0};
	struct tally_group **rows;
	size_t count;

	rows = board_rows(&c->board, &count);
	for (size_t i = 0; i < count; )
		i = say_vital(c, rows, i, count);
	figures_about(f, "n", c->n);
	figures_about(f, "unknown", c->unknown);
	figures_about(f, "apart", c->apart);
	figures_about(f, "no_time", c->no_time);
	fail_set(&sentence, MSG_FIGURES_CAUSES, figures_cell(f, c->n).at, figures_cell(f, c->unknown).at,
	    figures_cell(f, figures_voided(f)).at, figures_cell(f, c->apart).at);
	figures_say(f, &sentence);
	if (c->no_time > 0) {
		fail_set(&sentence, MSG_FIGURES_NO_TIME, figures_cell(f, c->no_time).at);
		figures_say(f, &sentence);
	}
	figures_say_period(f);
}

/* Bars from the most frequent cause down, and the share that they add up to. */
static const struct plot *
plot_causes(struct causes *c)
{
	static const struct words desc = WORDS("bars: how many have each root cause; line: the share that they add up to",
	    "batang: berapa yang akar masalahnya itu; garis: bagian kumulatifnya"),
	    cause_name = WORDS("root cause", "akar masalah"),
	    count_name = WORDS("how many", "jumlah"), share_name = WORDS("cumulative share", "bagian kumulatif");
	struct figures *f = &c->board.figures;
	struct arena *arena = &f->session->arena;
	enum language l = f->session->language;
	struct plot *plot = arena_get(arena, sizeof *plot);
	struct plot_series *series = arena_get(arena, 2 * sizeof *series);
	struct tally_group **rows;
	struct text *names;
	double *at, *share;
	size_t count;

	rows = board_rows(&c->board, &count);
	if (c->board.grouping.count > 0 || count == 0)
		return NULL;
	names = arena_get(arena, count * sizeof *names);
	at = arena_get(arena, count * sizeof *at);
	share = arena_get(arena, count * sizeof *share);
	for (size_t i = 0; i < count; i++) {
		names[i] = label(&c->board, 0, rows[i]->name);
		at[i] = (double)rows[i]->counts[N];
		share[i] = (double)rows[i]->counts[SO_FAR] / (double)rows[i]->counts[ALL];
	}
	series[0] = (struct plot_series){ .name = text_of(count_name.in[l]), .role = PLOT_VALUE, .at = at };
	series[1] = (struct plot_series){ .name = text_of(share_name.in[l]), .role = PLOT_SHARE, .at = share };
	*plot = (struct plot){ .kind = PLOT_PARETO, .title = figures_title(f), .desc = text_of(desc.in[l]),
		.x_name = text_of(cause_name.in[l]), .y_name = series[0].name, .x = names, .count = count,
		.series = series, .series_count = 2, .median = NAN };
	return plot;
}

bool
stats_pareto(struct session *s, struct fail *why)
{
	struct causes c = {0};
	struct board *b = &c.board;
	bool ok;

	if (!board_start(b, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	table_read(s->tree.root, causes_schema.path, &causes_schema, &s->arena, &c.table, &s->faults);
	b->figures.needs = needs;
	ok = board_scan(b, take_case, &c, why);
	if (ok && board_show(b, panel_draws(&b->figures) ? plot_causes(&c) : NULL))
		say(&c);
	return board_end(b, ok, c.n > 0, why);
}
