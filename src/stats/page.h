#ifndef STATS_PAGE_H
#define STATS_PAGE_H

#include "base/arena.h"
#include "time/when.h"
#include "time/zone.h"
#include "view/web.h"

/* Laying out a page: sections of rows, notes and pictures, said once. As text nothing
 * is wider than PAGE_WIDTH columns, and pictures are of letters; as HTML each section
 * has its tables, and its pictures the figures behind them. */
enum { PAGE_WIDTH = 78, PAGE_COLUMNS = 8, PAGE_NUMBERS = 4 };

enum page_cell {
	CELL_TEXT,
	CELL_FIGURE,		/* at the right of its column */
	CELL_LETTERS		/* spaces and bars of letters: nothing in HTML */
};

struct page_column {
	struct words head;	/* of the first column: none, the title stands there */
	size_t width;
	enum page_cell kind;
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
	/* of HTML */
	struct web *web;		/* NULL: text */
	struct arena *arena;
	struct text title;		/* of the section */
	bool open;			/* its table */
	bool listed;			/* the rows are of page_list: a table of their own */
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
void page_row(struct page *p, size_t level, const struct text *cells);
/* A sentence below the rows, over as many lines as it needs; or above them. */
void page_note(struct page *p, size_t level, struct text sentence);
/* The same, with {1}..{4} for words; for numbers. */
void page_filled(struct page *p, size_t level, struct words w, char *const words[PAGE_NUMBERS]);
void page_sentence(struct page *p, size_t level, struct words w, const int64_t numbers[PAGE_NUMBERS]);
/* A line of a picture in letters, as it is; nothing in HTML. */
void page_verbatim(struct page *p, struct text line);
/* A picture of lines or a heat map, and behind it its figures; nothing in text. */
void page_picture(struct page *p, const struct plot *plot);

/* Appends what was laid out, and lets go of it. */
void page_end(struct page *p, struct buf *out);

/* "22:15", with its day where that is another; "2026-11-24 22:15". */
void page_time(const struct page *p, int64_t at, struct buf *out);
/* "1h 30m" or "1 jam 30 mnt": the two largest units, rounded down. */
void page_duration(const struct page *p, int64_t seconds, struct buf *out);

#endif
