/* Lines over categories, and survival curves over numbers. */
#include <math.h>

#include "view/plot_kind.h"

enum { DOTS_MOST = 62, MEDIAN_TICKS = 5 };

struct lines {
	struct plot_pen *pen;
	struct plot_frame frame;
	struct plot_scale across, up;	/* across: of steps */
};

static double
at_y(const struct lines *l, double v)
{
	return l->frame.bottom - (l->frame.bottom - l->frame.top) * plot_scale_at(&l->up, v);
}

static double
at_x(const struct lines *l, size_t i)
{
	const struct plot *p = l->pen->p;

	if (p->kind == PLOT_STEPS)
		return l->frame.left + (l->frame.right - l->frame.left) * plot_scale_at(&l->across, p->x_at[i]);
	return l->frame.left + (l->frame.right - l->frame.left) * ((double)i + 0.5) / (double)p->count;
}

static bool
drawn(const struct lines *l, const struct plot_series *s, size_t i)
{
	const struct plot *p = l->pen->p;

	return i < p->count && !isnan(plot_value(s->at[i])) && (p->kind != PLOT_STEPS || !isnan(plot_value(p->x_at[i])));
}

static void
point(struct buf *out, char letter, double x, double y)
{
	buf_putc(out, letter);
	plot_coord(out, x);
	buf_putc(out, ' ');
	plot_coord(out, y);
}

/* Points joined while there are values; a gap where there is none. */
static void
line(struct lines *l, const struct plot_series *s, const char *class)
{
	struct buf *out = &l->pen->body;
	bool open = false, steps = l->pen->p->kind == PLOT_STEPS;
	size_t last = 0;

	buf_printf(out, "<path class=\"%s\" d=\"", class);
	if (steps && drawn(l, s, 0) && l->pen->p->x_at[0] > 0) {
		point(out, 'M', l->frame.left, at_y(l, 1));
		point(out, 'L', at_x(l, 0), at_y(l, 1));
		open = true;
	}
	for (size_t i = 0; i < l->pen->p->count; i++) {
		if (!drawn(l, s, i)) {
			open = open && steps;
			continue;
		}
		if (steps && open && i > 0)
			point(out, 'L', at_x(l, i), at_y(l, plot_value(s->at[last])));
		point(out, open ? 'L' : 'M', at_x(l, i), at_y(l, plot_value(s->at[i])));
		open = true;
		last = i;
	}
	buf_puts(out, "\"/>\n");
}

/* A point with a gap at both its sides is no line: it is seen as a dot. */
static void
dots(struct lines *l, const struct plot_series *s, int nth)
{
	const struct plot *p = l->pen->p;

	for (size_t i = 0; i < p->count; i++) {
		bool alone = (i == 0 || !drawn(l, s, i - 1)) && !drawn(l, s, i + 1);

		if (drawn(l, s, i) && (alone || p->count <= DOTS_MOST))
			plot_sign(l->pen, nth, at_x(l, i), at_y(l, plot_value(s->at[i])));
	}
}

static void
alarms(struct lines *l)
{
	const struct plot *p = l->pen->p;

	for (size_t s = 0; s < p->series_count; s++)
		for (size_t i = 0; p->series[s].marked != NULL && i < p->count; i++)
			if (p->series[s].marked[i] && drawn(l, &p->series[s], i))
				plot_sign(l->pen, -1, at_x(l, i), at_y(l, plot_value(p->series[s].at[i])));
}

static void
all_lines(struct lines *l)
{
	const struct plot *p = l->pen->p;
	const struct plot_series *s;

	for (size_t n = 0; (s = plot_find(p, PLOT_EXPECTED, n)) != NULL; n++)
		line(l, s, "expected");
	for (size_t n = 0; (s = plot_find(p, PLOT_LIMIT, n)) != NULL; n++)
		line(l, s, n > 0 ? "limit two" : "limit");
	for (size_t n = 0; (s = plot_find(p, PLOT_VALUE, n)) != NULL; n++) {
		char class[] = "line v0 thin";

		class[6] = (char)('0' + n % PLOT_COLOURS);
		if (p->count <= (size_t)DOTS_MOST * 2)
			class[7] = '\0';
		line(l, s, class);
		if (p->kind == PLOT_LINES)
			dots(l, s, (int)n);
	}
	alarms(l);
}

