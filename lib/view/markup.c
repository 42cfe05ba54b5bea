#include "view/markup.h"

#include "base/unicode.h"

static void
escape(struct buf *out, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		char c = t.at[i];

		if (c == '&')
			buf_puts(out, "&amp;");
		else if (c == '<')
			buf_puts(out, "&lt;");
		else if (c == '>')
			buf_puts(out, "&gt;");
		else if (c == '"')
			buf_puts(out, "&quot;");
		else if (c == '\'')
			buf_puts(out, "&#39;");
		else
			buf_putc(out, c);
	}
}

static void
write_with(void (*visible)(struct buf *, struct text), struct buf *out, struct text t)
{
	struct buf seen = {0};

	visible(&seen, t);
	escape(out, buf_view(&seen));
	buf_release(&seen);
}

void
markup_text(struct buf *out, struct text t)
{
	write_with(unicode_visible, out, t);
}

void
markup_prose(struct buf *out, struct text t)
{
	write_with(unicode_visible_prose, out, t);
}
