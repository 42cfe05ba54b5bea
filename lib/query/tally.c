#include "query/tally.h"

#include <stdlib.h>

#include "base/memory.h"

/* Open addressing over pointers, so that a group stays where it is while the
 * table grows. */
struct tally {
	struct arena arena;		/* groups and their names */
	struct tally_group **slots;	/* size of them, a power of two; NULL is free */
	size_t size, count, counts;
	struct tally_group **sorted;
};

enum { FIRST_SIZE = 64 };

struct tally *
tally_new(void)
{
	return tally_new_of(0);
}

struct tally *
tally_new_of(size_t counts)
{
	struct tally *t = memory_get(sizeof *t);

	t->counts = counts;
	t->size = FIRST_SIZE;
	t->slots = memory_get(t->size * sizeof *t->slots);
	return t;
}

/* FNV-1a. */
static uint64_t
hash(struct text name)
{
	uint64_t h = 0xCBF29CE484222325;

	for (size_t i = 0; i < name.len; i++)
		h = (h ^ (unsigned char)name.at[i]) * 0x100000001B3;
	return h ^ h >> 32;
}

/* Where the group of that name is, or would be. */
static struct tally_group **
slot_of(const struct tally *t, struct text name)
{
	size_t i = (size_t)hash(name) & (t->size - 1);

	while (t->slots[i] != NULL && !text_equal(t->slots[i]->name, name))
		i = (i + 1) & (t->size - 1);
	return &t->slots[i];
}

static void
grow(struct tally *t)
{
	struct tally_group **old = t->slots;
	size_t old_size = t->size;

	t->size *= 2;
	t->slots = memory_get(t->size * sizeof *t->slots);
	for (size_t i = 0; i < old_size; i++)
		if (old[i] != NULL)
			*slot_of(t, old[i]->name) = old[i];
	memory_free(old);
}

struct tally_group *
tally_at(struct tally *t, struct text name)
{
	struct tally_group **slot = slot_of(t, name), *g = *slot;

	if (g != NULL)
		return g;
	if (t->count >= t->size / 2) {
		grow(t);
		slot = slot_of(t, name);
	}
	g = arena_get(&t->arena, sizeof *g);
	g->name = arena_text(&t->arena, name);
	g->counts = t->counts > 0 ? arena_get(&t->arena, t->counts * sizeof *g->counts) : NULL;
	t->count++;
	return *slot = g;
}

static int
by_name(const void *x, const void *y)
{
	struct tally_group *const *a = x, *const *b = y;

	return text_compare((*a)->name, (*b)->name);
}

struct tally_group **
tally_sorted(struct tally *t, size_t *count)
{
	size_t n = 0;

	t->sorted = memory_grow(t->sorted, t->count, sizeof *t->sorted);
	for (size_t i = 0; i < t->size; i++)
		if (t->slots[i] != NULL)
			t->sorted[n++] = t->slots[i];
	qsort(t->sorted, n, sizeof *t->sorted, by_name);
	*count = n;
	return t->sorted;
}

void
tally_free(struct tally *t)
{
	for (size_t i = 0; i < t->size; i++)
		if (t->slots[i] != NULL)
			durations_release(&t->slots[i]->durations);
	memory_free(t->slots);
	memory_free(t->sorted);
	arena_release(&t->arena);
	memory_free(t);
}
