#include "query/seen.h"

#include <stdint.h>

#include "base/memory.h"

/* Open addressing; 0 is a free place. */
struct seen {
	uint64_t *slots;
	size_t size, count;	/* size is a power of two */
};

enum { FIRST_SIZE = 1024 };

struct seen *
seen_new(void)
{
	struct seen *s = memory_get(sizeof *s);

	s->size = FIRST_SIZE;
	s->slots = memory_get(s->size * sizeof *s->slots);
	return s;
}

/* FNV-1a, with its high bits mixed in: a uid of another engine may be of few digits. */
static uint64_t
key_of(struct text uid)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (size_t i = 0; i < uid.len; i++)
		hash = (hash ^ (unsigned char)uid.at[i]) * 0x100000001B3;
	hash ^= hash >> 29;
	return hash != 0 ? hash : 1;
}

static uint64_t *
slot_of(const struct seen *s, uint64_t key)
{
	size_t i = (size_t)(key ^ key >> 32) & (s->size - 1);

	while (s->slots[i] != 0 && s->slots[i] != key)
		i = (i + 1) & (s->size - 1);
	return &s->slots[i];
}

static void
grow(struct seen *s)
{
	uint64_t *old = s->slots;
	size_t old_size = s->size;

	s->size *= 2;
	s->slots = memory_get(s->size * sizeof *s->slots);
	for (size_t i = 0; i < old_size; i++)
		if (old[i] != 0)
			*slot_of(s, old[i]) = old[i];
	memory_free(old);
}

bool
seen_add(struct seen *s, struct text uid)
{
	uint64_t key = key_of(uid), *slot;

	if (s->count >= s->size / 2)
		grow(s);
	slot = slot_of(s, key);
	if (*slot != 0)
		return false;
	*slot = key;
	s->count++;
	return true;
}

bool
seen_has(const struct seen *s, struct text uid)
{
	return *slot_of(s, key_of(uid)) != 0;
}

void
seen_add_lines(struct seen *s, struct text lines)
{
	struct text line;

	while (text_next(&lines, '\n', &line))
		if (line.len > 0)
			(void)seen_add(s, line);
}

bool
seen_has_line_of(const struct seen *s, struct text lines)
{
	struct text line;

	while (text_next(&lines, '\n', &line))
		if (line.len > 0 && seen_has(s, line))
			return true;
	return false;
}

void
seen_free(struct seen *s)
{
	if (s != NULL)
		memory_free(s->slots);
	memory_free(s);
}
