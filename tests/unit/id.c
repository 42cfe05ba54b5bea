#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/id.h"
#include "time/date.h"

static void
test_grammar(void **state)
{
	static const char *const good[] = {
		"PLB-20261124-R0007", "A-20240229-F0001", "P1B2C3D4-00010101-S9999", "PLB-20261124-A10000",
		"PLB-20261124-R2147483647", "PLB-20261124-N00042", "PLB-20261124-N99999", "PLB-20261124-O0001", "PLB-20261124-H0001",
	};
	static const char *const bad[] = {
		"", "PLB", "PLB-20261124", "PLB-20261124-", "PLB-20261124-R", "PLB-20261124-R007", "PLB-20261124-R0000",
		"PLB-20261124-R00007", "PLB-20261124-X0007", "PLB-20261124-r0007", "plb-20261124-R0007", "1LB-20261124-R0007",
		"PLB12345X-20261124-R0007", "-20261124-R0007", "PLB-2026112-R0007", "PLB-20261131-R0007", "PLB-20260229-R0007",
		"PLB-00000101-R0007", "PLB-20261124-R0007 ", " PLB-20261124-R0007", "PLB-20261124-R0007_01-K7Q2", "PLB-20261124-R+007",
		"PLB-20261124-R2147483648", "PLB-20261124-R99999999999999", "PLB/20261124/R0007", "PLB-20261124-R-007", "PLB-+2026112-R0007",
		"PLB-20261124-N00000", "PLB-20261124-R0007\n", "../-20261124-R0007",
	};
	struct id id;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!id_parse(text_of(good[i]), &id))
			fail_msg("%s is refused", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (id_parse(text_of(bad[i]), &id))
			fail_msg("%s is taken", bad[i]);
	assert_false(id_parse(TEXT("PLB-20261124-R0007\0"), &id));
	assert_false(id_parse((struct text){0}, &id));
	assert_false(id_station_ok((struct text){0}));
}

static void
test_parts(void **state)
{
	struct id id;

	(void)state;
	assert_true(id_parse(TEXT("PLB-20261124-N00042"), &id));
	assert_true(text_is(id.station, "PLB"));
	assert_int_equal(id.day, date_number((struct date){ 2026, 11, 24 }));
	assert_int_equal(id.letter, 'N');
	assert_int_equal(id.number, 42);
}

/* By station, day, letter, and by number as a number. */
static void
test_order(void **state)
{
	static const char *const sorted[] = {
		"A-20261124-R0007", "AB-20261123-R0007", "B-20261123-R0007", "B-20261124-A0007", "B-20261124-R0007",
		"B-20261124-R0008", "B-20261124-R9999", "B-20261124-R10000", "B-20261125-A0001",
	};
	size_t n = sizeof sorted / sizeof *sorted;
	struct id a, b;

	(void)state;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			int c;

			assert_true(id_parse(text_of(sorted[i]), &a) && id_parse(text_of(sorted[k]), &b));
			c = id_compare(&a, &b);
			assert_true(i < k ? c < 0 : i > k ? c > 0 : c == 0);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grammar), cmocka_unit_test(test_parts), cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
