#ifndef STATS_PAGE_WEB_H
#define STATS_PAGE_WEB_H

#include "page.h"

/* What page.h lays out, as HTML. */
void page_web_section(struct page *p, struct text title);
/* A table is opened by its first row, so that none is empty. */
void page_web_row(struct page *p, size_t level, const struct text *cells);
/* Ends the table that is open, where one is. */
void page_web_close(struct page *p);

#endif
