#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/handing.h"
#include "case_fixture.h"
#include "desk_fixture.h"
#include "time_fixture.h"

static int
setup(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_EN);
	fixture_write(&d.x, "stations/PLB/shifts.csv", "shift,start,end,valid_from,valid_until\n"
	    "pagi,07:00,14:00,,\nsiang,14:00,21:00,,\nmalam,21:00,07:00,,\n");
	tree_close(&d.x.tree);
	fixture_open(&d.x);
	d.s.tree = d.x.tree;
	*state = &d;
	return 0;
}

/* As it stood: what came, and what was done, later is left out; a step that was
 * taken back later stands. */
static void
as_it_stood(void **state)
{
	static const struct row rows[] = {
		{ 1, "R_01-AAAA", "assign", "08:10", "to=ADI" },
		{ 2, "R_02-AAAA", "close", "13:00", NULL },
		{ 3, "R_03-AAAA", "retract", "15:00", "step=R_02-AAAA" },
		{ 4, "R_04-AAAA", "wait", "16:00", NULL },
		{ 0 },
	};
	static const struct { const char *at; int status; } cases[] = {
		{ "2026-11-24T07:59:59+07:00", -1 }, { "2026-11-24T08:00:00+07:00", STATUS_NEW },
		{ "2026-11-24T08:10:00+07:00", STATUS_OPEN }, { "2026-11-24T14:00:00+07:00", STATUS_CLOSED },
		{ "2026-11-24T15:00:00+07:00", STATUS_OPEN }, { "2026-11-24T20:59:59+07:00", STATUS_WAITING },
	};
	struct desk *d = *state;
	struct scanned c = {0};
	struct case_file then;

	case_make(&c.c, &d->s.arena, &report_schema, "08:00", "kind=lost", rows);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool there = handing_stood(&c, time_instant(text_of(cases[i].at)), time_day("2026-11-24"), &d->s.arena, &then);

		assert_int_equal(there, cases[i].status >= 0);
		if (there)
			assert_int_equal(then.status, cases[i].status);
	}
	/* what it was taken from is as it was */
	assert_int_equal(c.c.step_count, 4);
	assert_int_equal(c.c.status, STATUS_WAITING);
}

/* An anonymous item stands as it was when the date of the shift began. */
static void
a_day_without_a_time(void **state)
{
	static const struct row rows[] = { { 1, "N_01-AAAA", "close", "2026-11-26", NULL }, { 0 } };
	static const struct { const char *day; int status; } cases[] = {
		{ "2026-11-24", -1 }, { "2026-11-25", STATUS_NEW }, { "2026-11-26", STATUS_NEW }, { "2026-11-27", STATUS_CLOSED },
	};
	struct desk *d = *state;
	struct scanned c = {0};
	struct case_file then;

	case_make(&c.c, &d->s.arena, &feedback_schema, "2026-11-24", "kind=suggestion anonymous=yes", rows);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool there = handing_stood(&c, time_instant(text_of("2026-12-31T00:00:00+07:00")), time_day(cases[i].day), &d->s.arena, &then);

		assert_int_equal(there, cases[i].status >= 0);
		if (there)
			assert_int_equal(then.status, cases[i].status);
	}
}

static void
the_shift_it_ends(void **state)
{
	static const struct { const char *received, *shift, *day, *want; } cases[] = {
		{ "2026-11-24T07:05:00+07:00", "", "", "malam 2026-11-23" },
		{ "2026-11-24T07:05:00+07:00", "Siang", "", "siang 2026-11-23" },
		{ "2026-11-24T07:05:00+07:00", "", "2026-11-24", "pagi 2026-11-24" },
		{ "2026-11-24T20:00:00+07:00", "", "2026-11-24", "siang 2026-11-24" },
		{ "2026-12-24T07:05:00+07:00", "malam", "2026-11-23", "malam 2026-11-23" },
		{ "2026-11-24", "", "", "siang 2026-11-23" },	/* its midnight */
		{ "2026-11-24T07:05:00+07:00", "sore", "2026-11-24", NULL },
		{ "2026-11-24T07:05:00+07:00", "sore", "", NULL },
	};
	struct desk *d = *state;
	struct fail why = {0};
	const struct station *station = tree_station(&d->s.tree, TEXT("PLB"), &why);
	char got[64], day[11];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct shift_span span;
		struct record r;
		bool ok;

		record_init(&r, &handover_schema, &d->s.arena);
		record_put(&r, NAME_RECEIVED, text_of(cases[i].received));
		record_put(&r, NAME_SHIFT, text_of(cases[i].shift));
		record_put(&r, NAME_DAY, text_of(cases[i].day));
		ok = handing_span(station, &r, &d->s.arena, &span, &why);
		assert_int_equal(ok, cases[i].want != NULL);
		if (ok) {
			date_print(span.day, day);
			(void)snprintf(got, sizeof got, "%.*s %s", TEXT_ARG(span.shift), day);
			assert_string_equal(got, cases[i].want);
		} else {
			assert_int_equal(why.message, MSG_SHIFT_NONE);
			assert_string_equal(why.words[2], "pagi, siang, malam");
		}
		fail_release(&why);
	}
}

