/* Bars from the largest down, the share that they add up to, and where it
 * reaches four fifths. */
#include <math.h>

#include "view/plot_kind.h"

enum { TURNED_MOST = 200, TURN = 45, PERCENTS = 5 };

struct pareto {
	struct plot_pen *pen;
	struct plot_frame frame;
	struct plot_scale scale;
	double slot;
	double widest;		/* of the names, as far as they are shown */
	bool turned;
};

static const double four_fifths = 0.8, sine = 0.7071;

/* Names that are wider than their bars are turned; the first must still end
 * within the picture. */
static void
lay_out(struct pareto *x)
{
	const struct plot *p = x->pen->p;
	double left = PLOT_EDGE + plot_scale_width(x->pen, &x->scale) + 6;

	x->frame.right = PLOT_WIDTH - PLOT_EDGE - plot_text_width(TEXT("100%")) - 8;
	x->slot = (x->frame.right - left) / (double)p->count;
	for (size_t i = 0; i < p->count; i++)
		x->widest = fmax(x->widest, plot_text_width(plot_x(p, i)));
	x->turned = x->widest > x->slot - 6;
	x->widest = fmin(x->widest, TURNED_MOST);
	if (x->turned)
		left = fmax(left, x->widest * sine - x->slot / 2 + PLOT_EDGE);
	x->frame.left = left;
	x->slot = (x->frame.right - left) / (double)p->count;
}

static double
share_y(const struct pareto *x, double share)
{
	return x->frame.bottom - (x->frame.bottom - x->frame.top) * fmax(0, fmin(1, share));
}

static void
right_axis(struct pareto *x)
{
	struct plot_pen *pen = x->pen;
	struct buf label = {0};

	for (int i = 0; i < PERCENTS + 1; i++) {
		double share = (double)i / PERCENTS, y = share_y(x, share);

		buf_clear(&label);
		plot_share(share, pen->language, &label);
		plot_line(pen, "axis", x->frame.right, y, x->frame.right + 5, y);
		plot_write(pen, "quiet", PLOT_START, x->frame.right + 8, y + 5.5, PLOT_WIDTH, buf_view(&label));
	}
	buf_release(&label);
	plot_line(pen, "axis", x->frame.right, x->frame.top, x->frame.right, x->frame.bottom);
	plot_line(pen, "limit", x->frame.left, share_y(x, four_fifths), x->frame.right, share_y(x, four_fifths));
}

static void
names(struct pareto *x)
{
	struct plot_pen *pen = x->pen;
	size_t stride = x->turned ? plot_stride(x->slot, (PLOT_TEXT + 2) / sine) : 1;

	for (size_t i = 0; i < pen->p->count; i += stride) {
		double at = x->frame.left + x->slot * ((double)i + 0.5);

		if (x->turned)
			plot_write_turned(pen, TURN, at + 5, x->frame.bottom + 16, x->widest, plot_x(pen->p, i));
		else
			plot_write(pen, NULL, PLOT_MIDDLE, at, x->frame.bottom + 20, x->slot, plot_x(pen->p, i));
	}
	pen->y = x->frame.bottom + (x->turned ? x->widest * sine + 26 : 28);
	plot_below(pen, &x->frame, pen->p->x_name);
}

static void
bars(struct pareto *x, const struct plot_series *values)
{
	double gap = fmin(4, x->slot / 8), zero = x->frame.bottom - (x->frame.bottom - x->frame.top) * plot_scale_at(&x->scale, 0);

	for (size_t i = 0; i < x->pen->p->count; i++) {
		double v = plot_value(values->at[i]), y;

		if (isnan(v) || v == 0)
			continue;
		y = x->frame.bottom - (x->frame.bottom - x->frame.top) * plot_scale_at(&x->scale, v);
		plot_rect(x->pen, "bar", x->frame.left + x->slot * (double)i + gap, fmin(y, zero), x->slot - 2 * gap, fmax(fabs(y - zero), 1));
	}
}

static void
shares(struct pareto *x, const struct plot_series *s)
{
	struct plot_pen *pen = x->pen;
	bool open = false;

	buf_puts(&pen->body, "<path class=\"share\" d=\"");
	for (size_t i = 0; i < pen->p->count; i++) {
		double v = plot_value(s->at[i]);

		if (!isnan(v)) {
			buf_putc(&pen->body, open ? 'L' : 'M');
			plot_coord(&pen->body, x->frame.left + x->slot * ((double)i + 0.5));
			buf_putc(&pen->body, ' ');
			plot_coord(&pen->body, share_y(x, v));
		}
		open = !isnan(v);
	}
	buf_puts(&pen->body, "\"/>\n");
	for (size_t i = 0; i < pen->p->count; i++)
		if (!isnan(plot_value(s->at[i])) && x->slot >= 10)
			plot_sign(pen, 1, x->frame.left + x->slot * ((double)i + 0.5), share_y(x, s->at[i]));
}

void
plot_draw_pareto(struct plot_pen *pen)
{
	struct pareto x = { .pen = pen, .scale = plot_values_scale(pen->p, PLOT_SHARE, 6) };
	const struct plot_series *values = plot_find(pen->p, PLOT_VALUE, 0), *share = plot_find(pen->p, PLOT_SHARE, 0);

	plot_legend(pen);
	if (pen->p->y_name.len > 0)
		pen->y += PLOT_LINE;
	lay_out(&x);
	x.frame.top = pen->y + 8;
	x.frame.bottom = x.frame.top + PLOT_HEIGHT;
	plot_left_axis(pen, &x.frame, &x.scale, false);
	if (values != NULL)
		bars(&x, values);
	names(&x);
	if (share != NULL) {
		right_axis(&x);
		shares(&x, share);
	}
}
