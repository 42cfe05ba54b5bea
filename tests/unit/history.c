#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/history.h"

#include "case_fixture.h"

/* Names such as "R_01-A" have the part "01-A", which `after` names. Each letter of
 * `want` is a step in fold order: the index of its rival, or -. */
static const struct {
	struct row steps[STEPS_MAX];
	const char *want, *heads;
} cases[] = {
	/* one after the other: nothing met */
	{ { { 1, "R_01-A", "assign", "09:00", "to=x" }, { 2, "R_02-B", "close", "10:00", "after=01-A" } }, "--", "02-B" },
	/* the second clone went on for two steps, and knew of none of the first's */
	{ { { 1, "R_01-A", "accept", "09:00", NULL }, { 2, "R_02-B", "close", "10:00", "after=01-A" },
	      { 2, "R_02-C", "note", "10:05", "after=01-A" }, { 3, "R_03-D", "refer", "10:10", "after=02-C" } }, "-3-1", "02-B\n03-D" },
	/* and then both were seen */
	{ { { 1, "R_01-A", "resolve", "09:00", NULL }, { 1, "R_01-B", "refer", "10:00", NULL }, { 2, "R_02-C", "close", "11:00", "after=01-A\n01-B" } }, "10-", "02-C" },
	/* notes, and what two units do, are no decisions; both heads sign */
	{ { { 1, "R_01-A", "note", "09:00", NULL }, { 1, "R_01-B", "close", "10:00", NULL } }, "--", "01-A\n01-B" },
	{ { { 1, "R_01-A", "arrive", "09:00", "unit=1" }, { 1, "R_01-B", "arrive", "10:00", "unit=2" } }, "--", "01-A\n01-B" },
	{ { { 1, "R_01-A", "acknowledge", "09:00", "by=1" }, { 1, "R_01-B", "acknowledge", "10:00", "by=2" } }, "--", "01-A\n01-B" },
	/* but one unit does not arrive twice at different times */
	{ { { 1, "R_01-A", "arrive", "09:00", "unit=1" }, { 1, "R_01-B", "arrive", "10:00", "unit=1" } }, "10", "01-A\n01-B" },
	{ { { 1, "R_01-A", "arrive", "09:00", NULL }, { 1, "R_01-B", "arrive", "09:00", NULL } }, "--", "01-A\n01-B" },
	/* two answers are */
	{ { { 1, "R_01-A", "respond", "09:00", NULL }, { 1, "R_01-B", "respond", "10:00", NULL } }, "10", "01-A\n01-B" },
	/* and of several each meets first the one of its own kind */
	{ { { 1, "R_01-A", "decide", "09:00", NULL }, { 1, "R_01-B", "decide", "09:30", NULL }, { 2, "R_02-C", "respond", "10:00", "after=01-A" }, { 2, "R_02-D", "respond", "10:30", "after=01-B" } }, "1032", "02-C\n02-D" },
	/* what was taken back does not count */
	{ { { 1, "R_01-A", "close", "09:00", NULL }, { 1, "R_01-B", "refer", "10:00", NULL }, { 2, "R_02-C", "retract", "11:00", "step=R_01-B after=01-A\n01-B" } }, "---", "02-C" },
	/* imported steps name nothing: the clock tells */
	{ { { 1, "R_01-A", "assign", "09:00", NULL }, { 2, "R_02-B", "close", "10:00", NULL } }, "--", "02-B" },
	{ { { 1, "R_01-A", "assign", "09:00", NULL }, { 1, "R_01-B", "close", "10:00", NULL } }, "10", "01-A\n01-B" },
	/* a step whose forerunner is gone, or whose clock is not behind what it names, knew of all before it; one
	 * that got a later clock because another took its own did not */
	{ { { 1, "R_01-A", "assign", "09:00", NULL }, { 3, "R_03-C", "close", "10:00", "after=02-B" } }, "--", "01-A\n03-C" },
	{ { { 1, "R_01-A", "assign", "09:00", NULL }, { 2, "R_02-B", "refer", "10:00", "after=01-A" }, { 9, "R_09-C", "close", "11:00", "after=01-A" } }, "-21", "02-B\n09-C" },
};

