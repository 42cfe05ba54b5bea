#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/tree.h"
#include "view/printer.h"

static const struct choice colours[] = {
	{ "red", WORDS("red", "merah"), NULL }, { "very_blue", WORDS("very blue", "sangat biru"), NULL }, { 0 },
};

static const struct field id = { .name = "id", .kind = FIELD_RECORD, .id = NAME_ID };
static const struct field title = { .name = "title", .kind = FIELD_LINE };
static const struct field prose = { .name = "narrative", .kind = FIELD_PROSE };
static const struct field colour = { .name = "colour", .kind = FIELD_CHOICE, .choices = colours };
static const struct field received = { .name = "received", .kind = FIELD_MOMENT };
static const struct field due = { .name = "due", .kind = FIELD_DAY };
static const struct field age = { .name = "age", .kind = FIELD_DURATION };
static const struct field steps = { .name = "steps", .kind = FIELD_COUNT };
static const struct field part = { .name = "part", .kind = FIELD_DECIMAL };
static const struct field mixed = { .name = "value", .kind = FIELD_LINE, .flags = FIELD_MIXED };
static const struct field items = { .name = "items", .kind = FIELD_LINES };
static const struct field picks = { .name = "picks", .kind = FIELD_CHOICES, .choices = colours };
static const struct field marks = { .name = "marks", .kind = FIELD_SCORES, .choices = colours };
static const struct field pairs = { .name = "set", .kind = FIELD_PAIRS };

