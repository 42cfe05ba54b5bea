#ifndef VIEW_PLOT_TEXT_KIND_H
#define VIEW_PLOT_TEXT_KIND_H

#include "view/plot_kind.h"

/* Private to pictures in letters. Everything that is added is within `width`
 * columns and, where asked, ASCII. */
struct plot_page {
	const struct plot *p;
	enum language language;
	size_t width;
	bool ascii;
	struct buf *out;
	struct buf scratch;	/* one text, while it is laid out */
};

/* t made visible and cut to `most` columns into page->scratch; its columns. */
size_t plot_page_fit(struct plot_page *page, struct text t, size_t most);
/* t in exactly `width` columns, filled with blanks behind it or before. */
void plot_page_cell(struct plot_page *page, struct text t, size_t width, bool right);
void plot_page_blanks(struct plot_page *page, size_t n);
/* A line of its own; nothing where t is empty. */
void plot_page_line(struct plot_page *page, size_t indent, struct text t);
/* Pieces with two blanks between them, a new line where one has no more room.
 * *column is where the line is, and 0 at its start. */
void plot_page_flow(struct plot_page *page, size_t *column, size_t indent, struct text t);
/* Names below columns that are `slot` wide, as many as there is room for. */
void plot_page_names(struct plot_page *page, size_t indent, size_t slot, size_t first, size_t count, size_t group);
size_t plot_page_widest(struct plot_page *page, struct text (*name)(const struct plot *, size_t), size_t count, size_t most);

void plot_page_bars(struct plot_page *page);
void plot_page_pareto(struct plot_page *page);
void plot_page_heat(struct plot_page *page);
void plot_page_lines(struct plot_page *page);
void plot_page_steps(struct plot_page *page);

#endif
