#include "page_web.h"

#include <stdio.h>

#include "base/unicode.h"
#include "cli/terminal.h"
#include "time/date.h"
#include "time/moment.h"
#include "view/sentence.h"

enum { INDENT = 2, GAP = 2 };	/* of a level; between columns */

bool
page_is_ascii(void)
{
	return terminal_is_ascii();
}

const char *
page_words(const struct page *p, struct words w)
{
	return w.in[p->language];
}

static void
spaces(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_putc(out, ' ');
}

/* Visible, cut to so many columns, and filled up to them. */
static void
left(struct page *p, struct text t, size_t width)
{
	size_t used = unicode_width(t), end = 0, room;

	if (used <= width) {
		buf_text(&p->out, t);
		spaces(&p->out, width - used);
		return;
	}
	room = width - (p->ascii ? 3 : 1);
	for (size_t i = 0; i < t.len; ) {
		unicode_next(t, &i);
		if (unicode_width(text_slice(t, 0, i)) > room)
			break;
		end = i;
	}
	buf_text(&p->out, text_slice(t, 0, end));
	buf_puts(&p->out, p->ascii ? "..." : "…");
	spaces(&p->out, room - unicode_width(text_slice(t, 0, end)));
}

static void
right(struct page *p, struct text t, size_t width)
{
	size_t used = unicode_width(t);

	spaces(&p->out, used < width ? width - used : 0);
	/* Words wider than the column take the room that the one before left. */
	for (size_t over = used > width ? used - width : 0; over > 0 && p->out.len > 1 && p->out.data[p->out.len - 2] == ' '; over--)
		p->out.len--;
	buf_text(&p->out, t);
}

/* No spaces at its end. */
static void
end_line(struct page *p)
{
	while (p->out.len > 0 && p->out.data[p->out.len - 1] == ' ')
		p->out.len--;
	buf_putc(&p->out, '\n');
}

static void
cell(struct page *p, struct text t, const struct page_column *c, size_t indent, const struct page_column *next)
{
	struct buf shown = {0};
	size_t gap = next != NULL && next->kind == CELL_TEXT && c->kind == CELL_TEXT ? GAP : 0;

	unicode_visible(&shown, t);
	if (c->kind == CELL_FIGURE)
		right(p, buf_view(&shown), c->width - indent);
	else
		left(p, buf_view(&shown), c->width - indent - gap);
	spaces(&p->out, gap);
	buf_release(&shown);
}

void
page_line(struct page *p, struct text line)
{
	if (p->web != NULL) {
		web_paragraph(p->web, line);
		return;
	}
	cell(p, line, &(struct page_column){ .width = PAGE_WIDTH }, 0, NULL);
	end_line(p);
}

static void
set_columns(struct page *p, const struct page_column *columns, size_t count, bool listed)
{
	if (p->web != NULL)
		page_web_close(p);
	for (size_t i = 0; i < count; i++)
		p->columns[i] = columns[i];
	p->column_count = count;
	p->listed = listed;
}

void
page_list(struct page *p, const struct page_column *columns, size_t count)
{
	set_columns(p, columns, count, true);
}

void
page_section(struct page *p, struct words title, const struct page_column *columns, size_t count)
{
	struct buf upper = {0};

	set_columns(p, columns, count, false);
	if (p->web != NULL) {
		page_web_section(p, text_of(page_words(p, title)));
		return;
	}
	buf_puts(&upper, page_words(p, title));
	for (size_t i = 0; i < upper.len; i++)
		if (upper.data[i] >= 'a' && upper.data[i] <= 'z')
			upper.data[i] = (char)(upper.data[i] - 'a' + 'A');
	buf_putc(&p->out, '\n');
	left(p, buf_view(&upper), count > 0 ? columns[0].width : PAGE_WIDTH);
	for (size_t i = 1; i < count; i++)
		cell(p, text_of(page_words(p, columns[i].head)), &columns[i], 0, i + 1 < count ? &columns[i + 1] : NULL);
	end_line(p);
	buf_release(&upper);
}