static void
test_values(void **state)
{
	static const struct {
		const struct field *field;
		const char *value, *en, *indonesian;
	} cases[] = {
		{ &title, "", "", "" }, { &title, "a\tb\033[m", "a\\x09b\\x1B[m", "a\\x09b\\x1B[m" },
		{ &prose, "one\ntwo\r\n", "one two\\x0D ", "one two\\x0D " },
		{ &colour, "very_blue", "very blue", "sangat biru" }, { &colour, "pink\a", "pink\\x07", "pink\\x07" },
		{ &received, "2026-11-24T22:15:59+07:00", "2026-11-24 22:15", "2026-11-24 22:15" },
		{ &received, "2026-11-24T22:15:00Z", "2026-11-24 22:15", "2026-11-24 22:15" },
		{ &received, "2026-11-24", "2026-11-24", "2026-11-24" }, { &received, "soon\n", "soon\\x0A", "soon\\x0A" },
		{ &due, "2026-11-24", "2026-11-24", "2026-11-24" },
		{ &age, "0", "0s", "0s" }, { &age, "45", "45s", "45s" }, { &age, "59", "59s", "59s" }, { &age, "60", "1m", "1m" },
		{ &age, "779", "12m", "12m" }, { &age, "3599", "59m", "59m" }, { &age, "3600", "1h", "1h" },
		{ &age, "18720", "5h 12m", "5h 12m" }, { &age, "86399", "23h 59m", "23h 59m" }, { &age, "86400", "1d", "1d" },
		{ &age, "273600", "3d 4h", "3d 4h" }, { &age, "864000000", "10000d", "10000d" }, { &age, "-720", "-12m", "-12m" },
		{ &part, "12.50", "12.50", "12,50" }, { &part, "-0.5", "-0.5", "-0,5" }, { &part, "v1.2", "v1.2", "v1.2" },
		{ &mixed, "0.25", "0.25", "0,25" }, { &mixed, "1.2.3", "1.2.3", "1.2.3" }, { &title, "1.5", "1.5", "1.5" }, { &age, "x", "x", "x" }, { &steps, "007", "007", "007" },
		{ &items, "a\nb, c\nd", "a, b, c, d", "a, b, c, d" }, { &picks, "red\nvery_blue", "red, very blue", "merah, sangat biru" },
		{ &marks, "very_blue: 3\nred: 1", "very blue: 3, red: 1", "sangat biru: 3, merah: 1" },
		{ &pairs, "a: b\nc: d", "a: b, c: d", "a: b, c: d" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int l = 0; l < LANGUAGES; l++) {
			struct buf out = {0};

			buf_puts(&out, "");
			print_value(cases[i].field, text_of(cases[i].value), (enum language)l, &out);
			assert_string_equal(out.data, l == LANGUAGE_EN ? cases[i].en : cases[i].indonesian);
			buf_release(&out);
		}
}

/* What a format makes of rows. */
struct printed {
	FILE *stream;
	char *bytes;
	size_t len;
};

static struct printer *
start(struct printed *x, enum format format, struct printer_options o)
{
	x->stream = open_memstream(&x->bytes, &x->len);
	o.out = x->stream;
	return printer_new(format, &o);
}

static void
finish(struct printed *x, struct printer *p)
{
	printer_end(p);
	assert_int_equal(fclose(x->stream), 0);
}

static const struct field *const columns[] = { &id, &colour, &age, &items, &prose };
enum { COLUMNS = sizeof columns / sizeof *columns };

static const struct text rows[][COLUMNS] = {
	{ { "R1", 2 }, { "very_blue", 9 }, { "90", 2 }, { "a\nb,c", 5 }, { "one\n\ntwo\n", 9 } },
	{ { "R22", 3 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 } },
	{ { "R3", 2 }, { "red", 3 }, { "x", 1 }, { NULL, 0 }, { "\"\033", 2 } },
};

static void
assert_printed(enum format format, struct printer_options o, size_t count, const char *want, size_t len)
{
	struct printed x = {0};
	struct printer *p = start(&x, format, o);

	for (size_t i = 0; i < count; i++)
		printer_row(p, rows[i], TEXT("a/b.yaml"));
	finish(&x, p);
	assert_string_equal(x.bytes, want);
	assert_int_equal(x.len, len);
	free(x.bytes);
}

static void
test_formats(void **state)
{
	static const struct {
		enum format format;
		size_t count;
		const char *want;
	} cases[] = {
		{ FORMAT_CSV, 0, "id,colour,age,items,narrative\n" },
		{ FORMAT_CSV, 3, "id,colour,age,items,narrative\nR1,very_blue,90,\"a\nb,c\",\"one\n\ntwo\n\"\nR22,,,,\nR3,red,x,,\"\"\"\033\"\n" },
		{ FORMAT_YAML, 0, "" },
		{ FORMAT_YAML, 2, "id: R1\ncolour: very_blue\nage: \"90\"\nitems:\n- a\n- b,c\nnarrative: |\n  one\n\n  two\n---\nid: R22\n" },
		{ FORMAT_JSONL, 0, "" },
		{ FORMAT_JSONL, 3, "{\"id\":\"R1\",\"colour\":\"very_blue\",\"age\":90,\"items\":[\"a\",\"b,c\"],\"narrative\":\"one\\n\\ntwo\\n\"}\n"
		    "{\"id\":\"R22\"}\n{\"id\":\"R3\",\"colour\":\"red\",\"age\":\"x\",\"narrative\":\"\\\"\\u001b\"}\n" },
		{ FORMAT_IDS, 3, "R1\nR22\nR3\n" },
		{ FORMAT_PATHS, 2, "a/b.yaml\na/b.yaml\n" },
		{ FORMAT_TEXT, 0, "" },
		{ FORMAT_TEXT, 3, "id: R1\ncolour: sangat biru\nage: 1m\nitems: a, b,c\nnarrative:\n  one\n\n  two\n\n"
		    "id: R22\n\nid: R3\ncolour: merah\nage: x\nnarrative: \"\\x1B\n" },
		{ FORMAT_TABLE, 0, "id  colour  age  items  narrative\n" },
		{ FORMAT_TABLE, 3, "id   colour       age  items   narrative\nR1   sangat biru   1m  a, b,c  one  two \nR22\n"
		    "R3   merah          x          \"\\x1B\n" },
	};
	struct printer_options o = { .columns = columns, .count = COLUMNS, .language = LANGUAGE_ID };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_printed(cases[i].format, o, cases[i].count, cases[i].want, strlen(cases[i].want));
	o.nul = true;
	assert_printed(FORMAT_IDS, o, 2, "R1", 7);
	assert_printed(FORMAT_PATHS, o, 1, "a/b.yaml", 9);
}

/* The id wherever it stands; without one the first column. */
static void
test_ids(void **state)
{
	static const struct field *const behind[] = { &colour, &id }, *const none[] = { &colour };
	static const struct text row[] = { { "red", 3 }, { "R1", 2 } };
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_IDS, (struct printer_options){ .columns = behind, .count = 2 });

	(void)state;
	printer_row(p, row, TEXT(""));
	finish(&x, p);
	assert_string_equal(x.bytes, "R1\n");
	free(x.bytes);
	p = start(&x, FORMAT_IDS, (struct printer_options){ .columns = none, .count = 1 });
	printer_row(p, row, TEXT(""));
	finish(&x, p);
	assert_string_equal(x.bytes, "red\n");
	free(x.bytes);
}

