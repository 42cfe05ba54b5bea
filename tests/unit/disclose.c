#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query/disclose.h"

enum { ROWS = 3, COLUMNS = 3, CELLS = ROWS * COLUMNS, K = 3, TABLES = 1500 };

static void
test_parts(void **state)
{
	static const int64_t k[] = { 5, 5, 5, 5 };
	bool hidden[4] = { false };

	(void)state;
	/* 3 alone could be computed from the total: the next smallest goes with it. */
	assert_true(disclose_parts((const int64_t[]){ 3, 0, 20, 9 }, k, 4, hidden));
	assert_memory_equal(hidden, ((const bool[]){ true, false, false, true }), sizeof hidden);
	memset(hidden, 0, sizeof hidden);
	assert_true(disclose_parts((const int64_t[]){ 0, 5, 20, 9 }, k, 4, hidden));
	assert_memory_equal(hidden, ((const bool[]){ false, false, false, false }), sizeof hidden);
	memset(hidden, 0, sizeof hidden);
	/* 1 and 1 come to 2, so that both are known: another goes with them. */
	assert_true(disclose_parts((const int64_t[]){ 1, 1, 20, 9 }, k, 4, hidden));
	assert_memory_equal(hidden, ((const bool[]){ true, true, false, true }), sizeof hidden);
	memset(hidden, 0, sizeof hidden);
	assert_false(disclose_parts((const int64_t[]){ 3, 0, 0, 0 }, k, 4, hidden));
}

static void
test_at_least(void **state)
{
	(void)state;
	/* For every whole and k: where the part or the rest is small, at least k look alike. */
	for (int64_t k = 5; k <= 10; k += 5)
		for (int64_t whole = k; whole < 60; whole++)
			for (int64_t part = 0; part < whole; part++) {
				int64_t shown = disclose_at_least(part, whole, k), same = 0;

				assert_true(shown <= part);
				for (int64_t other = 0; other < whole; other++)
					same += disclose_at_least(other, whole, k) == shown;
				assert_true(same >= k || (shown == part && part >= k && whole - part >= k));
			}
	assert_int_equal(disclose_at_least(31, 31, 5), 31);
	assert_int_equal(disclose_at_least(30, 31, 5), 26);
	assert_int_equal(disclose_at_least(17, 31, 5), 17);
	assert_int_equal(disclose_at_least(4, 31, 5), 0);
}

/* What somebody knows who reads the page, and what it may be. */
struct attack {
	const struct disclose *d;
	const bool *row_hidden;
	int64_t rows[ROWS], columns[COLUMNS], all;
	int64_t at[CELLS], least[CELLS], most[CELLS], row_least[ROWS], row_most[ROWS], column_least[COLUMNS], column_most[COLUMNS];
	long found;
};

static void
widen(int64_t n, int64_t *low, int64_t *high)
{
	*low = n < *low ? n : *low;
	*high = n > *high ? n : *high;
}

static bool
is_shown(const struct attack *a, size_t i)
{
	return !a->row_hidden[i / COLUMNS] && !a->d->column_hidden[i % COLUMNS] && !a->d->hidden[i];
}

static void
take_table(struct attack *a)
{
	int64_t rows[ROWS] = {0}, columns[COLUMNS] = {0};

	for (size_t i = 0; i < CELLS; i++) {
		rows[i / COLUMNS] += a->at[i];
		columns[i % COLUMNS] += a->at[i];
	}
	for (size_t i = 0; i < ROWS; i++)
		if (a->row_hidden[i] ? rows[i] == 0 : rows[i] != a->rows[i])
			return;
	for (size_t j = 0; j < COLUMNS; j++)
		if (!a->d->column_hidden[j] && columns[j] != a->columns[j])
			return;
	a->found++;
	for (size_t i = 0; i < CELLS; i++)
		widen(a->at[i], &a->least[i], &a->most[i]);
	for (size_t i = 0; i < ROWS; i++)
		widen(rows[i], &a->row_least[i], &a->row_most[i]);
	for (size_t j = 0; j < COLUMNS; j++)
		widen(columns[j], &a->column_least[j], &a->column_most[j]);
}

/* Every table of whole numbers that agrees with what is shown. */
static void
try_all(struct attack *a, size_t i, int64_t left)
{
	int64_t row = 0, low = 0, high = left;

	if (i == CELLS) {
		if (left == 0)
			take_table(a);
		return;
	}
	for (size_t j = i - i % COLUMNS; j < i; j++)
		row += a->at[j];
	if (!a->row_hidden[i / COLUMNS])
		high = a->rows[i / COLUMNS] - row < high ? a->rows[i / COLUMNS] - row : high;
	if (is_shown(a, i))
		low = a->d->at[i], high = low < high || low == high ? low : low - 1;
	else if (!a->row_hidden[i / COLUMNS] && !a->d->column_hidden[i % COLUMNS])
		low = 1;
	for (a->at[i] = low; a->at[i] <= high; a->at[i]++)
		try_all(a, i + 1, left - a->at[i]);
}

