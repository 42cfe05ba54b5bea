#include "query/disclose.h"

#include "base/memory.h"

static bool
is_small(int64_t n, int64_t k)
{
	return n > 0 && n < k;
}

bool
disclose_parts(const int64_t *parts, const int64_t *k, size_t n, bool *hidden)
{
	int64_t most = 0, sum = 0, count = 0;

	for (size_t i = 0; i < n; i++) {
		hidden[i] = hidden[i] || is_small(parts[i], k[i]);
		most = is_small(parts[i], k[i]) && k[i] > most ? k[i] : most;
		sum += hidden[i] ? parts[i] : 0;
		count += hidden[i] && parts[i] > 0;
	}
	/* Each may be from 1 to what the others leave. */
	while (most > 0 && (count < 2 || sum - count + 1 < most)) {
		size_t next = n;

		for (size_t i = 0; i < n; i++)
			if (!hidden[i] && parts[i] > 0 && (next == n || parts[i] < parts[next]))
				next = i;
		if (next == n)
			return false;
		hidden[next] = true;
		sum += parts[next];
		count++;
	}
	return true;
}

/* The table with all hidden rows as one, and all hidden columns as one: their sums can
 * be computed, and every total of it is known. */
struct reduced {
	size_t rows, columns;
	struct cell {
		int64_t at, low, need;	/* known not to be below low; need values */
		int64_t change;		/* of the flow */
		bool hidden;
	} *cells;
	size_t *row_of, *column_of;	/* of the table's */
	/* The search for a way through: the node it came from, by node; rows, then columns. */
	size_t *from, *queue;
};

static struct cell *
cell_at(const struct reduced *r, size_t row, size_t column)
{
	return &r->cells[row * r->columns + column];
}

/* What one index becomes when those that are hidden become the last. */
static size_t
merge(const bool *hidden, size_t n, size_t *to)
{
	size_t shown = 0, all;

	for (size_t i = 0; i < n; i++)
		shown += !hidden[i];
	all = shown + (shown < n);
	for (size_t i = 0, next = 0; i < n; i++)
		to[i] = hidden[i] ? shown : next++;
	return all;
}

static void
set_need(struct cell *c, int64_t k, int64_t values, bool merged)
{
	c->hidden = merged || c->hidden || is_small(c->at, k);
	c->low = merged ? 0 : 1;
	c->need = merged && !is_small(c->at, k) ? 0 : k > values ? k : values;
}

static struct reduced
reduce(const struct disclose *d)
{
	struct reduced r = { .row_of = memory_get(d->rows * sizeof *r.row_of),
		.column_of = memory_get(d->columns * sizeof *r.column_of) };
	int64_t *k = memory_get((d->rows + 1) * sizeof *k);

	r.rows = merge(d->row_hidden, d->rows, r.row_of);
	r.columns = merge(d->column_hidden, d->columns, r.column_of);
	r.cells = memory_get(r.rows * r.columns * sizeof *r.cells);
	r.from = memory_get((r.rows + r.columns) * sizeof *r.from);
	r.queue = memory_get((r.rows + r.columns) * sizeof *r.queue);
	for (size_t i = 0; i < d->rows; i++) {
		k[r.row_of[i]] = d->k[i] > k[r.row_of[i]] ? d->k[i] : k[r.row_of[i]];
		for (size_t j = 0; j < d->columns; j++)
			cell_at(&r, r.row_of[i], r.column_of[j])->at += d->at[i * d->columns + j];
	}
	for (size_t i = 0; i < d->rows; i++)
		for (size_t j = 0; j < d->columns; j++)
			set_need(cell_at(&r, r.row_of[i], r.column_of[j]), k[r.row_of[i]], d->values,
			    d->row_hidden[i] || d->column_hidden[j]);
	memory_free(k);
	return r;
}

static void
reduced_release(struct reduced *r)
{
	memory_free(r->row_of);
	memory_free(r->column_of);
	memory_free(r->cells);
	memory_free(r->from);
	memory_free(r->queue);
}

/* How much more may go from a row to a column, where a cell becomes smaller, or from a
 * column to a row, where it becomes larger. */
static int64_t
room(const struct reduced *r, size_t from, size_t to, const struct cell *without)
{
	bool down = from < r->rows;
	const struct cell *c = down ? cell_at(r, from, to - r->rows) : cell_at(r, to, from - r->rows);

	if (!c->hidden || c == without)
		return 0;
	return down ? c->at + c->change - c->low : INT64_MAX;
}

/* Whether there is a way from one node to another; it stands in r->from. */
static bool
find_way(struct reduced *r, size_t begin, size_t end, const struct cell *without)
{
	size_t nodes = r->rows + r->columns, head = 0, tail = 0;

	for (size_t i = 0; i < nodes; i++)
		r->from[i] = nodes;
	r->from[begin] = begin;
	r->queue[tail++] = begin;
	while (head < tail && r->from[end] == nodes) {
		size_t at = r->queue[head++], first = at < r->rows ? r->rows : 0, last = at < r->rows ? nodes : r->rows;

		for (size_t to = first; to < last; to++)
			if (r->from[to] == nodes && room(r, at, to, without) > 0) {
				r->from[to] = at;
				r->queue[tail++] = to;
			}
	}
	return r->from[end] != nodes;
}