static void
test_jsonl_kinds(void **state)
{
	static const struct field *const some[] = { &steps, &marks, &pairs, &age };
	static const struct text row[] = { { "007", 3 }, { "red: 3\nvery_blue: x", 19 }, { "a: b\\nc\nd:  e:f", 15 }, { "-5", 2 } };
	static const struct text empty[4] = { { NULL, 0 } };
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_JSONL, (struct printer_options){ .columns = some, .count = 4 });

	(void)state;
	printer_row(p, row, TEXT(""));
	printer_row(p, empty, TEXT(""));
	finish(&x, p);
	assert_string_equal(x.bytes, "{\"steps\":7,\"marks\":{\"red\":3,\"very_blue\":\"x\"},\"set\":{\"a\":\"b\\nc\",\"d\":\"e:f\"},\"age\":-5}\n{}\n");
	free(x.bytes);
}

/* Times, days and numbers are cells of their own kind; what is not canonical is text. */
static void
test_excel(void **state)
{
	static const struct field share = { .name = "percent", .kind = FIELD_DECIMAL };
	static const struct field *const some[] = { &id, &received, &due, &steps, &share, &title };
	const struct text all[][6] = {
		{ TEXT("PLB-20261124-R0001"), TEXT("2026-11-24T22:15:09+07:00"), TEXT("2026-11-24"), TEXT("12"), TEXT("-12.5"), TEXT("a;b,c") },
		{ TEXT("BPP-20261124-R0001"), TEXT("2026-11-24T22:15:09+08:00"), { NULL, 0 }, TEXT("007"), TEXT("soon"), TEXT("=1") },
		{ TEXT("BPP-20261124-R0002"), TEXT("2026-11-24T22:15:09+07:00"), TEXT("1899-01-01"), TEXT("123456789012"), { NULL, 0 }, TEXT("a\tb") },
	};
	static const char *const want[LANGUAGES] = {
		[LANGUAGE_EN] = "\uFEFFid,received,due,steps,percent,title\r\n"
		    "PLB-20261124-R0001,2026-11-24 22:15:09,2026-11-24,12,-12.5,\"a;b,c\"\r\n"
		    "BPP-20261124-R0001,2026-11-24 22:15:09,,'007,soon,'=1\r\n"
		    "BPP-20261124-R0002,'2026-11-24T22:15:09+07:00,'1899-01-01,'123456789012,,a␉b\r\n",
		[LANGUAGE_ID] = "\uFEFFid;received;due;steps;percent;title\r\n"
		    "PLB-20261124-R0001;2026-11-24 22:15:09;2026-11-24;12;-12,5;\"a;b,c\"\r\n"
		    "BPP-20261124-R0001;2026-11-24 22:15:09;;'007;soon;'=1\r\n"
		    "BPP-20261124-R0002;'2026-11-24T22:15:09+07:00;'1899-01-01;'123456789012;;a␉b\r\n",
	};
	struct station stations[] = {
		{ .code = TEXT("BPP"), .zone = { .fixed = true, .offset = 8 * 3600 } },
		{ .code = TEXT("PLB"), .zone = { .fixed = true, .offset = 7 * 3600 } },
	};
	struct tree tree = { .stations = stations, .station_count = 2 };

	(void)state;
	for (int l = 0; l < LANGUAGES; l++) {
		struct printed x = {0};
		struct printer *p = start(&x, FORMAT_EXCEL,
		    (struct printer_options){ .columns = some, .count = 6, .language = (enum language)l, .tree = &tree });

		for (size_t i = 0; i < 3; i++)
			printer_row(p, all[i], TEXT(""));
		finish(&x, p);
		assert_string_equal(x.bytes, want[l]);
		free(x.bytes);
	}
}

