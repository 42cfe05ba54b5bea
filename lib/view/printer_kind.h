#ifndef VIEW_PRINTER_KIND_H
#define VIEW_PRINTER_KIND_H

#include "view/printer.h"

/* Private to the printers: one format each. They add to `out`, which
 * printer.c sends on. */
struct printer {
	struct printer_options options;
	const struct printer_kind *kind;
	struct buf out;
	struct buf cell;	/* one value, while it is laid out */
	struct arena scratch;	/* of one row */
	struct table *table;
	size_t rows;		/* before this one */
};

struct printer_kind {
	const char *name;
	void (*begin)(struct printer *);	/* NULL: nothing to do */
	void (*row)(struct printer *, const struct text *cells, struct text path);
	void (*end)(struct printer *);		/* NULL: nothing to do */
};

extern const struct printer_kind printer_csv, printer_table, printer_yaml, printer_jsonl, printer_ids,
    printer_paths, printer_text;

#endif
