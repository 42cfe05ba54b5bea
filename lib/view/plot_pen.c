#include <math.h>
#include <string.h>

#include "base/unicode.h"
#include "view/markup.h"
#include "view/plot_kind.h"

void
plot_coord(struct buf *out, double v)
{
	double tenths = round(v * 10);

	if (fmod(tenths, 10) == 0)
		buf_printf(out, "%.0f", tenths == 0 ? 0.0 : tenths / 10);
	else
		buf_printf(out, "%.1f", tenths / 10);
}

static void
attribute(struct buf *out, const char *name, double v)
{
	buf_printf(out, " %s=\"", name);
	plot_coord(out, v);
	buf_putc(out, '"');
}

void
plot_line(struct plot_pen *pen, const char *class, double x1, double y1, double x2, double y2)
{
	buf_printf(&pen->body, "<line class=\"%s\"", class);
	attribute(&pen->body, "x1", x1);
	attribute(&pen->body, "y1", y1);
	attribute(&pen->body, "x2", x2);
	attribute(&pen->body, "y2", y2);
	buf_puts(&pen->body, "/>\n");
}

void
plot_rect(struct plot_pen *pen, const char *class, double x, double y, double width, double height)
{
	buf_printf(&pen->body, "<rect class=\"%s\"", class);
	attribute(&pen->body, "x", x);
	attribute(&pen->body, "y", y);
	attribute(&pen->body, "width", width);
	attribute(&pen->body, "height", height);
	buf_puts(&pen->body, "/>\n");
}

double
plot_text_width(struct text t)
{
	double width = 0;

	for (size_t i = 0; i < t.len; ) {
		size_t from = i;
		uint32_t c = unicode_next(t, &i);

		/* In ems of the wider sans-serif fonts that are about. */
		if (c < 0x80 && strchr("%@mwMW", (int)c) != NULL)
			width += 0.93;
		else if (c < 0x80 && strchr(" .,:;'|!()[]/-iljtfrI", (int)c) != NULL)
			width += 0.38;
		else
			width += 0.64 * (double)unicode_width(text_slice(t, from, i));
	}
	return width * PLOT_TEXT;
}

/* The text as it is seen, cut to a width. True where it was cut. */
static bool
fit(struct plot_pen *pen, double most, struct text t)
{
	struct text seen;
	size_t i = 0, end = 0;

	buf_clear(&pen->scratch);
	unicode_visible(&pen->scratch, t);
	seen = buf_view(&pen->scratch);
	if (plot_text_width(seen) <= most)
		return false;
	while (i < seen.len) {
		(void)unicode_next(seen, &i);
		if (plot_text_width(text_slice(seen, 0, i)) + PLOT_TEXT * 0.8 > most)
			break;
		end = i;
	}
	pen->scratch.len = end;
	buf_puts(&pen->scratch, "…");
	return true;
}

static void
write_text(struct plot_pen *pen, double most, struct text t)
{
	bool cut = fit(pen, most, t);

	if (cut) {
		buf_puts(&pen->body, "<title>");
		markup_text(&pen->body, t);
		buf_puts(&pen->body, "</title>");
	}
	markup_text(&pen->body, buf_view(&pen->scratch));
	buf_puts(&pen->body, "</text>\n");
}

void
plot_write(struct plot_pen *pen, const char *class, enum plot_anchor anchor, double x, double y, double most, struct text t)
{
	static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };

	if (t.len == 0)
		return;
	buf_puts(&pen->body, "<text");
	if (class != NULL)
		buf_printf(&pen->body, " class=\"%s\"", class);
	buf_puts(&pen->body, anchors[anchor]);
	attribute(&pen->body, "x", x);
	attribute(&pen->body, "y", y);
	buf_putc(&pen->body, '>');
	write_text(pen, most, t);
}

void
plot_write_turned(struct plot_pen *pen, double degrees, double x, double y, double most, struct text t)
{
	if (t.len == 0)
		return;
	buf_puts(&pen->body, "<text text-anchor=\"end\" transform=\"translate(");
	plot_coord(&pen->body, x);
	buf_putc(&pen->body, ' ');
	plot_coord(&pen->body, y);
	buf_puts(&pen->body, ") rotate(");
	plot_coord(&pen->body, -degrees);
	buf_puts(&pen->body, ")\">");
	write_text(pen, most, t);
}

/* Round, square, point down, diamond; an alarm is larger and points up. */
void
plot_sign(struct plot_pen *pen, int n, double x, double y)
{
	static const char *const shapes[PLOT_COLOURS] = {
		"m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "m-4 -4h8v8h-8z", "m-5 -4h10l-5 8.5z", "m0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
	};

	if (n < 0)
		buf_puts(&pen->body, "<path class=\"alarm\" d=\"M");
	else
		buf_printf(&pen->body, "<path class=\"m%d\" d=\"M", n % PLOT_COLOURS);
	plot_coord(&pen->body, x);
	buf_putc(&pen->body, ' ');
	plot_coord(&pen->body, y);
	buf_puts(&pen->body, n < 0 ? "m0 -9l9 15h-18z" : shapes[n % PLOT_COLOURS]);
	buf_puts(&pen->body, "\"/>\n");
}
