#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "format/csv_read.h"

enum { CHUNK = 256 * 1024 };	/* as in csv_read.c: where a piece may be cut */

/* "H1 a|b" the header, "3 x|y" a row at line 3, "B4 MESSAGE word word x|y" a bad one. */
static void
show(struct buf *out, const char *mark, const struct csv_row *row, const struct fail *why)
{
	buf_printf(out, "%s%ld ", mark, row->line);
	if (why != NULL)
		buf_printf(out, "%s:%ld %d %s %s ", why->file, why->line, (int)why->message,
		    why->words[0] != NULL ? why->words[0] : "-",
		    why->words[1] != NULL ? why->words[1] : "-");
	for (size_t i = 0; i < row->count; i++) {
		buf_puts(out, i > 0 ? "|" : "");
		buf_text(out, row->cells[i]);
	}
	buf_putc(out, '\n');
}

static bool
on_header(void *context, const struct csv_row *row, struct fail *why)
{
	(void)why;
	show(context, "H", row, NULL);
	return true;
}

static bool
on_row(void *context, const struct csv_row *row, struct fail *why)
{
	if (row->count > 0 && text_is(row->cells[0], "STOP"))
		return fail_set(why, MSG_ID_BAD, "STOP");
	show(context, "", row, NULL);
	return true;
}

static void
on_bad(void *context, const struct csv_row *row, const struct fail *why)
{
	show(context, "B", row, why);
}

/* What was called, and "! LINE MESSAGE word word" where the reading stopped. */
static void
run(struct buf *out, struct text csv, struct csv_options options, bool by_file, bool keep_bad)
{
	struct csv_handler handler = { .header = on_header, .row = on_row, .bad = keep_bad ? on_bad : NULL, .context = out };
	struct fail why = {0};
	bool good;

	options.name = "t.csv";
	buf_clear(out);
	buf_puts(out, "");
	if (by_file) {
		FILE *in = tmpfile();

		assert_non_null(in);
		assert_int_equal(fwrite(csv.at, 1, csv.len, in), csv.len);
		rewind(in);
		good = csv_read(in, &options, &handler, &why);
		fclose(in);
	} else {
		good = csv_read_bytes(csv, &options, &handler, &why);
	}
	if (!good)
		buf_printf(out, "! %s:%ld %d %s %s\n", why.file, why.line, (int)why.message,
		    why.words[0] != NULL ? why.words[0] : "-",
		    why.words[1] != NULL ? why.words[1] : "-");
	fail_release(&why);
}

struct read_case {
	const char *csv;
	size_t len;
	const char *expected;
	struct csv_options options;
};

#define C(bytes, calls) { .csv = bytes, .len = sizeof bytes - 1, .expected = calls }
#define WITH(bytes, calls, ...) \
	{ .csv = bytes, .len = sizeof bytes - 1, .expected = calls, .options = { __VA_ARGS__ } }
#define STOPS(bytes, m, calls) { .csv = bytes, .len = sizeof bytes - 1, .message = m, .expected = calls }

static void
check_cases(const struct read_case *cases, size_t count, bool keep_bad)
{
	struct buf out = {0};

	for (size_t i = 0; i < count; i++) {
		for (int by_file = 0; by_file < 2; by_file++) {
			run(&out, (struct text){ cases[i].csv, cases[i].len }, cases[i].options,
			    by_file == 1, keep_bad);
			assert_string_equal(out.data, cases[i].expected);
		}
	}
	buf_release(&out);
}

