/* Pictures in letters: what all kinds share, and the kinds that are lists. */
#include <math.h>

#include "base/unicode.h"
#include "view/chart.h"
#include "view/plot_text_kind.h"

enum { PARTS = 1000000, BAR_LEAST = 4, WIDTH_LEAST = 20, WIDTH_OTHERWISE = 80 };

static const double four_fifths = 0.8;

/* Of another alphabet no letter can be kept; what is in numbers can. */
static void
put_ascii(struct buf *out, struct text t)
{
	for (size_t i = 0; i < t.len; ) {
		size_t from = i;
		uint32_t c = unicode_next(t, &i);

		if (c < 0x80)
			buf_putc(out, (char)c);
		else if (c == 0x2212 || c == 0x2013 || c == 0x2014)
			buf_putc(out, '-');
		else if (c == 0x2026)
			buf_putc(out, '~');
		else
			for (size_t n = unicode_width(text_slice(t, from, i)); n > 0; n--)
				buf_putc(out, '?');
	}
}

static void
put(struct plot_page *page, struct text t)
{
	if (page->ascii)
		put_ascii(page->out, t);
	else
		buf_text(page->out, t);
}

size_t
plot_page_fit(struct plot_page *page, struct text t, size_t most)
{
	size_t width, i = 0, end = 0;
	struct text seen;

	buf_clear(&page->scratch);
	unicode_visible(&page->scratch, t);
	seen = buf_view(&page->scratch);
	width = unicode_width(seen);
	if (width <= most)
		return width;
	while (i < seen.len) {
		(void)unicode_next(seen, &i);
		if (unicode_width(text_slice(seen, 0, i)) + 1 > most)
			break;
		end = i;
	}
	page->scratch.len = end;
	if (most > 0)
		buf_puts(&page->scratch, "…");
	return unicode_width(buf_view(&page->scratch));
}

void
plot_page_blanks(struct plot_page *page, size_t n)
{
	while (n-- > 0)
		buf_putc(page->out, ' ');
}

void
plot_page_cell(struct plot_page *page, struct text t, size_t width, bool right)
{
	size_t used = plot_page_fit(page, t, width);

	if (right)
		plot_page_blanks(page, width - used);
	put(page, buf_view(&page->scratch));
	if (!right)
		plot_page_blanks(page, width - used);
}

void
plot_page_line(struct plot_page *page, size_t indent, struct text t)
{
	if (t.len == 0)
		return;
	plot_page_blanks(page, indent);
	(void)plot_page_fit(page, t, page->width - indent);
	put(page, buf_view(&page->scratch));
	buf_putc(page->out, '\n');
}

void
plot_page_flow(struct plot_page *page, size_t *column, size_t indent, struct text t)
{
	size_t width = plot_page_fit(page, t, page->width - indent);

	if (*column > 0 && *column + 2 + width > page->width) {
		buf_putc(page->out, '\n');
		*column = 0;
	}
	plot_page_blanks(page, *column > 0 ? 2 : indent);
	put(page, buf_view(&page->scratch));
	*column += (*column > 0 ? 2 : indent) + width;
}

void
plot_page_names(struct plot_page *page, size_t indent, size_t slot, size_t first, size_t count, size_t group)
{
	size_t widest = 0, stride, column = 0, shown = (count + group - 1) / group;

	for (size_t i = 0; i < count; i += group) {
		size_t width = plot_page_fit(page, plot_x(page->p, first + i), 20);

		widest = width > widest ? width : widest;
	}
	if (widest == 0)
		return;
	stride = plot_stride((double)slot, (double)widest + 1);
	for (size_t i = 0; i < shown; i += stride) {
		size_t at = indent + i * slot, width = plot_page_fit(page, plot_x(page->p, first + i * group), 20);

		if (at + width > page->width)
			break;
		plot_page_blanks(page, at - column);
		put(page, buf_view(&page->scratch));
		column = at + width;
	}
	buf_putc(page->out, '\n');
}

size_t
plot_page_widest(struct plot_page *page, struct text (*name)(const struct plot *, size_t), size_t count, size_t most)
{
	size_t widest = 0;

	for (size_t i = 0; i < count; i++) {
		size_t width = plot_page_fit(page, name(page->p, i), most);

		widest = width > widest ? width : widest;
	}
	return widest;
}

/* The value as it is written, in label; and its columns. */
static size_t
write_value(const struct plot_page *page, double v, struct buf *label)
{
	buf_clear(label);
	if (isnan(v))
		buf_puts(label, "-");
	else
		plot_number(v, page->language, label);
	return unicode_width(buf_view(label));
}

static double
largest(const struct plot_series *s, size_t count)
{
	double most = 0;

	for (size_t i = 0; i < count; i++)
		if (plot_value(s->at[i]) > most)
			most = s->at[i];
	return most;
}

