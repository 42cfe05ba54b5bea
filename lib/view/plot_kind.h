#ifndef VIEW_PLOT_KIND_H
#define VIEW_PLOT_KIND_H

#include "view/plot.h"
#include "view/plot_scale.h"

/* Private to the pictures. Lengths are units of the viewBox, from the top left
 * corner; the letters are large enough for a phone's third of the width. */
enum {
	PLOT_WIDTH = 600, PLOT_TEXT = 16, PLOT_LINE = 22, PLOT_EDGE = 8,
	PLOT_HEIGHT = 250,	/* of what stands between the axes */
	PLOT_COLOURS = 4,
	PLOT_NAME = 160, PLOT_NAME_GAP = 12,	/* the name of a category below, at most, and what parts two */
	PLOT_FEW = 14,		/* so few categories of a heat map are all named */
};

struct plot_pen {
	const struct plot *p;
	enum language language;
	struct buf body;
	struct buf scratch;	/* one text, while it is laid out */
	double y;		/* down to here it is drawn */
	bool titled;		/* the title is part of the picture */
};

/* The place between the axes. */
struct plot_frame {
	double left, top, right, bottom;
};

enum plot_anchor { PLOT_START, PLOT_MIDDLE, PLOT_END };

/* ---- plot_pen.c */
void plot_coord(struct buf *out, double v);
void plot_line(struct plot_pen *pen, const char *class, double x1, double y1, double x2, double y2);
void plot_rect(struct plot_pen *pen, const char *class, double x, double y, double width, double height);
/* Text on a base line; what is wider than `most` is cut with "…" and whole in a title. */
void plot_write(struct plot_pen *pen, const char *class, enum plot_anchor anchor, double x, double y, double most, struct text t);
/* The same, turned up by so many degrees. */
void plot_write_turned(struct plot_pen *pen, double degrees, double x, double y, double most, struct text t);
/* How wide a text is, at most; an estimate for the widest of common letters. */
double plot_text_width(struct text t);
/* A sign at a point: of series n, or n < 0 an alarm. */
void plot_sign(struct plot_pen *pen, int n, double x, double y);

/* ---- plot_axis.c */
/* What may stand in a legend: series by role, alarms. Draws it from pen->y down. */
void plot_legend(struct plot_pen *pen);
struct plot_scale plot_values_scale(const struct plot *p, enum plot_role besides, int wanted);
double plot_scale_width(struct plot_pen *pen, const struct plot_scale *s);
/* Ticks, their lines and numbers at the left of a frame, and the name above. */
void plot_left_axis(struct plot_pen *pen, const struct plot_frame *f, const struct plot_scale *s, bool share);
/* Names of the categories below, as many as there is room for; of few rows and columns
 * all, turned where they have to be. */
void plot_categories(struct plot_pen *pen, const struct plot_frame *f);
void plot_below(struct plot_pen *pen, const struct plot_frame *f, struct text name);	/* the name of the axis */

/* ---- what both kinds of drawing ask */
/* Whether there is anything to draw. */
bool plot_any(const struct plot *p);
struct text plot_x(const struct plot *p, size_t i);
struct text plot_y(const struct plot *p, size_t row);
/* The n-th of the series with a role, or NULL. */
const struct plot_series *plot_find(const struct plot *p, enum plot_role role, size_t n);
bool plot_marked(const struct plot *p);
size_t plot_stride(double slot, double widest);	/* every how manieth name has room */
extern const struct words plot_nothing, plot_alarm, plot_none, plot_median;

/* Shades of a heat map, in steps of equal size; PLOT_SHADES are drawn in colour. */
enum { PLOT_SHADES = 6 };
struct plot_shades {
	double least, step;
	int count;
	bool whole;
};
struct plot_shades plot_shades(const struct plot *p, int most);	/* at most so many */
int plot_shade(const struct plot_shades *s, double v);	/* 0: nothing, else 1..count */
/* "1–5": the values of a shade. */
void plot_shade_name(const struct plot_shades *s, int shade, enum language l, struct buf *out);

/* ---- one a kind of picture */
void plot_draw_bars(struct plot_pen *pen);
void plot_draw_lines(struct plot_pen *pen);
void plot_draw_heat(struct plot_pen *pen);
void plot_draw_pareto(struct plot_pen *pen);
void plot_draw_steps(struct plot_pen *pen);

#endif
