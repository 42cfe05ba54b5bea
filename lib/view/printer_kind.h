#ifndef VIEW_PRINTER_KIND_H
#define VIEW_PRINTER_KIND_H

#include "view/printer.h"
#include "view/sheet.h"
#include "view/web.h"

/* Private to the printers: one format each. They add to `out`, which
 * printer.c sends on. */
struct printer {
	struct printer_options options;
	const struct printer_kind *kind;
	struct buf out;
	struct buf cell;	/* one value, while it is laid out */
	struct arena scratch;	/* of one row */
	struct table *table;
	const struct template *template;	/* of -T */
	size_t rows;		/* before this one */
	struct web web;		/* of html */
};

struct printer_kind {
	const char *name;
	void (*begin)(struct printer *);	/* NULL: nothing to do */
	void (*row)(struct printer *, const struct text *cells, struct text path);
	void (*end)(struct printer *);		/* NULL: nothing to do */
};

extern const struct printer_kind printer_csv, printer_table, printer_yaml, printer_jsonl, printer_ids,
    printer_paths, printer_text, printer_excel, printer_fods, printer_html, printer_svg, printer_template;

/* Whether a value is a number that other programs read and write as it is:
 * counts, durations, decimals; not 007, nor more digits than they keep. */
bool printer_number(const struct field *f, struct text value);
/* Whether it is a time or day that a spreadsheet can hold: as it shows it. */
bool printer_time(const struct field *f, struct text value, const struct zone *zone, char out[SHEET_TIME]);
/* The zone in which a spreadsheet shows the times of a row: that of its station
 * (its own column, or the beginning of its id), else that of the tree. */
const struct zone *printer_zone(const struct printer *p, const struct text *cells);

#endif
