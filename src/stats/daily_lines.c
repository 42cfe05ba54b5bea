/* Lines that every part of the day's page is made of. */
#include "daily_page.h"

#include <stdio.h>

void
daily_heading(struct page *p, struct words w, const struct words *cells, size_t count)
{
	struct buf upper = {0};

	buf_puts(&upper, page_words(p, w));
	for (size_t i = 0; i < upper.len; i++)
		if (upper.data[i] >= 'a' && upper.data[i] <= 'z')
			upper.data[i] = (char)(upper.data[i] - 'a' + 'A');
	buf_putc(&p->out, '\n');
	page_left(p, buf_view(&upper), LABEL);
	for (size_t i = 0; i < count; i++)
		page_right(p, text_of(page_words(p, cells[i])), NUMBER);
	page_end_line(p);
	buf_release(&upper);
}

/* A label, and a figure for each type that is asked; -1 is no figure. */
void
daily_line(struct page *p, const struct daily *d, struct text label, const int64_t n[VOICES])
{
	buf_puts(&p->out, "  ");
	page_left(p, label, LABEL - 2);
	for (int v = 0; v < VOICES; v++) {
		char cell[24] = "";

		if (n[v] >= 0)
			(void)snprintf(cell, sizeof cell, "%lld", (long long)n[v]);
		if (d->figures.types[v])
			page_right(p, text_of(cell), NUMBER);
	}
	page_end_line(p);
}

void
daily_line_words(struct page *p, const struct daily *d, struct words w, int64_t reports, int64_t feedback)
{
	daily_line(p, d, text_of(page_words(p, w)), (int64_t[VOICES]){ reports, feedback });
}

/* The heading with the names of the types that are asked. */
void
daily_heading_voices(struct page *p, const struct daily *d, struct words w)
{
	static const struct words names[VOICES] = { WORDS("reports", "laporan"), WORDS("feedback", "umpan balik") };
	bool both = d->figures.types[VOICE_REPORT] && d->figures.types[VOICE_FEEDBACK];

	daily_heading(p, w, d->figures.types[VOICE_REPORT] ? names : names + 1, both ? 2 : 1);
}

void
daily_more(struct page *p, int64_t count)
{
	if (count <= LISTED_MAX)
		return;
	page_sentence(p, (struct words)WORDS("    and {1} more\n", "    dan {1} lagi\n"),
	    (int64_t[PAGE_NUMBERS]){ count - LISTED_MAX });
}
