#include <math.h>

#include "base/unicode.h"
#include "view/markup.h"
#include "view/plot_kind.h"

const struct words plot_nothing = WORDS("No figures to draw.", "Tidak ada angka untuk digambar.");
const struct words plot_alarm = WORDS("alarm", "sinyal");
const struct words plot_none = WORDS("no figure", "tidak ada angka");
const struct words plot_median = WORDS("median", "median");

enum { TITLE_COLUMNS = 54 };

/* Each colour twice: readers of SVG that know no var() take the first. Of Okabe
 * and Ito those that stand out on white and on black; dash and shape tell them
 * apart as well. Print comes last: black, and the shades of a heat map grey. */
#define BOTH(property, name, plain) property ":" plain ";" property ":var(--" name ")"
const char plot_style[] =
    ".plot{--pi:#1b1b1b;--pq:#595959;--pg:#d4d4d4;--pp:#fff;--pb:#0072b2;--pe:#595959;--p0:#0072b2;--p1:#d55e00;--p2:#009e73;--p3:#b3588c;"
    "--h0:#fff;--h1:#e3eef8;--h2:#bfd9ee;--h3:#8fbfe0;--h4:#569fcd;--h5:#1f78b4;--h6:#08457e;--lo:#111;--hi:#fff}\n"
    "@media(prefers-color-scheme:dark){.plot{--pi:#ececec;--pq:#b0b4b8;--pg:#3f454b;--pp:#14171a;--pb:#4a9fd4;--pe:#b0b4b8;--p0:#56b4e9;--p1:#f0883e;--p2:#2fc79a;--p3:#e39cc4;"
    "--h0:#14171a;--h1:#16283a;--h2:#1b3e5c;--h3:#23577f;--h4:#3c7fae;--h5:#6fb0dc;--h6:#c3e3f8;--lo:#fff;--hi:#111}}\n"
    "@media print{.plot{--pi:#000;--pq:#000;--pg:#ccc;--pp:#fff;--pb:#bbb;--pe:#777;--p0:#000;--p1:#000;--p2:#555;--p3:#555;"
    "--h0:#fff;--h1:#ececec;--h2:#d0d0d0;--h3:#b0b0b0;--h4:#8a8a8a;--h5:#5a5a5a;--h6:#2b2b2b;--lo:#000;--hi:#fff}}\n"
    ".plot text{font:16px system-ui,-apple-system,\"Segoe UI\",Roboto,Arial,sans-serif;" BOTH("fill", "pi", "#1b1b1b") "}\n"
    ".plot text.quiet{" BOTH("fill", "pq", "#595959") "}.plot text.strong,.plot text.title{font-weight:600}.plot text.title{font-size:18px}\n"
    ".plot .back{" BOTH("fill", "pp", "#fff") "}.plot .bar{" BOTH("fill", "pb", "#0072b2") "}\n"
    ".plot .bar.marked{" BOTH("fill", "p1", "#d55e00") ";" BOTH("stroke", "pi", "#1b1b1b") ";stroke-width:2}\n"
    ".plot line,.plot path{fill:none;stroke-width:1}.plot .grid{" BOTH("stroke", "pg", "#d4d4d4") "}.plot .axis{" BOTH("stroke", "pq", "#595959") "}\n"
    ".plot .line{stroke-width:2.5;stroke-linejoin:round}.plot .line.thin{stroke-width:1.5}\n"
    ".plot .v0{" BOTH("stroke", "p0", "#0072b2") "}.plot .v1{" BOTH("stroke", "p1", "#d55e00") ";stroke-dasharray:9 4}\n"
    ".plot .v2{" BOTH("stroke", "p2", "#009e73") ";stroke-dasharray:3 3}.plot .v3{" BOTH("stroke", "p3", "#b3588c") ";stroke-dasharray:12 3 3 3}\n"
    ".plot .m0{" BOTH("fill", "p0", "#0072b2") "}.plot .m1{" BOTH("fill", "p1", "#d55e00") "}"
    ".plot .m2{" BOTH("fill", "p2", "#009e73") "}.plot .m3{" BOTH("fill", "p3", "#b3588c") "}\n"
    ".plot .share{stroke-width:2.5;" BOTH("stroke", "p1", "#d55e00") "}.plot .expected{stroke-width:1.5;" BOTH("stroke", "pe", "#595959") "}\n"
    ".plot .limit{stroke-width:1.75;stroke-dasharray:7 5;" BOTH("stroke", "pi", "#1b1b1b") "}.plot .limit.two{stroke-dasharray:2 4}\n"
    ".plot .median{stroke-width:1.75;stroke-dasharray:3 4;" BOTH("stroke", "pi", "#1b1b1b") "}\n"
    ".plot .alarm{stroke-width:1.5;" BOTH("stroke", "pp", "#fff") ";" BOTH("fill", "p1", "#d55e00") "}\n"
    ".plot .h0,.plot .h1,.plot .h2,.plot .h3,.plot .h4,.plot .h5,.plot .h6,.plot .hn{" BOTH("stroke", "pg", "#d4d4d4") ";stroke-width:.75}\n"
    ".plot .h0,.plot .hn{" BOTH("fill", "h0", "#fff") "}.plot .h1{" BOTH("fill", "h1", "#e3eef8") "}.plot .h2{" BOTH("fill", "h2", "#bfd9ee") "}\n"
    ".plot .h3{" BOTH("fill", "h3", "#8fbfe0") "}.plot .h4{" BOTH("fill", "h4", "#569fcd") "}.plot .h5{" BOTH("fill", "h5", "#1f78b4") "}"
    ".plot .h6{" BOTH("fill", "h6", "#08457e") "}\n"
    ".plot text.t1,.plot text.t2,.plot text.t3,.plot text.t4,.plot text.t5,.plot text.t6{font-size:13px;" BOTH("fill", "lo", "#111") "}\n"
    ".plot text.t5,.plot text.t6{" BOTH("fill", "hi", "#fff") "}\n";

