/* The rows of a table together: codes that are there twice, and parents. */
#include <stdlib.h>

#include "base/refuse.h"
#include "store/check_file.h"
#include "time/date.h"

enum { NO_ROW = -1 };

/* A row by what names it, and the days it is in force: from <= day < until. */
struct keyed {
	struct text key;
	int32_t from, until;
	size_t row;
};

struct keys {
	struct checking *k;
	const char *path;
	const struct table *t;
	int field;		/* of the key */
	struct keyed *at;	/* sorted by key, then from; a row each */
};

static int32_t
day_of(const struct record *r, enum name id, int32_t none)
{
	int32_t day;

	return date_parse(record_get(r, id), &day) ? day : none;
}

static int
keyed_order(const void *x, const void *y)
{
	const struct keyed *a = x, *b = y;
	int c = text_compare(a->key, b->key);

	if (c == 0)
		c = (a->from > b->from) - (a->from < b->from);
	return c != 0 ? c : (a->row > b->row) - (a->row < b->row);
}

static void
keys_sort(struct keys *x)
{
	x->at = arena_get(&x->k->file, x->t->count * sizeof *x->at);
	for (size_t i = 0; i < x->t->count; i++) {
		const struct record *r = &x->t->rows[i];

		x->at[i] = (struct keyed){ r->values[x->field], day_of(r, NAME_VALID_FROM, INT32_MIN),
		    day_of(r, NAME_VALID_UNTIL, INT32_MAX), i };
	}
	qsort(x->at, x->t->count, sizeof *x->at, keyed_order);
}

static void
fault_twin(const struct keys *x, size_t row, long earlier)
{
	const struct record *r = &x->t->rows[row];
	bool days = schema_named(r->schema, NAME_VALID_FROM) != NO_FIELD;
	struct fail why = {0};

	fail_set(&why, days ? MSG_CHECK_TWICE_IN_FORCE : MSG_CHECK_TWICE,
	    arena_string(&x->k->file, text_slice(r->values[x->field], 0, 80)),
	    arena_printf(&x->k->file, "%ld", earlier).at);
	fail_field(&why, r->schema->fields[x->field].name);
	check_fault(x->k, x->path, x->t->lines[row], &why);
}

/* Rows of one key that are in force on a day in common. Of rows by their first
 * day, one meets those before it where it begins before the last of them ends. */
static void
check_twins(const struct keys *x)
{
	long *earlier = arena_get(&x->k->file, x->t->count * sizeof *earlier);
	const struct keyed *longest = NULL;

	for (size_t i = 0; i < x->t->count; i++) {
		const struct keyed *a = &x->at[i];

		if (a->key.len == 0 || a->from >= a->until)
			continue;	/* said otherwise */
		if (longest != NULL && text_equal(longest->key, a->key) && a->from < longest->until) {
			size_t first = a->row < longest->row ? a->row : longest->row;
			size_t last = a->row < longest->row ? longest->row : a->row;

			if (earlier[last] == 0 || x->t->lines[first] < earlier[last])
				earlier[last] = x->t->lines[first];
		}
		if (longest == NULL || !text_equal(longest->key, a->key) || a->until > longest->until)
			longest = a;
	}
	for (size_t i = 0; i < x->t->count; i++)
		if (earlier[i] > 0)
			fault_twin(x, i, earlier[i]);
}

static long
row_of(const struct keys *x, struct text key)
{
	size_t from = 0, until = x->t->count;

	while (from < until) {
		size_t middle = from + (until - from) / 2;

		if (text_compare(x->at[middle].key, key) < 0)
			from = middle + 1;
		else
			until = middle;
	}
	return from < x->t->count && text_equal(x->at[from].key, key) ? (long)x->at[from].row : NO_ROW;
}

/* Marks the rows whose parents lead back to them. Every row is passed twice at
 * most: those of one way up are of one mark, and a way ends at another's. */
static void
mark_circles(const long *parent, size_t count, size_t *way, bool *circle)
{
	for (size_t i = 0; i < count; i++) {
		long j = (long)i;

		while (j != NO_ROW && way[j] == 0) {
			way[j] = i + 1;
			j = parent[j];
		}
		while (j != NO_ROW && way[j] == i + 1 && !circle[j]) {
			circle[j] = true;
			j = parent[j];
		}
	}
}

static void
check_parents(const struct keys *x)
{
	struct arena *arena = &x->k->file;
	long *parent = arena_get(arena, x->t->count * sizeof *parent);
	size_t *way = arena_get(arena, x->t->count * sizeof *way);
	bool *circle = arena_get(arena, x->t->count * sizeof *circle);

	for (size_t i = 0; i < x->t->count; i++) {
		struct text above = record_get(&x->t->rows[i], NAME_PARENT);

		parent[i] = above.len > 0 ? row_of(x, above) : NO_ROW;
	}
	mark_circles(parent, x->t->count, way, circle);
	for (size_t i = 0; i < x->t->count; i++) {
		struct text above = record_get(&x->t->rows[i], NAME_PARENT);
		struct fail why = {0};

		if (circle[i])
			refuse(&why, MSG_CHECK_CIRCLE, x->t->rows[i].values[x->field]);
		else if (above.len > 0 && parent[i] == NO_ROW)
			refuse(&why, MSG_CHECK_PARENT, above);
		else
			continue;
		fail_field(&why, "parent");
		check_fault(x->k, x->path, x->t->lines[i], &why);
	}
}

void
check_keys(struct checking *k, const char *path, const struct schema *schema, const struct table *t)
{
	struct keys x = { k, path, t, schema_named(schema, schema == &shifts_schema ? NAME_SHIFT : NAME_CODE), NULL };

	if (x.field == NO_FIELD || t->count == 0)
		return;
	keys_sort(&x);
	check_twins(&x);
	if (schema_named(schema, NAME_PARENT) != NO_FIELD)
		check_parents(&x);
}
