/* fods: a flat OpenDocument spreadsheet. Every cell says what it is, so nothing
 * is guessed and there is no formula; view/sheet.h says how its cells come back
 * from the CSV that a spreadsheet saves. */
#include "base/unicode.h"
#include "view/printer_kind.h"

/* Formats that a spreadsheet keeps when it saves the sheet as CSV. */
static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    " office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\n"
    "<office:automatic-styles>\n"
    "<number:date-style style:name=\"nd\"><number:year number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>\n"
    "<number:date-style style:name=\"nt\"><number:year number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/><number:text> </number:text>"
    "<number:hours number:style=\"long\"/><number:text>:</number:text><number:minutes number:style=\"long\"/><number:text>:</number:text>"
    "<number:seconds number:style=\"long\"/></number:date-style>\n"
    "<number:number-style style:name=\"nn\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\"/></number:number-style>\n"
    "<number:text-style style:name=\"ns\"><number:text-content/></number:text-style>\n"
    "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"nd\"/>\n"
    "<style:style style:name=\"time\" style:family=\"table-cell\" style:data-style-name=\"nt\"/>\n"
    "<style:style style:name=\"number\" style:family=\"table-cell\" style:data-style-name=\"nn\"/>\n"
    "<style:style style:name=\"text\" style:family=\"table-cell\" style:data-style-name=\"ns\"/>\n"
    "<style:style style:name=\"head\" style:family=\"table-cell\" style:data-style-name=\"ns\">"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
    "</office:automatic-styles>\n"
    "<office:body>\n<office:spreadsheet>\n<table:table table:name=\"spkt\">\n";
static const char tail[] = "</table:table>\n</office:spreadsheet>\n</office:body>\n</office:document>\n";

/* XML takes several spaces, and those at the ends, for one or none. */
static void
add_spaces(struct buf *out, size_t n)
{
	if (n > 0)
		buf_printf(out, "<text:s text:c=\"%zu\"/>", n);
}

static void
add_line(struct buf *out, struct text line)
{
	buf_puts(out, "<text:p>");
	for (size_t i = 0, n; i < line.len; i += n) {
		char c = line.at[i];

		n = 1;
		while (c == ' ' && i + n < line.len && line.at[i + n] == ' ')
			n++;
		if (c == ' ' && n == 1 && i > 0 && i + n < line.len)
			buf_putc(out, ' ');
		else if (c == ' ')
			add_spaces(out, n);
		else if (c == '&')
			buf_puts(out, "&amp;");
		else if (c == '<')
			buf_puts(out, "&lt;");
		else if (c == '>')
			buf_puts(out, "&gt;");
		else
			buf_putc(out, c);
	}
	buf_puts(out, "</text:p>");
}

static void
fods_string(struct printer *p, struct text value, const char *style)
{
	struct text rest, line;

	buf_clear(&p->cell);
	sheet_text(SHEET_TYPED, value, &p->cell);
	buf_printf(&p->out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", style);
	for (rest = buf_view(&p->cell); text_next(&rest, '\n', &line); )
		add_line(&p->out, line);
	buf_puts(&p->out, "</table:table-cell>\n");
}

static void
fods_time(struct printer *p, const char *shown)
{
	bool day = shown[10] == '\0';

	buf_printf(&p->out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"date\" office:date-value=\"%.10s%s%s\">"
	    "<text:p>%s</text:p></table:table-cell>\n", day ? "day" : "time", shown, day ? "" : "T", day ? "" : shown + 11, shown);
}

static void
fods_cell(struct printer *p, const struct field *f, struct text value, const struct zone *zone)
{
	char time[SHEET_TIME];

	if (value.len == 0)
		buf_puts(&p->out, "<table:table-cell/>\n");
	else if (printer_number(f, value))
		buf_printf(&p->out, "<table:table-cell%s office:value-type=\"float\" office:value=\"%.*s\"><text:p>%.*s</text:p></table:table-cell>\n",
		    text_find(value, TEXT(".")) == (size_t)-1 ? " table:style-name=\"number\"" : "", TEXT_ARG(value), TEXT_ARG(value));
	else if (printer_time(f, value, zone, time))
		fods_time(p, time);
	else
		fods_string(p, value, "text");
}

static void
fods_begin(struct printer *p)
{
	buf_puts(&p->out, head);
	buf_puts(&p->out, "<table:table-row>\n");
	for (size_t i = 0; i < p->options.count; i++)
		fods_string(p, text_of(p->options.columns[i]->name), "head");
	buf_puts(&p->out, "</table:table-row>\n");
}

static void
fods_row(struct printer *p, const struct text *cells, struct text path)
{
	const struct zone *zone = printer_zone(p, cells);

	(void)path;
	buf_puts(&p->out, "<table:table-row>\n");
	for (size_t i = 0; i < p->options.count; i++)
		fods_cell(p, p->options.columns[i], cells[i], zone);
	buf_puts(&p->out, "</table:table-row>\n");
}

static void
fods_end(struct printer *p)
{
	buf_puts(&p->out, tail);
}

const struct printer_kind printer_fods = { .name = "fods", .begin = fods_begin, .row = fods_row, .end = fods_end };
