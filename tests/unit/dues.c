#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "cli/dues.h"
#include "tree_fixture.h"

#include "case_fixture.h"
#include "time_fixture.h"

/* "what next MM-DD HH:MM" of each, in order. */
static const struct {
	const struct schema *schema;
	const char *fields;
	struct row steps[STEPS_MAX];
	const char *now, *want;
} cases[] = {
	{ &report_schema, "kind=crime identity=i", { { 0 } }, "09:00", "notice 1/2 notify 11-27 23:59" },
	/* of a ladder the first that runs; of several clocks each */
	{ &report_schema, "kind=crime identity=i", { { 1, "R_01-A", "notify", "08:30", NULL } }, "09:00", "notice 2/2 notify 12-04 23:59" },
	{ &feedback_schema, "kind=complaint", { { 0 } }, "09:00", "verify accept 11-27 23:59; answer respond 12-01 23:59" },
	/* paused in time: not due; over before: still */
	{ &feedback_schema, "kind=complaint", { { 1, "R_01-A", "accept", "08:10", NULL }, { 2, "R_02-B", "wait", "08:20", "until=2026-11-26" } }, "09:00", "wait resume 11-26 23:59" },
	{ &feedback_schema, "kind=complaint", { { 1, "R_01-A", "accept", "08:10", NULL }, { 2, "R_02-B", "wait", "2026-12-05T08:00:00+07:00", NULL } }, "2026-12-06T08:00:00+07:00", "answer respond 12-01 23:59" },
	/* a promise of the refer step stays through its acceptance */
	{ &report_schema, "kind=social", { { 1, "R_01-A", "refer", "08:10", "until=2026-11-25T12:00:00+07:00" }, { 2, "R_02-B", "taken", "08:20", "accepted=yes" } }, "09:00", "referral outcome 11-25 12:00" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "refer", "08:10", "until=2026-11-25T00:00:00+07:00" }, { 2, "R_02-B", "outcome", "08:20", NULL } }, "09:00", "" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "refer", "08:10", NULL }, { 2, "R_02-B", "taken", "08:20", "accepted=no" }, { 3, "R_03-C", "note", "08:30", NULL } }, "09:00", "referral refer 11-24 08:20" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "refer", "08:10", NULL }, { 2, "R_02-B", "taken", "08:20", "accepted=no" }, { 3, "R_03-C", "assign", "08:30", "to=1" } }, "09:00", "" },
	/* a dispute until somebody is given it */
	{ &report_schema, "kind=social", { { 1, "R_01-A", "dispute", "08:10", NULL }, { 2, "R_02-B", "note", "08:20", NULL } }, "09:00", "review assign 11-24 08:10" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "dispute", "08:10", NULL }, { 2, "R_02-B", "assign", "08:20", "to=1" } }, "09:00", "" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "dispute", "08:10", NULL }, { 2, "R_02-B", "close", "08:20", NULL } }, "09:00", "" },
	/* what a citizen wrote himself, until anything is done */
	{ &report_schema, "kind=social", { { 1, "R_01-A", "heard", "08:10", "reply=x" } }, "09:00", "reply respond 11-24 08:10" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "heard", "08:10", "reply=x by=1" } }, "09:00", "" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "close", "08:10", NULL }, { 2, "R_02-B", "heard", "08:20", "reply=x" } }, "09:00", "reply respond 11-24 08:20" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "heard", "08:10", "reply=x" }, { 2, "R_02-B", "note", "08:20", NULL } }, "09:00", "" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "void", "08:10", NULL }, { 2, "R_02-B", "heard", "08:20", "reply=x" } }, "09:00", "" },
	/* nor is it lost where another clone closed without having seen it; a day is due at its end */
	{ &report_schema, "kind=social", { { 1, "R_01-A", "dispute", "08:10", NULL }, { 1, "R_01-B", "close", "08:20", NULL } }, "09:00", "review reopen 11-24 08:10" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "dispute", "2026-11-24", NULL } }, "09:00", "review assign 11-24 23:59" },
	/* the newest promise that stands */
	{ &report_schema, "kind=social", { { 1, "R_01-A", "wait", "08:10", "until=2026-11-25" }, { 2, "R_02-B", "wait", "08:20", "until=2026-11-26" }, { 3, "R_03-C", "wait", "08:30", NULL },
	      { 4, "R_04-D", "retract", "08:40", "step=R_02-B" } }, "09:00", "wait resume 11-25 23:59" },
	{ &report_schema, "kind=social", { { 1, "R_01-A", "wait", "08:10", "until=2026-11-25" }, { 2, "R_02-B", "resume", "08:20", NULL }, { 3, "R_03-C", "wait", "08:30", NULL } }, "09:00", "" },
	/* actions and handovers; what was amended holds */
	{ &action_schema, "kind=training due=2026-11-25", { { 1, "R_01-A", "amend", "08:10", "set=due:2026-12-31" } }, "09:00", "action finish 12-31 23:59" },
	{ &action_schema, "kind=training due=2026-11-25 verify_after=2026-11-30", { { 0 } }, "09:00", "action finish 11-25 23:59; verify finish 11-30 23:59" },
	{ &action_schema, "kind=training due=2026-11-25 verify_after=2026-11-30", { { 1, "R_01-A", "finish", "08:10", NULL } }, "09:00", "verify verify 11-30 23:59" },
	{ &action_schema, "kind=training due=2026-11-25 verify_after=2026-11-30", { { 1, "R_01-A", "close", "08:10", NULL } }, "09:00", "" },
	{ &handover_schema, "shift=malam outgoing=1 incoming=2", { { 1, "R_01-A", "acknowledge", "08:10", "by=1" } }, "09:00", "handover acknowledge 11-24 09:00" },
	{ &handover_schema, "shift=malam outgoing=1 incoming=2", { { 1, "R_01-A", "acknowledge", "08:10", "by=1" }, { 2, "R_02-B", "acknowledge", "08:10", "by=2" } }, "09:00", "" },
};

static void
test_dues(void **state)
{
	struct fixture *x = *state;
	struct clocks *k;

	fixture_write(x, "sla.csv", "clock,record,kind,starts,stops,limit,day_kind,pauses,basis\n"
	    "notice,report,crime,received,notified,3d 10d,calendar,,b\nverify,feedback,,received,accepted assigned,3d,working,,b\n"
	    "answer,feedback,,received,responded,5d,working,wait,b\n");
	k = clocks_new(&x->tree, INT64_MAX, &fail_nowhere);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct scanned c = { .station = &x->tree.stations[0], .arena = &arena };
		struct fail why = {0};
		struct buf got = {0};
		struct due *dues;
		size_t count;

		case_make(&c.c, &arena, cases[i].schema, "08:00", cases[i].fields, cases[i].steps);
		assert_true(moment_parse(record_get(&c.c.record, NAME_RECEIVED), &c.received, &why));
		count = dues_of(k, &c, time_instant(case_moment(&arena, cases[i].now)), &arena, &dues);
		for (size_t d = 0; d < count; d++) {
			char at[MOMENT_TEXT];

			moment_print(moment_in(dues[d].at, &c.station->zone), at);
			buf_printf(&got, "%s%.*s %s %.5s %.5s", d > 0 ? "; " : "", TEXT_ARG(dues[d].what), dues[d].next, at + 5, at + 11);
		}
		if (!text_is(buf_view(&got), cases[i].want))
			fail_msg("case %zu:\n want %s\n  got %.*s", i, cases[i].want, TEXT_ARG(buf_view(&got)));
		buf_release(&got);
		arena_release(&arena);
	}
	clocks_free(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_dues, fixture_setup, fixture_teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
