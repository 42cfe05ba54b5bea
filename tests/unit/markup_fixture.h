#ifndef MARKUP_FIXTURE_H
#define MARKUP_FIXTURE_H

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"

/* Whether text or an attribute has nothing in it that must be escaped. */
static inline bool
markup_is_text(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		struct text after = text_after(t, i);

		if (t.at[i] == '<' || t.at[i] == '>' || ((unsigned char)t.at[i] < ' ' && t.at[i] != '\n') ||
		    (t.at[i] == '&' && !text_starts(after, TEXT("&amp;")) && !text_starts(after, TEXT("&lt;")) && !text_starts(after, TEXT("&gt;")) &&
		    !text_starts(after, TEXT("&quot;")) && !text_starts(after, TEXT("&#39;"))))
			return false;
	}
	return unicode_invalid(t) == t.len;
}

/* Names and attributes: name="value", a blank before each, none twice. */
static inline bool
markup_is_tag(struct text tag, struct text *name)
{
	size_t i = 0, value;

	while (i < tag.len && (isalnum((unsigned char)tag.at[i]) || tag.at[i] == '-'))
		i++;
	*name = text_slice(tag, 0, i);
	while (i < tag.len) {
		struct text key;

		if (tag.at[i] != ' ')
			return false;
		value = text_find(text_after(tag, i), TEXT("=\""));
		if (value == (size_t)-1)
			return false;
		key = text_slice(tag, i + 1, i + value);
		i += value + 2;
		value = text_find(text_after(tag, i), TEXT("\""));
		if (key.len == 0 || value == (size_t)-1 || !markup_is_text(text_slice(tag, i, i + value)))
			return false;
		i += value + 1;
	}
	return name->len > 0;
}

/* NULL where every tag is closed in its turn, every attribute quoted and every
 * text escaped; else what follows the fault. <style> and elements of HTML
 * that have no end are known. */
static inline const char *
markup_fault(struct text all)
{
	static const char *const empty[] = { "meta", "link" };
	struct text open[64], rest = all, name;
	size_t depth = 0, at, end;

	if (text_starts(rest, TEXT("<!DOCTYPE html>\n")))
		rest = text_after(rest, 16);
	while ((at = text_find(rest, TEXT("<"))) != (size_t)-1) {
		bool closing, alone = false;

		if (!markup_is_text(text_slice(rest, 0, at)) || (end = text_find(text_after(rest, at), TEXT(">"))) == (size_t)-1)
			return rest.at;
		name = text_slice(rest, at + 1, at + end);
		closing = text_starts(name, TEXT("/"));
		if (text_ends(name, TEXT("/"))) {
			alone = true;
			name.len--;
		}
		if (closing ? depth == 0 || !text_equal(text_after(name, 1), open[depth - 1]) : !markup_is_tag(name, &name))
			return rest.at + at;
		for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
			alone = alone || text_is(name, empty[i]);
		if (closing)
			depth--;
		else if (!alone && depth < sizeof open / sizeof *open)
			open[depth++] = name;
		rest = text_after(rest, at + end + 1);
		if (!closing && text_is(name, "style"))
			rest = text_after(rest, text_find(rest, TEXT("</style>")));
	}
	return depth == 0 && markup_is_text(rest) ? NULL : "an element is not closed";
}

#endif
