#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "format/csv_read.h"
#include "format/csv_write.h"

static void
rows_are_written_so(void **state)
{
	static const struct { const char *cells[4]; const char *csv; } cases[] = {
		{ { "a", "b", "c" }, "a,b,c\n" },
		{ { "", "" }, ",\n" },
		{ { "" }, "\"\"\n" },
		{ { "a" }, "a\n" },
		{ { "007", " x", "x\t" }, "007,\" x\",\"x\t\"\n" },
		{ { "a,b", "a;b", "a\tb" }, "\"a,b\",a;b,a\tb\n" },
		{ { "\"", "a\"\"b" }, "\"\"\"\",\"a\"\"\"\"b\"\n" },
		{ { "a\nb", "a\rb", "\r\n" }, "\"a\nb\",\"a\rb\",\"\r\n\"\n" },
		{ { "\xEF\xBB\xBF" "a" }, "\"\xEF\xBB\xBF" "a\"\n" },
		{ { "=1+1", "'x" }, "=1+1,'x\n" },
	};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		buf_clear(&out);
		for (size_t k = 0; k < 4 && cases[i].cells[k] != NULL; k++)
			csv_cell(&out, text_of(cases[i].cells[k]), k == 0);
		csv_end(&out);
		assert_string_equal(out.data, cases[i].csv);
	}
	buf_release(&out);
}

static void
row_of_one_empty_cell_is_a_row(void **state)
{
	struct buf out = {0};

	(void)state;
	for (int i = 0; i < 3; i++) {
		csv_cell(&out, text_of(i == 1 ? "x\n" : ""), true);
		csv_end(&out);
	}
	assert_string_equal(out.data, "\"\"\n\"x\n\"\n\"\"\n");
	buf_release(&out);
}

enum { WIDTH = 3 };

struct expected {
	const struct text *cells;
	size_t count;
};

static bool
compare_row(void *context, const struct csv_row *row, struct fail *why)
{
	struct expected *e = context;

	(void)why;
	for (size_t i = 0; i < row->count; i++)
		if (!text_equal(row->cells[i], e->cells[e->count + i]))
			fail_msg("cell %zu came back otherwise", e->count + i);
	e->count += row->count;
	return true;
}

/* In rows of one cell and of three; the first row of a file may not be taken
 * for a BOM, and no row may vanish. */
static void
survive(const struct text *cells, size_t count, size_t width)
{
	struct expected e = { cells, 0 };
	struct csv_options options = { .headerless = true, .delimiter = ',' };
	struct csv_handler handler = { .row = compare_row, .context = &e };
	struct fail why = {0};
	struct buf out = {0};

	for (size_t i = 0; i < count; i++) {
		csv_cell(&out, cells[i], i % width == 0);
		if (i % width == width - 1)
			csv_end(&out);
	}
	if (!csv_read_bytes(buf_view(&out), &options, &handler, &why))
		fail_msg("refused with message %d, line %ld", why.message, why.line);
	assert_int_equal(e.count, count);
	buf_release(&out);
}

static void
every_code_point_survives(void **state)
{
	enum { CELLS = 3 * 256 };
	static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	char bytes[CELLS][4];
	struct text cells[CELLS];
	size_t n = 0;

	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
		uint32_t rest = c;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		for (size_t i = len; i-- > 1; rest >>= 6)
			bytes[n][i] = (char)(0x80 | (rest & 0x3F));
		bytes[n][0] = (char)(first[len] | rest);
		cells[n] = (struct text){ bytes[n], len };
		n++;
		/* U+FEFF by itself too, at the start of a file. */
		if (c == 0xFEFF)
			survive(&cells[n - 1], 1, 1);
		if (n == CELLS || c == 0x10FFFF) {
			survive(cells, n / WIDTH * WIDTH, WIDTH);
			survive(cells, n, 1);
			n = 0;
		}
	}
}

static void
nasty_cells_survive(void **state)
{
	static const char *const pieces[] = {
		"\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "a", "b c", "\xEF\xBB\xBF",
		"\xC3\xA9", "'", "=", "\xE2\x80\xA8", "\x01", "\x7F",
	};
	uint32_t seed = 20261124;
	struct arena arena = {0};
	struct text cells[30 * WIDTH];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
			struct buf b = {0};

			seed = seed * 1664525 + 1013904223;
			for (uint32_t k = (seed >> 16) % 6; k > 0; k--) {
				seed = seed * 1664525 + 1013904223;
				buf_puts(&b, pieces[(seed >> 16) % (sizeof pieces / sizeof pieces[0])]);
			}
			cells[i] = arena_text(&arena, buf_view(&b));
			buf_release(&b);
		}
		survive(cells, sizeof cells / sizeof cells[0], WIDTH);
		survive(cells, sizeof cells / sizeof cells[0], 1);
		arena_clear(&arena);
	}
	arena_release(&arena);
}

/* Whichever delimiter a reader tries, the cells are the same. */
static void
cells_between_any_delimiter(void **state)
{
	static const struct {
		const char *cell, *want;
	} cases[] = {
		{ "", "x;" }, { "a b", "x;a b" }, { "a;b", "x;\"a;b\"" }, { "a,b", "x;\"a,b\"" }, { "a\tb", "x;\"a\tb\"" },
		{ " a", "x;\" a\"" }, { "a\"", "x;\"a\"\"\"" }, { "a\nb", "x;\"a\nb\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		csv_cell_between(&out, TEXT("x"), true, ';');
		csv_cell_between(&out, text_of(cases[i].cell), false, ';');
		assert_string_equal(out.data, cases[i].want);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_written_so),
		cmocka_unit_test(row_of_one_empty_cell_is_a_row),
		cmocka_unit_test(every_code_point_survives),
		cmocka_unit_test(nasty_cells_survive),
		cmocka_unit_test(cells_between_any_delimiter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
