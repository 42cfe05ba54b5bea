#include "view/web.h"

#include <ctype.h>
#include <stdio.h>

#include "base/digest.h"
#include "view/markup.h"
#include "view/printer.h"
#include "view/web_style.h"

static const struct words folded_words = WORDS("The figures as a table", "Angka dalam tabel");

static void
base64(struct buf *out, const unsigned char *bytes, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned bits = (unsigned)bytes[i] << 16;

		if (i + 1 < n)
			bits |= (unsigned)bytes[i + 1] << 8;
		if (i + 2 < n)
			bits |= bytes[i + 2];
		buf_putc(out, digits[bits >> 18]);
		buf_putc(out, digits[bits >> 12 & 63]);
		buf_putc(out, i + 1 < n ? digits[bits >> 6 & 63] : '=');
		buf_putc(out, i + 2 < n ? digits[bits & 63] : '=');
	}
}

/* The one style of the page, and the rule that lets only it in. */
static void
write_style(struct buf *out)
{
	struct buf style = {0};
	unsigned char sum[DIGEST_BYTES];

	buf_puts(&style, web_style);
	buf_puts(&style, plot_style);
	digest(buf_view(&style), sum);
	buf_puts(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-");
	base64(out, sum, sizeof sum);
	buf_puts(out, "'; base-uri 'none'; form-action 'none'\">\n<style>");
	buf_text(out, buf_view(&style));
	buf_puts(out, "</style>\n");
	buf_release(&style);
}

/* An element with nothing but text in it. */
static void
element(struct web *w, const char *name, struct text text)
{
	buf_printf(w->out, "<%s>", name);
	markup_prose(w->out, text);
	buf_printf(w->out, "</%s>\n", name);
}

void
web_begin(struct web *w, struct text title, enum language l, struct buf *out)
{
	*w = (struct web){ .out = out, .language = l };
	buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", l == LANGUAGE_EN ? "en" : "id");
	write_style(out);
	buf_puts(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
	    /* Else a browser asks the server for one. */
	    "<link rel=\"icon\" href=\"data:,\">\n");
	element(w, "title", title);
	buf_puts(out, "</head>\n<body>\n<main>\n");
}

void
web_heading(struct web *w, int level, struct text text)
{
	const char *const names[] = { "h1", "h2", "h3" };

	element(w, names[level < 1 ? 0 : level > 3 ? 2 : level - 1], text);
}

void
web_paragraph(struct web *w, struct text text)
{
	element(w, "p", text);
}

void
web_note(struct web *w, struct text text)
{
	buf_puts(w->out, "<p class=\"note\">");
	markup_prose(w->out, text);
	buf_puts(w->out, "</p>\n");
}

/* Whatever it is, it stays within the folder: what looks like a scheme or an
 * address of another host becomes the name of a file. */
static void
write_href(struct buf *out, struct text href)
{
	static const char kept[] = "-._~/#?=%";
	struct text before, after;
	bool names_host = href.len > 0 && (href.at[0] == '/' || href.at[0] == '\\');

	if (names_host || text_cut(href, ':', &before, &after))
		buf_puts(out, names_host ? "." : "./");
	for (size_t i = 0; i < href.len; i++) {
		unsigned char c = (unsigned char)href.at[i];

		if (isalnum(c) || text_find(text_of(kept), (struct text){ &href.at[i], 1 }) != (size_t)-1)
			buf_putc(out, (char)c);
		else
			buf_printf(out, "%%%02X", c);
	}
}

void
web_link(struct web *w, struct text href, struct text text)
{
	buf_puts(w->out, "<p><a href=\"");
	write_href(w->out, href);
	buf_puts(w->out, "\">");
	markup_text(w->out, text);
	buf_puts(w->out, "</a></p>\n");
}

void
web_quote(struct web *w, struct text text, struct text source)
{
	buf_puts(w->out, "<blockquote>\n");
	element(w, "p", text);
	if (source.len > 0)
		element(w, "footer", source);
	buf_puts(w->out, "</blockquote>\n");
}

void
web_plot(struct web *w, const struct plot *p)
{
	char id[] = "plot-00000000000";

	(void)snprintf(id, sizeof id, "plot-%d", ++w->plots);
	buf_puts(w->out, "<figure>\n");
	element(w, "figcaption", p->title);
	plot_svg_part(p, w->language, id, w->out);
	buf_puts(w->out, "</figure>\n");
}

/* Whether it is read from the right, by what the column holds or, where it holds
 * anything, by the value. */
static bool
is_number(const struct field *f, struct text value)
{
	if (f->kind == FIELD_COUNT || f->kind == FIELD_DURATION || f->kind == FIELD_DECIMAL)
		return true;
	return print_is_decimal(f, value);
}

/* Numbers stand right; ids and times are not broken; prose has room. */
static const char *
class_of(const struct field *f, struct text value)
{
	if (is_number(f, value))
		return " class=\"n\"";
	if (f->kind == FIELD_RECORD || f->kind == FIELD_MOMENT || f->kind == FIELD_DAY || f->kind == FIELD_HOUR)
		return " class=\"k\"";
	return f->kind == FIELD_PROSE ? " class=\"p\"" : "";
}

static void
write_heading(struct web *w, const struct field *f)
{
	struct text help = text_of(f->help.in[w->language]);

	buf_printf(w->out, "<th scope=\"col\"%s", class_of(f, (struct text){0}));
	if (!w->in_words && help.len > 0) {
		buf_puts(w->out, " title=\"");
		markup_text(w->out, help);
		buf_putc(w->out, '"');
	}
	buf_putc(w->out, '>');
	markup_text(w->out, w->in_words && help.len > 0 ? help : text_of(f->name));
	buf_puts(w->out, "</th>");
}

void
web_table(struct web *w, struct text caption, bool folded, const struct field *const *columns, size_t count)
{
	w->columns = columns;
	w->column_count = count;
	if (folded)
		buf_printf(w->out, "<details><summary>%s</summary></details>\n", folded_words.in[w->language]);
	/* What scrolls must be reached by the keyboard, and then have a name. */
	buf_printf(w->out, "<div class=\"scroll%s\" tabindex=\"0\" role=\"group\" aria-label=\"", folded ? " folded" : "");
	markup_text(w->out, caption.len > 0 ? caption : text_of(folded_words.in[w->language]));
	buf_puts(w->out, "\">\n<table>\n");
	if (caption.len > 0)
		element(w, "caption", caption);
	buf_puts(w->out, "<thead><tr>");
	for (size_t i = 0; i < count; i++)
		write_heading(w, columns[i]);
	buf_puts(w->out, "</tr></thead>\n<tbody>\n");
}

static void
write_cell(struct web *w, const struct field *f, struct text value)
{
	struct buf shown = {0};

	print_value(f, value, w->language, &shown);
	buf_printf(w->out, "<td%s>", class_of(f, value));
	markup_text(w->out, buf_view(&shown));
	buf_puts(w->out, "</td>");
	buf_release(&shown);
}

void
web_row(struct web *w, const struct text *cells)
{
	buf_puts(w->out, "<tr>");
	for (size_t i = 0; i < w->column_count; i++)
		write_cell(w, w->columns[i], cells[i]);
	buf_puts(w->out, "</tr>\n");
}

void
web_table_end(struct web *w, bool folded)
{
	(void)folded;
	buf_puts(w->out, "</tbody>\n</table>\n</div>\n");
	w->column_count = 0;
}

void
web_end(struct web *w)
{
	buf_puts(w->out, "</main>\n</body>\n</html>\n");
}
