/* A table of the ledger: as a picture, on the page, and as CSV. */
#include <math.h>

#include "base/number.h"
#include "base/unicode.h"
#include "cli/board_plot.h"
#include "file/publish.h"
#include "format/csv_write.h"
#include "publish.h"
#include "time/date.h"
#include "view/sheet.h"

/* The mark of what is hidden. */
static const char hidden[] = "•";

/* The first column: its name in the file and on the page. */
static const struct {
	const char *name;
	struct words head;
} heads[] = {
	[LABEL_KIND] = { "kind", WORDS("kind", "jenis") }, [LABEL_DAY] = { "day", WORDS("day", "hari") },
	[LABEL_WEEKDAY] = { "weekday", WORDS("day of the week", "hari") }, [LABEL_HOUR] = { "hour", WORDS("hour", "jam") },
	[LABEL_CLOCK] = { "clock", WORDS("deadline", "tenggat") }, [LABEL_ELEMENT] = { "element", WORDS("element", "unsur") },
	[LABEL_STEP] = { "step", WORDS("step", "langkah") }, [LABEL_STATION] = { "station", WORDS("desk", "SPKT") },
};

/* A table as it stands in the ledger: its rows and columns in their order. */
struct grid {
	const struct shown *at;		/* row by row */
	size_t rows, columns;
};

static bool
find_grid(const struct shown *rows, size_t count, const char *name, struct grid *g)
{
	size_t from = 0, n = 0;

	while (from < count && !text_is(rows[from].table, name))
		from++;
	while (from + n < count && text_is(rows[from + n].table, name))
		n++;
	*g = (struct grid){ .at = &rows[from] };
	while (g->columns < n && text_equal(g->at[g->columns].row, g->at[0].row))
		g->columns++;
	g->rows = g->columns > 0 ? n / g->columns : 0;
	return n > 0 && n == g->rows * g->columns;
}

static bool
is_day(struct text t)
{
	int32_t day;

	return t.len == 10 && date_parse(t, &day);
}

/* Codes of the tree's tables are anybody's text: neither a formula nor a direction. */
void
publish_cell(struct buf *out, struct text value, bool first)
{
	struct buf visible = {0}, cell = {0};
	int64_t number;

	unicode_visible(&visible, value);
	if (number_parse(value, 0, INT64_MAX, &number) || is_day(value))
		buf_text(&cell, value);
	else
		sheet_text(SHEET_GUESSED, buf_view(&visible), &cell);
	csv_cell(out, buf_view(&cell), first);
	buf_release(&visible);
	buf_release(&cell);
}

static bool
write_csv(struct publish *p, const struct grid *g, const char *name, enum publish_label rows, struct fail *why)
{
	struct buf out = {0}, file = {0};
	bool ok;

	csv_cell(&out, text_of(heads[rows].name), true);
	for (size_t j = 0; j < g->columns; j++)
		publish_cell(&out, g->at[j].column, false);
	csv_end(&out);
	for (size_t i = 0; i < g->rows; i++) {
		publish_cell(&out, g->at[i * g->columns].row, true);
		for (size_t j = 0; j < g->columns; j++)
			publish_cell(&out, g->at[i * g->columns + j].value, false);
		csv_end(&out);
	}
	buf_printf(&file, "%.*s-%s.csv", TEXT_ARG(g->at[0].period), name);
	ok = publish_replace(p->data, file.data, buf_view(&out), 0644, why);
	buf_release(&out);
	buf_release(&file);
	return ok;
}

