#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "time/date.h"
#include "view/day.h"

static void
assert_day(struct date d, enum language language, const char *plain, const char *weekday)
{
	struct buf out = {0};

	day_print(date_number(d), language, &out);
	assert_string_equal(out.data, plain);
	buf_clear(&out);
	day_print_weekday(date_number(d), language, &out);
	assert_string_equal(out.data, weekday);
	buf_release(&out);
}

static void
test_day(void **state)
{
	(void)state;
	assert_day((struct date){ 2026, 11, 24 }, LANGUAGE_EN, "24 November 2026", "Tuesday, 24 November 2026");
	assert_day((struct date){ 2026, 11, 24 }, LANGUAGE_ID, "24 November 2026", "Selasa, 24 November 2026");
	assert_day((struct date){ 2027, 5, 2 }, LANGUAGE_ID, "2 Mei 2027", "Minggu, 2 Mei 2027");
	assert_day((struct date){ 2028, 2, 29 }, LANGUAGE_EN, "29 February 2028", "Tuesday, 29 February 2028");
}

static void
test_month(void **state)
{
	struct buf out = {0};

	(void)state;
	day_print_month(date_number((struct date){ 2027, 5, 31 }), LANGUAGE_ID, &out);
	buf_puts(&out, " ");
	day_print_month(date_number((struct date){ 2026, 1, 1 }), LANGUAGE_EN, &out);
	assert_string_equal(out.data, "Mei 2027 January 2026");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_day), cmocka_unit_test(test_month) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
