#include "view/template.h"

static bool
is_within_line(struct text t, size_t from, size_t to)
{
	struct text between = text_slice(t, from, to);

	return text_find(between, TEXT("\n")) == (size_t)-1 && text_find(between, TEXT("{{")) == (size_t)-1;
}

bool
template_place(struct text t, struct text *before, struct text *name, struct text *after)
{
	size_t open = text_find(t, TEXT("{{")), close;

	if (open == (size_t)-1)
		return false;
	close = text_find(text_after(t, open + 2), TEXT("}}"));
	if (close == (size_t)-1 || !is_within_line(t, open + 2, open + 2 + close))
		return false;
	*before = text_slice(t, 0, open);
	*name = text_trim(text_slice(t, open + 2, open + 2 + close));
	*after = text_after(t, open + close + 4);
	return true;
}

static bool
fail_unclosed(struct text t, size_t open, struct fail *why)
{
	long line = 1;

	for (size_t i = 0; i < open; i++)
		line += t.at[i] == '\n';
	fail_set(why, MSG_CHECK_UNCLOSED);
	return fail_in(why, NULL, line);
}

bool
template_parse(struct text t, struct arena *arena, struct template *template, struct fail *why)
{
	struct text rest = t;
	size_t most = 1;

	for (size_t i = 0; i < t.len; i++)
		most += t.at[i] == '{';
	*template = (struct template){ .pieces = arena_get(arena, most * sizeof *template->pieces) };
	for (;;) {
		struct template_piece *piece = &template->pieces[template->count++];
		struct text after;
		size_t open;

		if (template_place(rest, &piece->literal, &piece->name, &after)) {
			rest = after;
			continue;
		}
		open = text_find(rest, TEXT("{{"));
		piece->literal = rest;
		return open == (size_t)-1 || fail_unclosed(t, t.len - rest.len + open, why);
	}
}

void
template_unescape(struct text typed, struct buf *out)
{
	for (size_t i = 0; i < typed.len; i++) {
		char next = typed.at[i] == '\\' && i + 1 < typed.len ? typed.at[i + 1] : '\0';

		if (next == 'n' || next == 't' || next == '\\') {
			buf_putc(out, next == 'n' ? '\n' : next == 't' ? '\t' : '\\');
			i++;
		} else {
			buf_putc(out, typed.at[i]);
		}
	}
}
