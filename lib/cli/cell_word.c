#include "cli/cell_word.h"

bool
cell_word_next(struct text *rest, struct cell_word *w)
{
	size_t i = 0;
	bool open = false;

	buf_clear(&w->name);
	buf_clear(&w->value);
	w->row = w->quoted = false;
	for (; i < rest->len && (open || rest->at[i] != ','); i++) {
		struct buf *out = w->row ? &w->value : &w->name;
		char c = rest->at[i];

		if (c == '=' && !w->row) {
			w->row = true;
		} else if (c == '"' && open && i + 1 < rest->len && rest->at[i + 1] == '"') {
			buf_putc(out, rest->at[i++]);
		} else if (c == '"' && (open || (w->row && text_trim(buf_view(&w->value)).len == 0 && !w->quoted))) {
			open = !open;
			if (!w->quoted)
				buf_clear(&w->value);
			w->quoted = true;
		} else if (open || !w->quoted || c != ' ') {
			buf_putc(out, c);
		}
	}
	*rest = text_after(*rest, i + 1);
	return !open;
}
