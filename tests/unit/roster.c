#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/roster.h"
#include "time_fixture.h"
#include "tree_fixture.h"

/* Three shifts; from 2027 on the night begins an hour later. */
static const char shifts[] = "shift,start,end,valid_from,valid_until\n"
    "siang,14:00,21:00,,2027-01-01\nsiang,14:00,22:00,2027-01-01,\n"
    "pagi,07:00,14:00,,\n"
    "malam,21:00,07:00,,2027-01-01\nmalam,22:00,07:00,2027-01-01,\n";

static int
setup(void **state)
{
	static struct fixture x;

	fixture_make(&x);
	fixture_write(&x, "stations/PLB/shifts.csv", shifts);
	fixture_write(&x, "stations/SBY/shifts.csv", "shift,start,end,valid_from,valid_until\nA,08:00,08:00,,\n");
	tree_close(&x.tree);
	fixture_open(&x);
	*state = &x;
	return 0;
}

static const struct station *
desk(const struct fixture *x, const char *code)
{
	struct fail why = {0};
	const struct station *s = tree_station(&x->tree, text_of(code), &why);

	assert_non_null(s);
	return s;
}

/* "shift day", of the shift that a stored time belongs to. */
static const char *
duty_of(const struct station *s, const char *text, char out[64])
{
	struct moment m;
	struct fail why = {0};
	int32_t day;
	char date[11];
	const struct record *row;

	assert_true(moment_parse(text_of(text), &m, &why));
	row = station_duty(s, m, &day);
	if (row == NULL)
		return "none";
	date_print(day, date);
	(void)snprintf(out, 64, "%.*s %s", TEXT_ARG(record_get(row, NAME_SHIFT)), date);
	return out;
}

/* What crosses midnight belongs to the date on which it starts: at the end of a
 * month, of a year, and of February in a leap year. */
static void
the_date_a_time_belongs_to(void **state)
{
	static const struct { const char *at, *duty; } cases[] = {
		{ "2026-11-24T20:59:59+07:00", "siang 2026-11-24" }, { "2026-11-24T21:00:00+07:00", "malam 2026-11-24" },
		{ "2026-11-24T23:59:59+07:00", "malam 2026-11-24" }, { "2026-11-25T00:00:00+07:00", "malam 2026-11-24" },
		{ "2026-11-25T06:59:59+07:00", "malam 2026-11-24" }, { "2026-11-25T07:00:00+07:00", "pagi 2026-11-25" },
		{ "2026-12-01T03:00:00+07:00", "malam 2026-11-30" }, { "2028-03-01T03:00:00+07:00", "malam 2028-02-29" },
		/* the night of 31 December is still by the old row, 1 January by the new */
		{ "2026-12-31T21:30:00+07:00", "malam 2026-12-31" }, { "2027-01-01T06:59:59+07:00", "malam 2026-12-31" },
		{ "2027-01-01T21:30:00+07:00", "siang 2027-01-01" }, { "2027-01-01T22:00:00+07:00", "malam 2027-01-01" },
		{ "2027-01-02T00:00:00+07:00", "malam 2027-01-01" },
		/* in its own offset, whatever the station's zone is now */
		{ "2026-11-24T21:00:00+08:00", "malam 2026-11-24" }, { "2026-11-24T20:59:00+09:00", "siang 2026-11-24" },
		{ "2026-11-24", "none" },
	};
	const struct station *s = desk(*state, "PLB");
	char out[64];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(duty_of(s, cases[i].at, out), cases[i].duty);
	assert_string_equal(duty_of(desk(*state, "SBY"), "2026-11-24T07:59:59+09:00", out), "A 2026-11-23");
	assert_string_equal(duty_of(desk(*state, "SBY"), "2026-11-24T08:00:00+09:00", out), "A 2026-11-24");
}

static void
the_bounds_of_a_shift(void **state)
{
	static const struct { const char *shift, *day, *from, *until; } cases[] = {
		{ "pagi", "2026-11-24", "2026-11-24T07:00:00+07:00", "2026-11-24T14:00:00+07:00" },
		{ "malam", "2026-11-30", "2026-11-30T21:00:00+07:00", "2026-12-01T07:00:00+07:00" },
		{ "malam", "2026-12-31", "2026-12-31T21:00:00+07:00", "2027-01-01T07:00:00+07:00" },
		{ "siang", "2026-12-31", "2026-12-31T14:00:00+07:00", "2026-12-31T21:00:00+07:00" },
		{ "siang", "2027-01-01", "2027-01-01T14:00:00+07:00", "2027-01-01T22:00:00+07:00" },
		{ "malam", "2027-01-01", "2027-01-01T22:00:00+07:00", "2027-01-02T07:00:00+07:00" },
	};
	const struct station *s = desk(*state, "PLB");
	struct shift_span span;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(shift_of_day(s, text_of(cases[i].shift), time_day(cases[i].day), &span));
		assert_int_equal(span.from, time_instant(text_of(cases[i].from)));
		assert_int_equal(span.until, time_instant(text_of(cases[i].until)));
		assert_int_equal(span.day, time_day(cases[i].day));
	}
	assert_false(shift_of_day(s, TEXT("sore"), time_day("2026-11-24"), &span));
	/* a shift of 24 hours */
	assert_true(shift_of_day(desk(*state, "SBY"), TEXT("A"), time_day("2026-11-24"), &span));
	assert_int_equal(span.until - span.from, 86400);
	assert_int_equal(span.from, time_instant(text_of("2026-11-24T08:00:00+09:00")));
}