struct text
plot_x(const struct plot *p, size_t i)
{
	return p->x != NULL ? p->x[i] : (struct text){0};
}

struct text
plot_y(const struct plot *p, size_t row)
{
	return p->y != NULL ? p->y[row] : (struct text){0};
}

const struct plot_series *
plot_find(const struct plot *p, enum plot_role role, size_t n)
{
	for (size_t i = 0; i < p->series_count; i++)
		if (p->series[i].role == role && n-- == 0)
			return &p->series[i];
	return NULL;
}

bool
plot_marked(const struct plot *p)
{
	for (size_t s = 0; s < p->series_count; s++)
		for (size_t i = 0; p->series[s].marked != NULL && i < p->count; i++)
			if (p->series[s].marked[i] && !isnan(plot_value(p->series[s].at[i])))
				return true;
	return false;
}

bool
plot_any(const struct plot *p)
{
	size_t count = p->kind == PLOT_HEAT ? p->rows * p->count : p->count;

	for (size_t s = 0; s < p->series_count; s++)
		for (size_t i = 0; i < count; i++)
			if (!isnan(plot_value(p->series[s].at[i])) && (p->kind != PLOT_STEPS || !isnan(plot_value(p->x_at[i]))))
				return true;
	return false;
}

/* Words while they have room in a line. */
static void
draw_title(struct plot_pen *pen)
{
	struct text rest = pen->p->title;

	while (rest.len > 0) {
		size_t i = 0, end = 0;

		while (i < rest.len && unicode_width(text_slice(rest, 0, i)) < TITLE_COLUMNS) {
			if (rest.at[i] == ' ')
				end = i;
			(void)unicode_next(rest, &i);
		}
		if (i >= rest.len || end == 0)
			end = i;
		plot_write(pen, "title", PLOT_START, PLOT_EDGE, pen->y + 18, PLOT_WIDTH * 2, text_slice(rest, 0, end));
		rest = text_trim(text_after(rest, end));
		pen->y += PLOT_LINE + 2;
	}
	pen->y += 6;
}

static void
write_open(const struct plot_pen *pen, const char *id, struct buf *out)
{
	int height = (int)ceil(pen->y);

	buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
	    " aria-labelledby=\"", PLOT_WIDTH, height, PLOT_WIDTH, height);
	markup_text(out, text_of(id));
	buf_puts(out, "-title ");
	markup_text(out, text_of(id));
	buf_puts(out, "-desc\">\n<title id=\"");
	markup_text(out, text_of(id));
	buf_puts(out, "-title\">");
	markup_text(out, pen->p->title);
	buf_puts(out, "</title>\n<desc id=\"");
	markup_text(out, text_of(id));
	buf_puts(out, "-desc\">");
	markup_text(out, pen->p->desc);
	buf_puts(out, "</desc>\n");
	if (pen->titled)
		buf_printf(out, "<style>%s</style>\n<rect class=\"back\" width=\"%d\" height=\"%d\"/>\n", plot_style, PLOT_WIDTH, height);
}

static void
draw(const struct plot *p, enum language l, const char *id, bool alone, struct buf *out)
{
	static void (*const kinds[])(struct plot_pen *) = {
		[PLOT_BARS] = plot_draw_bars, [PLOT_LINES] = plot_draw_lines, [PLOT_HEAT] = plot_draw_heat,
		[PLOT_PARETO] = plot_draw_pareto, [PLOT_STEPS] = plot_draw_steps,
	};
	struct plot_pen pen = { .p = p, .language = l, .y = 6, .titled = alone };

	if (alone)
		draw_title(&pen);
	if (plot_any(p)) {
		kinds[p->kind](&pen);
	} else {
		plot_write(&pen, "quiet", PLOT_MIDDLE, PLOT_WIDTH / 2.0, pen.y + 50, PLOT_WIDTH, text_of(plot_nothing.in[l]));
		pen.y += 90;
	}
	pen.y += 4;
	write_open(&pen, id, out);
	buf_text(out, buf_view(&pen.body));
	buf_puts(out, "</svg>\n");
	buf_release(&pen.body);
	buf_release(&pen.scratch);
}

void
plot_svg(const struct plot *p, enum language l, const char *id, struct buf *out)
{
	draw(p, l, id, true, out);
}

void
plot_svg_part(const struct plot *p, enum language l, const char *id, struct buf *out)
{
	draw(p, l, id, false, out);
}
