/* A letter as plain text. */
#include "base/unicode.h"
#include "view/letter_line.h"
#include "view/wrap.h"

static void
spaces(struct buf *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_putc(out, ' ');
}

static void
put_centred(struct text t, struct buf *out)
{
	size_t width = unicode_width(t);

	spaces(out, width < LETTER_WIDTH ? (LETTER_WIDTH - width) / 2 : 0);
	buf_text(out, t);
	buf_putc(out, '\n');
}

static void
put_columns(const struct letter_line *line, struct text left, struct text right, struct buf *out)
{
	size_t at = line->indent + unicode_width(left);

	spaces(out, line->indent);
	buf_text(out, left);
	spaces(out, at + 2 <= line->column ? line->column - at : 2);
	buf_text(out, right);
	buf_putc(out, '\n');
}

static void
put_line(const struct letter *l, const struct letter_line *line, struct arena *arena, struct buf *out)
{
	struct text left = letter_fill(l, line, line->left, arena), right = letter_fill(l, line, line->right, arena);

	if (line->kind == LETTER_HEAD && letter_is_empty(l, line->left))
		return;
	switch (line->kind) {
	case LETTER_BLANK:
		for (size_t i = 0; i < line->blanks; i++)
			buf_putc(out, '\n');
		break;
	case LETTER_CENTRED:
		put_centred(letter_in_one(left, arena), out);
		break;
	case LETTER_PAIR:
		spaces(out, line->indent);
		buf_text(out, left);
		spaces(out, line->column - 2 - line->indent - unicode_width(left));
		buf_puts(out, ": ");
		wrap_words(right, line->column, line->column, LETTER_WIDTH, out);
		break;
	case LETTER_COLUMNS:
		put_columns(line, letter_in_one(left, arena), letter_in_one(right, arena), out);
		break;
	case LETTER_BLOCK:
		spaces(out, line->indent);
		wrap_words(left, line->indent, line->indent, LETTER_WIDTH, out);
		break;
	case LETTER_HEAD:
	case LETTER_RULE:
		spaces(out, line->indent);
		buf_text(out, left);
		buf_putc(out, '\n');
		break;
	case LETTER_PARAGRAPH:
		spaces(out, line->indent);
		wrap_words(letter_in_one(left, arena), line->indent, line->column, LETTER_WIDTH, out);
		break;
	}
}

bool
letter_text(const struct letter *l, struct buf *out, struct fail *why)
{
	struct arena arena = {0};
	struct letter_lines lines;
	bool ok = letter_parse(l, &arena, &lines, why);

	if (ok && l->mark != NULL) {
		spaces(out, LETTER_WIDTH - unicode_width(text_of(l->mark)));
		buf_printf(out, "%s\n", l->mark);
	}
	for (size_t i = 0; ok && i < lines.count; i++)
		put_line(l, &lines.at[i], &arena, out);
	arena_release(&arena);
	return ok;
}