static void
cells_come_byte_for_byte(void **state)
{
	static const struct read_case cases[] = {
		C("a,b\n1,2\n", "H1 a|b\n2 1|2\n"),
		C("a,b\n1,2", "H1 a|b\n2 1|2\n"),
		C("a,b\n1,", "H1 a|b\n2 1|\n"),
		C("a,b\n1,\"2\"", "H1 a|b\n2 1|2\n"),
		C("a,b\r\n1,2\r\n,\r\n", "H1 a|b\n2 1|2\n3 |\n"),
		C("\xEF\xBB\xBF\"a\",b\n1,2\n", "H1 a|b\n2 1|2\n"),
		C("a,b\n  x ,\t\n", "H1 a|b\n2   x |\t\n"),
		C("a,b\n\" x \",\"\"\n", "H1 a|b\n2  x |\n"),
		C("a,b\n007,\"q\"\"q\"\n", "H1 a|b\n2 007|q\"q\n"),
		C("a\n\"\"\n\"\"\"\"\n", "H1 a\n2 \n3 \"\n"),
		C("a,b\n\"x\ny\",\"p\r\nq\"\nz,\"r\rs\"\n", "H1 a|b\n2 x\ny|p\r\nq\n5 z|r\rs\n"),
		C("a\n\"\n\n\"\nx\n", "H1 a\n2 \n\n\n5 x\n"),
		C("\n\r\na,b\n\n\r\n1,2\n\n\n3,4\n", "H3 a|b\n6 1|2\n9 3|4\n"),
		C("a,b\r1,2\r\r3,4", "H1 a|b\n2 1|2\n4 3|4\n"),
		C("a\n \n", "H1 a\n2  \n"),
		C("a,b\n", "H1 a|b\n"),
		C("a,,\n1,2,3\n", "H1 a||\n2 1|2|3\n"),
		C("\xC3\xA9,\xE2\x82\xAC\n\xF0\x9F\x98\x80,x\n", "H1 \xC3\xA9|\xE2\x82\xAC\n2 \xF0\x9F\x98\x80|x\n"),
	};

	(void)state;
	check_cases(cases, sizeof cases / sizeof cases[0], true);
}

static void
delimiter_is_told_or_seen(void **state)
{
	static const struct read_case cases[] = {
		C("a;b\n1;2,5\n", "H1 a|b\n2 1|2,5\n"),
		C("a\tb\n1;2\t3,4\n", "H1 a|b\n2 1;2|3,4\n"),
		C("\"a,b,c\";d\n1;2\n", "H1 a,b,c|d\n2 1|2\n"),
		C("\"a\n,,,\";d\n1;2\n", "H1 a\n,,,|d\n3 1|2\n"),
		C("a,b;c\n1,2\n", "H1 a|b;c\n2 1|2\n"),
		C("a\tb;c\n1;2\n", "H1 a\tb|c\n2 1|2\n"),
		C("\n\na;b\n1;2\n", "H3 a|b\n4 1|2\n"),
		C("\xEF\xBB\xBF" "a;b\n1;2\n", "H1 a|b\n2 1|2\n"),
		WITH("a;b\n1;2\n", "H1 a;b\n2 1;2\n", .delimiter = ','),
		WITH("a|b,c\n1|2\n", "H1 a|b,c\n2 1|2\n", .delimiter = '|'),
		WITH("1;2\n3;4\n", "1 1|2\n2 3|4\n", .headerless = true),
		WITH("1,1\n3,4\n", "1 1|1\n2 3|4\n", .headerless = true),
		WITH("", "", .headerless = true),
	};

	(void)state;
	check_cases(cases, sizeof cases / sizeof cases[0], true);
}

/* The number of each message, to write the expectation down as text. */
static const char *
with(struct buf *out, const char *format, enum message m)
{
	buf_clear(out);
	for (const char *p = format; *p != '\0'; p++) {
		if (*p == '%')
			buf_printf(out, "%d", (int)m);
		else
			buf_putc(out, *p);
	}
	return out->data;
}