static void
put_bar(struct plot_page *page, double v, double most, size_t width)
{
	int64_t parts = v > 0 && most > 0 ? (int64_t)fmax(1, v / most * PARTS) : 0;
	struct buf bar = {0};

	chart_bar(parts, PARTS, width, page->ascii, &bar);
	buf_text(page->out, buf_view(&bar));
	plot_page_blanks(page, width - unicode_width(buf_view(&bar)));
	buf_release(&bar);
}

/* Below what adds up to four fifths of all. */
static void
put_rule(struct plot_page *page)
{
	struct buf label = {0};

	buf_putc(&label, ' ');
	plot_share(four_fifths, page->language, &label);
	for (size_t i = label.len; i < page->width; i++)
		buf_puts(page->out, page->ascii ? "-" : "─");
	buf_text(page->out, buf_view(&label));
	buf_putc(page->out, '\n');
	buf_release(&label);
}

/* Names, values, bars, and where there is one the share, a line each. */
static void
list(struct plot_page *page, const struct plot_series *values, const struct plot_series *share)
{
	const struct plot *p = page->p;
	size_t names = plot_page_widest(page, plot_x, p->count, page->width / 3), numbers = 0, bars, room, shares = share != NULL ? 8 : 0;
	double most = largest(values, p->count);
	struct buf label = {0};

	for (size_t i = 0; i < p->count; i++) {
		size_t width = write_value(page, plot_value(values->at[i]), &label);

		numbers = width > numbers ? width : numbers;
	}
	room = page->width - (numbers + 2 + shares);
	if (names + BAR_LEAST > room)
		names = room > BAR_LEAST ? room - BAR_LEAST : room;
	bars = room - names;
	for (size_t i = 0; i < p->count; i++) {
		double v = plot_value(values->at[i]);

		plot_page_cell(page, plot_x(p, i), names, false);
		(void)write_value(page, v, &label);
		buf_putc(page->out, values->marked != NULL && values->marked[i] ? '!' : ' ');
		plot_page_cell(page, buf_view(&label), numbers, true);
		buf_putc(page->out, ' ');
		put_bar(page, v, most, bars);
		if (share != NULL) {
			buf_clear(&label);
			if (!isnan(plot_value(share->at[i])))
				plot_share(share->at[i], page->language, &label);
			plot_page_cell(page, buf_view(&label), shares, true);
		}
		while (page->out->len > 0 && page->out->data[page->out->len - 1] == ' ')
			page->out->len--;
		buf_putc(page->out, '\n');
		if (share != NULL && i + 1 < p->count && share->at[i] >= four_fifths && (i == 0 || !(share->at[i - 1] >= four_fifths)))
			put_rule(page);
	}
	buf_release(&label);
}

static void
say_names(struct plot_page *page)
{
	const struct plot *p = page->p;
	const struct plot_series *share = plot_find(p, PLOT_SHARE, 0);
	struct buf all = {0};

	buf_text(&all, p->x_name);
	if (p->y_name.len > 0)
		buf_printf(&all, "%s%.*s", all.len > 0 ? ": " : "", TEXT_ARG(p->y_name));
	if (share != NULL && share->name.len > 0)
		buf_printf(&all, "%s%.*s", all.len > 0 ? ", " : "", TEXT_ARG(share->name));
	plot_page_line(page, 0, buf_view(&all));
	buf_release(&all);
}

void
plot_page_bars(struct plot_page *page)
{
	say_names(page);
	list(page, &page->p->series[0], NULL);
}

void
plot_page_pareto(struct plot_page *page)
{
	const struct plot_series *values = plot_find(page->p, PLOT_VALUE, 0);

	say_names(page);
	list(page, values != NULL ? values : &page->p->series[0], plot_find(page->p, PLOT_SHARE, 0));
}

void
plot_text(const struct plot *p, enum language l, size_t width, bool ascii, struct buf *out)
{
	static void (*const kinds[])(struct plot_page *) = {
		[PLOT_BARS] = plot_page_bars, [PLOT_LINES] = plot_page_lines, [PLOT_HEAT] = plot_page_heat,
		[PLOT_PARETO] = plot_page_pareto, [PLOT_STEPS] = plot_page_steps,
	};
	struct plot_page page = { .p = p, .language = l, .ascii = ascii, .out = out };

	page.width = width == 0 ? WIDTH_OTHERWISE : width < WIDTH_LEAST ? WIDTH_LEAST : width;
	plot_page_line(&page, 0, p->title);
	if (plot_any(p))
		kinds[p->kind](&page);
	else
		plot_page_line(&page, 0, text_of(plot_nothing.in[l]));
	buf_release(&page.scratch);
}
