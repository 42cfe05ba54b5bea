#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/working.h"
#include "tree_fixture.h"

static void
take_fault(void *context, const struct fail *why)
{
	(void)why;
	++*(int *)context;
}

/* Hours and holidays as the tables have them; a row that cannot be read is said
 * and counts for nothing; a station has its own zone. */
static void
test_calendar(void **state)
{
	struct fixture *x = *state;
	int faults = 0;
	struct fail_sink sink = { take_fault, &faults };
	struct calendar c;

	fixture_write(x, "holidays.csv", "date,name,kind,basis\n2026-12-25,Natal,national,x\n2026-01-01,Tahun Baru,national,x\n"
	    "2026-13-01,salah,national,x\n2026-12-24,Cuti,joint_leave,x\n");
	fixture_write(x, "stations/PLB/hours.csv", "weekday,open,close,valid_from,valid_until\n1,08:00,16:00,,\n"
	    "2,22:00,00:00,2026-01-01,2026-12-01\n3,09:00,08:00,,\n8,08:00,16:00,,\n");
	c = working_calendar(&x->tree, &x->tree.stations[0], &x->arena, &sink);
	assert_int_equal(faults, 3);
	assert_int_equal(c.holiday_count, 3);
	assert_true(calendar_holiday(&c, 20454) && calendar_holiday(&c, 20811) && calendar_holiday(&c, 20812));
	assert_int_equal(c.hour_count, 2);
	assert_int_equal(c.hours[0].open, 8 * 3600);
	assert_int_equal(c.hours[0].from, INT32_MIN);
	assert_int_equal(c.hours[1].close, 86400);
	assert_int_equal(c.hours[1].until, 20788);
	assert_int_equal(zone_offset(&c.zone, 0), 7 * 3600);
	c = working_calendar(&x->tree, &x->tree.stations[1], &x->arena, &sink);
	assert_int_equal(c.hour_count, 0);
	assert_int_equal(zone_offset(&c.zone, 0), 9 * 3600);
	c = working_calendar(&x->tree, NULL, &x->arena, &sink);
	assert_int_equal(c.hour_count, 0);
	assert_int_equal(c.holiday_count, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_calendar, fixture_setup, fixture_teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
