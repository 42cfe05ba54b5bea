#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "query/sort.h"

static const struct choice colours[] = { { "red", WORDS("red", "merah"), NULL }, { "blue", WORDS("blue", "biru"), NULL }, { 0 } };

static const struct field fields[] = {
	{ .name = "id", .kind = FIELD_RECORD, .id = NAME_ID },
	{ .name = "received", .kind = FIELD_MOMENT },
	{ .name = "age", .kind = FIELD_DURATION },
	{ .name = "colour", .kind = FIELD_CHOICE, .choices = colours },
	{ .name = "day", .kind = FIELD_DAY },
};

enum { COLUMNS = sizeof fields / sizeof *fields, ROWS = 6 };

static const char *const cells[ROWS][COLUMNS] = {
	{ "PLB-20261124-R0001", "2026-11-24T10:00:00+07:00", "100", "red", "2026-11-02" },
	{ "PLB-20261124-R0002", "2026-11-24T04:30:00+00:00", "9", "blue", "" },
	{ "PLB-20261124-R0003", "2026-11-24", "-5", "red", "2026-11-01" },
	{ "PLB-20261124-R0004", "", "", "blue", "soon" },
	{ "PLB-20261124-R0005", "2026-11-24T10:00:00+07:00", "9", "", "2026-11-03" },
	{ "PLB-20261124-R10000", "yesterday", "20", "red", "2026-11-02" },
};

static void
make_rows(struct arena *a, struct shape *s, const struct text **rows)
{
	*s = (struct shape){ arena_get(a, COLUMNS * sizeof *s->fields), COLUMNS };
	for (size_t i = 0; i < COLUMNS; i++)
		s->fields[i] = &fields[i];
	for (size_t r = 0; r < ROWS; r++) {
		struct text *row = arena_get(a, COLUMNS * sizeof *row);

		for (size_t i = 0; i < COLUMNS; i++)
			row[i] = text_of(cells[r][i]);
		rows[r] = row;
	}
}

/* The order as the last digits of the numbers: R0001 is 1, R10000 is 0. */
static void
test_orders(void **state)
{
	static const struct {
		const char *keys, *want;
	} cases[] = {
		{ "id", "123450" }, { "-id", "054321" },
		{ "received", "403152" }, { "-received", "215304" },	/* empty, not canonical, by instant; R0003 is 00:00Z */
		{ "age", "432501" }, { "-age", "102534" },
		{ "colour", "524130" }, { "-colour", "130245" },
		{ "colour,-id", "542031" }, { "-colour, age", "301425" }, { "age,-received", "432501" },
		{ "day", "243105" }, { "day,-id", "243015" },
	};
	struct arena a = {0};
	struct shape shape;
	const struct text *rows[ROWS];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fail why = {0};
		struct sort s;
		char got[ROWS + 1] = "";

		make_rows(&a, &shape, rows);
		assert_true(sort_parse(text_of(cases[i].keys), &shape, &a, &s, &why));
		sort_rows(&s, rows, ROWS);
		for (size_t r = 0; r < ROWS; r++)
			got[r] = rows[r][0].at[rows[r][0].len - 1];
		if (strcmp(got, cases[i].want) != 0)
			fail_msg("%s: %s, expected %s", cases[i].keys, got, cases[i].want);
	}
	arena_release(&a);
}

static void
test_unknown_key(void **state)
{
	static const char *const keys[] = { "ages", "-", "", "age,", "id,,age", "--id", "+id" };
	struct arena a = {0};
	struct shape shape;
	const struct text *rows[ROWS];
	struct fail why = {0};
	struct sort s;

	(void)state;
	make_rows(&a, &shape, rows);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_false(sort_parse(text_of(keys[i]), &shape, &a, &s, &why));
		assert_int_equal(why.message, MSG_FIELD_UNKNOWN);
		assert_string_equal(why.words[1], "id, received, age, colour, day");
	}
	assert_false(sort_parse((struct text){0}, &shape, &a, &s, &why));
	fail_release(&why);
	arena_release(&a);
}

/* Stable at every count around the powers of two. */
static void
test_stable(void **state)
{
	enum { MOST = 1030 };
	struct arena a = {0};
	struct shape shape;
	const struct text *rows[MOST];
	struct fail why = {0};
	struct sort s;

	(void)state;
	make_rows(&a, &shape, rows);
	assert_true(sort_parse(TEXT("age"), &shape, &a, &s, &why));
	for (size_t count = 0; count < MOST; count = count < 70 ? count + 1 : count * 3 / 2) {
		for (size_t r = 0; r < count; r++) {
			struct text *row = arena_get(&a, COLUMNS * sizeof *row);

			row[2] = arena_printf(&a, "%d", (int)(r * 5 % 3));
			row[0].len = r;		/* which it was */
			rows[r] = row;
		}
		sort_rows(&s, rows, count);
		for (size_t r = 1; r < count; r++) {
			int c = text_compare(rows[r - 1][2], rows[r][2]);

			assert_true(c < 0 || (c == 0 && rows[r - 1][0].len < rows[r][0].len));
		}
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_orders), cmocka_unit_test(test_unknown_key), cmocka_unit_test(test_stable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