static void
test_excel_empty_row(void **state)
{
	static const struct field *const some[] = { &title };
	static const struct text row = { NULL, 0 };
	struct tree tree = {0};
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_EXCEL, (struct printer_options){ .columns = some, .count = 1, .tree = &tree });

	(void)state;
	printer_row(p, &row, TEXT(""));
	finish(&x, p);
	assert_string_equal(x.bytes, "\uFEFFtitle\r\n\"\"\r\n");
	free(x.bytes);
}

static void
test_fods(void **state)
{
	static const struct field *const some[] = { &id, &received, &due, &age, &prose };
	const struct text row[] = {
		TEXT("PLB-20261124-R0001"), TEXT("2026-11-24T22:15:09+07:00"), TEXT("2026-11-24"), TEXT("-90"),
		TEXT(" a  b\tc <&> \n\n=1\033\n"),
	};
	static const struct text empty[5] = { { NULL, 0 } };
	static const char want[] = "<table:table-row>\n"
	    "<table:table-cell table:style-name=\"text\" office:value-type=\"string\"><text:p>PLB-20261124-R0001</text:p></table:table-cell>\n"
	    "<table:table-cell table:style-name=\"time\" office:value-type=\"date\" office:date-value=\"2026-11-24T22:15:09\"><text:p>2026-11-24 22:15:09</text:p></table:table-cell>\n"
	    "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"2026-11-24\"><text:p>2026-11-24</text:p></table:table-cell>\n"
	    "<table:table-cell table:style-name=\"number\" office:value-type=\"float\" office:value=\"-90\"><text:p>-90</text:p></table:table-cell>\n"
	    "<table:table-cell table:style-name=\"text\" office:value-type=\"string\"><text:p><text:s text:c=\"1\"/>a<text:s text:c=\"2\"/>b␉c &lt;&amp;&gt;<text:s text:c=\"1\"/></text:p>"
	    "<text:p></text:p><text:p>=1␛</text:p><text:p></text:p></table:table-cell>\n"
	    "</table:table-row>\n"
	    "<table:table-row>\n<table:table-cell/>\n<table:table-cell/>\n<table:table-cell/>\n<table:table-cell/>\n<table:table-cell/>\n</table:table-row>\n"
	    "</table:table>\n</office:spreadsheet>\n</office:body>\n</office:document>\n";
	struct tree tree = {0};
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_FODS, (struct printer_options){ .columns = some, .count = 5, .tree = &tree });

	(void)state;
	printer_row(p, row, TEXT(""));
	printer_row(p, empty, TEXT(""));
	finish(&x, p);
	assert_true(x.len > sizeof want);
	assert_string_equal(x.bytes + x.len - (sizeof want - 1), want);
	assert_int_equal(strncmp(x.bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document ", 56), 0);
	free(x.bytes);
}

/* A page of one table: numbers stand right, whatever could be markup is text. */
static void
test_html(void **state)
{
	static const struct field *const some[] = { &id, &title, &colour, &age };
	const struct text row[] = { TEXT("R1"), TEXT("<b>\033&'\""), TEXT("red"), TEXT("90") };
	static const char want[] = "<h1>spkt-report list &lt;&gt;</h1>\n"
	    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Angka dalam tabel\">\n<table>\n"
	    "<thead><tr><th scope=\"col\" class=\"k\">id</th><th scope=\"col\">title</th><th scope=\"col\">colour</th><th scope=\"col\" class=\"n\">age</th></tr></thead>\n"
	    "<tbody>\n<tr><td class=\"k\">R1</td><td>&lt;b&gt;\\x1B&amp;&#39;&quot;</td><td>merah</td><td class=\"n\">1m</td></tr>\n</tbody>\n</table>\n</div>\n"
	    "</main>\n</body>\n</html>\n";
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_HTML, (struct printer_options){ .columns = some, .count = 4, .language = LANGUAGE_ID, .title = TEXT("spkt-report list <>") });

	(void)state;
	printer_row(p, row, TEXT(""));
	finish(&x, p);
	assert_true(x.len > sizeof want);
	assert_string_equal(x.bytes + x.len - (sizeof want - 1), want);
	assert_int_equal(strncmp(x.bytes, "<!DOCTYPE html>\n<html lang=\"id\">\n", 33), 0);
	free(x.bytes);
}

