/* excel: CSV as a spreadsheet opens it with a double click. view/sheet.h says
 * how its cells come back. */
#include "format/csv_write.h"
#include "view/printer_kind.h"

/* A point is a thousand's mark in Indonesian, and so a comma in a number. */
static void
add_number(struct printer *p, struct text value)
{
	for (size_t i = 0; i < value.len; i++)
		buf_putc(&p->out, value.at[i] == '.' && p->options.language == LANGUAGE_ID ? ',' : value.at[i]);
}

static void
excel_cell(struct printer *p, const struct field *f, struct text value, const struct zone *zone, bool first)
{
	char delimiter = p->options.language == LANGUAGE_ID ? ';' : ',', time[SHEET_TIME];

	if (printer_number(f, value)) {
		if (!first)
			buf_putc(&p->out, delimiter);
		add_number(p, value);
		return;
	}
	buf_clear(&p->cell);
	if (printer_time(f, value, zone, time))
		buf_puts(&p->cell, time);
	else
		sheet_text(SHEET_GUESSED, value, &p->cell);
	csv_cell_between(&p->out, buf_view(&p->cell), first, delimiter);
}

static void
excel_begin(struct printer *p)
{
	buf_puts(&p->out, "\uFEFF");
	for (size_t i = 0; i < p->options.count; i++)
		csv_cell_between(&p->out, text_of(p->options.columns[i]->name), i == 0, p->options.language == LANGUAGE_ID ? ';' : ',');
	buf_puts(&p->out, "\r\n");
}

static void
excel_row(struct printer *p, const struct text *cells, struct text path)
{
	const struct zone *zone = printer_zone(p, cells);

	(void)path;
	for (size_t i = 0; i < p->options.count; i++)
		excel_cell(p, p->options.columns[i], cells[i], zone, i == 0);
	/* Not an empty line, which is no row. */
	buf_puts(&p->out, p->options.count == 1 && cells[0].len == 0 ? "\"\"\r\n" : "\r\n");
}

const struct printer_kind printer_excel = { .name = "excel", .begin = excel_begin, .row = excel_row };