static void
what_comes_first(void **state)
{
	(void)state;
	assert_int_equal(handing_rank(TEXT("emergent"), false), HANDING_EMERGENT);
	assert_int_equal(handing_rank(TEXT("urgent"), true), HANDING_OVERDUE);
	assert_int_equal(handing_rank(TEXT(""), true), HANDING_OVERDUE);
	assert_int_equal(handing_rank(TEXT("urgent"), false), HANDING_URGENT);
	assert_int_equal(handing_rank(TEXT("routine"), false), HANDING_OTHER);
}

static void
signatures(void **state)
{
	static const struct row rows[] = {
		{ 1, "H_01-AAAA", "acknowledge", "08:10", "by=ADI" },
		{ 2, "H_02-AAAA", "acknowledge", "08:20", "by=TONO" },
		{ 3, "H_03-AAAA", "retract", "08:30", "step=H_02-AAAA" },
		{ 4, "H_04-AAAA", "note", "08:40", "by=SARI" },
		{ 0 },
	};
	struct desk *d = *state;
	struct case_file c;

	case_make(&c, &d->s.arena, &handover_schema, "08:00", "shift=malam outgoing=ADI incoming=TONO", rows);
	assert_ptr_equal(handing_signature(&c, TEXT("ADI")), &c.steps[0]);
	assert_null(handing_signature(&c, TEXT("TONO")));
	assert_null(handing_signature(&c, TEXT("SARI")));
}

/* The steps that a handover makes, in either language; no others. */
static void
test_passes(void **state)
{
	struct desk *d = *state;
	static const struct {
		const char *verb, *to, *by, *note;
		bool passes;
	} rows[] = {
		{ "assign", "TONO", "TONO", "taken over by handover PLB-20261124-H0001", true },
		{ "note", "TONO", "TONO", "diambil alih dengan serah terima PLB-20261124-H0001", true },
		{ "assign", "TONO", "TONO", "taken over by handover PLB-20261124-R0001", false },
		{ "assign", "TONO", "TONO", "taken over by handover PLB-20261124-H0001, by hand", false },
		{ "assign", "TONO", "TONO", "", false },
		{ "assign", "SARI", "TONO", "taken over by handover PLB-20261124-H0001", false },
		{ "note", "", "", "taken over by handover PLB-20261124-H0001", false },
		{ "accept", "TONO", "TONO", "taken over by handover PLB-20261124-H0001", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct record step;
		struct text handover;

		record_init(&step, &step_schema, &d->s.arena);
		record_put(&step, NAME_VERB, text_of(rows[i].verb));
		record_put(&step, NAME_TO, text_of(rows[i].to));
		record_put(&step, NAME_BY, text_of(rows[i].by));
		record_put(&step, NAME_NOTE, text_of(rows[i].note));
		assert_int_equal(handing_passes(&step, &handover), rows[i].passes);
		if (rows[i].passes)
			assert_true(text_is(handover, "PLB-20261124-H0001"));
	}
	assert_true(text_is(handing_note(TEXT("PLB-20261124-H0001"), LANGUAGE_ID, &d->s.arena), rows[1].note));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, desk_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(as_it_stood), TEST(a_day_without_a_time), TEST(the_shift_it_ends), TEST(what_comes_first), TEST(signatures), TEST(test_passes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
