#include "view/wrap.h"

#include <stdbool.h>

#include "base/unicode.h"

static void
next_line(struct buf *out, size_t hang)
{
	buf_putc(out, '\n');
	for (size_t i = 0; i < hang; i++)
		buf_putc(out, ' ');
}

void
wrap_words(struct text t, size_t at, size_t hang, size_t width, struct buf *out)
{
	struct text lines = t, line, word;
	bool first_line = true;

	while (text_next(&lines, '\n', &line)) {
		bool first = true;

		if (!first_line) {
			next_line(out, hang);
			at = hang;
		}
		first_line = false;
		while (text_next(&line, ' ', &word)) {
			size_t more = unicode_width(word);

			if (!first && at + 1 + more > width) {
				next_line(out, hang);
				at = hang;
			} else if (!first) {
				buf_putc(out, ' ');
				at++;
			}
			buf_text(out, word);
			at += more;
			first = false;
		}
	}
	buf_putc(out, '\n');
}
