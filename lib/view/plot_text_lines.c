/* Lines and survival curves in letters: columns of blocks over an axis where there
 * is one series of values, else a sign a series; limits where nothing else is. */
#include <math.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "view/plot_text_kind.h"

enum { HIGH = 8, EIGHTHS = 8, SLOT_MOST = 6, SIGNS = 4 };
enum sign { BLANK, FULL = EIGHTHS, EXPECTED, LIMIT, FIRST_SERIES, SIGN_END = FIRST_SERIES + SIGNS };

static const char *const signs[SIGN_END][2] = {
	{ " ", " " }, { "▁", "." }, { "▂", "." }, { "▃", "." }, { "▄", ":" }, { "▅", ":" }, { "▆", "#" }, { "▇", "#" },
	{ "█", "#" }, { "·", "'" }, { "─", "-" }, { "●", "o" }, { "■", "x" }, { "▼", "v" }, { "◆", "*" },
};

static const struct words grouped_words = WORDS("a column shows the largest of", "satu kolom menunjukkan yang terbesar dari");

struct sheet {
	struct plot_page *page;
	struct plot_scale up;
	bool share;		/* the axis is of per cent */
	size_t rows, columns, slot, group, indent;
	unsigned char *cells;	/* enum sign, row by row from the top */
	bool *alarm;		/* a column */
};

/* How high it is, and what stands left of the axis. */
static void
sheet_size(struct sheet *h)
{
	size_t spaces = (size_t)(h->up.ticks - 1);
	struct buf label = {0};

	h->rows = spaces >= HIGH ? spaces : (HIGH + spaces / 2) / spaces * spaces;
	for (int i = 0; i < h->up.ticks; i++) {
		size_t width;

		buf_clear(&label);
		plot_scale_tick(&h->up, i, h->page->language, &label);
		width = h->share ? 4 : unicode_width(buf_view(&label));
		h->indent = width > h->indent ? width : h->indent;
	}
	buf_release(&label);
	h->indent += 2;
}

static void
sheet_open(struct sheet *h, size_t columns)
{
	h->columns = columns;
	h->cells = memory_get(h->rows * h->columns);
	h->alarm = memory_get(h->columns * sizeof *h->alarm);
}

/* So many categories side by side, or several in a column. */
static void
sheet_categories(struct sheet *h, size_t count)
{
	size_t room = h->page->width > h->indent ? h->page->width - h->indent : 1;

	h->slot = room / count > SLOT_MOST ? SLOT_MOST : room / count > 0 ? room / count : 1;
	h->group = count > room ? (count + room - 1) / room : 1;
	sheet_open(h, (count + h->group - 1) / h->group * h->slot);
}

/* Of several days in a column the largest is seen. */
static double
grouped(const struct sheet *h, const struct plot_series *s, size_t i)
{
	double most = NAN;

	for (size_t k = i * h->group; k < (i + 1) * h->group && k < h->page->p->count; k++) {
		double v = plot_value(s->at[k]);

		if (isnan(most) || v > most)
			most = v;
		if (s->marked != NULL && s->marked[k] && !isnan(v))
			h->alarm[i * h->slot] = true;
	}
	return most;
}

static void
set(struct sheet *h, size_t row, size_t column, int sign)
{
	if (row < h->rows && column < h->columns && h->cells[row * h->columns + column] == BLANK)
		h->cells[row * h->columns + column] = (unsigned char)sign;
}

/* The row, from the top, that a value is in. */
static size_t
row_of(const struct sheet *h, double v)
{
	size_t up = (size_t)(plot_scale_at(&h->up, v) * (double)h->rows);

	return up >= h->rows ? 0 : h->rows - 1 - up;
}

static void
column_up(struct sheet *h, size_t column, size_t width, double v)
{
	size_t eighths = isnan(v) ? 0 : (size_t)lround(plot_scale_at(&h->up, v) * (double)h->rows * EIGHTHS);

	if (v > 0 && eighths == 0)
		eighths = 1;
	for (size_t r = 0; r < h->rows; r++) {
		size_t below = (h->rows - 1 - r) * EIGHTHS, n = eighths > below ? eighths - below : 0;

		for (size_t c = 0; c < width && n > 0; c++)
			set(h, r, column + c, n > FULL ? FULL : (int)n);
	}
}

