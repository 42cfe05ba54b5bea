/* Lines that several parts of the page are made of. */
#include "summary_page.h"
#include "view/decimal.h"

enum { WHEN = 18 };

struct text
summary_number(const struct summary *d, int64_t n)
{
	return arena_printf(&d->session->arena, "%lld", (long long)n);
}

struct text
summary_decimal(const struct page *p, const struct summary *d, double x)
{
	return text_of(decimal_of(x, 2, p->language, &d->session->arena));
}

static struct text
lent(const struct summary *d, struct buf *b)
{
	struct text t = arena_text(&d->session->arena, buf_view(b));

	buf_release(b);
	return t;
}

struct text
summary_duration(const struct page *p, const struct summary *d, int64_t seconds)
{
	struct buf out = {0};

	page_duration(p, seconds, &out);
	return lent(d, &out);
}

struct text
summary_clock(const struct page *p, const struct summary *d, int64_t at)
{
	struct buf out = {0};

	page_time(p, at, &out);
	return lent(d, &out);
}

void
summary_voices(struct page *p, const struct summary *d, struct words title)
{
	static const struct page_column names[VOICES] = {
		{ WORDS("reports", "laporan"), NUMBER, CELL_FIGURE }, { WORDS("feedback", "umpan balik"), NUMBER, CELL_FIGURE },
	};
	struct page_column columns[1 + VOICES] = { { .width = LABEL } };
	size_t n = 1;

	for (int v = 0; v < VOICES; v++)
		if (d->figures.types[v])
			columns[n++] = names[v];
	page_section(p, title, columns, n);
}

void
summary_line(struct page *p, const struct summary *d, size_t level, struct text label, const int64_t n[VOICES])
{
	struct text cells[1 + VOICES] = { label };
	size_t count = 1;

	for (int v = 0; v < VOICES; v++)
		if (d->figures.types[v])
			cells[count++] = n[v] >= 0 ? summary_number(d, n[v]) : (struct text){0};
	page_row(p, level, cells);
}

void
summary_line_words(struct page *p, const struct summary *d, struct words w, int64_t reports, int64_t feedback)
{
	summary_line(p, d, 0, text_of(page_words(p, w)), (int64_t[VOICES]){ reports, feedback });
}

void
summary_more(struct page *p, int64_t count)
{
	if (count > LISTED_MAX)
		page_sentence(p, 1, (struct words)WORDS("and {1} more; all are in -O csv", "dan {1} lagi; semuanya ada pada -O csv"), (int64_t[PAGE_NUMBERS]){ count - LISTED_MAX });
}

void
summary_listed(struct page *p, const struct summary *d, const struct listed *l)
{
	static const struct page_column columns[] = {
		{ WORDS("record", "catatan"), TITLE_ID + 4, CELL_TEXT }, { WORDS("when", "waktu"), WHEN, CELL_TEXT },
		{ WORDS("what", "apa"), PAGE_WIDTH - TITLE_ID - 4 - WHEN, CELL_TEXT },
	};
	struct page_column before[PAGE_COLUMNS];
	size_t count = p->column_count;

	if (l->count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		before[i] = p->columns[i];
	page_list(p, columns, 3);
	for (int64_t i = 0; i < l->count && i < LISTED_MAX; i++)
		page_row(p, 1, (struct text[]){ l->rows[i].id, summary_clock(p, d, l->rows[i].at), l->rows[i].title });
	summary_more(p, l->count);
	page_list(p, before, count);
}
