#ifndef STATS_PAGE_H
#define STATS_PAGE_H

#include "base/buf.h"
#include "time/when.h"
#include "time/zone.h"

/* Laying out a page: sections of rows and notes, said once. As text nothing is
 * wider than PAGE_WIDTH columns. */
enum { PAGE_WIDTH = 78, PAGE_COLUMNS = 8, PAGE_NUMBERS = 4 };

struct page_column {
	struct words head;	/* of the first column: none, the title stands there */
	size_t width;
	bool right;		/* figures */
};

struct page {
	struct buf out;
	enum language language;
	bool ascii;			/* no … and no blocks */
	const struct zone *zone;
	struct period period;		/* times in it are shown without their day */
	/* of the rows that follow */
	struct page_column columns[PAGE_COLUMNS];
	size_t column_count;
};

/* Whether what reads standard output can show no more than ASCII. */
bool page_is_ascii(void);
const char *page_words(const struct page *p, struct words w);

/* A line of its own, at the head of the page. */
void page_line(struct page *p, struct text line);
/* A title, with the heads of the columns beside it; the first column is as wide as the
 * title may be. No columns: only notes follow. */
void page_section(struct page *p, struct words title, const struct page_column *columns, size_t count);
/* Rows of other columns below those of the section; in text they have no heads. */
void page_list(struct page *p, const struct page_column *columns, size_t count);
/* A cell a column, made visible and cut to its width; a deeper level begins further to
 * the right. */
void page_row(struct page *p, unsigned level, const struct text *cells);
/* A sentence below the rows, over as many lines as it needs; or above them. */
void page_note(struct page *p, unsigned level, struct text sentence);
/* The same, with {1}..{4} for words; for numbers. */
void page_filled(struct page *p, unsigned level, struct words w, char *const words[PAGE_NUMBERS]);
void page_sentence(struct page *p, unsigned level, struct words w, const int64_t numbers[PAGE_NUMBERS]);
/* A line of a picture in letters, as it is. */
void page_verbatim(struct page *p, struct text line);

/* "22:15", with its day where that is another; "2026-11-24 22:15". */
void page_time(const struct page *p, int64_t at, struct buf *out);
/* "1h 30m" or "1 jam 30 mnt": the two largest units, rounded down. */
void page_duration(const struct page *p, int64_t seconds, struct buf *out);

#endif