static void
draw_series(struct sheet *h, const struct plot_series *s, int sign)
{
	for (size_t i = 0; i * h->slot < h->columns; i++) {
		double v = grouped(h, s, i);

		if (isnan(v))
			continue;
		if (sign == FULL)
			column_up(h, i * h->slot, h->slot > 1 ? h->slot - 1 : 1, v);
		else
			for (size_t c = 0; c < (sign < FIRST_SERIES ? h->slot : 1); c++)
				set(h, row_of(h, v), i * h->slot + c, sign);
	}
}

static void
put_tick(struct sheet *h, size_t row)
{
	struct buf label = {0};

	for (int i = 0; i < h->up.ticks; i++) {
		double share = (double)i / (h->up.ticks - 1);

		if ((size_t)ceil(share * (double)h->rows - 1e-9) != h->rows - row)
			continue;
		if (h->share)
			plot_share(share, h->page->language, &label);
		else
			plot_scale_tick(&h->up, i, h->page->language, &label);
	}
	plot_page_cell(h->page, buf_view(&label), h->indent - 2, true);
	buf_release(&label);
}

static void
put_sheet(struct sheet *h)
{
	struct plot_page *page = h->page;
	bool any = false;

	for (size_t r = 0; r < h->rows; r++) {
		put_tick(h, r);
		buf_puts(page->out, page->ascii ? " |" : " │");
		for (size_t c = 0; c < h->columns; c++)
			buf_puts(page->out, signs[h->cells[r * h->columns + c]][page->ascii]);
		while (page->out->len > 0 && page->out->data[page->out->len - 1] == ' ')
			page->out->len--;
		buf_putc(page->out, '\n');
	}
	put_tick(h, h->rows);
	buf_puts(page->out, page->ascii ? " +" : " └");
	for (size_t c = 0; c < h->columns; c++)
		buf_puts(page->out, page->ascii ? "-" : "─");
	buf_putc(page->out, '\n');
	for (size_t c = 0; c < h->columns; c++)
		any = any || h->alarm[c];
	if (!any)
		return;
	plot_page_blanks(page, h->indent);
	for (size_t c = 0, end = h->columns; c < end; c++) {
		while (!h->alarm[end - 1])
			end--;
		buf_puts(page->out, !h->alarm[c] ? " " : page->ascii ? "!" : "▲");
	}
	buf_putc(page->out, '\n');
}

static int
sign_of(const struct plot *p, const struct plot_series *s, int nth)
{
	if (s->role == PLOT_EXPECTED)
		return EXPECTED;
	if (s->role == PLOT_LIMIT)
		return LIMIT;
	return plot_find(p, PLOT_VALUE, 1) == NULL ? FULL : FIRST_SERIES + nth % SIGNS;
}

static void
put_sign(struct sheet *h, size_t *column, const char *sign, struct text name)
{
	size_t width = plot_page_fit(h->page, name, h->page->width - 2);

	if (*column > 0 && *column + 4 + width > h->page->width) {
		buf_putc(h->page->out, '\n');
		*column = 0;
	}
	plot_page_blanks(h->page, *column > 0 ? 2 : 0);
	buf_printf(h->page->out, "%s ", sign);
	*column += (*column > 0 ? 4U : 2U) + width;
	plot_page_cell(h->page, name, width, false);
}

static void
put_legend(struct sheet *h)
{
	const struct plot *p = h->page->p;
	size_t column = 0;
	int nth = 0;

	if (p->series_count < 2 && !plot_marked(p))
		return;
	for (size_t i = 0; i < p->series_count; i++)
		put_sign(h, &column, signs[sign_of(p, &p->series[i], p->series[i].role == PLOT_VALUE ? nth++ : 0)][h->page->ascii], p->series[i].name);
	if (plot_marked(p))
		put_sign(h, &column, h->page->ascii ? "!" : "▲", text_of(plot_alarm.in[h->page->language]));
	buf_putc(h->page->out, '\n');
}

