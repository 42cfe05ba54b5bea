#include <math.h>

#include "base/unicode.h"
#include "view/plot_kind.h"

enum { SAMPLE = 30, GAP = 18, TURNED = 40 /* degrees */ };

/* Of a name that is turned, how far it reaches to the left and down. */
static const double turned_across = 0.766, turned_down = 0.643;

/* How the series of a role are drawn, and a sample of it in the legend. */
static const char *const role_class[][2] = {
	[PLOT_EXPECTED] = { "expected", "expected" }, [PLOT_LIMIT] = { "limit", "limit two" }, [PLOT_SHARE] = { "share", "share" },
};

static void
legend_place(struct plot_pen *pen, double *x, double width)
{
	if (*x > PLOT_EDGE && *x + width > PLOT_WIDTH - PLOT_EDGE) {
		*x = PLOT_EDGE;
		pen->y += PLOT_LINE;
	}
}

static void
legend_sample(struct plot_pen *pen, const struct plot_series *s, int nth, double x, double y)
{
	char class[] = "line v0";

	if (pen->p->kind == PLOT_PARETO && s->role == PLOT_VALUE) {
		plot_rect(pen, "bar", x + 6, y - 7, 18, 14);
		return;
	}
	if (s->role == PLOT_VALUE) {
		class[sizeof class - 2] = (char)('0' + nth % PLOT_COLOURS);
		plot_line(pen, class, x, y, x + SAMPLE - 2, y);
		if (pen->p->kind != PLOT_STEPS)
			plot_sign(pen, nth, x + SAMPLE / 2.0 - 1, y);
		return;
	}
	plot_line(pen, role_class[s->role][nth > 0], x, y, x + SAMPLE - 2, y);
	if (s->role == PLOT_SHARE)
		plot_sign(pen, 1, x + SAMPLE / 2.0 - 1, y);
}

void
plot_legend(struct plot_pen *pen)
{
	const struct plot *p = pen->p;
	int nth[PLOT_SHARE + 1] = {0};
	double x = PLOT_EDGE;
	struct text alarm = text_of(plot_alarm.in[pen->language]);

	if (p->series_count < 2 && !plot_marked(p))
		return;
	for (size_t i = 0; i < p->series_count; i++) {
		const struct plot_series *s = &p->series[i];

		legend_place(pen, &x, SAMPLE + 4 + plot_text_width(s->name));
		legend_sample(pen, s, nth[s->role]++, x, pen->y + 12);
		plot_write(pen, NULL, PLOT_START, x + SAMPLE + 4, pen->y + 17, PLOT_WIDTH - PLOT_EDGE - x - SAMPLE - 4, s->name);
		x += SAMPLE + 4 + plot_text_width(s->name) + GAP;
	}
	if (plot_marked(p)) {
		legend_place(pen, &x, SAMPLE + plot_text_width(alarm));
		plot_sign(pen, -1, x + 12, pen->y + 13);
		plot_write(pen, NULL, PLOT_START, x + SAMPLE, pen->y + 17, PLOT_WIDTH, alarm);
	}
	pen->y += PLOT_LINE + 6;
}

struct plot_scale
plot_values_scale(const struct plot *p, enum plot_role besides, int wanted)
{
	double least = 0, most = 0;
	bool whole = true;

	for (size_t s = 0; s < p->series_count; s++)
		for (size_t i = 0; p->series[s].role != besides && i < p->count; i++) {
			double v = plot_value(p->series[s].at[i]);

			if (isnan(v))
				continue;
			least = v < least ? v : least;
			most = v > most ? v : most;
			/* Limits of whole numbers may lie between them. */
			whole = whole && (v == floor(v) || p->series[s].role != PLOT_VALUE);
		}
	return plot_scale(least, most, whole, wanted);
}

double
plot_scale_width(struct plot_pen *pen, const struct plot_scale *s)
{
	double widest = 0;

	for (int i = 0; i < s->ticks; i++) {
		double width;

		buf_clear(&pen->scratch);
		plot_scale_tick(s, i, pen->language, &pen->scratch);
		width = plot_text_width(buf_view(&pen->scratch));
		widest = width > widest ? width : widest;
	}
	return widest;
}

