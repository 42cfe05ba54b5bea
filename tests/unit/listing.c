#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/listing.h"

static const struct field fields[] = {
	{ .name = "id", .id = NAME_ID, .kind = FIELD_RECORD, .flags = FIELD_BRIEF },
	{ .name = "title", .kind = FIELD_LINE, .flags = FIELD_BRIEF },
	{ .name = "n", .kind = FIELD_COUNT },
};
enum { COLUMNS = sizeof fields / sizeof *fields, ROWS = 5 };
static const char *const rows[ROWS][COLUMNS] = {
	{ "A1", "x", "10" }, { "A2", "y", "9" }, { "A3", "x", "" }, { "A4", "x", "100" }, { "A5", "y", "1" },
};
static const struct program program = { .name = "spkt-thing" };
static const struct verb verb = { .name = "list" };

/* Lists the rows with one option or more; the bytes, or NULL where it failed. */
struct listed {
	char *bytes;
	size_t len;
	int offered;		/* rows until no further was wanted */
	struct fail why;
};

struct given_option {
	enum option_id id;
	const char *word;
};

static struct listed
list(enum format format, const struct given_option *given)
{
	struct session s = { .program = &program, .verb = &verb };
	struct shape shape = { arena_get(&s.arena, COLUMNS * sizeof *shape.fields), COLUMNS };
	struct listed l = {0};
	struct listing listing;
	struct text row[COLUMNS];
	bool more = true;

	for (size_t i = 0; i < COLUMNS; i++)
		shape.fields[i] = &fields[i];
	for (size_t i = 0; given[i].word != NULL; i++)
		s.given.words[given[i].id] = given[i].word;
	s.out = open_memstream(&l.bytes, &l.len);
	assert_non_null(s.out);
	if (listing_start(&listing, &s, shape, format, &l.why)) {
		for (; more && l.offered < ROWS; l.offered++) {
			char path[16];

			for (size_t i = 0; i < COLUMNS; i++)
				row[i] = text_of(rows[l.offered][i]);
			(void)snprintf(path, sizeof path, "p/%s", rows[l.offered][0]);
			more = listing_row(&listing, row, text_of(path));
		}
		listing_end(&listing, &l.why);
	}
	assert_int_equal(fclose(s.out), 0);
	arena_release(&s.arena);
	return l;
}

#define LIST(format, ...) list(format, (const struct given_option[]){ __VA_ARGS__, { OPT_END, NULL } })

static void
released(struct listed *l)
{
	free(l->bytes);
	fail_release(&l->why);
}

static void
lists(const struct given_option *given, const char *want, int offered)
{
	struct listed l = list(FORMAT_CSV, given);

	assert_int_equal(l.why.message, MSG_NONE);
	assert_string_equal(l.bytes, want);
	assert_int_equal(l.offered, offered);
	released(&l);
}

#define LISTS(want, offered, ...) lists((const struct given_option[]){ __VA_ARGS__, { OPT_END, NULL } }, want, offered)

static void
test_columns(void **state)
{
	(void)state;
	lists((const struct given_option[]){ { OPT_END, NULL } },
	    "id,title,n\nA1,x,10\nA2,y,9\nA3,x,\nA4,x,100\nA5,y,1\n", ROWS);
	LISTS("n,id,n\n10,A1,10\n9,A2,9\n,A3,\n100,A4,100\n1,A5,1\n", ROWS, { OPT_FIELDS, "n, id ,n" });
}

static void
test_limit_and_offset(void **state)
{
	(void)state;
	LISTS("id\nA1\nA2\n", 2, { OPT_FIELDS, "id" }, { OPT_LIMIT, "2" });
	LISTS("id\nA3\nA4\n", 4, { OPT_FIELDS, "id" }, { OPT_LIMIT, "2" }, { OPT_OFFSET, "2" });
	LISTS("id\nA5\n", 5, { OPT_FIELDS, "id" }, { OPT_OFFSET, "4" });
	LISTS("id\n", 5, { OPT_FIELDS, "id" }, { OPT_OFFSET, "9" });
	LISTS("id\n", 1, { OPT_FIELDS, "id" }, { OPT_LIMIT, "0" });
}