/* How much can go from one node to another, up to `most`. */
static int64_t
flow(struct reduced *r, size_t begin, size_t end, const struct cell *without, int64_t most)
{
	int64_t all = 0;

	for (size_t i = 0; i < r->rows * r->columns; i++)
		r->cells[i].change = 0;
	while (all < most && find_way(r, begin, end, without)) {
		int64_t least = most - all;

		for (size_t to = end; to != begin; to = r->from[to])
			if (room(r, r->from[to], to, without) < least)
				least = room(r, r->from[to], to, without);
		for (size_t to = end; to != begin; to = r->from[to]) {
			if (r->from[to] < r->rows)
				cell_at(r, r->from[to], to - r->rows)->change -= least;
			else
				cell_at(r, to, r->from[to] - r->rows)->change += least;
		}
		all += least;
	}
	return all;
}

/* Whether a hidden cell can have as many values as it needs. */
static bool
is_safe(struct reduced *r, size_t row, size_t column)
{
	const struct cell *c = cell_at(r, row, column);
	int64_t below = c->at - c->low, up, down;

	if (!c->hidden || c->need == 0)
		return true;
	up = flow(r, row, r->rows + column, c, c->need);
	down = flow(r, r->rows + column, row, c, c->need);
	return up + (down < below ? down : below) + 1 >= c->need;
}

static int64_t
least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* What it costs to hide a cell too; -1 where that helps nothing, since 0 is shown. */
static int64_t
cost(const struct cell *c)
{
	return c->hidden ? 0 : c->at > 0 ? c->at : -1;
}

/* Hides the cheapest three cells that make a square with this one and give it room;
 * where none gives enough, those that give most. */
static bool
hide_square(struct reduced *r, size_t row, size_t column)
{
	struct cell *c = cell_at(r, row, column), *best[3] = {0};
	int64_t best_gain = 0, best_cost = 0;

	for (size_t i = 0; i < r->rows; i++) {
		for (size_t j = 0; j < r->columns; j++) {
			struct cell *beside = cell_at(r, row, j), *below = cell_at(r, i, column), *across = cell_at(r, i, j);
			int64_t a = cost(beside), b = cost(below), x = cost(across), gain;

			if (i == row || j == column || a < 0 || b < 0 || x < 0 || a + b + x == 0)
				continue;
			gain = least(beside->at - beside->low, below->at - below->low) + least(c->at - c->low, across->at - across->low);
			gain = least(gain, c->need - 1);
			if (gain < best_gain || (gain == best_gain && (best[0] == NULL ? gain == 0 : a + b + x >= best_cost)))
				continue;
			best_gain = gain;
			best_cost = a + b + x;
			best[0] = beside;
			best[1] = below;
			best[2] = across;
		}
	}
	for (int i = 0; i < 3 && best[0] != NULL; i++)
		best[i]->hidden = true;
	return best[0] != NULL;
}

/* Hides cells until each is safe, or returns the column of one that cannot be. */
static bool
protect(struct reduced *r, size_t *unsafe)
{
	for (size_t i = 0; i < r->rows * r->columns; i++) {
		size_t row = i / r->columns, column = i % r->columns;

		if (is_safe(r, row, column))
			continue;
		if (!hide_square(r, row, column)) {
			*unsafe = column;
			return false;
		}
		i = (size_t)-1;
	}
	return true;
}

static int64_t
column_total(const struct disclose *d, size_t column)
{
	int64_t n = 0;

	for (size_t i = 0; i < d->rows; i++)
		n += d->at[i * d->columns + column];
	return n;
}

/* Hides the columns with small totals. */
static void
hide_columns(struct disclose *d)
{
	int64_t *totals = memory_get(d->columns * sizeof *totals), *k = memory_get(d->columns * sizeof *k);

	for (size_t j = 0; j < d->columns; j++) {
		totals[j] = column_total(d, j);
		for (size_t i = 0; i < d->rows; i++)
			k[j] = d->k[i] > k[j] ? d->k[i] : k[j];
		d->column_hidden[j] = false;
	}
	if (!disclose_parts(totals, k, d->columns, d->column_hidden))
		for (size_t j = 0; j < d->columns; j++)
			d->column_hidden[j] = true;
	memory_free(totals);
	memory_free(k);
}

/* A column that cannot be shown as it stands; where it is one of the hidden ones, the
 * smallest that is shown joins them. */
static void
hide_column(struct disclose *d, const struct reduced *r, size_t unsafe)
{
	size_t chosen = d->columns;

	for (size_t j = 0; j < d->columns; j++)
		if (r->column_of[j] == unsafe && !d->column_hidden[j])
			chosen = j;
	for (size_t j = 0; j < d->columns && chosen == d->columns; j++)
		if (!d->column_hidden[j] && column_total(d, j) > 0)
			chosen = j;
	for (size_t j = 0; j < d->columns && r->column_of[chosen] != unsafe; j++)
		if (!d->column_hidden[j] && column_total(d, j) > 0 && column_total(d, j) < column_total(d, chosen))
			chosen = j;
	d->column_hidden[chosen] = true;
}

void
disclose_table(struct disclose *d)
{
	bool ok = false;

	hide_columns(d);
	while (!ok) {
		struct reduced r = reduce(d);
		size_t unsafe = 0;

		ok = protect(&r, &unsafe);
		for (size_t i = 0; i < d->rows; i++)
			for (size_t j = 0; j < d->columns; j++)
				d->hidden[i * d->columns + j] = cell_at(&r, r.row_of[i], r.column_of[j])->hidden;
		if (!ok)
			hide_column(d, &r, unsafe);
		reduced_release(&r);
	}
}

int64_t
disclose_at_least(int64_t part, int64_t whole, int64_t k)
{
	if (part >= whole || (part >= k && whole - part >= k))
		return part;
	return part < k || whole < 2 * k ? 0 : whole - k;
}