static void
frame(struct lines *l, double widest)
{
	struct plot_pen *pen = l->pen;

	plot_legend(pen);
	if (pen->p->y_name.len > 0)
		pen->y += PLOT_LINE;
	l->frame = (struct plot_frame){
		.left = PLOT_EDGE + widest + 6, .top = pen->y + 8, .right = PLOT_WIDTH - PLOT_EDGE - 10, .bottom = pen->y + 8 + PLOT_HEIGHT,
	};
}

void
plot_draw_lines(struct plot_pen *pen)
{
	struct lines l = { .pen = pen, .up = plot_values_scale(pen->p, PLOT_SHARE, 6) };

	frame(&l, plot_scale_width(pen, &l.up));
	plot_left_axis(pen, &l.frame, &l.up, false);
	plot_categories(pen, &l.frame);
	all_lines(&l);
}

static void
median(struct lines *l)
{
	struct plot_pen *pen = l->pen;
	double x, y = at_y(l, 0.5), width;
	struct buf label = {0};

	if (isnan(plot_value(pen->p->median)))
		return;
	x = l->frame.left + (l->frame.right - l->frame.left) * plot_scale_at(&l->across, pen->p->median);
	plot_line(pen, "median", l->frame.left, y, x, y);
	plot_line(pen, "median", x, y, x, l->frame.bottom);
	buf_printf(&label, "%s ", plot_median.in[pen->language]);
	plot_number(pen->p->median, pen->language, &label);
	width = plot_text_width(buf_view(&label));
	if (x + 8 + width < PLOT_WIDTH - PLOT_EDGE)
		plot_write(pen, "strong", PLOT_START, x + 8, y - 8, PLOT_WIDTH, buf_view(&label));
	else
		plot_write(pen, "strong", PLOT_END, x - 8, y + 20, PLOT_WIDTH, buf_view(&label));
	buf_release(&label);
}

static void
numbers_below(struct lines *l)
{
	struct plot_pen *pen = l->pen;
	double slot = (l->frame.right - l->frame.left) / (l->across.ticks - 1);
	size_t stride = plot_stride(slot, plot_scale_width(pen, &l->across) + 14);
	struct buf label = {0};

	for (int i = 0; i < l->across.ticks; i += (int)stride) {
		double x = l->frame.left + slot * i, half;

		buf_clear(&label);
		plot_scale_tick(&l->across, i, pen->language, &label);
		half = plot_text_width(buf_view(&label)) / 2;
		plot_line(pen, "axis", x, l->frame.bottom, x, l->frame.bottom + 5);
		plot_write(pen, "quiet", PLOT_MIDDLE, fmin(x, PLOT_WIDTH - 2 - half), l->frame.bottom + 21, PLOT_WIDTH, buf_view(&label));
	}
	buf_release(&label);
	pen->y = l->frame.bottom + 28;
	plot_below(pen, &l->frame, pen->p->x_name);
}

void
plot_draw_steps(struct plot_pen *pen)
{
	struct lines l = { .pen = pen, .up = { .least = 0, .step = 0.25, .ticks = MEDIAN_TICKS } };
	double most = plot_value(pen->p->median) > 0 ? pen->p->median : 0;

	for (size_t i = 0; i < pen->p->count; i++)
		if (plot_value(pen->p->x_at[i]) > most)
			most = pen->p->x_at[i];
	l.across = plot_scale(0, most, false, 6);
	frame(&l, plot_text_width(TEXT("100%")));
	plot_left_axis(pen, &l.frame, &l.up, true);
	numbers_below(&l);
	all_lines(&l);
	median(&l);
}