/* A desk that moved to another zone: its bounds are those of its zone now, what
 * was written before stays in the shift it was written in. */
static void
a_station_that_changed_its_zone(void **state)
{
	struct fixture *x = *state;
	struct shift_span span;
	struct moment m;
	struct fail why = {0};

	fixture_write(x, "stations/PLB/station.yaml", "code: PLB\nname: Satu\nzone: Asia/Makassar\n");
	tree_close(&x->tree);
	fixture_open(x);
	assert_true(shift_of_day(desk(x, "PLB"), TEXT("pagi"), time_day("2026-11-24"), &span));
	assert_int_equal(span.from, time_instant(text_of("2026-11-24T07:00:00+08:00")));
	assert_true(moment_parse(TEXT("2026-11-24T13:30:00+07:00"), &m, &why));
	assert_true(m.at >= span.until);
	assert_true(shift_holds(desk(x, "PLB"), &span, m));
	assert_true(moment_parse(TEXT("2026-11-24T06:59:59+07:00"), &m, &why));
	assert_true(m.at >= span.from);
	assert_false(shift_holds(desk(x, "PLB"), &span, m));
	assert_true(moment_parse(TEXT("2026-11-24"), &m, &why));
	assert_false(shift_holds(desk(x, "PLB"), &span, m));
}

static void
the_shifts_of_a_date(void **state)
{
	struct fixture *x = *state;
	struct shift_span *spans;

	assert_int_equal(shifts_of_day(desk(x, "PLB"), time_day("2026-11-24"), &x->arena, &spans), 3);
	assert_true(text_is(spans[0].shift, "pagi"));
	assert_true(text_is(spans[2].shift, "malam"));
	assert_true(text_is(shift_names(desk(x, "PLB"), time_day("2027-01-01"), &x->arena), "pagi, siang, malam"));
}

/* The end that is nearest: what one who hands over means. */
static void
the_shift_that_ends_now(void **state)
{
	static const struct { const char *now, *name, *shift, *day; } cases[] = {
		{ "2026-11-24T06:50:00+07:00", "", "malam", "2026-11-23" },
		{ "2026-11-24T07:10:00+07:00", "", "malam", "2026-11-23" },
		{ "2026-11-24T10:29:59+07:00", "", "malam", "2026-11-23" },
		{ "2026-11-24T10:30:00+07:00", "", "malam", "2026-11-23" },
		{ "2026-11-24T10:30:01+07:00", "", "pagi", "2026-11-24" },
		/* of two as near the one that has ended, in whatever order the rows are */
		{ "2026-11-24T17:30:00+07:00", "", "pagi", "2026-11-24" },
		{ "2026-11-24T17:30:01+07:00", "", "siang", "2026-11-24" },
		{ "2027-01-01T06:59:00+07:00", "", "malam", "2026-12-31" },
		{ "2026-12-01T00:05:00+07:00", "", "siang", "2026-11-30" },
		{ "2026-11-24T13:00:00+07:00", "malam", "malam", "2026-11-23" },
		{ "2026-11-24T23:00:00+07:00", "malam", "malam", "2026-11-24" },
	};
	struct shift_span span;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(shift_ending(desk(*state, "PLB"), text_of(cases[i].name), time_instant(text_of(cases[i].now)), &span));
		assert_true(text_is(span.shift, cases[i].shift));
		assert_int_equal(span.day, time_day(cases[i].day));
	}
	assert_false(shift_ending(desk(*state, "PLB"), TEXT("sore"), time_instant(text_of("2026-11-24T10:00:00+07:00")), &span));
}

static void
count_fault(void *context, const struct fail *why)
{
	(void)why;
	++*(int *)context;
}

static void
who_is_on_duty(void **state)
{
	struct fixture *x = *state;
	int faults = 0;
	struct fail_sink sink = { count_fault, &faults };
	struct roster r = { .tree = &x->tree, .station = desk(x, "PLB"), .arena = &x->arena, .faults = &sink };

	fixture_folder(x, "stations/PLB/roster");
	fixture_write(x, "stations/PLB/roster/2026-11.csv", "date,shift,officer\n2026-11-30,malam,ADI\n2026-11-30,malam,SARI\n"
	    "2026-11-30,malam,ADI\n2026-11-30,pagi,BUDI\n2026-12-01,malam,SALAH\n30 November,malam,SALAH\n");
	fixture_write(x, "stations/PLB/roster/2026-12.csv", "date,shift,officer\n2026-12-01,malam,TONO\n");
	assert_true(text_is(roster_officers(&r, TEXT("malam"), time_day("2026-11-30")), "ADI\nSARI"));
	assert_true(text_is(roster_officers(&r, TEXT("pagi"), time_day("2026-11-30")), "BUDI"));
	/* a row of another month stands in the wrong file */
	assert_true(text_is(roster_officers(&r, TEXT("malam"), time_day("2026-12-01")), "TONO"));
	assert_int_equal(roster_officers(&r, TEXT("malam"), time_day("2026-11-29")).len, 0);
	assert_int_equal(roster_officers(&r, TEXT("malam"), time_day("2027-01-01")).len, 0);
	assert_int_equal(roster_of(&r, time_day("2026-11-01"))->count, 4);
	assert_int_equal(faults, 1);	/* each month is read once */
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_date_a_time_belongs_to), TEST(the_bounds_of_a_shift), TEST(a_station_that_changed_its_zone),
		TEST(the_shifts_of_a_date), TEST(the_shift_that_ends_now), TEST(who_is_on_duty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
