#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/table.h"

struct seen {
	int count;
	struct fail first;
};

static void
see(void *context, const struct fail *why)
{
	struct seen *s = context;

	if (s->count++ == 0)
		fail_copy(&s->first, why);
}

/* A folder with the bytes as t.csv, or without a file where they are NULL. */
static bool
reads(const char *bytes, struct arena *a, struct table *t, struct seen *s)
{
	char root[] = "table-XXXXXX", path[64];
	const struct fail_sink sink = { see, s };
	bool ok;
	int fd;

	assert_non_null(mkdtemp(root));
	if (bytes != NULL) {
		FILE *f;

		assert_true(snprintf(path, sizeof path, "%s/t.csv", root) > 0);
		f = fopen(path, "we");
		assert_non_null(f);
		fputs(bytes, f);
		assert_int_equal(fclose(f), 0);
	}
	fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(fd >= 0);
	ok = table_read(fd, "t.csv", &shifts_schema, a, t, &sink);
	close(fd);
	return ok;
}

static void
rows_keep_their_lines(void **state)
{
	struct arena a = {0};
	struct table t;
	struct seen s = {0};

	(void)state;
	assert_true(reads("start,shift,x-note,end\n07:00,pagi,\"a\nb\",14:00\n14:00,siang,,21:00\n", &a, &t, &s));
	assert_int_equal(s.count, 0);
	assert_int_equal(t.count, 2);
	assert_int_equal(t.lines[0], 2);
	assert_int_equal(t.lines[1], 4);
	assert_true(text_is(record_get(&t.rows[1], NAME_START), "14:00"));
	assert_ptr_equal(table_find(&t, NAME_SHIFT, TEXT("siang")), &t.rows[1]);
	assert_null(table_find(&t, NAME_SHIFT, TEXT("malam")));
	arena_release(&a);
}

static void
what_is_not_there_is_empty(void **state)
{
	struct arena a = {0};
	struct table t;
	struct seen s = {0};

	(void)state;
	assert_true(reads(NULL, &a, &t, &s));
	assert_int_equal(t.count, 0);
	assert_null(table_find(&t, NAME_SHIFT, TEXT("pagi")));
	assert_true(reads("shift,start,end\n", &a, &t, &s));
	assert_int_equal(t.count, 0);
	assert_int_equal(s.count, 0);
	arena_release(&a);
}

static void
faults_name_file_and_line(void **state)
{
	static const struct { const char *bytes; enum message message; long line; int count; size_t rows; } cases[] = {
		{ "shift,start\npagi,07:00\n", MSG_COLUMN_MISSING, 1, 1, 0 },
		{ "shift,start,end,colour\n", MSG_KEY_UNKNOWN, 1, 1, 0 },
		{ "shift,start,end\npagi,07:00,14:00\nx,7,25:00\n,08:00,09:00\n", MSG_NONE, 3, 2, 3 },
		{ "shift,start,end\npagi,07:00\nsiang,14:00,21:00\n", MSG_NONE, 2, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct table t;
		struct seen s = {0};

		assert_false(reads(cases[i].bytes, &a, &t, &s));
		assert_int_equal(s.count, cases[i].count);
		assert_string_equal(s.first.file, "t.csv");
		assert_int_equal(s.first.line, cases[i].line);
		if (cases[i].message != MSG_NONE)
			assert_int_equal(s.first.message, cases[i].message);
		assert_int_equal(t.count, cases[i].rows);
		fail_release(&s.first);
		arena_release(&a);
	}
}

/* More than the first room for rows. */
static void
many_rows(void **state)
{
	struct arena a = {0};
	struct table t;
	struct seen s = {0};
	struct buf b = {0};

	(void)state;
	buf_puts(&b, "shift,start,end\n");
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "s%d,07:00,14:00\n", i);
	assert_true(reads(b.data, &a, &t, &s));
	assert_int_equal(t.count, 1000);
	assert_true(text_is(record_get(&t.rows[0], NAME_SHIFT), "s0"));
	assert_ptr_equal(table_find(&t, NAME_SHIFT, TEXT("s999")), &t.rows[999]);
	assert_int_equal(t.lines[999], 1001);
	buf_release(&b);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_keep_their_lines), cmocka_unit_test(what_is_not_there_is_empty),
		cmocka_unit_test(faults_name_file_and_line), cmocka_unit_test(many_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