static void
test_template(void **state)
{
	struct template_piece pieces[] = { { TEXT("<"), TEXT("id"), 0 }, { TEXT("|"), TEXT("items"), 3 }, { TEXT("|"), TEXT("narrative"), 4 }, { TEXT(">"), { NULL, 0 }, 0 } };
	struct template t = { pieces, 4 };
	const struct {
		struct text last;
		bool nul;
		const char *want;
		size_t len;
	} cases[] = {
		{ TEXT(">"), false, "<R1|a, b,c|one\\x0A\\x0Atwo\\x0A>\n<R22||>\n", 0 },
		{ TEXT(">\n"), false, "<R1|a, b,c|one\\x0A\\x0Atwo\\x0A>\n<R22||>\n", 0 },
		{ TEXT(">"), true, "<R1|a\nb,c|one\n\ntwo\n>\0<R22||>", 29 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct printed x = {0};
		struct printer_options o = { .columns = columns, .count = COLUMNS, .nul = cases[i].nul };
		size_t len = cases[i].len > 0 ? cases[i].len : strlen(cases[i].want);
		struct printer *p;

		pieces[3].literal = cases[i].last;
		x.stream = open_memstream(&x.bytes, &x.len);
		o.out = x.stream;
		p = printer_new_template(&t, &o);
		printer_row(p, rows[0], TEXT(""));
		printer_row(p, rows[1], TEXT(""));
		finish(&x, p);
		assert_int_equal(x.len, len);
		assert_memory_equal(x.bytes, cases[i].want, len);
		free(x.bytes);
	}
}

static void
test_format_names(void **state)
{
	struct fail why = {0};
	enum format f = FORMAT_CSV;

	(void)state;
	for (int i = 0; i < FORMATS; i++) {
		assert_true(format_find(text_of(format_name((enum format)i)), &f, &why));
		assert_int_equal(f, i);
	}
	assert_false(format_find(TEXT("CSV"), &f, &why));
	assert_int_equal(why.message, MSG_FORMAT_UNKNOWN);
	assert_string_equal(why.words[0], "CSV");
	assert_string_equal(why.words[1], "csv, table, yaml, jsonl, ids, paths, text, excel, fods, html, svg");
	assert_false(format_find((struct text){0}, &f, &why));
	fail_release(&why);
}

/* The lines of a table with long cells, one a width. */
static void
test_table_width(void **state)
{
	static const struct field *const some[] = { &id, &title, &steps };
	static const struct text row[] = { { "R1", 2 }, { "日本語 Café x", 17 }, { "1234567", 7 } };
	static const struct {
		size_t width;
		const char *want;
	} cases[] = {
		{ 0, "id  title            steps\nR1  日本語 Café x  1234567\n" },
		{ 26, "id  title            steps\nR1  日本語 Café x  1234567\n" },
		{ 25, "id  title           steps\nR1  日本語 Café…  1234567\n" },
		{ 17, "id  title   steps\nR1  日本…   1234…\n" },
		{ 14, "id  tit…  ste…\nR1  日…   123…\n" },
		{ 1, "id  tit…  ste…\nR1  日…   123…\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct printed x = {0};
		struct printer *p = start(&x, FORMAT_TABLE, (struct printer_options){ .columns = some, .count = 3, .width = cases[i].width });

		printer_row(p, row, TEXT(""));
		finish(&x, p);
		assert_string_equal(x.bytes, cases[i].want);
		free(x.bytes);
	}
}

/* Where the reader has no more than ASCII, nothing else is put beside the cells. */
static void
test_table_ascii(void **state)
{
	static const struct field *const some[] = { &id, &title };
	static const struct text row[] = { { "R1", 2 }, { "a long title", 12 } };
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_TABLE, (struct printer_options){ .columns = some, .count = 2, .width = 10, .ascii = true });

	(void)state;
	printer_row(p, row, TEXT(""));
	finish(&x, p);
	assert_string_equal(x.bytes, "id  title\nR1  a lon~\n");
	free(x.bytes);
}

static void
test_table_color(void **state)
{
	static const struct field *const some[] = { &id, &title };
	static const struct text row[] = { { "R1", 2 }, { "x\033[31m", 6 } };
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_TABLE, (struct printer_options){ .columns = some, .count = 2, .color = true });

	(void)state;
	printer_row(p, row, TEXT(""));
	finish(&x, p);
	assert_string_equal(x.bytes, "\033[1mID  TITLE\033[m\nR1  x\\x1B[31m\n");
	free(x.bytes);
}

