/* A letter as groff ms input. Every line of text goes through put_escaped, so
 * that no value can be a request. Sizes: c is centimetres, p points. */
#include "base/unicode.h"
#include "view/letter_line.h"

enum {
	DOTS = 10,	/* so many dots are something to write on */
	COLUMN = 6,	/* points that a column of the template stands for */
};

static void
put_escaped(struct text t, struct buf *out)
{
	static const char special[] = "\\'`^~\"";
	static const char *const names[] = { "\\e", "\\(aq", "\\(ga", "\\(ha", "\\(ti", "\\(dq" };

	for (size_t i = 0; i < t.len; i++) {
		size_t k = text_find(TEXT("\\'`^~\""), text_slice(t, i, i + 1));

		if (k < sizeof special - 1)
			buf_puts(out, names[k]);
		else
			buf_putc(out, t.at[i]);
	}
}

static size_t
dots_at(struct text t, size_t i)
{
	size_t n = 0;

	while (i + n < t.len && t.at[i + n] == '.')
		n++;
	return n >= DOTS ? n : 0;
}

/* A line of text; dots run to the end of the line, unless something follows. */
static void
put_words(struct text t, struct buf *out)
{
	size_t plain = 0;

	for (size_t i = 0; i < t.len; i++) {
		size_t n = dots_at(t, i);

		if (n == 0)
			continue;
		put_escaped(text_slice(t, plain, i), out);
		buf_puts(out, i + n == t.len ? "\\l'\\n(.lu-\\n[.in]u-\\n(.ku.'" : "\\l'4c.'");
		plain = i + n;
		i += n - 1;
	}
	put_escaped(text_after(t, plain), out);
}

/* \& keeps a dot or quote at its beginning from being a request. */
static void
put_text(const char *before, struct text t, const char *after, struct buf *out)
{
	buf_printf(out, "\\&%s", before);
	put_words(t, out);
	buf_printf(out, "%s\n", after);
}

/* The lines of a value, each on its own. */
static void
put_lines(struct text t, struct buf *out)
{
	struct text line;

	while (text_next(&t, '\n', &line)) {
		if (dots_at(line, 0) > 0)
			buf_puts(out, ".sp .2v\n");	/* room for a hand */
		put_text("", line, "", out);
		buf_puts(out, ".br\n");
	}
}

static void
put_centred(const struct letter_line *line, struct text t, struct buf *out)
{
	bool heading = !letter_has_place(line->left);

	buf_puts(out, heading ? ".ps +2\n.ft B\n.ce\n" : ".ce\n");
	put_text("", t, "", out);
	buf_puts(out, heading ? ".ft\n.ps\n" : "");
}

/* The label, a colon, and a value that hangs. */
static void
put_pair(const struct letter_line *line, struct text label, struct text value, struct buf *out)
{
	size_t at = line->column < 16 ? 16 : line->column;
	struct text first;

	buf_printf(out, ".br\n.in %zup\n.ti %zup\n.ta %zup %zup\n", at * COLUMN, line->indent * COLUMN,
	    (at - line->indent) * COLUMN - COLUMN - 2, (at - line->indent) * COLUMN);
	(void)text_next(&value, '\n', &first);
	buf_puts(out, "\\&");
	put_escaped(label, out);
	buf_puts(out, "\t:\t");
	put_words(first, out);
	buf_puts(out, "\n.br\n");
	if (value.at != NULL)
		put_lines(value, out);
	buf_puts(out, ".in 0\n");
}

static void
put_columns(const struct letter_line *line, struct text left, struct text right, bool first, struct buf *out)
{
	buf_printf(out, "%s.br\n.in %zup\n.ta %zup\n\\&", first ? ".ne 5c\n" : "", line->indent * COLUMN,
	    (line->column + 2 - line->indent) * COLUMN);
	put_escaped(left, out);
	if (line->right.len > 0) {
		buf_puts(out, "\t");
		put_escaped(right, out);
	}
	buf_puts(out, "\n.br\n.in 0\n");
}

