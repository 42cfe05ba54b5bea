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
	struct officers o = {0};
	int32_t number;
	bool is;

	assert_true(date_parse(text_of(day), &number));
	is = concern_is(&o, &x->tree, TEXT("PLB"), text_of(concerns), text_of(officer), number);
	officers_release(&o);
	return is;
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

static void
officers(struct fixture *x)
{
	fixture_write(x, "stations/PLB/officers.csv", "code,name,rank,unit,valid_from,valid_until\n"
	    "P02,Budi,BRIPKA,Satlantas,,2026-01-01\nP02,Budi,AIPDA,SPKT,2026-01-01,\nP03,Sari Dewi,,SPKT,,\n");
}

static void
by_name(void **state)
{
	struct fixture *x = *state;
	static const struct {
		const char *concerns, *officer;
		bool is;
	} rows[] = {
		{ "Budi", "P02", true }, { "bripka budi", "P02", true }, { " AIPDA Budi ", "p02", true }, { "p02", "P02", true },
		{ "P02", "Budi", true }, { "P02", " Aipda Budi", true }, { "Bripka Budi", "Aipda Budi", true },
		{ "Budi", "P03", false }, { "Bripda Budi", "P02", false }, { "BRIPKA", "P02", false }, { "Sari", "P03", false },
		{ "Sari Dewi", "P03", true }, { " Sari Dewi", "P03", true }, { "Tono", "tono", true }, { "SPKT", "Sari Dewi", true },
	};

	officers(x);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (concerned(x, rows[i].concerns, rows[i].officer, "2026-11-24") != rows[i].is)
			print_error("%s: %s\n", rows[i].concerns, rows[i].officer);
		assert_int_equal(concerned(x, rows[i].concerns, rows[i].officer, "2026-11-24"), rows[i].is);
	}
}

static struct text
foreign(struct fixture *x, const char *concerns)
{
	struct text rest = text_of(concerns), line;
	struct buf all = {0};
	struct text joined;
	struct officers o = {0};

	while (concern_foreign(&o, &x->tree, TEXT("PLB"), &rest, &line))
		buf_printf(&all, "%.*s;", TEXT_ARG(line));
	joined = arena_text(&x->arena, buf_view(&all));
	buf_release(&all);
	officers_release(&o);
	return joined;
}

static void
neither_code_nor_unit(void **state)
{
	struct fixture *x = *state;

	/* Without a row nothing can be said. */
	assert_true(text_is(foreign(x, "Tono"), ""));
	officers(x);
	assert_true(text_is(foreign(x, ""), ""));
	assert_true(text_is(foreign(x, "P02\nBudi\nbripka budi\nSatlantas\nsari dewi"), ""));
	assert_true(text_is(foreign(x, "Tono\nP02\n\nloket 2"), "Tono;loket 2;"));
}

/* Each station has its own, and the table is read once. */
static void
once_a_station(void **state)
{
	struct fixture *x = *state;
	struct officers o = {0};

	officers(x);
	assert_true(concern_is(&o, &x->tree, TEXT("PLB"), TEXT("SPKT"), TEXT("P03"), 20000));
	assert_false(concern_is(&o, &x->tree, TEXT("SBY"), TEXT("SPKT"), TEXT("P03"), 20000));
	assert_true(concern_is(&o, &x->tree, TEXT("PLB"), TEXT("SPKT"), TEXT("P03"), 20000));
	fixture_write(x, "stations/PLB/officers.csv", "code,name,rank,unit,valid_from,valid_until\n");
	assert_true(concern_is(&o, &x->tree, TEXT("PLB"), TEXT("SPKT"), TEXT("P03"), 20000));
	officers_release(&o);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(by_code_or_unit, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(once_a_station, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(by_name, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(neither_code_nor_unit, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