static void
bad_rows_are_told_and_passed(void **state)
{
	static const struct { const char *csv; size_t len; enum message message; const char *expected; } cases[] = {
		STOPS("a,b\n1\n2,3,4\n5,6\n", MSG_CSV_WIDTH,
		    "H1 a|b\nB2 t.csv:2 % 1 2 1\nB3 t.csv:3 % 3 2 2|3|4\n4 5|6\n"),
		STOPS("a,b\n1,\xE9\n\"\xC3\n\",2\n5,6\n", MSG_NOT_UTF8,
		    "H1 a|b\nB2 t.csv:2 % 0xE9 - 1|\xE9\nB3 t.csv:3 % 0xC3 - \xC3\n|2\n5 5|6\n"),
		/* Neither half is UTF-8, only both cells together would be. */
		STOPS("a,b\n\xC3,\xA9\n", MSG_NOT_UTF8, "H1 a|b\nB2 t.csv:2 % 0xC3 - \xC3|\xA9\n"),
	};
	struct buf out = {0}, expected = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct text csv = { cases[i].csv, cases[i].len };
		const char *stop;

		with(&expected, cases[i].expected, cases[i].message);
		run(&out, csv, (struct csv_options){0}, true, true);
		assert_string_equal(out.data, expected.data);
		/* Without a taker of bad rows the first one stops. */
		run(&out, csv, (struct csv_options){0}, false, false);
		stop = strstr(out.data, "! t.csv:2 ");
		assert_non_null(stop);
		assert_int_equal(strncmp(out.data, expected.data, (size_t)(stop - out.data)), 0);
	}
	run(&out, TEXT("a,b\n1,x\0y\n3,\"\0\n\"\n5,6\n"), (struct csv_options){0}, true, true);
	assert_int_equal(out.len, strlen("H1 a|b\nB2 t.csv:2 XX - - 1|x.y\nB3 t.csv:3 XX - - 3|.\n\n5 5|6\n"));
	assert_non_null(memmem(out.data, out.len, "1|x\0y\nB3", 8));
	assert_string_equal(out.data + out.len - 6, "5 5|6\n");
	buf_release(&out);
	buf_release(&expected);
}

static void
what_stops_says_where(void **state)
{
	static const struct {
		const char *csv;
		size_t len;
		enum message message;
		const char *expected;
	} cases[] = {
		STOPS("", MSG_CSV_NO_HEADER, "! t.csv:1 % - -\n"),
		STOPS("\n\r\n\n", MSG_CSV_NO_HEADER, "! t.csv:1 % - -\n"),
		STOPS("\xEF\xBB\xBF", MSG_CSV_NO_HEADER, "! t.csv:1 % - -\n"),
		STOPS("a,b,a\n", MSG_CSV_COLUMN_TWICE, "! t.csv:1 % a -\n"),
		STOPS("\na,b,\"b\"\n", MSG_CSV_COLUMN_TWICE, "! t.csv:2 % b -\n"),
		STOPS("a,\xE9\n", MSG_NOT_UTF8, "! t.csv:1 % 0xE9 -\n"),
		STOPS("a,\0\n", MSG_HAS_NUL, "! t.csv:1 % - -\n"),
		STOPS("\xFF\xFE" "a\0\n\0", MSG_NOT_UTF8_NAMED, "! t.csv:1 % UTF-16 -\n"),
		STOPS("\xFE\xFF\0a\0\n", MSG_NOT_UTF8_NAMED, "! t.csv:1 % UTF-16 -\n"),
		STOPS("\xFF\xFE\0\0a\0\0\0", MSG_NOT_UTF8_NAMED, "! t.csv:1 % UTF-32 -\n"),
		STOPS("\0\0\xFE\xFF\0\0\0a", MSG_NOT_UTF8_NAMED, "! t.csv:1 % UTF-32 -\n"),
		STOPS("\x84\x31\x95\x33" "a\n", MSG_NOT_UTF8_NAMED, "! t.csv:1 % GB18030 -\n"),
		STOPS("a,b\n1,2\n3,4\"5\n6,7\n", MSG_CSV_QUOTE, "H1 a|b\n2 1|2\n! t.csv:3 % - -\n"),
		STOPS("a,b\n\"x\"y,2\n", MSG_CSV_QUOTE, "H1 a|b\n! t.csv:2 % - -\n"),
		STOPS("a,b\n\"x\" ,2\n", MSG_CSV_QUOTE, "H1 a|b\n! t.csv:2 % - -\n"),
		STOPS("a,b\n1,2\n\"x\n\n,3\n", MSG_CSV_QUOTE, "H1 a|b\n2 1|2\n! t.csv:3 % - -\n"),
		STOPS("a,b\n1,\"x\n\ny\"z\n", MSG_CSV_QUOTE, "H1 a|b\n! t.csv:2 % - -\n"),
		STOPS("a,b\n1,2\nSTOP,3\n4,5\n", MSG_ID_BAD, "H1 a|b\n2 1|2\n! t.csv:3 % STOP -\n"),
		STOPS("a,b\n1,2\nSTOP,3", MSG_ID_BAD, "H1 a|b\n2 1|2\n! t.csv:3 % STOP -\n"),
	};
	struct buf out = {0}, expected = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (int by_file = 0; by_file < 2; by_file++) {
			run(&out, (struct text){ cases[i].csv, cases[i].len }, (struct csv_options){0},
			    by_file == 1, true);
			assert_string_equal(out.data,
			    with(&expected, cases[i].expected, cases[i].message));
		}
	}
	buf_release(&out);
	buf_release(&expected);
}

