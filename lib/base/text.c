#include "base/text.h"

#include <string.h>

struct text
text_of(const char *s)
{
	return s == NULL ? (struct text){0} : (struct text){ s, strlen(s) };
}

bool
text_equal(struct text a, struct text b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool
text_is(struct text a, const char *s)
{
	return text_equal(a, text_of(s));
}

static char
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
text_equal_fold(struct text a, struct text b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (fold(a.at[i]) != fold(b.at[i]))
			return false;
	return true;
}

int
text_compare(struct text a, struct text b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n > 0 ? memcmp(a.at, b.at, n) : 0;

	if (c != 0)
		return c;
	return a.len < b.len ? -1 : a.len > b.len;
}

bool
text_starts(struct text a, struct text prefix)
{
	return a.len >= prefix.len && text_equal(text_slice(a, 0, prefix.len), prefix);
}

bool
text_ends(struct text a, struct text suffix)
{
	return a.len >= suffix.len && text_equal(text_after(a, a.len - suffix.len), suffix);
}

size_t
text_find(struct text hay, struct text needle)
{
	for (size_t i = 0; i + needle.len <= hay.len; i++)
		if (needle.len == 0 || memcmp(hay.at + i, needle.at, needle.len) == 0)
			return i;
	return (size_t)-1;
}

size_t
text_find_fold(struct text hay, struct text needle)
{
	for (size_t i = 0; i + needle.len <= hay.len; i++)
		if (text_equal_fold(text_slice(hay, i, i + needle.len), needle))
			return i;
	return (size_t)-1;
}

struct text
text_slice(struct text a, size_t from, size_t to)
{
	if (to > a.len)
		to = a.len;
	if (from > to)
		from = to;
	return a.at == NULL ? a : (struct text){ a.at + from, to - from };
}

struct text
text_after(struct text a, size_t from)
{
	return text_slice(a, from, a.len);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct text
text_trim(struct text a)
{
	while (a.len > 0 && is_space(a.at[0]))
		a = text_after(a, 1);
	while (a.len > 0 && is_space(a.at[a.len - 1]))
		a.len--;
	return a;
}

bool
text_next(struct text *rest, char at, struct text *piece)
{
	if (rest->at == NULL)
		return false;
	if (!text_cut(*rest, at, piece, rest))
		*rest = (struct text){0};
	return true;
}

bool
text_cut(struct text a, char at, struct text *before, struct text *after)
{
	const char *p = a.len > 0 ? memchr(a.at, at, a.len) : NULL;
	size_t i;

	if (p == NULL) {
		*before = a;
		*after = (struct text){0};
		return false;
	}
	i = (size_t)(p - a.at);
	*after = text_after(a, i + 1);
	*before = text_slice(a, 0, i);
	return true;
}

bool
text_all_digits(struct text a)
{
	for (size_t i = 0; i < a.len; i++)
		if (a.at[i] < '0' || a.at[i] > '9')
			return false;
	return a.len > 0;
}

bool
text_has_line(struct text lines, struct text word)
{
	struct text line;

	while (text_next(&lines, '\n', &line))
		if (word.len > 0 && text_equal(line, word))
			return true;
	return false;
}

bool
text_came_before(struct text list, struct text item)
{
	return text_has_line(text_slice(list, 0, (size_t)(item.at - list.at)), item);
}
