#include "record/schema.h"

#include "base/buf.h"

int
schema_field(const struct schema *s, struct text name)
{
	for (size_t i = 0; i < s->count; i++)
		if (text_is(name, s->fields[i].name))
			return (int)i;
	return NO_FIELD;
}

int
schema_named(const struct schema *s, enum name id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->fields[i].id == id)
			return (int)i;
	return NO_FIELD;
}

/* Words as people type them: case aside, '_' and '-' as a space. */
static bool
same_word(struct text a, struct text b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		char x = a.at[i], y = b.at[i];

		x = x == '_' || x == '-' ? ' ' : x;
		y = y == '_' || y == '-' ? ' ' : y;
		if (!text_equal_fold((struct text){ &x, 1 }, (struct text){ &y, 1 }))
			return false;
	}
	return true;
}

static bool
choice_means(const struct choice *c, struct text word)
{
	struct text rest = text_of(c->also), piece;

	if (same_word(word, text_of(c->key)))
		return true;
	for (int l = 0; l < LANGUAGES; l++)
		if (same_word(word, text_of(c->label.in[l])))
			return true;
	while (text_next(&rest, '|', &piece))
		if (piece.len > 0 && same_word(word, piece))
			return true;
	return false;
}

const struct choice *
choice_find(const struct choice *choices, struct text word)
{
	const struct choice *exact = choice_key(choices, word);

	if (exact != NULL)
		return exact;
	for (; choices->key != NULL; choices++)
		if (choice_means(choices, word))
			return choices;
	return NULL;
}

const struct choice *
choice_key(const struct choice *choices, struct text key)
{
	for (; choices->key != NULL; choices++)
		if (text_is(key, choices->key))
			return choices;
	return NULL;
}

void
choice_names(const struct choice *choices, struct buf *out)
{
	for (const struct choice *c = choices; c->key != NULL; c++) {
		if (c > choices)
			buf_puts(out, ", ");
		buf_puts(out, c->key);
	}
}
