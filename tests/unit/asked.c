#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/asked.h"
#include "record/people.h"

/* Every kind has questions, each of a field or a person's thing that is there,
 * none of what the program sets, and none twice. */
static void
check_order(const struct schema *schema, struct text kind)
{
	struct asked fields[ASKED_MAX];
	size_t n = asked_fields(schema, kind, fields);
	struct buf person = {0};

	assert_true(n > 0 && n < ASKED_MAX);
	for (size_t i = 0; i < n; i++) {
		int at;

		assert_non_null(fields[i].name);
		at = schema_field(schema, text_of(fields[i].name));
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(fields[k].name, fields[i].name);
		buf_clear(&person);
		if (at == NO_FIELD) {
			assert_true(people_name(text_of(fields[i].name), &person));
			assert_string_equal(person.data, fields[i].name);
			continue;
		}
		assert_int_equal(schema->fields[at].flags & (FIELD_SYSTEM | FIELD_DERIVED), 0);
		for (int l = 0; l < LANGUAGES; l++)
			assert_non_null(fields[i].question.in[l]);
	}
	buf_release(&person);
}

static void
test_orders(void **state)
{
	static const struct schema *const kinds[] = { &report_schema, &feedback_schema };

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (const struct choice *c = kinds[i]->fields[schema_named(kinds[i], NAME_KIND)].choices; c->key != NULL; c++)
			check_order(kinds[i], text_of(c->key));
	check_order(&outreach_schema, (struct text){0});
	check_order(&box_schema, (struct text){0});
}

static void
test_none(void **state)
{
	struct asked fields[ASKED_MAX];

	(void)state;
	assert_int_equal(asked_fields(&report_schema, (struct text){0}, fields), 0);
	assert_int_equal(asked_fields(&report_schema, TEXT("complaint"), fields), 0);
	assert_int_equal(asked_fields(&step_schema, TEXT("lost"), fields), 0);
	assert_string_equal(asked_question("kind").in[LANGUAGE_ID], "Jenis");
	assert_null(asked_question("reporter.name").in[LANGUAGE_EN]);
}

static void
test_enough(void **state)
{
	struct arena arena = {0};
	struct record r;

	(void)state;
	record_init(&r, &report_schema, &arena);
	assert_false(asked_enough(&r));
	record_put(&r, NAME_TITLE, TEXT("KTP hilang"));
	assert_false(asked_enough(&r));
	record_put(&r, NAME_KIND, TEXT("lost"));
	assert_true(asked_enough(&r));
	record_put(&r, NAME_TITLE, (struct text){0});
	record_put(&r, NAME_PLACE, TEXT("Pasar"));
	assert_false(asked_enough(&r));
	record_put(&r, NAME_ITEMS, TEXT("KTP 1"));
	assert_true(asked_enough(&r));
	record_init(&r, &feedback_schema, &arena);
	record_put(&r, NAME_KIND, TEXT("praise"));
	assert_false(asked_enough(&r));
	record_put(&r, NAME_SCORES, TEXT("time: 4"));
	assert_true(asked_enough(&r));
	record_init(&r, &outreach_schema, &arena);
	record_put(&r, NAME_TEXT, TEXT("x"));
	assert_false(asked_enough(&r));
	r.values[schema_field(&outreach_schema, TEXT("held"))] = TEXT("2026-11-23");
	assert_true(asked_enough(&r));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_orders),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
