/* published.csv: what was shown, and so what stays as it was shown. */
#include <string.h>

#include "base/number.h"
#include "file/content.h"
#include "file/publish.h"
#include "format/csv_read.h"
#include "format/csv_write.h"
#include "publish.h"

static const char name[] = "published.csv", header[] = "period,table,row,column,value";
enum { COLUMNS = 5, LEDGER_MAX = 1 << 28 };

static void
add(struct ledger *l, struct shown row)
{
	if (l->count == l->cap) {
		struct shown *more = arena_get(l->arena, (l->cap * 2 + 256) * sizeof *more);

		if (l->count > 0)
			memcpy(more, l->at, l->count * sizeof *more);
		l->at = more;
		l->cap = l->cap * 2 + 256;
	}
	l->at[l->count++] = row;
}

void
ledger_add(struct ledger *l, struct text period, const char *table, struct text row, struct text column, struct text value)
{
	add(l, (struct shown){ arena_text(l->arena, period), arena_text(l->arena, text_of(table)), arena_text(l->arena, row),
		arena_text(l->arena, column), arena_text(l->arena, value) });
}

static bool
is_header(const struct csv_row *row)
{
	struct text rest = text_of(header), piece;

	for (size_t i = 0; text_next(&rest, ',', &piece); i++)
		if (i >= row->count || !text_equal(row->cells[i], piece))
			return false;
	return row->count == COLUMNS;
}

static bool
take_header(void *context, const struct csv_row *row, struct fail *why)
{
	(void)context;
	return is_header(row) || fail_set(why, MSG_PUBLISH_LEDGER, header);
}

static bool
take_row(void *context, const struct csv_row *row, struct fail *why)
{
	struct ledger *l = context;
	const struct shown *last = l->count > 0 ? &l->at[l->count - 1] : NULL;
	bool month = row->cells[0].len == 7 && row->cells[0].at[4] == '-' && text_all_digits(text_slice(row->cells[0], 0, 4)) &&
	    text_all_digits(text_after(row->cells[0], 5));

	/* The period names files: it can be nothing but a month. */
	if (!month || (last != NULL && text_compare(last->period, row->cells[0]) > 0))
		return fail_set(why, MSG_PUBLISH_LEDGER, header) || fail_in(why, name, row->line);
	ledger_add(l, row->cells[0], arena_string(l->arena, row->cells[1]), row->cells[2], row->cells[3], row->cells[4]);
	return true;
}

bool
ledger_read(struct ledger *l, int folder, struct fail *why)
{
	const struct csv_handler handler = { .header = take_header, .row = take_row, .context = l };
	struct text bytes;
	bool missing = false;

	if (!content_read(folder, name, LEDGER_MAX, l->arena, &bytes, &missing, why)) {
		if (missing)
			fail_release(why);
		return missing;
	}
	return csv_read_bytes(bytes, &(struct csv_options){ .delimiter = ',', .name = name }, &handler, why);
}

bool
ledger_write(const struct ledger *l, int folder, struct fail *why)
{
	struct buf out = {0};
	bool ok;

	buf_printf(&out, "%s\n", header);
	for (size_t i = 0; i < l->count; i++) {
		const struct shown *s = &l->at[i];
		const struct text cells[COLUMNS] = { s->period, s->table, s->row, s->column, s->value };

		for (size_t c = 0; c < COLUMNS; c++)
			csv_cell(&out, cells[c], c == 0);
		csv_end(&out);
	}
	ok = publish_replace(folder, name, buf_view(&out), 0644, why);
	buf_release(&out);
	return ok;
}

size_t
ledger_period(const struct ledger *l, struct text period, const struct shown **rows)
{
	size_t from = 0, n = 0;

	while (from < l->count && text_compare(l->at[from].period, period) < 0)
		from++;
	while (from + n < l->count && text_equal(l->at[from + n].period, period))
		n++;
	*rows = &l->at[from];
	return n;
}

/* What counts nobody: a day, times, shares. */
static bool
is_count(const struct shown *s)
{
	return !text_is(s->table, "about") && !text_ends(s->column, TEXT("_min")) && !text_ends(s->column, TEXT("_percent"));
}

static bool
may_differ(const struct shown *a, const struct shown *b)
{
	int64_t x, y;

	if (!text_equal(a->table, b->table) || !text_equal(a->row, b->row) || !text_equal(a->column, b->column) ||
	    (a->value.len == 0) != (b->value.len == 0))
		return false;
	if (text_equal(a->value, b->value))
		return true;
	return number_parse(a->value, 0, INT64_MAX / 2, &x) && number_parse(b->value, 0, INT64_MAX / 2, &y) &&
	    (x - y >= PUBLISH_K_SENSITIVE || y - x >= PUBLISH_K_SENSITIVE);
}

/* Whether nothing small can be computed from what was and what would be shown: the
 * counts of both one by one. */
static bool
may_replace(const struct shown *old, size_t count, const struct ledger *anew)
{
	size_t i = 0, j = 0;

	for (;; i++, j++) {
		while (i < count && !is_count(&old[i]))
			i++;
		while (j < anew->count && !is_count(&anew->at[j]))
			j++;
		if (i == count || j == anew->count)
			return i == count && j == anew->count;
		if (!may_differ(&old[i], &anew->at[j]))
			return false;
	}
}

bool
ledger_put(struct ledger *l, const struct ledger *anew)
{
	struct ledger all = { .arena = l->arena };
	struct text period = anew->at[0].period;
	const struct shown *old;
	size_t count = ledger_period(l, period, &old), before = (size_t)(old - l->at);

	if (count > 0 && !may_replace(old, count, anew))
		return false;
	for (size_t i = 0; i < before; i++)
		add(&all, l->at[i]);
	for (size_t i = 0; i < anew->count; i++)
		add(&all, anew->at[i]);
	for (size_t i = before + count; i < l->count; i++)
		add(&all, l->at[i]);
	*l = all;
	return true;
}
