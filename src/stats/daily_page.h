#ifndef STATS_DAILY_PAGE_H
#define STATS_DAILY_PAGE_H

#include "daily.h"
#include "page.h"

/* The parts of the page of a day. */
enum { LABEL = 48, NUMBER = 13 };

void daily_heading(struct page *p, struct words w, const struct words *cells, size_t count);
/* With the names of the types that are asked. */
void daily_heading_voices(struct page *p, const struct daily *d, struct words w);
/* A label, and a figure for each type that is asked; -1 is no figure. */
void daily_line(struct page *p, const struct daily *d, struct text label, const int64_t n[VOICES]);
void daily_line_words(struct page *p, const struct daily *d, struct words w, int64_t reports, int64_t feedback);
/* "and 3 more" below a list that was cut. */
void daily_more(struct page *p, int64_t count);

void daily_page_open(struct page *p, struct daily *d);
void daily_page_answered(struct page *p, struct daily *d);
void daily_page_times(struct page *p, struct daily *d);
void daily_page_aspects(struct page *p, struct daily *d);
void daily_page_outages(struct page *p, struct daily *d);
void daily_page_hours(struct page *p, struct daily *d);
void daily_page_changed(struct page *p, struct daily *d);

#endif
