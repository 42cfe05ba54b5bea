#include "query/sort.h"

#include "base/memory.h"
#include "record/value.h"

bool
sort_parse(struct text keys, const struct shape *shape, struct arena *arena, struct sort *s, struct fail *why)
{
	struct text rest = keys.at != NULL ? keys : TEXT(""), piece;
	size_t most = 1;

	for (size_t i = 0; i < rest.len; i++)
		most += rest.at[i] == ',';
	*s = (struct sort){ .keys = arena_get(arena, most * sizeof *s->keys), .shape = shape };
	while (text_next(&rest, ',', &piece)) {
		struct sort_key *key = &s->keys[s->count++];

		piece = text_trim(piece);
		key->descending = text_starts(piece, TEXT("-"));
		if (!shape_find(shape, text_after(piece, key->descending), &key->column, why))
			return false;
	}
	return true;
}

/* A row with its first key read once: a time costs more to read than to
 * compare. */
struct item {
	const struct text *row;
	bool read;		/* the key is a number */
	int64_t number;
};

static int
compare_key(const struct sort *s, size_t i, const struct item *a, const struct item *b)
{
	int column = s->keys[i].column;

	if (i == 0 && a->read && b->read)
		return a->number < b->number ? -1 : a->number > b->number;
	return value_compare(s->shape->fields[column], a->row[column], b->row[column]);
}

static bool
comes_first(const struct sort *s, const struct item *a, const struct item *b)
{
	for (size_t i = 0; i < s->count; i++) {
		int c = compare_key(s, i, a, b);

		if (c != 0)
			return (c < 0) != s->keys[i].descending;
	}
	return true;
}

/* Of two sorted runs, from[low..middle) and from[middle..high), one. */
static void
merge(const struct sort *s, const struct item *from, size_t low, size_t middle, size_t high, struct item *to)
{
	size_t left = low, right = middle;

	for (size_t i = low; i < high; i++) {
		bool take_left = left < middle && (right == high || comes_first(s, &from[left], &from[right]));

		to[i] = take_left ? from[left++] : from[right++];
	}
}

/* Merge sort, because it is stable. Returns which of the two has the result. */
static struct item *
items_sort(const struct sort *s, struct item *items, struct item *other, size_t count)
{
	for (size_t width = 1; width < count; width *= 2) {
		struct item *sorted = other;

		for (size_t low = 0; low < count; low += 2 * width) {
			size_t middle = count - low < width ? count : low + width;
			size_t high = count - low < 2 * width ? count : low + 2 * width;

			merge(s, items, low, middle, high, other);
		}
		other = items;
		items = sorted;
	}
	return items;
}

void
sort_rows(const struct sort *s, const struct text **rows, size_t count)
{
	struct item *items, *sorted;
	int first;

	if (s->count == 0)
		return;
	first = s->keys[0].column;
	items = memory_get(2 * count * sizeof *items);
	for (size_t i = 0; i < count; i++) {
		items[i].row = rows[i];
		items[i].read = value_number(s->shape->fields[first], rows[i][first], &items[i].number);
	}
	sorted = items_sort(s, items, items + count, count);
	for (size_t i = 0; i < count; i++)
		rows[i] = sorted[i].row;
	memory_free(items);
}