/* The first 200 rows say how wide; what comes behind is cut, but for the last
 * column where nothing limits it. */
static void
test_table_long(void **state)
{
	static const struct field *const some[] = { &id, &title };
	struct text row[2] = { TEXT("R1"), TEXT("x") }, rest, line;
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_TABLE, (struct printer_options){ .columns = some, .count = 2 });
	size_t lines = 0;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		if (i == 199)
			row[0] = TEXT("R200");
		if (i == 200) {
			row[0] = TEXT("R20000");
			row[1] = TEXT("a long title");
		}
		printer_row(p, row, TEXT(""));
	}
	finish(&x, p);
	rest = (struct text){ x.bytes, x.len };
	for (; text_next(&rest, '\n', &line) && rest.at != NULL; lines++)
		assert_true(text_is(line, lines == 0 ? "id    title" : lines < 200 ? "R1    x" :
		    lines == 200 ? "R200  x" : "R20…  a long title"));
	assert_int_equal(lines, 5001);
	free(x.bytes);
}

/* More than one chunk reaches the stream whole. */
static void
test_many_rows(void **state)
{
	static const struct field *const some[] = { &title };
	struct text row = TEXT(""), rest, line;
	struct printed x = {0};
	struct printer *p = start(&x, FORMAT_CSV, (struct printer_options){ .columns = some, .count = 1 });
	size_t lines = 0;

	(void)state;
	for (int i = 0; i < 100000; i++)
		printer_row(p, &row, TEXT(""));
	finish(&x, p);
	rest = (struct text){ x.bytes, x.len };
	for (; text_next(&rest, '\n', &line) && rest.at != NULL; lines++)
		assert_true(text_is(line, lines == 0 ? "title" : "\"\""));
	assert_int_equal(lines, 100001);
	free(x.bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values), cmocka_unit_test(test_formats), cmocka_unit_test(test_ids),
		cmocka_unit_test(test_jsonl_kinds), cmocka_unit_test(test_format_names), cmocka_unit_test(test_table_width),
		cmocka_unit_test(test_table_ascii), cmocka_unit_test(test_table_color), cmocka_unit_test(test_table_long), cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_excel), cmocka_unit_test(test_excel_empty_row), cmocka_unit_test(test_fods), cmocka_unit_test(test_html), cmocka_unit_test(test_template),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
