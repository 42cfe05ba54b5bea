#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/concern.h"
#include "time/date.h"
#include "tree_fixture.h"

static bool
concerned(struct fixture *x, const char *concerns, const char *officer, const char *day)
{
	int32_t number;

	assert_true(date_parse(text_of(day), &number));
	return concern_is(&x->tree, TEXT("PLB"), text_of(concerns), text_of(officer), number, &x->arena);
}

static void
by_code_or_unit(void **state)
{
	struct fixture *x = *state;

	/* Without a table an officer is one by his code only. */
	assert_true(concerned(x, "83\n84", "84", "2026-11-24"));
	assert_false(concerned(x, "Satlantas", "84", "2026-11-24"));
	fixture_write(x, "stations/PLB/officers.csv", "code,name,rank,unit,valid_from,valid_until\n"
	    "84,Sari,BRIPKA,Satlantas,2025-01-01,2026-06-01\n84,Sari,BRIPKA,SPKT,2026-06-01,\n85,Adi,BRIPDA,,,\n");
	assert_true(concerned(x, "Satlantas", "84", "2026-05-31"));
	assert_false(concerned(x, "Satlantas", "84", "2026-06-01"));
	assert_true(concerned(x, "86\nspkt ", "84", "2026-06-01"));
	assert_false(concerned(x, "SPKT", "84", "2024-12-31"));
	/* No unit is no unit, nobody is nobody. */
	assert_false(concerned(x, "SPKT\n", "85", "2026-11-24"));
	assert_false(concerned(x, "SPKT", "", "2026-11-24"));
	assert_false(concerned(x, "", "84", "2026-11-24"));
	assert_false(concerned(x, "SPKT Satlantas", "84", "2026-11-24"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(by_code_or_unit, fixture_setup, fixture_teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
