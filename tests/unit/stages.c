#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/stages.h"

/* Every stage has a column of its own: of the case, or `received`. */
static void
test_columns(void **state)
{
	(void)state;
	for (int i = 0; i < STAGES; i++) {
		enum name column = case_stages[i].column;

		assert_non_null(case_stages[i].word);
		assert_true(column == NAME_RECEIVED || schema_named(&case_schema, column) != NO_FIELD);
		for (int k = 0; k < i; k++)
			assert_int_not_equal(column, case_stages[k].column);
	}
}

static void
test_order(void **state)
{
	static const struct {
		enum name stage, other;
		int order;
	} cases[] = {
		{ NAME_ARRIVED_AT, NAME_DISPATCHED_AT, 1 }, { NAME_DISPATCHED_AT, NAME_CLEARED_AT, -1 },
		{ NAME_OUTCOME_AT, NAME_REFERRED_AT, 1 }, { NAME_DECIDED_AT, NAME_ANALYSED_AT, 1 },
		{ NAME_CLOSED_AT, NAME_RESOLVED_AT, 1 }, { NAME_ARRIVED_AT, NAME_ARRIVED_AT, 0 },
		{ NAME_ARRIVED_AT, NAME_DECIDED_AT, 0 }, { NAME_RESPONDED_AT, NAME_CLOSED_AT, 0 },
		{ NAME_NONE, NAME_CLOSED_AT, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(stage_order(cases[i].stage, cases[i].other), cases[i].order);
}

static void
test_units(void **state)
{
	struct arena arena = {0};
	struct record a, b;

	(void)state;
	record_init(&a, &step_schema, &arena);
	record_init(&b, &step_schema, &arena);
	record_put(&a, NAME_UNIT, TEXT("Patroli 1"));
	assert_false(stage_other_unit(&a, &b));
	record_put(&b, NAME_UNIT, TEXT("Patroli 2"));
	assert_true(stage_other_unit(&a, &b));
	record_put(&b, NAME_UNIT, TEXT("Patroli 1"));
	assert_false(stage_other_unit(&a, &b));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns), cmocka_unit_test(test_order), cmocka_unit_test(test_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
