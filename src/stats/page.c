#include "page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/unicode.h"
#include "time/date.h"
#include "time/moment.h"
#include "view/day.h"
#include "view/sentence.h"

/* cron has no locale, and mails what it gets. */
bool
page_is_ascii(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	static const char *const poor[] = { "dumb", "linux", "vt100", "vt220" };
	const char *locale = NULL, *term = getenv("TERM");
	struct text t;

	for (size_t i = 0; i < sizeof names / sizeof *names && (locale == NULL || *locale == '\0'); i++)
		locale = getenv(names[i]);
	t = text_of(locale);
	if (text_find_fold(t, TEXT("utf-8")) == (size_t)-1 && text_find_fold(t, TEXT("utf8")) == (size_t)-1)
		return true;
	for (size_t i = 0; i < sizeof poor / sizeof *poor; i++)
		if (isatty(STDOUT_FILENO) && term != NULL && strcmp(term, poor[i]) == 0)
			return true;
	return false;
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

void
page_left(struct page *p, struct text t, size_t width)
{
	struct buf shown = {0};
	struct text all;
	size_t used, end = 0, room;

	unicode_visible(&shown, t);
	all = buf_view(&shown);
	used = unicode_width(all);
	if (used <= width) {
		buf_text(&p->out, all);
		spaces(&p->out, width - used);
	} else {
		room = width - (p->ascii ? 3 : 1);
		for (size_t i = 0; i < all.len; ) {
			unicode_next(all, &i);
			if (unicode_width(text_slice(all, 0, i)) > room)
				break;
			end = i;
		}
		buf_text(&p->out, text_slice(all, 0, end));
		buf_puts(&p->out, p->ascii ? "..." : "…");
		spaces(&p->out, room - unicode_width(text_slice(all, 0, end)));
	}
	buf_release(&shown);
}

void
page_right(struct page *p, struct text t, size_t width)
{
	size_t used = unicode_width(t);

	spaces(&p->out, used < width ? width - used : 0);
	buf_text(&p->out, t);
}

void
page_end_line(struct page *p)
{
	while (p->out.len > 0 && p->out.data[p->out.len - 1] == ' ')
		p->out.len--;
	buf_putc(&p->out, '\n');
}

void
page_sentence(struct page *p, struct words w, const int64_t numbers[PAGE_NUMBERS])
{
	char digits[PAGE_NUMBERS][24];
	char *const words[PAGE_NUMBERS] = { digits[0], digits[1], digits[2], digits[3] };

	for (size_t i = 0; i < PAGE_NUMBERS; i++)
		(void)snprintf(digits[i], sizeof digits[i], "%lld", (long long)numbers[i]);
	sentence_fill(page_words(p, w), words, &p->out);
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
		{ 86400, WORDS("d", " hari") }, { 3600, WORDS("h", " jam") }, { 60, WORDS("m", " mnt") },
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

void
page_day(const struct page *p, int32_t day, struct buf *out)
{
	day_print_weekday(day, p->language, out);
}
