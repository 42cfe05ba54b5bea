#ifndef STATS_PAGE_H
#define STATS_PAGE_H

#include "base/buf.h"
#include "time/when.h"
#include "time/zone.h"

/* Laying out a page of text: a label and right-aligned cells, nothing wider
 * than PAGE_WIDTH columns. */
enum { PAGE_WIDTH = 78 };

struct page {
	struct buf out;
	enum language language;
	bool ascii;			/* no … and no blocks */
	const struct zone *zone;
	struct period period;		/* times in it are shown without their day */
};

/* Whether what reads standard output can show more than ASCII. */
bool page_is_ascii(void);
const char *page_words(const struct page *p, struct words w);
/* Visible, cut to so many columns, and filled up to them. */
void page_left(struct page *p, struct text t, size_t width);
void page_right(struct page *p, struct text t, size_t width);
/* No spaces at its end. */
void page_end_line(struct page *p);
enum { PAGE_NUMBERS = 4 };
/* A sentence with {1}..{4} for numbers. */
void page_sentence(struct page *p, struct words w, const int64_t numbers[PAGE_NUMBERS]);
/* "22:15", with its day where that is another; "2026-11-24 22:15". */
void page_time(const struct page *p, int64_t at, struct buf *out);
/* "1h 30m" or "1 jam 30 mnt": the two largest units, rounded down. */
void page_duration(const struct page *p, int64_t seconds, struct buf *out);
/* "Tuesday, 24 November 2026" */
void page_day(const struct page *p, int32_t day, struct buf *out);

#endif
