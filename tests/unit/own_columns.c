#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "cli/own_columns.h"

static bool
bound(struct own_columns *o, const struct schema *schema, const struct schema *derived, struct text *cells, size_t count,
    struct arena *a, struct buf *ignored, struct fail *why)
{
	return own_columns_bind(o, &(struct csv_row){ cells, count, 1 }, schema, derived, a, ignored, why);
}

static void
test_columns_are_stored_derived_or_unknown(void **state)
{
	struct text header[] = { TEXT("id"), TEXT("kind"), TEXT("status"), TEXT("age"), TEXT("pelapor.hp"), TEXT("x-sky") };
	struct text wrong[] = { TEXT("kind"), TEXT("colour") };
	struct own_columns o;
	struct arena a = {0};
	struct buf ignored = {0};
	struct fail why = {0};

	(void)state;
	assert_true(bound(&o, &report_schema, &case_schema, header, 6, &a, &ignored, &why));
	assert_string_equal(ignored.data, "status, age");
	assert_int_equal(o.id, 0);
	assert_int_equal(o.fields[1], schema_field(&report_schema, TEXT("kind")));
	assert_true(text_is(o.people[4], "reporter.phone"));
	assert_true(text_is(o.extras[5], "x-sky"));
	assert_false(bound(&o, &report_schema, &case_schema, wrong, 2, &a, &ignored, &why));
	assert_int_equal(why.message, MSG_FIELD_UNKNOWN);
	fail_release(&why);
	buf_release(&ignored);
	arena_release(&a);
}

/* Of a tracking code the hash is kept; steps have none to take. */
static void
test_secret(void **state)
{
	static const struct zone wib = { .offset = 7 * 3600, .fixed = true };
	const struct when when = { 1795500000, &wib };
	struct text header[] = { TEXT("kind"), TEXT("secret") };
	struct text cells[] = { TEXT("suggestion"), TEXT("0000-0000-0000-0000-0") };
	struct own_columns o;
	struct record r;
	struct arena a = {0};
	struct buf ignored = {0};
	struct fail why = {0};
	struct text id = {0};

	(void)state;
	assert_true(bound(&o, &feedback_schema, &case_schema, header, 2, &a, &ignored, &why));
	assert_true(own_columns_row(&o, &(struct csv_row){ cells, 2, 2 }, &when, &a, &r, &id, &why));
	assert_true(text_is(record_get(&r, NAME_CODE_SHA256), "e5e1ac8edf80352d0ebbf25dec9ed377c15f74f9e0325e03b3f38f1b3d691038"));
	cells[1] = TEXT("0000-0000-0000-0000-1");
	assert_false(own_columns_row(&o, &(struct csv_row){ cells, 2, 2 }, &when, &a, &r, &id, &why));
	assert_int_equal(why.message, MSG_CODE_BAD);
	fail_release(&why);
	assert_false(bound(&o, &outreach_schema, &case_schema, header + 1, 1, &a, &ignored, &why));
	fail_release(&why);
	buf_release(&ignored);
	arena_release(&a);
}

static void
test_step_is_the_verb_only_in_a_file_by_hand(void **state)
{
	struct text hand[] = { TEXT("id"), TEXT("step"), TEXT("time") };
	struct text ours[] = { TEXT("id"), TEXT("step_id"), TEXT("verb"), TEXT("step") };
	struct own_columns o;
	struct arena a = {0};
	struct buf ignored = {0};
	struct fail why = {0};

	(void)state;
	assert_true(bound(&o, &step_schema, &step_case_schema, hand, 3, &a, &ignored, &why));
	assert_int_equal(o.fields[1], schema_field(&step_schema, TEXT("verb")));
	assert_int_equal(o.fields[2], schema_field(&step_schema, TEXT("at")));
	assert_true(bound(&o, &step_schema, &step_case_schema, ours, 4, &a, &ignored, &why));
	assert_int_equal(o.step_id, 1);
	assert_int_equal(o.fields[3], schema_field(&step_schema, TEXT("step")));
	buf_release(&ignored);
	arena_release(&a);
}

