/* published.csv: what was shown, and so what stays as it was shown. */
#include <string.h>

#include "base/number.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"
#include "format/csv_read.h"
#include "format/csv_write.h"
#include "publish.h"

static const char name[] = "published.csv", header[] = "period,table,row,column,value";
enum { COLUMNS = 5, LEDGER_MAX = 1 << 28 };

static void
add(struct ledger *l, struct shown row)
{
	if (l->at == NULL || l->count == l->cap) {
		struct shown *more = arena_get(l->arena, (l->cap * 2 + 256) * sizeof *more);

		for (size_t i = 0; l->at != NULL && i < l->count; i++)
			more[i] = l->at[i];
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
is_month(struct text t)
{
	return t.len == 7 && t.at[4] == '-' && text_all_digits(text_slice(t, 0, 4)) && text_all_digits(text_after(t, 5));
}

static bool
take_row(void *context, const struct csv_row *row, struct fail *why)
{
	struct ledger *l = context;
	const struct shown *last = l->count > 0 ? &l->at[l->count - 1] : NULL;

	/* The period names files: it can be nothing but a month. */
	if (!is_month(row->cells[0]) || (last != NULL && text_compare(last->period, row->cells[0]) > 0))
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
	return !text_is(s->table, "about") && !text_is(s->table, "quotes") && !text_is(s->table, "actions") &&
	    !text_ends(s->column, TEXT("_min")) && !text_starts(s->column, TEXT("met_percent"));
}

static bool
is_few(int64_t change)
{
	return change != 0 && change < PUBLISH_K_SENSITIVE && change > -PUBLISH_K_SENSITIVE;
}

/* The counts of two publications of a month, cell by cell. */
struct pair {
	const struct shown *old, *anew;
	int64_t change;
};

static bool
take_pair(struct pair *p, const struct shown *a, const struct shown *b)
{
	int64_t x = 0, y = 0;

	if (!text_equal(a->table, b->table) || !text_equal(a->row, b->row) || !text_equal(a->column, b->column) ||
	    (a->value.len == 0) != (b->value.len == 0))
		return false;
	if (a->value.len > 0 && (!number_parse(a->value, 0, INT64_MAX / 2, &x) || !number_parse(b->value, 0, INT64_MAX / 2, &y)))
		return false;
	*p = (struct pair){ a, b, y - x };
	return !is_few(p->change);
}

/* How much all together that is hidden in the line of a total has changed: everybody
 * can compute it. */
static int64_t
hidden_change(const struct pair *pairs, size_t n, const struct pair *total, struct text table, bool row, bool column)
{
	int64_t left = total->change;

	for (size_t i = 0; i < n; i++) {
		const struct shown *s = pairs[i].old;

		if (text_equal(s->table, table) && (!row || text_equal(s->row, total->old->row)) &&
		    (!column || text_equal(s->column, total->old->column)) && !text_is(row ? s->column : s->row, "all"))
			left -= pairs[i].change;
	}
	return left;
}

/* Tables of one column whose rows come to the total of their voice. */
static bool
is_partition(struct text table, struct text *voice)
{
	static const char *const names[] = { "days", "weekdays", "hours", "dayparts", "stations" };
	struct text parts;

	(void)text_cut(table, '-', voice, &parts);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_is(parts, names[i]))
			return true;
	return false;
}

/* Whether no sum of hidden counts changes by a few. */
static bool
sums_differ(const struct pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct shown *s = pairs[i].old;
		struct text voice, of;

		if (s->value.len == 0 || !text_ends(s->table, TEXT("-received")))
			continue;
		if ((text_is(s->row, "all") && is_few(hidden_change(pairs, n, &pairs[i], s->table, false, true))) ||
		    (text_is(s->column, "all") && is_few(hidden_change(pairs, n, &pairs[i], s->table, true, false))))
			return false;
		(void)text_cut(s->table, '-', &of, &voice);
		for (size_t j = 0; j < n && text_is(s->row, "all") && text_is(s->column, "all"); j++)
			if (is_partition(pairs[j].old->table, &voice) && text_equal(voice, of) &&
			    is_few(hidden_change(pairs, n, &pairs[i], pairs[j].old->table, false, false)))
				return false;
	}
	return true;
}

/* Whether nothing small can be computed from what was and what would be shown. */
static bool
may_replace(const struct shown *old, size_t count, const struct ledger *anew)
{
	struct pair *pairs = arena_get(anew->arena, (count + 1) * sizeof *pairs);
	size_t i = 0, j = 0, n = 0;

	for (;; i++, j++, n++) {
		while (i < count && !is_count(&old[i]))
			i++;
		while (j < anew->count && !is_count(&anew->at[j]))
			j++;
		if (i == count || j == anew->count)
			return i == count && j == anew->count && sums_differ(pairs, n);
		if (!take_pair(&pairs[n], &old[i], &anew->at[j]))
			return false;
	}
}

/* What is published anew has the quotes it had: one that is added could be of whoever
 * came late. */
static void
put_quotes(struct ledger *l, const struct shown *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(rows[i].table, "quotes"))
			add(l, rows[i]);
}

bool
ledger_put(struct ledger *l, struct ledger *anew)
{
	struct text period = anew->at[0].period;
	const struct shown *old;
	size_t count = ledger_period(l, period, &old), before = l->count > 0 ? (size_t)(old - l->at) : 0, end = l->count;

	if (count > 0 && !may_replace(old, count, anew))
		return false;
	put_quotes(anew, old, count);
	/* Room for them where those of the month were, and only what is behind is moved. */
	for (size_t i = count; i < anew->count; i++)
		add(l, (struct shown){ .period = period });
	memmove(&l->at[before + anew->count], &l->at[before + count], (end - before - count) * sizeof *l->at);
	memcpy(&l->at[before], anew->at, anew->count * sizeof *l->at);
	l->count = end - count + anew->count;
	return true;
}

bool
ledger_whole(const struct ledger *l, int folder, struct fail *why)
{
	struct names names;

	if (!folder_names(folder, l->arena, &names, why))
		return false;
	for (size_t i = 0; i < names.count; i++) {
		struct text file = names.at[i], month = text_slice(file, 0, 7);
		const struct shown *rows;

		if (is_month(month) && (text_is(text_after(file, 7), ".html") || text_is(text_after(file, 7), ".en.html")) &&
		    ledger_period(l, month, &rows) == 0)
			return fail_set(why, MSG_PUBLISH_LOST, arena_string(l->arena, file));
	}
	return true;
}
