/* A heat map in letters, the fuller the more. */
#include <math.h>

#include "base/unicode.h"
#include "view/plot_text_kind.h"

enum { CELL_MOST = 4, NAME_MOST = 20, FEW = 14, SHADES = 4, ASCII_SHADES = 9 };

static const char *const glyphs[] = { " ", "░", "▒", "▓", "█" };
static const char *const ascii_glyphs[] = { " ", ".", ":", "-", "=", "+", "*", "#", "%", "@" };

/* Few shades are spread over all the glyphs that there are. */
static const char *
glyph(const struct plot_page *page, const struct plot_shades *s, int shade)
{
	int most = page->ascii ? ASCII_SHADES : SHADES, at = shade == 0 ? 0 : shade * most / s->count;

	return page->ascii ? ascii_glyphs[at] : glyphs[at];
}

static void
row(struct plot_page *page, const struct plot_shades *s, size_t r, size_t first, size_t count, size_t cell)
{
	for (size_t c = first; c < first + count; c++) {
		double v = plot_value(page->p->series[0].at[r * page->p->count + c]);

		for (size_t i = 0; i < cell; i++)
			buf_puts(page->out, isnan(v) ? "?" : glyph(page, s, plot_shade(s, v)));
	}
	while (page->out->len > 0 && page->out->data[page->out->len - 1] == ' ')
		page->out->len--;
	buf_putc(page->out, '\n');
}

static void
legend(struct plot_page *page, const struct plot_shades *s)
{
	const struct plot *p = page->p;
	struct buf piece = {0};
	size_t column = 0;
	bool none = false;

	for (size_t i = 0; i < p->rows * p->count; i++)
		none = none || isnan(plot_value(p->series[0].at[i]));
	if (p->y_name.len > 0)
		plot_page_flow(page, &column, 0, p->y_name);
	for (int shade = 1; shade <= s->count; shade++) {
		buf_clear(&piece);
		buf_printf(&piece, "%s ", glyph(page, s, shade));
		plot_shade_name(s, shade, page->language, &piece);
		plot_page_flow(page, &column, 0, buf_view(&piece));
	}
	if (none) {
		buf_clear(&piece);
		buf_printf(&piece, "? %s", plot_none.in[page->language]);
		plot_page_flow(page, &column, 0, buf_view(&piece));
	}
	buf_putc(page->out, '\n');
	buf_release(&piece);
}

/* Columns as wide as their names, where all have room or are few: what does not fit
 * beside then stands below. */
static size_t
cell_width(struct plot_page *page, size_t room)
{
	size_t count = page->p->count, cell = room / count, named = plot_page_widest(page, plot_x, count, NAME_MOST) + 1;

	cell = cell < 1 ? 1 : cell > CELL_MOST ? CELL_MOST : cell;
	if (named > cell && named <= room && (named * count <= room || count <= FEW))
		cell = named;
	return cell;
}

void
plot_page_heat(struct plot_page *page)
{
	const struct plot *p = page->p;
	struct plot_shades s = plot_shades(p, page->ascii ? ASCII_SHADES : SHADES);
	size_t names = plot_page_widest(page, plot_y, p->rows, page->width / 3);
	size_t room = page->width - names - 1, cell = cell_width(page, room), most = room / cell;

	plot_page_line(page, names + 1, p->x_name);
	/* What does not fit beside stands below. */
	for (size_t first = 0; first < p->count; first += most) {
		size_t count = p->count - first < most ? p->count - first : most;

		plot_page_names(page, names + 1, cell, first, count, 1);
		for (size_t r = 0; r < p->rows; r++) {
			plot_page_cell(page, plot_y(p, r), names, false);
			buf_putc(page->out, ' ');
			row(page, &s, r, first, count, cell);
		}
	}
	legend(page, &s);
}
