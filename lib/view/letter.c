/* What the lines of a template are: view/letter.h has the rules. */
#include "base/unicode.h"
#include "view/letter_line.h"
#include "view/template.h"

enum { CENTRED_FROM = 8, COLUMN_FROM = 30, GAP = 3, LABEL_MOST = 24 };

static size_t
indent_of(struct text t)
{
	size_t n = 0;

	while (n < t.len && t.at[n] == ' ')
		n++;
	return n;
}

bool
letter_has_place(struct text t)
{
	return text_find(t, TEXT("{{")) != (size_t)-1;
}

static bool
check_places(const struct letter *l, struct text line, struct arena *arena, struct fail *why)
{
	struct text before, name, value;

	while (template_place(line, &before, &name, &line))
		if (!l->lookup(l->context, name, &value))
			return fail_set(why, MSG_TEMPLATE_PLACE, arena_printf(arena, "{{%.*s}}", TEXT_ARG(name)).at);
	return !letter_has_place(line) || fail_set(why, MSG_CHECK_UNCLOSED);
}

struct text
letter_fill(const struct letter *l, const struct letter_line *line, struct text piece, struct arena *arena)
{
	struct text before, name, value, filled;
	struct buf out = {0};

	while (template_place(piece, &before, &name, &piece)) {
		unicode_visible_prose(&out, before);
		value = (struct text){0};
		(void)l->lookup(l->context, name, &value);
		if (value.len > 0)
			unicode_visible_prose(&out, value);
		else
			buf_puts(&out, line->signature ? "(........................)" : "-");
	}
	unicode_visible_prose(&out, piece);
	filled = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return filled;
}

bool
letter_is_empty(const struct letter *l, struct text piece)
{
	struct text before, name, after, value = {0};

	return template_place(piece, &before, &name, &after) && before.len == 0 && after.len == 0 &&
	    l->lookup(l->context, name, &value) && value.len == 0;
}

struct text
letter_in_one(struct text t, struct arena *arena)
{
	char *copy = arena_string(arena, t);

	for (size_t i = 0; i < t.len; i++)
		if (copy[i] == '\n')
			copy[i] = ' ';
	return (struct text){ copy, t.len };
}

/* A rule begins with dashes, equals signs or the corner of a box. */
static bool
is_rule(struct text t)
{
	return text_starts(t, TEXT("---")) || text_starts(t, TEXT("===")) || text_starts(t, TEXT("+--")) ||
	    text_starts(t, TEXT("- - -"));
}

/* Where a run of spaces ends that parts two columns; 0 where there is none. */
static size_t
second_column(struct text t)
{
	size_t spaces = 0;

	for (size_t i = indent_of(t); i < t.len; i++) {
		if (t.at[i] != ' ' && spaces >= GAP)
			return i;
		spaces = t.at[i] == ' ' ? spaces + 1 : 0;
	}
	return 0;
}

/* `Label   : value`: a colon behind a space, or before a place. */
static bool
take_pair(struct text t, struct letter_line *line)
{
	size_t colon = text_find(t, TEXT(": "));
	struct text label;

	if (colon == (size_t)-1)
		return false;
	label = text_trim(text_slice(t, 0, colon));
	if (label.len == 0 || label.len > LABEL_MOST || letter_has_place(label) ||
	    (t.at[colon - 1] != ' ' && !text_starts(text_after(t, colon + 2), TEXT("{{"))))
		return false;
	line->kind = LETTER_PAIR;
	line->left = label;
	line->right = text_trim(text_after(t, colon + 2));
	line->column = colon + 2;
	return true;
}

static void
classify(struct text t, struct letter_line *line)
{
	struct text content = text_trim(t);
	size_t second = second_column(t);

	*line = (struct letter_line){ .kind = LETTER_PARAGRAPH, .indent = indent_of(t), .left = content };
	line->column = line->indent;
	if (content.len == 0) {
		line->kind = LETTER_BLANK;
	} else if (is_rule(content)) {
		line->kind = LETTER_RULE;
	} else if (line->indent >= COLUMN_FROM) {
		*line = (struct letter_line){ .kind = LETTER_COLUMNS, .right = content, .column = line->indent };
	} else if (line->indent >= CENTRED_FROM) {
		line->kind = LETTER_CENTRED;
	} else if (take_pair(t, line)) {
		return;
	} else if (second > 0) {
		line->kind = LETTER_COLUMNS;
		line->left = text_trim(text_slice(t, 0, second));
		line->right = text_trim(text_after(t, second));
		line->column = second;
	} else if (text_starts(content, TEXT("{{")) && text_find(content, TEXT("}}")) == content.len - 2) {
		line->kind = LETTER_BLOCK;
	}
}

/* Lines that go on with the one before: of a blank, a value, a paragraph. */
static bool
goes_on(struct letter_line *last, const struct letter_line *line, struct text t, struct arena *arena)
{
	if (last == NULL)
		return false;
	if (last->kind == LETTER_BLANK && line->kind == LETTER_BLANK) {
		last->blanks++;
		return true;
	}
	if (last->kind == LETTER_PAIR && line->kind != LETTER_BLANK && indent_of(t) == last->column) {
		last->right = arena_printf(arena, "%.*s\n%.*s", TEXT_ARG(last->right), TEXT_ARG(text_trim(t)));
		return true;
	}
	if (last->kind == LETTER_PARAGRAPH && line->kind == LETTER_PARAGRAPH &&
	    (line->indent == last->column || last->column == last->indent) && !text_ends(last->left, TEXT(":"))) {
		last->left = arena_printf(arena, "%.*s %.*s", TEXT_ARG(last->left), TEXT_ARG(line->left));
		last->column = line->indent;
		return true;
	}
	return false;
}

/* What a line is by those above it: the letterhead, a signature, small print. */
static void
place_lines(struct letter_lines *lines)
{
	size_t rule = lines->count;
	bool head = true;

	for (size_t i = 0; i < lines->count; i++) {
		struct letter_line *line = &lines->at[i];

		head = head && (line->kind == LETTER_PARAGRAPH || line->kind == LETTER_BLOCK);
		if (head)
			line->kind = LETTER_HEAD;
		line->signature = i > 0 && lines->at[i - 1].kind == LETTER_BLANK && lines->at[i - 1].blanks >= 2;
		if (line->kind == LETTER_RULE && text_starts(line->left, TEXT("---")))
			rule = i;
	}
	for (size_t i = rule; i < lines->count; i++)
		lines->at[i].small = true;
}

bool
letter_parse(const struct letter *l, struct arena *arena, struct letter_lines *lines, struct fail *why)
{
	struct text rest = l->template, t;
	size_t most = 1;
	bool head = true;

	for (size_t i = 0; i < l->template.len; i++)
		most += l->template.at[i] == '\n';
	*lines = (struct letter_lines){ .at = arena_get(arena, most * sizeof *lines->at) };
	for (long number = 1; text_next(&rest, '\n', &t); number++) {
		struct letter_line *line = &lines->at[lines->count];

		if (rest.at == NULL && t.len == 0)
			break;	/* behind the last line end */
		if (!check_places(l, t, arena, why))
			return fail_in(why, l->name, number);
		classify(t, line);
		line->blanks = 1;
		head = head && line->kind != LETTER_BLANK;
		if (head || !goes_on(lines->count > 0 ? line - 1 : NULL, line, t, arena))
			lines->count++;
	}
	place_lines(lines);
	return true;
}