static void
test_rivals(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct case_file c;
		struct text heads;

		bool handover = strcmp(cases[i].steps[0].verb, "acknowledge") == 0;

		case_make(&c, &arena, handover ? &handover_schema : &report_schema, "08:00",
		    handover ? "outgoing=1 incoming=2" : "kind=lost", cases[i].steps);
		assert_int_equal(c.step_count, strlen(cases[i].want));
		for (size_t k = 0; k < c.step_count; k++) {
			const struct step *want = cases[i].want[k] == '-' ? NULL : &c.steps[cases[i].want[k] - '0'];

			if (c.steps[k].rival != want)
				fail_msg("case %zu, step %zu", i, k);
		}
		heads = history_heads(&c, &arena);
		if (!text_is(heads, cases[i].heads))
			fail_msg("case %zu: heads %.*s", i, TEXT_ARG(heads));
		arena_release(&arena);
	}
}

/* Settled by whoever saw both and decides the same anew; a note settles nothing. */
static void
test_settled(void **state)
{
	static const struct {
		struct row last;
		bool want;
	} rows[] = {
		{ { 2, "R_02-C", "assign", "11:00", "to=y after=01-A\n01-B" }, true },
		{ { 2, "R_02-C", "note", "11:00", "after=01-A\n01-B" }, false },
		{ { 2, "R_02-C", "wait", "11:00", "after=01-B" }, false },
		{ { 2, "R_02-C", "notify", "11:00", "after=01-A\n01-B" }, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct row steps[STEPS_MAX] = { { 1, "R_01-A", "assign", "09:00", "to=x" }, { 1, "R_01-B", "refer", "10:00", NULL }, rows[i].last };
		struct arena arena = {0};
		struct case_file c;

		case_make(&c, &arena, &report_schema, "08:00", "kind=lost", steps);
		if (c.steps[0].rival != &c.steps[1] || c.steps[0].settled != rows[i].want || c.steps[1].settled != rows[i].want)
			fail_msg("row %zu", i);
		arena_release(&arena);
	}
}

/* Each line of `want` is a step in fold order, with an x for each one that its writer knew of. */
static void
test_knew(void **state)
{
	static const struct {
		struct row steps[STEPS_MAX];
		const char *want[4];
	} rows[] = {
		{ { { 1, "R_01-A", "note", "09:00", NULL }, { 2, "R_02-B", "note", "10:00", "after=01-A" }, { 3, "R_03-C", "note", "11:00", "after=02-B" } },
		  { "---", "x--", "xx-" } },
		/* two clones after one step, and one who saw both */
		{ { { 1, "R_01-A", "note", "09:00", NULL }, { 2, "R_02-B", "note", "10:00", "after=01-A" }, { 2, "R_02-C", "note", "10:05", "after=01-A" },
		    { 3, "R_03-D", "note", "11:00", "after=02-B\n02-C" } },
		  { "----", "x---", "x---", "xxx-" } },
		/* one went on for two steps */
		{ { { 1, "R_01-A", "note", "09:00", NULL }, { 1, "R_01-B", "note", "10:00", NULL }, { 2, "R_02-C", "note", "10:05", "after=01-B" } },
		  { "---", "---", "-x-" } },
		/* imported: the clock tells */
		{ { { 1, "R_01-A", "note", "09:00", NULL }, { 1, "R_01-B", "note", "10:00", NULL }, { 2, "R_02-C", "note", "11:00", NULL } },
		  { "---", "---", "xx-" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct case_file c;

		case_make(&c, &arena, &report_schema, "08:00", "kind=lost", rows[i].steps);
		for (size_t a = 0; a < c.step_count; a++)
			for (size_t b = 0; b < c.step_count; b++)
				if (history_knew(&c, &c.steps[a], &c.steps[b]) != (rows[i].want[a][b] == 'x'))
					fail_msg("case %zu: %zu of %zu", i, a, b);
		arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rivals), cmocka_unit_test(test_settled), cmocka_unit_test(test_knew) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
