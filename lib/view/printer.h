#ifndef VIEW_PRINTER_H
#define VIEW_PRINTER_H

#include <stdio.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/words.h"
#include "record/schema.h"
#include "view/template.h"

/* Rows out, in one of the formats of -O. A command says what, a printer says
 * how. A new format is one row of the table in printer.c. */
enum format {
	FORMAT_CSV, FORMAT_TABLE, FORMAT_YAML, FORMAT_JSONL, FORMAT_IDS, FORMAT_PATHS, FORMAT_TEXT, FORMAT_EXCEL,
	FORMAT_FODS,
	FORMAT_HTML,
	FORMAT_SVG,	/* only of figures: no printer makes it of rows */
	FORMATS
};
const char *format_name(enum format f);
bool format_find(struct text name, enum format *f, struct fail *why);	/* lists the valid ones */

struct tree;

struct printer_options {
	FILE *out;
	const struct field *const *columns;
	size_t count;
	enum language language;
	size_t width;		/* of the terminal; 0: as wide as needed */
	bool color;
	bool ascii;		/* what is printed beside the cells: "~" for "…" */
	bool nul;		/* -0: ids, paths and texts of -T end in NUL */
	const struct tree *tree;	/* whose zones local times are of */
	struct text title;	/* html: of the page */
};

struct printer;

/* csv and table write their header at once, also for zero rows. CSV cells are
 * the canonical values, never translated; table and text translate choices,
 * make control characters visible (base/unicode.h), print durations as 3d 4h,
 * times as 2026-11-24 22:15, and lists with ", "; their headings are the field
 * names, which are what -w and -f take. The table fixes its
 * widths from the first 200 rows and cuts longer cells with "…" ("~" where only ASCII can be shown) so that memory
 * does not grow with the rows. yaml: a document a row, empty cells left out,
 * separated by "---"; jsonl: an object a row, lists as arrays, empty left out,
 * counts and durations as numbers. ids and paths print the row's id column or
 * the path given. text: one block a row, `name: value` lines,
 * empty left out. excel: CSV for a spreadsheet, with BOM and CRLF; in Indonesian
 * ";" between the cells and a comma in decimals. fods: a flat OpenDocument
 * spreadsheet, every cell typed. Both show times as the wall clock of the
 * station does, and keep every value so that it can come back: view/sheet.h. html: a page with one
 * table, view/web.h. svg has no rows: who takes it draws (view/plot.h). */
struct printer *printer_new(enum format format, const struct printer_options *options);
/* -T: the pieces' columns are indexes of the options' columns. The values are
 * the canonical ones, lists with ", "; control characters are made visible. A
 * line end follows each row unless the template ends with one; with `nul` a NUL
 * does, and the values are as they are. */
struct printer *printer_new_template(const struct template *template, const struct printer_options *options);
void printer_row(struct printer *p, const struct text *cells, struct text path);
/* Ends and frees. Whether the stream took all is checked once, at the exit. */
void printer_end(struct printer *p);

/* How a table or text shows one value, appended to out; decimals in Indonesian with a
 * comma. */
void print_value(const struct field *f, struct text value, enum language language, struct buf *out);
/* Whether a value of decimals, or of a column of mixed figures, is digits and a point. */
bool print_is_decimal(const struct field *f, struct text value);

#endif
