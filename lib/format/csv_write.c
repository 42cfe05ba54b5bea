#include "format/csv_write.h"

#include <string.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
wants_quotes(struct text t)
{
	if (t.len == 0)
		return false;
	if (is_blank(t.at[0]) || is_blank(t.at[t.len - 1]) || text_starts(t, TEXT("\xEF\xBB\xBF")))
		return true;
	for (size_t i = 0; i < t.len; i++)
		if (t.at[i] == '"' || t.at[i] == ',' || t.at[i] == '\r' || t.at[i] == '\n')
			return true;
	return false;
}

static void
add_quoted(struct buf *out, struct text cell)
{
	buf_putc(out, '"');
	while (cell.len > 0) {
		const char *quote = memchr(cell.at, '"', cell.len);
		size_t n = quote != NULL ? (size_t)(quote - cell.at) + 1 : cell.len;

		buf_add(out, cell.at, n);
		if (quote != NULL)
			buf_putc(out, '"');
		cell = text_after(cell, n);
	}
	buf_putc(out, '"');
}

void
csv_cell(struct buf *out, struct text cell, bool first)
{
	if (!first)
		buf_putc(out, ',');
	if (wants_quotes(cell))
		add_quoted(out, cell);
	else
		buf_text(out, cell);
}

void
csv_cell_between(struct buf *out, struct text cell, bool first, char delimiter)
{
	if (!first)
		buf_putc(out, delimiter);
	if (wants_quotes(cell) || text_find(cell, TEXT(";")) != (size_t)-1 || text_find(cell, TEXT("\t")) != (size_t)-1)
		add_quoted(out, cell);
	else
		buf_text(out, cell);
}

void
csv_end(struct buf *out)
{
	if (out->len == 0 || out->data[out->len - 1] == '\n')
		buf_puts(out, "\"\"");
	buf_putc(out, '\n');
}