void
page_row(struct page *p, size_t level, const struct text *cells)
{
	size_t indent = INDENT * (level + 1);

	if (p->web != NULL) {
		page_web_row(p, level, cells);
		return;
	}
	spaces(&p->out, indent);
	for (size_t i = 0; i < p->column_count; i++)
		cell(p, cells[i], &p->columns[i], i == 0 ? indent : 0, i + 1 < p->column_count ? &p->columns[i + 1] : NULL);
	end_line(p);
}

void
page_note(struct page *p, size_t level, struct text sentence)
{
	size_t indent = INDENT * (level + 1), at = 0;
	struct text word;

	if (p->web != NULL) {
		page_web_close(p);
		web_note(p->web, sentence);
		return;
	}
	while (text_next(&sentence, ' ', &word)) {
		struct buf shown = {0};
		size_t width;

		unicode_visible(&shown, word);
		width = unicode_width(buf_view(&shown));
		if (at > 0 && at + 1 + width > PAGE_WIDTH) {
			end_line(p);
			at = 0;
		}
		if (at == 0) {
			spaces(&p->out, indent);
			at = indent;
		} else {
			buf_putc(&p->out, ' ');
			at++;
		}
		buf_text(&p->out, buf_view(&shown));
		at += width;
		buf_release(&shown);
	}
	end_line(p);
}

void
page_filled(struct page *p, size_t level, struct words w, char *const words[PAGE_NUMBERS])
{
	struct buf sentence = {0};

	sentence_fill(page_words(p, w), words, &sentence);
	page_note(p, level, buf_view(&sentence));
	buf_release(&sentence);
}

void
page_sentence(struct page *p, size_t level, struct words w, const int64_t numbers[PAGE_NUMBERS])
{
	char digits[PAGE_NUMBERS][24];
	char *const words[PAGE_NUMBERS] = { digits[0], digits[1], digits[2], digits[3] };

	for (size_t i = 0; i < PAGE_NUMBERS; i++)
		(void)snprintf(digits[i], sizeof digits[i], "%lld", (long long)numbers[i]);
	page_filled(p, level, w, words);
}

void
page_verbatim(struct page *p, struct text line)
{
	if (p->web != NULL)
		return;
	spaces(&p->out, INDENT);
	buf_text(&p->out, line);
	end_line(p);
}

void
page_end(struct page *p, struct buf *out)
{
	if (p->web != NULL) {
		page_web_close(p);
		web_end(p->web);
	} else {
		buf_text(out, buf_view(&p->out));
	}
	buf_release(&p->out);
}

void
page_time(const struct page *p, int64_t at, struct buf *out)
{
	char stored[MOMENT_TEXT];

	moment_print(moment_in(at, p->zone), stored);
	if (at < p->period.from || at >= p->period.until)
		buf_printf(out, "%.10s ", stored);
	buf_printf(out, "%.5s", stored + 11);
}

void
page_duration(const struct page *p, int64_t seconds, struct buf *out)
{
	static const struct {
		int size;
		struct words name;
	} units[] = {
		{ 86400, WORDS("d", " hr") }, { 3600, WORDS("h", " jam") }, { 60, WORDS("m", " mnt") },
		{ 1, WORDS("s", " dtk") },
	};
	size_t u = 0;

	if (seconds < 0) {
		buf_putc(out, '-');
		seconds = -seconds;
	}
	while (units[u].size > 1 && seconds < units[u].size)
		u++;
	buf_printf(out, "%lld%s", (long long)(seconds / units[u].size), page_words(p, units[u].name));
	seconds %= units[u].size;
	if (units[u].size > 1 && seconds / units[u + 1].size > 0)
		buf_printf(out, " %lld%s", (long long)(seconds / units[u + 1].size), page_words(p, units[u + 1].name));
}
