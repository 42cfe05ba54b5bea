#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "store/case_class.h"
#include "tree_fixture.h"

/* Each once, in the order of the table. */
static void
test_classes(void **state)
{
	struct fixture *x = *state;
	const char *names = NULL;
	struct text classes;

	fixture_write(x, "sla.csv", "clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class\n"
	    "a,report,crime,,received,notified,3d,calendar,,,,,medium\nb,report,crime,,received,notified,3d,calendar,,,,,\n"
	    "a,report,crime,,received,notified,9d,calendar,,,,,light\nc,report,crime,,received,notified,9d,calendar,,,,,medium\n");
	classes = case_classes(x->tree.root, &x->arena);
	assert_true(text_is(classes, "medium\nlight"));
	assert_false(case_class_foreign(classes, TEXT("light"), &x->arena, &names));
	assert_false(case_class_foreign(classes, TEXT(""), &x->arena, &names));
	assert_true(case_class_foreign(classes, TEXT("ligh"), &x->arena, &names));
	assert_string_equal(names, "medium, light");
}

/* Where no clock knows a class, none is foreign; nor where there is no table. */
static void
test_none(void **state)
{
	struct fixture *x = *state;
	const char *names = NULL;

	fixture_write(x, "sla.csv", "clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class\n"
	    "b,report,crime,,received,notified,3d,calendar,,,,,\n");
	assert_true(case_classes(x->tree.root, &x->arena).len == 0);
	assert_false(case_class_foreign(case_classes(x->tree.root, &x->arena), TEXT("light"), &x->arena, &names));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_classes, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_none, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