static void
assert_table(const int64_t *at)
{
	static const int64_t k[ROWS] = { K, K, K };
	bool row_hidden[ROWS] = {0}, column_hidden[COLUMNS] = {0}, hidden[CELLS] = {0};
	struct disclose d = { ROWS, COLUMNS, at, k, K, row_hidden, column_hidden, hidden };
	struct attack a = { .d = &d, .row_hidden = row_hidden };

	for (size_t i = 0; i < CELLS; i++) {
		a.rows[i / COLUMNS] += at[i];
		a.columns[i % COLUMNS] += at[i];
		a.all += at[i];
	}
	if (!disclose_parts(a.rows, k, ROWS, row_hidden))
		return;	/* not even the total is shown */
	disclose_table(&d);
	memset(a.least, 1, sizeof a.least);
	memset(a.row_least, 1, sizeof a.row_least);
	memset(a.column_least, 1, sizeof a.column_least);
	try_all(&a, 0, a.all);
	assert_true(a.found > 0);
	for (size_t i = 0; i < CELLS; i++)
		if (at[i] > 0 && at[i] < K && a.most[i] - a.least[i] + 1 < K)
			fail_msg("cell %zu of %d: from %d to %d", i, (int)at[i], (int)a.least[i], (int)a.most[i]);
	for (size_t i = 0; i < ROWS; i++)
		assert_true(a.rows[i] == 0 || a.rows[i] >= K || a.row_most[i] - a.row_least[i] + 1 >= K);
	for (size_t j = 0; j < COLUMNS; j++)
		assert_true(a.columns[j] == 0 || a.columns[j] >= K || a.column_most[j] - a.column_least[j] + 1 >= K);
}

/* Small tables of every look: whoever enumerates all tables that agree with what is
 * shown finds at least k values for each small count. */
static void
test_nothing_can_be_computed(void **state)
{
	uint64_t seed = 20261124;

	(void)state;
	for (int t = 0; t < TABLES; t++) {
		int64_t at[CELLS];

		for (size_t i = 0; i < CELLS; i++) {
			seed = seed * 6364136223846793005U + 1442695040888963407U;
			at[i] = (int64_t)(seed >> 33) % (t % 4 == 0 ? 3 : t % 4 == 1 ? 4 : 6);
			at[i] = at[i] > 3 ? at[i] - 3 + 2 * (t % 2) : at[i];
		}
		assert_table(at);
	}
}

/* Where nothing is small, all is shown. */
static void
test_nothing_is_hidden_without_need(void **state)
{
	static const int64_t at[CELLS] = { 3, 0, 9, 4, 5, 6, 0, 0, 8 }, k[ROWS] = { K, K, K };
	bool row_hidden[ROWS] = {0}, column_hidden[COLUMNS] = {0}, hidden[CELLS] = {0};
	struct disclose d = { ROWS, COLUMNS, at, k, K, row_hidden, column_hidden, hidden };

	(void)state;
	disclose_table(&d);
	for (size_t i = 0; i < CELLS; i++)
		assert_false(hidden[i]);
	for (size_t j = 0; j < COLUMNS; j++)
		assert_false(column_hidden[j]);
}

/* One small cell costs three more, not the table. */
static void
test_a_square(void **state)
{
	static const int64_t at[CELLS] = { 1, 9, 9, 8, 8, 8, 9, 9, 9 }, k[ROWS] = { K, K, K };
	bool row_hidden[ROWS] = {0}, column_hidden[COLUMNS] = {0}, hidden[CELLS] = {0};
	struct disclose d = { ROWS, COLUMNS, at, k, K, row_hidden, column_hidden, hidden };
	int n = 0;

	(void)state;
	disclose_table(&d);
	for (size_t i = 0; i < CELLS; i++)
		n += hidden[i];
	assert_true(hidden[0]);
	assert_int_equal(n, 4);
	for (size_t j = 0; j < COLUMNS; j++)
		assert_false(column_hidden[j]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_at_least),
		cmocka_unit_test(test_nothing_is_hidden_without_need),
		cmocka_unit_test(test_a_square),
		cmocka_unit_test(test_nothing_can_be_computed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