static void
test_rows_keep_what_is_canonical_and_take_words(void **state)
{
	static const struct zone wib = { .offset = 7 * 3600, .fixed = true };
	const struct when when = { 1795500000, &wib };
	struct text header[] = { TEXT("kind"), TEXT("received"), TEXT("narrative"), TEXT("id"), TEXT("reporter.name"), TEXT("victim.name") };
	struct text words[] = { TEXT("kehilangan"), TEXT("23-11-2026 10.00 WITA"), TEXT("  = a\r\n"), TEXT("R1"), TEXT("Siti"), TEXT("Ani") };
	struct text canonical[] = { TEXT("lost"), TEXT("2026-11-23T10:00:00+09:00"), TEXT(""), TEXT(""), TEXT(""), TEXT("") };
	struct text wrong[] = { TEXT("stolen"), TEXT(""), TEXT(""), TEXT(""), TEXT(""), TEXT("") };
	struct own_columns o;
	struct arena a = {0};
	struct buf ignored = {0};
	struct fail why = {0};
	struct record r;
	struct text id = {0};

	(void)state;
	assert_true(bound(&o, &report_schema, &case_schema, header, 6, &a, &ignored, &why));
	assert_true(own_columns_row(&o, &(struct csv_row){ words, 6, 2 }, &when, &a, &r, &id, &why));
	assert_true(text_is(record_get(&r, NAME_KIND), "lost"));
	assert_true(text_is(record_get(&r, NAME_NARRATIVE), "  = a\r\n"));
	assert_true(text_is(record_get(&r, NAME_PEOPLE), "reporter.name: Siti\nvictim.name: Ani"));
	assert_true(text_is(id, "R1"));
	assert_true(own_columns_row(&o, &(struct csv_row){ canonical, 6, 3 }, &when, &a, &r, &id, &why));
	assert_true(text_is(record_get(&r, NAME_RECEIVED), "2026-11-23T10:00:00+09:00"));
	assert_false(own_columns_row(&o, &(struct csv_row){ wrong, 6, 4 }, &when, &a, &r, &id, &why));
	assert_string_equal(why.field, "kind");
	fail_release(&why);
	buf_release(&ignored);
	arena_release(&a);
}

/* Local times are of the station of the row, else of that in its id, else of the tree. */
static void
test_rows_of_a_spreadsheet(void **state)
{
	struct text header[] = { TEXT("id"), TEXT("station"), TEXT("received"), TEXT("title"), TEXT("occurred_from") };
	struct text rows[][5] = {
		{ TEXT("BPP-20261124-R0001"), TEXT("BPP"), TEXT("2026-11-24 10:00:00"), TEXT("'0812"), TEXT("2026-11-24") },
		{ TEXT("BPP-20261124-R0001"), { NULL, 0 }, TEXT("2026-11-24 10:00"), TEXT("a\r\nb\xE2\x90\x9B"), TEXT("'2026-11-24T10:00:00Z") },
		{ TEXT("'X-20261124-R0001"), { NULL, 0 }, TEXT("2026-11-24 10:00:00"), TEXT("2026-11-24 10:00:00"), TEXT("24/11/2026") },
	};
	static const char *const want[][5] = {
		{ "BPP-20261124-R0001", "BPP", "2026-11-24T10:00:00+08:00", "0812", "2026-11-24" },
		{ "BPP-20261124-R0001", "", "2026-11-24T10:00:00+08:00", "a\nb\033", "2026-11-24T10:00:00Z" },
		{ "X-20261124-R0001", "", "2026-11-24T10:00:00+07:00", "2026-11-24 10:00:00", "24/11/2026" },
	};
	struct station stations[] = {
		{ .code = TEXT("BPP"), .zone = { .fixed = true, .offset = 8 * 3600 } },
		{ .code = TEXT("PLB"), .zone = { .fixed = true, .offset = 7 * 3600 } },
	};
	struct tree tree = { .stations = stations, .station_count = 2, .claimed = TEXT("PLB") };
	struct own_columns o;
	struct arena a = {0};
	struct buf ignored = {0};
	struct fail why = {0};

	(void)state;
	assert_true(bound(&o, &report_schema, &case_schema, header, 5, &a, &ignored, &why));
	for (size_t i = 0; i < 3; i++) {
		struct csv_row back = own_columns_sheet(&o, &(struct csv_row){ rows[i], 5, (long)i + 2 }, &tree, &a);

		assert_int_equal(back.count, 5);
		assert_int_equal(back.line, i + 2);
		for (size_t k = 0; k < 5; k++)
			assert_true(text_is(back.cells[k], want[i][k]));
	}
	buf_release(&ignored);
	arena_release(&a);
}

static void
test_yaml_or_csv(void **state)
{
	static const struct {
		const char *start;
		bool yaml;
	} cases[] = {
		{ "---\nkind: lost\n", true }, { "kind: lost\n", true }, { "x-a:\n- b\n", true }, { "kind:\r\n", true },
		{ "kind,title\n", false }, { "\"a: b\",c\n", false }, { "kind:,b\n", false }, { "", false }, { "\n", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		FILE *f = tmpfile();

		assert_non_null(f);
		fputs(cases[i].start, f);
		rewind(f);
		if (own_is_yaml(f) != cases[i].yaml || ftell(f) != 0)
			fail_msg("%s", cases[i].start);
		(void)fclose(f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_secret),
		cmocka_unit_test(test_columns_are_stored_derived_or_unknown),
		cmocka_unit_test(test_step_is_the_verb_only_in_a_file_by_hand),
		cmocka_unit_test(test_rows_keep_what_is_canonical_and_take_words),
		cmocka_unit_test(test_rows_of_a_spreadsheet),
		cmocka_unit_test(test_yaml_or_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