static void
test_where_and_sort(void **state)
{
	(void)state;
	LISTS("id\nA1\nA3\nA4\n", 5, { OPT_FIELDS, "id" }, { OPT_WHERE, "title == \"x\"" });
	LISTS("id\nA3\n", 3, { OPT_FIELDS, "id" }, { OPT_WHERE, "title == \"x\"" }, { OPT_LIMIT, "1" }, { OPT_OFFSET, "1" });
	LISTS("id,n\nA4,100\nA1,10\n", 5, { OPT_FIELDS, "id,n" }, { OPT_SORT, "-n" }, { OPT_LIMIT, "2" });
	LISTS("id\nA1\nA4\n", 5, { OPT_FIELDS, "id" }, { OPT_SORT, "-n" }, { OPT_WHERE, "n > 9" }, { OPT_OFFSET, "0" }, { OPT_SORT, "n" });
}

static void
test_other_formats(void **state)
{
	struct listed l = LIST(FORMAT_TABLE, { OPT_LIMIT, "1" });

	(void)state;
	assert_non_null(strstr(l.bytes, "title"));
	assert_null(strstr(l.bytes, "10"));	/* n is not brief */
	released(&l);
	l = LIST(FORMAT_HTML, { OPT_LIMIT, "1" });
	assert_non_null(strstr(l.bytes, "<h1>spkt-thing list</h1>"));
	assert_non_null(strstr(l.bytes, "<tbody>\n<tr><td class=\"k\">A1</td><td>x</td></tr>\n</tbody>"));
	released(&l);
	l = LIST(FORMAT_CSV, { OPT_FORMAT, "paths" }, { OPT_SORT, "-id" }, { OPT_LIMIT, "2" });
	assert_string_equal(l.bytes, "p/A5\np/A4\n");
	released(&l);
	l = LIST(FORMAT_IDS, { OPT_NUL, "" }, { OPT_LIMIT, "2" });
	assert_int_equal(l.len, 6);
	assert_memory_equal(l.bytes, "A1\0A2", 6);
	released(&l);
}

static void
test_faults(void **state)
{
	static const struct {
		struct given_option given;
		enum message message;
	} cases[] = {
		{ { OPT_FIELDS, "id,colour" }, MSG_FIELD_UNKNOWN },
		{ { OPT_FIELDS, "id," }, MSG_FIELD_UNKNOWN },
		{ { OPT_FIELDS, "" }, MSG_FIELD_UNKNOWN },
		{ { OPT_SORT, "colour" }, MSG_FIELD_UNKNOWN },
		{ { OPT_WHERE, "colour == 1" }, MSG_FIELD_UNKNOWN },
		{ { OPT_LIMIT, "-1" }, MSG_OPTION_NUMBER },
		{ { OPT_LIMIT, "x" }, MSG_OPTION_NUMBER },
		{ { OPT_OFFSET, "" }, MSG_OPTION_NUMBER },
		{ { OPT_OFFSET, "9223372036854775808" }, MSG_OPTION_NUMBER },
		{ { OPT_FORMAT, "xls" }, MSG_FORMAT_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct listed l = LIST(FORMAT_CSV, cases[i].given);

		if (l.why.message != cases[i].message)
			fail_msg("%s: message %d", cases[i].given.word, (int)l.why.message);
		assert_string_equal(l.bytes, "");	/* nothing before all is known to be good */
		released(&l);
	}
}

static void
test_nothing_found(void **state)
{
	struct listed l = LIST(FORMAT_CSV, { OPT_EXIT, "" }, { OPT_WHERE, "title == \"z\"" });

	(void)state;
	assert_int_equal(l.why.message, MSG_NOTHING_FOUND);
	assert_string_equal(l.bytes, "id,title,n\n");
	released(&l);
	l = LIST(FORMAT_CSV, { OPT_EXIT, "" }, { OPT_SORT, "id" }, { OPT_WHERE, "title == \"y\"" });
	assert_int_equal(l.why.message, MSG_NONE);
	released(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_limit_and_offset),
		cmocka_unit_test(test_where_and_sort),
		cmocka_unit_test(test_other_formats),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_nothing_found),
	};

	(void)unsetenv("SPKT_FORMAT");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