void
plot_left_axis(struct plot_pen *pen, const struct plot_frame *f, const struct plot_scale *s, bool share)
{
	struct buf label = {0};

	for (int i = 0; i < s->ticks; i++) {
		double y = f->bottom - (f->bottom - f->top) * i / (s->ticks - 1);

		plot_line(pen, i == 0 ? "axis" : "grid", f->left, y, f->right, y);
		buf_clear(&label);
		if (share)
			plot_share(s->least + s->step * i, pen->language, &label);
		else
			plot_scale_tick(s, i, pen->language, &label);
		plot_write(pen, "quiet", PLOT_END, f->left - 6, y + 5.5, PLOT_WIDTH, buf_view(&label));
	}
	buf_release(&label);
	plot_write(pen, "quiet", PLOT_START, PLOT_EDGE, f->top - 14, PLOT_WIDTH * 0.6, pen->p->y_name);
}

size_t
plot_stride(double slot, double widest)
{
	/* Days of a week, tens: what a reader counts in. */
	static const size_t steps[] = { 1, 2, 3, 4, 5, 7, 10, 14, 20, 28, 30, 50, 60, 90, 100, 180, 200, 365, 500, 1000 };
	size_t stride = 1;

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		stride = steps[i];
		if ((double)stride * slot >= widest)
			return stride;
	}
	while ((double)stride * slot < widest && stride < (size_t)1 << 40)
		stride *= 2;
	return stride;
}

/* All names, each ending below its column. */
static void
turned_categories(struct plot_pen *pen, const struct plot_frame *f, double slot, double widest)
{
	double longest = 0;

	for (size_t i = 0; i < pen->p->count; i++) {
		double x = f->left + slot * ((double)i + 0.5), most = fmin(widest + 4, (x - 2) / turned_across);

		plot_line(pen, "axis", x, f->bottom, x, f->bottom + 5);
		plot_write_turned(pen, TURNED, x + 4, f->bottom + 18, most, plot_x(pen->p, i));
		longest = fmax(longest, fmin(most, plot_text_width(plot_x(pen->p, i))));
	}
	pen->y = f->bottom + 24 + longest * turned_down;
	plot_below(pen, f, pen->p->x_name);
}

void
plot_categories(struct plot_pen *pen, const struct plot_frame *f)
{
	const struct plot *p = pen->p;
	double slot = (f->right - f->left) / (double)p->count, widest = 0, end = -PLOT_NAME_GAP;
	size_t stride;

	for (size_t i = 0; i < p->count; i++)
		widest = fmax(widest, fmin(plot_text_width(plot_x(p, i)), PLOT_NAME));
	/* The first name may be moved to the right, towards the second. */
	stride = plot_stride(slot, widest + PLOT_NAME_GAP + fmax(0, fmin(widest, plot_text_width(plot_x(p, 0))) / 2 + 2 - f->left - slot / 2));
	if (stride > 1 && p->kind == PLOT_HEAT && p->count <= PLOT_FEW) {
		turned_categories(pen, f, slot, widest);
		return;
	}
	for (size_t i = 0; i < p->count; i += stride) {
		double x = f->left + slot * ((double)i + 0.5), half = fmin(plot_text_width(plot_x(p, i)), PLOT_NAME) / 2;
		double at = fmax(fmin(x, PLOT_WIDTH - 2 - half), 2 + half);

		plot_line(pen, "axis", x, f->bottom, x, f->bottom + 5);
		/* One that the edge moves must not come upon the one before. */
		if (at - half < end + PLOT_NAME_GAP)
			continue;
		end = at + half;
		plot_write(pen, "quiet", PLOT_MIDDLE, at, f->bottom + 21, widest + 4, plot_x(p, i));
	}
	pen->y = f->bottom + 28;
	plot_below(pen, f, p->x_name);
}

void
plot_below(struct plot_pen *pen, const struct plot_frame *f, struct text name)
{
	if (name.len == 0)
		return;
	plot_write(pen, "quiet", PLOT_MIDDLE, (f->left + f->right) / 2, pen->y + 15, f->right - f->left, name);
	pen->y += PLOT_LINE;
}
