/* Rows by columns: the more, the darker; the scale is told below in numbers. */
#include <math.h>
#include <stdio.h>

#include "base/unicode.h"
#include "view/plot_kind.h"

enum { NAMES_MOST = 150, NAMES_FEW = 260, CELL_MOST = 60, CELL_HIGH = 30, SMALL = 13 };

struct heat {
	struct plot_pen *pen;
	struct plot_frame frame;
	struct plot_shades shades;
	double cell;
};

struct plot_shades
plot_shades(const struct plot *p, int shades)
{
	struct plot_shades s = { .whole = true };
	struct plot_scale scale;
	double most = 0;

	for (size_t i = 0; i < p->rows * p->count; i++) {
		double v = plot_value(p->series[0].at[i]);

		if (isnan(v))
			continue;
		most = v > most ? v : most;
		s.whole = s.whole && v == floor(v);
	}
	scale = plot_scale(0, most, s.whole, shades + 1);
	s.step = scale.step;
	s.count = scale.ticks - 1;
	return s;
}

int
plot_shade(const struct plot_shades *s, double v)
{
	int shade = v > 0 ? (int)ceil(v / s->step - 1e-9) : 0;

	return shade > s->count ? s->count : shade;
}

void
plot_shade_name(const struct plot_shades *s, int shade, enum language l, struct buf *out)
{
	double from = s->step * (shade - 1) + (s->whole ? 1 : 0), to = s->step * shade;

	if (shade == 0) {
		buf_putc(out, '0');
		return;
	}
	if (from < to) {
		plot_number(from, l, out);
		buf_puts(out, "–");
	}
	plot_number(to, l, out);
}

/* Few shades are spread over all the colours that there are. */
static int
colour(const struct heat *h, int shade)
{
	return shade == 0 || h->shades.count == 0 ? 0 : shade * PLOT_SHADES / h->shades.count;
}

static void
class_of(const struct heat *h, const char *before, double v, char class[static 8])
{
	(void)snprintf(class, 8, "%s%c", before, isnan(v) ? 'n' : '0' + colour(h, plot_shade(&h->shades, v)));
}

/* Digits are smaller than other text, and only there where all of them fit. */
static bool
numbers_fit(const struct heat *h)
{
	size_t widest = 0;

	for (size_t i = 0; i < h->pen->p->rows * h->pen->p->count; i++) {
		double v = plot_value(h->pen->p->series[0].at[i]);

		buf_clear(&h->pen->scratch);
		if (!isnan(v))
			plot_number(v, h->pen->language, &h->pen->scratch);
		if (unicode_width(buf_view(&h->pen->scratch)) > widest)
			widest = unicode_width(buf_view(&h->pen->scratch));
	}
	return (double)widest * SMALL * 0.6 + 3 <= h->cell;
}

static void
row(struct heat *h, size_t r, bool numbers)
{
	const struct plot *p = h->pen->p;
	double y = h->frame.top + CELL_HIGH * (double)r;
	struct buf label = {0};

	plot_write(h->pen, NULL, PLOT_END, h->frame.left - 8, y + 20, h->frame.left - 8, plot_y(p, r));
	for (size_t c = 0; c < p->count; c++) {
		double v = plot_value(p->series[0].at[r * p->count + c]), x = h->frame.left + h->cell * (double)c;
		char class[8];

		class_of(h, "h", v, class);
		plot_rect(h->pen, class, x, y, h->cell, CELL_HIGH);
		if (isnan(v))
			plot_line(h->pen, "grid", x + 3, y + CELL_HIGH - 3, x + h->cell - 3, y + 3);
		if (isnan(v) || v == 0 || !numbers)
			continue;
		buf_clear(&label);
		plot_number(v, h->pen->language, &label);
		class_of(h, "t", v, class);
		plot_write(h->pen, class, PLOT_MIDDLE, x + h->cell / 2, y + 19.5, PLOT_WIDTH, buf_view(&label));
	}
	buf_release(&label);
}

static void
legend(struct heat *h)
{
	struct plot_pen *pen = h->pen;
	struct buf label = {0};
	double x = h->frame.left;

	for (int shade = 0; shade <= h->shades.count; shade++) {
		char class[8];
		double width;

		buf_clear(&label);
		plot_shade_name(&h->shades, shade, pen->language, &label);
		width = 24 + plot_text_width(buf_view(&label)) + 12;
		if (x > h->frame.left && x + width > PLOT_WIDTH) {
			x = h->frame.left;
			pen->y += PLOT_LINE + 2;
		}
		(void)snprintf(class, sizeof class, "h%c", '0' + colour(h, shade));
		plot_rect(pen, class, x, pen->y + 2, 18, 18);
		plot_write(pen, "quiet", PLOT_START, x + 24, pen->y + 17, PLOT_WIDTH, buf_view(&label));
		x += width;
	}
	buf_release(&label);
	pen->y += PLOT_LINE + 6;
}

void
plot_draw_heat(struct plot_pen *pen)
{
	const struct plot *p = pen->p;
	struct heat h = { .pen = pen, .shades = plot_shades(p, PLOT_SHADES) };
	double widest = 0, column = CELL_MOST;
	bool numbers;

	for (size_t r = 0; r < p->rows; r++)
		widest = fmax(widest, plot_text_width(plot_y(p, r)));
	h.frame.left = PLOT_EDGE + fmin(widest, p->count > 14 ? NAMES_MOST : NAMES_FEW) + 8;
	/* Columns are as wide as their names, where there is room. */
	for (size_t c = 0; c < p->count; c++)
		column = fmax(column, fmin(plot_text_width(plot_x(p, c)), PLOT_NAME) + PLOT_NAME_GAP);
	h.cell = fmin(column, (PLOT_WIDTH - PLOT_EDGE - h.frame.left) / (double)p->count);
	h.frame.right = h.frame.left + h.cell * (double)p->count;
	h.frame.top = pen->y + 2;
	h.frame.bottom = h.frame.top + CELL_HIGH * (double)p->rows;
	numbers = numbers_fit(&h);
	for (size_t r = 0; r < p->rows; r++)
		row(&h, r, numbers);
	plot_categories(pen, &h.frame);
	pen->y += 6;
	plot_write(pen, "quiet", PLOT_START, h.frame.left, pen->y + 15, h.frame.right - h.frame.left, p->y_name);
	pen->y += p->y_name.len > 0 ? PLOT_LINE : 0;
	legend(&h);
}