static void
put_rule(struct text t, struct buf *out)
{
	struct text words = t;

	while (words.len > 0 && (words.at[0] == '-' || words.at[0] == ' '))
		words = text_after(words, 1);
	if (text_starts(t, TEXT("- -"))) {
		while (words.len > 0 && (words.at[words.len - 1] == '-' || words.at[words.len - 1] == ' '))
			words.len--;
		buf_puts(out, ".sp .2v\n.ce\n");
		put_text("- - - - - - - - - - - - - - -  ", words, "  - - - - - - - - - - - - - - -", out);
		buf_puts(out, ".sp .2v\n");
		return;
	}
	buf_puts(out, ".br\n\\l'\\n(.lu'\n.br\n");
}

static void
put_line(const struct letter *l, const struct letter_lines *lines, size_t i, struct arena *arena, struct buf *out)
{
	const struct letter_line *line = &lines->at[i];
	struct text left = letter_fill(l, line, line->left, arena), right = letter_fill(l, line, line->right, arena);
	bool last_head = line->kind == LETTER_HEAD && (i + 1 == lines->count || lines->at[i + 1].kind != LETTER_HEAD);

	switch (line->kind) {
	case LETTER_BLANK:
		buf_printf(out, ".sp %s\n", line->blanks == 1 ? ".6v" : "2.2v");
		break;
	case LETTER_RULE:
		put_rule(left, out);
		buf_puts(out, line->small ? ".ps 9\n.vs 11\n" : "");
		break;
	case LETTER_HEAD:
		buf_puts(out, ".br\n");
		if (!letter_is_empty(l, line->left))
			put_text("\\fB", letter_in_one(left, arena), "\\fP", out);
		buf_puts(out, last_head ? ".br\n.sp -.5v\n\\l'\\n(.lu'\n.br\n" : ".br\n");
		break;
	case LETTER_CENTRED:
		put_centred(line, letter_in_one(left, arena), out);
		break;
	case LETTER_PAIR:
		put_pair(line, left, right, out);
		break;
	case LETTER_COLUMNS:
		put_columns(line, letter_in_one(left, arena), letter_in_one(right, arena),
		    i == 0 || lines->at[i - 1].kind != LETTER_COLUMNS, out);
		break;
	case LETTER_BLOCK:
		buf_printf(out, ".br\n.in %zup\n", line->indent * COLUMN);
		put_lines(left, out);
		buf_puts(out, ".in 0\n");
		break;
	case LETTER_PARAGRAPH:
		buf_printf(out, ".br\n.in %zup\n.ti %zup\n", line->column * COLUMN, line->indent * COLUMN);
		put_text("", letter_in_one(left, arena), "", out);
		buf_puts(out, ".br\n.in 0\n");
		break;
	}
}

/* A4 whatever the machine's own paper is; 2.5 cm at the sides. */
static const char preamble[] =
	".pl 29.7c\n.nr PO 2.5c\n.nr LL 16c\n.nr HM 2c\n.nr FM 2c\n.nr PS 11\n.nr VS 14\n"
	".ds CH\n.ds CF\n.LP\n.if '\\*(.T'pdf' .device papersize=21c,29.7c\n.nh\n.na\n.ps 11\n.vs 14\n";

bool
letter_ms(const struct letter *l, struct buf *out, struct fail *why)
{
	struct arena arena = {0};
	struct letter_lines lines;
	bool ok = letter_parse(l, &arena, &lines, why);

	if (ok) {
		buf_puts(out, preamble);
		if (l->mark != NULL) {
			buf_puts(out, ".rj 1\n");
			put_text("\\fB", text_of(l->mark), "\\fP", out);
		}
	}
	for (size_t i = 0; ok && i < lines.count; i++)
		put_line(l, &lines, i, &arena, out);
	arena_release(&arena);
	return ok;
}
