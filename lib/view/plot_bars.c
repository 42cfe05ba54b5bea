/* Bars from the top down, with names before and values behind them. */
#include <math.h>

#include "base/unicode.h"
#include "view/plot_kind.h"

enum { ROW = 28, ROW_TWO = 48, NAME_MOST = 230 };

static double
names_width(const struct plot *p)
{
	double widest = 0;

	for (size_t i = 0; i < p->count; i++) {
		double width = plot_text_width(plot_x(p, i));

		widest = width > widest ? width : widest;
	}
	return widest > NAME_MOST ? NAME_MOST : widest;
}

/* Where a name that is too wide goes on in a second line, or its length. */
static size_t
break_at(struct text name)
{
	size_t end = name.len;

	for (size_t i = 0; plot_text_width(name) > NAME_MOST && i < name.len && plot_text_width(text_slice(name, 0, i)) <= NAME_MOST; i++)
		if (name.at[i] == ' ')
			end = i;
	return end;
}

static double
row_height(const struct plot *p, size_t i)
{
	return break_at(plot_x(p, i)) < plot_x(p, i).len ? ROW_TWO : ROW;
}

static void
write_name(struct plot_pen *pen, const struct plot_frame *f, size_t i, double middle)
{
	struct text name = plot_x(pen->p, i);
	size_t end = break_at(name);

	if (end < name.len) {
		plot_write(pen, NULL, PLOT_END, f->left - 8, middle - 4, NAME_MOST, text_slice(name, 0, end));
		plot_write(pen, NULL, PLOT_END, f->left - 8, middle + 15, NAME_MOST, text_after(name, end + 1));
	} else {
		plot_write(pen, NULL, PLOT_END, f->left - 8, middle + 5, NAME_MOST, name);
	}
}

static double
values_width(struct plot_pen *pen)
{
	double widest = 0;

	for (size_t i = 0; i < pen->p->count; i++) {
		double v = plot_value(pen->p->series[0].at[i]), width;

		buf_clear(&pen->scratch);
		if (!isnan(v))
			plot_number(v, pen->language, &pen->scratch);
		width = plot_text_width(buf_view(&pen->scratch));
		widest = width > widest ? width : widest;
	}
	return widest;
}

static void
bar(struct plot_pen *pen, const struct plot_frame *f, const struct plot_scale *s, size_t i, double middle)
{
	double v = plot_value(pen->p->series[0].at[i]);
	double zero = f->left + (f->right - f->left) * plot_scale_at(s, 0), at = zero;
	struct buf label = {0};
	bool marked = pen->p->series[0].marked != NULL && pen->p->series[0].marked[i];

	write_name(pen, f, i, middle);
	if (!isnan(v)) {
		at = f->left + (f->right - f->left) * plot_scale_at(s, v);
		if (v != 0)
			plot_rect(pen, marked ? "bar marked" : "bar", fmin(at, zero), middle - ROW / 2.0 + 4, fmax(fabs(at - zero), 1), ROW - 8);
		plot_number(v, pen->language, &label);
	} else {
		buf_puts(&label, plot_none.in[pen->language]);
	}
	plot_write(pen, isnan(v) ? "quiet" : NULL, PLOT_START, fmax(at, zero) + 6, middle + 5, PLOT_WIDTH, buf_view(&label));
	buf_release(&label);
}

/* Lines behind the bars; the numbers below, where there is room for all. */
static void
lines(struct plot_pen *pen, const struct plot_frame *f, const struct plot_scale *s)
{
	double slot = (f->right - f->left) / (s->ticks - 1);
	size_t stride = plot_stride(slot, plot_scale_width(pen, s) + 14);
	struct buf label = {0};

	for (int i = 0; i < s->ticks; i++) {
		double x = f->left + slot * i;

		plot_line(pen, fabs(s->least + s->step * i) < s->step / 2 ? "axis" : "grid", x, f->top, x, f->bottom);
		if ((size_t)i % stride != 0)
			continue;
		buf_clear(&label);
		plot_scale_tick(s, i, pen->language, &label);
		plot_write(pen, "quiet", PLOT_MIDDLE, x, f->bottom + 19, PLOT_WIDTH, buf_view(&label));
	}
	buf_release(&label);
}

void
plot_draw_bars(struct plot_pen *pen)
{
	const struct plot *p = pen->p;
	double values = values_width(pen), y;
	struct plot_scale s = plot_values_scale(p, PLOT_SHARE, 5);
	struct plot_frame f = { .left = PLOT_EDGE + names_width(p) + 8, .right = PLOT_WIDTH - PLOT_EDGE - 6 - values };

	if (p->x_name.len > 0) {
		plot_write(pen, "quiet", PLOT_START, PLOT_EDGE, pen->y + 15, PLOT_WIDTH - 2 * PLOT_EDGE, p->x_name);
		pen->y += PLOT_LINE;
	}
	f.top = y = pen->y;
	f.bottom = f.top;
	for (size_t i = 0; i < p->count; i++)
		f.bottom += row_height(p, i);
	lines(pen, &f, &s);
	for (size_t i = 0; i < p->count; i++) {
		bar(pen, &f, &s, i, y + row_height(p, i) / 2);
		y += row_height(p, i);
	}
	pen->y = f.bottom + 25;
	plot_below(pen, &f, p->y_name);
}
