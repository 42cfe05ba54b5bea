#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/shape.h"

static const struct field derived_fields[] = {
	{ .name = "id", .id = NAME_ID, .flags = FIELD_DERIVED }, { .name = "status", .id = NAME_STATUS, .flags = FIELD_DERIVED },
	{ .name = "owner", .id = NAME_OWNER, .flags = FIELD_DERIVED },
};
static const struct field stored_fields[] = {
	{ .name = "uid", .id = NAME_UID, .class = CLASS_INTERNAL }, { .name = "people", .id = NAME_PEOPLE, .class = CLASS_IDENTITY },
	{ .name = "owner", .id = NAME_OWNER, .class = CLASS_INTERNAL }, { .name = "free", .class = CLASS_PUBLIC },
};
static const struct schema derived = { .name = "derived", SCHEMA_FIELDS(derived_fields) };
static const struct schema stored = { .name = "stored", SCHEMA_FIELDS(stored_fields) };

static void
assert_columns(const struct schema *d, const struct schema *s, const char *want)
{
	struct arena a = {0};
	struct shape shape = shape_of(d, s, &a);
	struct buf names = {0};

	buf_puts(&names, "");
	for (size_t i = 0; i < shape.count; i++)
		buf_printf(&names, "%s ", shape.fields[i]->name);
	assert_string_equal(names.data, want);
	buf_release(&names);
	arena_release(&a);
}

/* The id, what is stored, what is folded; identity never; a name once. */
static void
test_order(void **state)
{
	(void)state;
	assert_columns(&derived, &stored, "id uid owner free status ");
	assert_columns(&derived, NULL, "id status owner ");
	assert_columns(NULL, &stored, "uid owner free ");
	assert_columns(NULL, NULL, "");
}

static void
test_access(void **state)
{
	static const struct text row[] = { { "R1", 2 }, { "u", 1 }, { "o", 1 }, { "f", 1 }, { "open", 4 } };
	struct arena a = {0};
	struct shape s = shape_of(&derived, &stored, &a);
	struct fail why = {0};
	int column = 7;

	(void)state;
	assert_int_equal(shape_field(&s, TEXT("owner")), 2);
	assert_false((s.fields[2]->flags & FIELD_DERIVED) != 0);
	assert_int_equal(shape_field(&s, TEXT("people")), NO_FIELD);
	assert_int_equal(shape_named(&s, NAME_STATUS), 4);
	assert_int_equal(shape_named(&s, NAME_PEOPLE), NO_FIELD);
	assert_true(text_is(row_get(&s, row, NAME_STATUS), "open"));
	assert_int_equal(row_get(&s, row, NAME_PEOPLE).len, 0);
	assert_true(shape_find(&s, TEXT("free"), &column, &why));
	assert_int_equal(column, 3);
	assert_false(shape_find(&s, TEXT("fr\033ee"), &column, &why));
	assert_int_equal(why.message, MSG_FIELD_UNKNOWN);
	assert_string_equal(why.words[0], "fr\033ee");
	assert_string_equal(why.words[1], "id, uid, owner, free, status");
	fail_release(&why);
	arena_release(&a);
}

/* The listings there are: no column twice, by name or by id. */
static void
test_listings(void **state)
{
	static const struct schema *const pairs[][2] = {
		{ &case_schema, &report_schema }, { &case_schema, &feedback_schema }, { &case_schema, &action_schema },
		{ &case_schema, &outreach_schema }, { &case_schema, &handover_schema }, { &case_schema, &box_schema },
		{ &step_case_schema, &step_schema },
	};

	(void)state;
	for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
		struct arena a = {0};
		struct shape s = shape_of(pairs[p][0], pairs[p][1], &a);

		assert_string_equal(s.fields[0]->name, "id");
		for (size_t i = 0; i < s.count; i++) {
			if (shape_field(&s, text_of(s.fields[i]->name)) != (int)i)
				fail_msg("%s: column %s twice", pairs[p][1]->name, s.fields[i]->name);
			if (s.fields[i]->id != NAME_NONE && shape_named(&s, s.fields[i]->id) != (int)i)
				fail_msg("%s: column %s has the id of another", pairs[p][1]->name, s.fields[i]->name);
			assert_int_not_equal(s.fields[i]->class, CLASS_IDENTITY);
		}
		arena_release(&a);
	}
}

static void
test_own(void **state)
{
	static const struct field columns[] = { { .name = "code" }, { .name = "title" } };
	struct arena a = {0};
	struct shape s = shape_own(columns, 2, &a);

	(void)state;
	assert_int_equal(s.count, 2);
	assert_ptr_equal(s.fields[0], &columns[0]);
	assert_int_equal(shape_field(&s, TEXT("title")), 1);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order), cmocka_unit_test(test_access), cmocka_unit_test(test_listings),
		cmocka_unit_test(test_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