static void
cells_have_a_limit(void **state)
{
	struct buf csv = {0}, out = {0}, expected = {0};
	size_t open;

	(void)state;
	buf_puts(&csv, "a,b\n1,2\n\n\"");
	for (size_t i = 0; i < CSV_CELL_MAX; i++)
		buf_putc(&csv, i % 100 == 99 ? '\n' : 'x');
	buf_puts(&csv, "\",y\n");
	run(&out, buf_view(&csv), (struct csv_options){0}, true, true);
	assert_int_equal(out.len, strlen("H1 a|b\n2 1|2\n4 |y\n") + CSV_CELL_MAX);
	open = csv.len - strlen("\",y\n");
	for (size_t more = 0; more < 2; more++) {
		csv.len = open;
		for (size_t i = 0; i <= more * 3 * CHUNK; i++)
			buf_putc(&csv, 'x');
		buf_puts(&csv, more == 0 ? "\",y\n" : "");
		for (int by_file = 0; by_file < 2; by_file++) {
			run(&out, buf_view(&csv), (struct csv_options){0}, by_file == 1, true);
			assert_string_equal(out.data, with(&expected,
			    "H1 a|b\n2 1|2\n! t.csv:4 % 1048576 -\n", MSG_CSV_CELL_TOO_LARGE));
		}
	}
	buf_release(&csv);
	buf_release(&out);
	buf_release(&expected);
}

/* Wherever the chunk ends, the rows and their lines are the same. */
static void
chunk_ends_do_not_show(void **state)
{
	static const char tail[] = "\r\n\r\n\"p\r\nq\",\"\"\"\"\r\n\xE2\x82\xAC,5\n\"\n\",7\r\r8,9";
	struct buf csv = {0}, out = {0}, expected = {0};

	(void)state;
	for (size_t cut = 0; cut <= sizeof tail; cut++) {
		size_t fill = CHUNK - cut - strlen("a,b\n,2");

		buf_clear(&csv);
		buf_clear(&expected);
		buf_puts(&csv, "a,b\n");
		for (size_t i = 0; i < fill; i++)
			buf_putc(&csv, 'x');
		buf_puts(&expected, "H1 a|b\n2 ");
		buf_add(&expected, csv.data + 4, fill);
		buf_puts(&expected, "|2\n4 p\r\nq|\"\n6 \xE2\x82\xAC|5\n7 \n|7\n10 8|9\n");
		buf_puts(&csv, ",2");
		buf_puts(&csv, tail);
		run(&out, buf_view(&csv), (struct csv_options){0}, true, true);
		assert_string_equal(out.data, expected.data);
	}
	buf_release(&csv);
	buf_release(&out);
	buf_release(&expected);
}

static void
read_errors_are_said(void **state)
{
	FILE *in = fopen(".", "r");	/* opens, but does not read */
	struct csv_handler handler = {0};
	struct csv_options options = { .name = "d.csv" };
	struct fail why = {0};

	(void)state;
	assert_non_null(in);
	assert_false(csv_read(in, &options, &handler, &why));
	assert_int_equal(why.message, MSG_FILE_READ);
	assert_int_not_equal(why.error, 0);
	assert_string_equal(why.file, "d.csv");
	fail_release(&why);
	fclose(in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_come_byte_for_byte),
		cmocka_unit_test(delimiter_is_told_or_seen),
		cmocka_unit_test(bad_rows_are_told_and_passed),
		cmocka_unit_test(what_stops_says_where),
		cmocka_unit_test(cells_have_a_limit),
		cmocka_unit_test(chunk_ends_do_not_show),
		cmocka_unit_test(read_errors_are_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
