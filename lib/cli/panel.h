#ifndef CLI_PANEL_H
#define CLI_PANEL_H

#include "cli/figures.h"
#include "view/plot.h"

/* A table of figures with its picture, in the format that was asked for: csv, table,
 * yaml, jsonl, excel and fods are its rows; text is the table and the picture in
 * letters; svg is the picture; html has the picture, and the table behind it. */
struct panel {
	struct figures *figures;
	struct text title;
	const struct field *const *columns;
	size_t count;
	struct printer *printer;	/* NULL: rows wait for the page, or are not shown */
	const struct text **rows;
	size_t row_count, row_cap;
};

/* A title is needed where a page has several panels. */
void panel_start(struct panel *p, struct figures *f, struct text title, const struct field *const *columns, size_t count);
/* Cells live until panel_end. */
void panel_row(struct panel *p, const struct text *cells);
/* Ends it with its picture, or NULL for none. */
void panel_end(struct panel *p, const struct plot *plot);

/* Whether the format has room for pictures. */
bool panel_draws(const struct figures *f);
/* A picture alone, where the format has room for one. */
void panel_picture(struct figures *f, const struct plot *plot);

#endif