static void
draw_all(struct sheet *h)
{
	const struct plot *p = h->page->p;
	const struct plot_series *s;

	for (size_t n = 0; (s = plot_find(p, PLOT_VALUE, n)) != NULL; n++)
		draw_series(h, s, sign_of(p, s, (int)n));
	for (size_t n = 0; (s = plot_find(p, PLOT_LIMIT, n)) != NULL; n++)
		draw_series(h, s, LIMIT);
	for (size_t n = 0; (s = plot_find(p, PLOT_EXPECTED, n)) != NULL; n++)
		draw_series(h, s, EXPECTED);
}

static void
sheet_release(struct sheet *h)
{
	memory_free(h->cells);
	memory_free(h->alarm);
}

void
plot_page_lines(struct plot_page *page)
{
	struct sheet h = { .page = page, .up = plot_values_scale(page->p, PLOT_SHARE, 5) };
	struct buf said = {0};

	sheet_size(&h);
	sheet_categories(&h, page->p->count);
	plot_page_line(page, 0, page->p->y_name);
	draw_all(&h);
	put_sheet(&h);
	plot_page_names(page, h.indent, h.slot, 0, page->p->count, h.group);
	plot_page_line(page, h.indent, page->p->x_name);
	if (h.group > 1) {
		buf_printf(&said, "%s %zu", grouped_words.in[page->language], h.group);
		plot_page_line(page, h.indent, buf_view(&said));
		buf_release(&said);
	}
	put_legend(&h);
	sheet_release(&h);
}

/* What the curve is at x: the value of the last step that began by then. */
static double
curve_at(const struct plot *p, double x)
{
	double v = 1, last = 0;

	for (size_t i = 0; i < p->count; i++) {
		double from = plot_value(p->x_at[i]);

		if (isnan(from) || isnan(plot_value(p->series[0].at[i])))
			continue;
		last = from;
		if (from <= x)
			v = p->series[0].at[i];
	}
	return x > last ? NAN : v;
}

/* Numbers of an axis from left to right. */
static void
put_numbers(struct sheet *h, const struct plot_scale *across)
{
	size_t column = 0;
	struct buf label = {0};

	for (int i = 0; i < across->ticks; i++) {
		size_t at = h->indent + (size_t)((double)(h->columns - 1) * i / (across->ticks - 1)), width;

		buf_clear(&label);
		plot_scale_tick(across, i, h->page->language, &label);
		width = unicode_width(buf_view(&label));
		if (at + width > h->page->width)
			at = h->page->width - width;
		if (column > 0 && at < column + 1)
			continue;
		plot_page_blanks(h->page, at - column);
		plot_page_cell(h->page, buf_view(&label), width, true);
		column = at + width;
	}
	buf_putc(h->page->out, '\n');
	buf_release(&label);
}

void
plot_page_steps(struct plot_page *page)
{
	struct sheet h = { .page = page, .share = true, .up = { .least = 0, .step = 0.25, .ticks = 5 } };
	struct plot_scale across;
	double most = 0, step, median = plot_value(page->p->median);
	struct buf said = {0};

	for (size_t i = 0; i < page->p->count; i++)
		most = fmax(most, plot_value(page->p->x_at[i]) > 0 ? page->p->x_at[i] : 0);
	across = plot_scale(0, fmax(most, median > 0 ? median : 0), false, 5);
	sheet_size(&h);
	sheet_open(&h, page->width - h.indent);
	step = plot_scale_most(&across) / (double)(h.columns - 1);
	for (size_t c = 0; c < h.columns; c++)
		column_up(&h, c, 1, curve_at(page->p, step * (double)c));
	plot_page_line(page, 0, page->p->y_name);
	if (!isnan(median))
		h.alarm[(size_t)lround(fmin((double)(h.columns - 1), median / step))] = true;
	put_sheet(&h);
	put_numbers(&h, &across);
	plot_page_line(page, h.indent, page->p->x_name);
	if (!isnan(median)) {
		buf_printf(&said, "%s %s ", page->ascii ? "!" : "▲", plot_median.in[page->language]);
		plot_number(median, page->language, &said);
		buf_text(page->out, buf_view(&said));
		buf_putc(page->out, '\n');
	}
	buf_release(&said);
	sheet_release(&h);
}