static void
show_rows(struct publish *p, struct web *w, const struct publish_table *t, enum voice voice, const struct grid *g, bool folded, struct text caption)
{
	struct arena *arena = &p->session->arena;
	const struct field **columns = arena_get(arena, (g->columns + 1) * sizeof *columns);
	struct text *cells = arena_get(arena, (g->columns + 1) * sizeof *cells);

	for (size_t j = 0; j <= g->columns; j++) {
		struct field *f = arena_get(arena, sizeof *f);
		struct text label = j > 0 ? publish_label(p, LABEL_COLUMN, voice, g->at[j - 1].column, w->language) : text_of(heads[t->rows].head.in[w->language]);

		*f = (struct field){ .name = arena_string(arena, label), .kind = j > 0 ? FIELD_COUNT : FIELD_LINE };
		columns[j] = f;
	}
	web_table(w, caption, folded, columns, g->columns + 1);
	for (size_t i = 0; i < g->rows; i++) {
		cells[0] = publish_label(p, t->rows, voice, g->at[i * g->columns].row, w->language);
		for (size_t j = 0; j < g->columns; j++)
			cells[j + 1] = g->at[i * g->columns + j].value.len > 0 ? g->at[i * g->columns + j].value : text_of(hidden);
		web_row(w, cells);
	}
	web_table_end(w, folded);
}

/* A picture of one column; what is hidden leaves a gap. */
static bool
draw(struct publish *p, struct web *w, const struct publish_table *t, enum voice voice, const struct grid *g, struct text caption)
{
	struct arena *arena = &p->session->arena;
	struct text *x = arena_get(arena, g->rows * sizeof *x);
	double *at = arena_get(arena, g->rows * sizeof *at);
	struct plot_series series = { .role = PLOT_VALUE, .at = at };
	static const struct words how = WORDS("The figures stand in the table below it. What is hidden is left out.",
	    "Angkanya ada dalam tabel di bawahnya. Yang disembunyikan tidak digambar.");
	struct plot plot = { .kind = t->line ? PLOT_LINES : PLOT_BARS, .title = caption, .desc = text_of(how.in[w->language]),
		.x = x, .series = &series, .series_count = 1, .median = NAN };
	size_t column = 0, some = 0;

	while (column < g->columns && !text_is(g->at[column].column, t->drawn))
		column++;
	for (size_t i = 0; i < g->rows && column < g->columns; i++) {
		const struct shown *s = &g->at[i * g->columns + column];

		if (text_is(s->row, "all"))
			continue;
		x[plot.count] = publish_label(p, t->rows, voice, s->row, w->language);
		at[plot.count++] = board_number(s->value);
		some += s->value.len > 0;
	}
	if (some < 2)
		return false;
	plot.y_name = publish_label(p, LABEL_COLUMN, voice, text_is(text_of(t->drawn), "all") ? TEXT("n") : text_of(t->drawn), w->language);
	series.name = plot.y_name;
	web_plot(w, &plot);
	return true;
}

bool
publish_table(struct publish *p, struct web *w, const struct publish_table *t, enum voice voice,
    const struct shown *rows, size_t count, struct fail *why)
{
	static const struct words voices[VOICES] = { WORDS("reports", "laporan"), WORDS("feedback", "umpan balik") },
	    data = WORDS("these figures as a file (CSV)", "angka ini sebagai berkas (CSV)");
	const char *name = t->voiced ? arena_printf(&p->session->arena, "%s-%s", figures_voice(voice), t->name).at : t->name;
	struct grid g;
	struct text caption;
	bool drawn;

	if (!find_grid(rows, count, name, &g))
		return true;
	caption = arena_printf(&p->session->arena, "%s: %s, %.*s", t->title.in[w->language], voices[voice].in[w->language],
	    TEXT_ARG(publish_month_name(p, g.at[0].period, w->language)));
	drawn = t->drawn != NULL && draw(p, w, t, voice, &g, caption);
	/* Below its picture it need not say all again. */
	if (drawn)
		caption = arena_printf(&p->session->arena, "%s: %s", t->title.in[w->language], voices[voice].in[w->language]);
	show_rows(p, w, t, voice, &g, drawn, caption);
	web_link(w, arena_printf(&p->session->arena, "data/%.*s-%s.csv", TEXT_ARG(g.at[0].period), name), text_of(data.in[w->language]));
	return write_csv(p, &g, name, t->rows, why);
}
