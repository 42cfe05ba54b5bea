#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "query/clocks.h"
#include "tree_fixture.h"

#include "case_fixture.h"
#include "time_fixture.h"

static const char sla[] = "clock,record,kind,priority,starts,stops,limit,day_kind,pauses,basis,valid_from,valid_until,class\n"
    "scene,report,emergency,,received,arrived,10m,clock,outage,b,,,\n"
    "notice,report,crime,,received,notified,3d,calendar,,b,,,\n"
    "notice,report,crime,,received,notified,3d 10d 20d,calendar,,b,,,light\n"
    "verify,feedback,complaint,,received,accepted assigned,3d,working,,b,,,\n"
    "answer,feedback,complaint,,received,responded,5d,working,wait,b,,,\n"
    "tell,feedback,complaint,,decided,notified,14d,calendar,,b,,,\n"
    "taken,report,social,,referred,taken,3d,working,,b,,,\n"
    "old,feedback,complaint,,received,closed,1d,calendar,,b,,2026-01-01,\n";

static void
noon(const struct fixture *x, int64_t instant, struct buf *out)
{
	char text[MOMENT_TEXT];

	moment_print(moment_in(instant, &x->tree.stations[0].zone), text);
	buf_printf(out, "%.5s %.5s", text + 5, text + 11);
}

/* "scene 1 1 met 11-24 08:10 11-24 08:09": clock, episode, rung, state, due, and
 * when it stopped or ended, and whether something would have before it began. */
static void
print_run(const struct fixture *x, const struct clock_run *r, struct buf *out)
{
	int64_t ended = r->stopped != INT64_MIN ? r->stopped : r->ended;

	buf_printf(out, "%s%.*s %d %d %s ", out->len > 0 ? "; " : "", TEXT_ARG(record_get(r->rule->row, NAME_CLOCK)), r->episode, r->rung,
	    clock_states[r->state].key);
	noon(x, r->due, out);
	if (ended != INT64_MIN) {
		buf_putc(out, ' ');
		noon(x, ended, out);
	}
	buf_puts(out, r->early ? " early" : "");
}

/* The day is Tuesday 24 November 2026; Wednesday 9 December is a holiday. */
static const struct {
	const struct schema *schema;
	const char *received, *fields;
	struct row steps[STEPS_MAX];
	const char *now, *want;
} cases[] = {
	/* 0: ten minutes, to the second */
	{ &report_schema, "08:00", "kind=emergency", { { 0 } }, "08:10", "scene 1 1 open 11-24 08:10" },
	{ &report_schema, "08:00", "kind=emergency", { { 0 } }, "2026-11-24T08:10:01+07:00", "scene 1 1 breached 11-24 08:10" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "arrive", "08:10", NULL } }, "09:00", "scene 1 1 met 11-24 08:10 11-24 08:10" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "arrive", "08:11", NULL }, { 2, "R_02-B", "close", "08:30", NULL } }, "09:00",
	  "scene 1 1 breached 11-24 08:10 11-24 08:11" },
	/* 4: what ends before it is due is neither met nor breached; what was over stays so */
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "duplicate", "08:05", NULL } }, "2026-11-30T08:00:00+07:00", "scene 1 1 ended 11-24 08:10 11-24 08:05" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "close", "08:20", NULL } }, "09:00", "scene 1 1 breached 11-24 08:10 11-24 08:20" },
	/* a stop before the start is none: late while it runs, not known once it has ended */
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "arrive", "07:59", NULL } }, "09:00", "scene 1 1 breached 11-24 08:10 early" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "arrive", "07:59", NULL }, { 2, "R_02-B", "close", "08:30", NULL } }, "09:00", "scene 1 1 ended 11-24 08:10 11-24 08:30 early" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "arrive", "07:59", NULL }, { 2, "R_02-B", "arrive", "08:09", NULL } }, "09:00", "scene 1 1 met 11-24 08:10 11-24 08:09" },
	/* what comes after the end changes nothing */
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "duplicate", "08:05", NULL }, { 2, "R_02-B", "arrive", "08:20", NULL } }, "09:00", "scene 1 1 ended 11-24 08:10 11-24 08:05" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "close", "08:05", NULL }, { 2, "R_02-B", "arrive", "08:07", NULL } }, "09:00", "scene 1 1 ended 11-24 08:10 11-24 08:05" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "arrive", "08:05", NULL }, { 2, "R_02-B", "retract", "08:06", "step=R_01-A" } }, "09:00", "scene 1 1 breached 11-24 08:10" },
	/* 8: a stage that was typed late belongs to its own time */
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "close", "08:30", NULL }, { 2, "R_02-B", "arrive", "08:07", NULL } }, "09:00", "scene 1 1 met 11-24 08:10 11-24 08:07" },
	/* 9: reopened: another episode, the first stays as it was */
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "arrive", "08:20", NULL }, { 2, "R_02-B", "close", "08:30", NULL }, { 3, "R_03-C", "reopen", "09:00", NULL } }, "09:05",
	  "scene 1 1 breached 11-24 08:10 11-24 08:20; scene 2 1 open 11-24 09:10" },
	{ &report_schema, "08:00", "kind=emergency", { { 1, "R_01-A", "close", "08:30", NULL }, { 2, "R_02-B", "reopen", "09:00", NULL }, { 3, "R_03-C", "arrive", "08:05", NULL } }, "09:05",
	  "scene 1 1 met 11-24 08:10 11-24 08:05; scene 2 1 open 11-24 09:10" },
	/* 11: three days after the day it came in; of a class, the ladder alone */
	{ &report_schema, "23:59", "kind=crime identity=i", { { 0 } }, "2026-11-27T23:59:59+07:00", "notice 1 1 open 11-27 23:59" },
	{ &report_schema, "23:59", "kind=crime identity=i", { { 0 } }, "2026-11-28T00:00:00+07:00", "notice 1 1 breached 11-27 23:59" },
	{ &report_schema, "08:00", "kind=crime class=light identity=i", { { 1, "R_01-A", "notify", "2026-11-25T09:00:00+07:00", NULL } }, "2026-11-26T08:00:00+07:00",
	  "notice 1 1 met 11-27 23:59 11-25 09:00; notice 1 2 open 12-04 23:59; notice 1 3 open 12-14 23:59" },
	/* 14: two notices in one window meet one rung; a late one ends all that are over, and meets none */
	{ &report_schema, "08:00", "kind=crime class=light identity=i", { { 1, "R_01-A", "notify", "09:00", NULL }, { 2, "R_02-B", "notify", "10:00", NULL } }, "2026-11-26T08:00:00+07:00",
	  "notice 1 1 met 11-27 23:59 11-24 09:00; notice 1 2 open 12-04 23:59; notice 1 3 open 12-14 23:59" },
	{ &report_schema, "08:00", "kind=crime class=light identity=i", { { 1, "R_01-A", "notify", "2026-12-05T09:00:00+07:00", NULL } }, "2026-12-06T08:00:00+07:00",
	  "notice 1 1 breached 11-27 23:59 12-05 09:00; notice 1 2 breached 12-04 23:59 12-05 09:00; notice 1 3 open 12-14 23:59" },
	{ &report_schema, "08:00", "kind=crime class=light identity=i", { { 1, "R_01-A", "respond", "09:00", "via=sms" }, { 2, "R_02-B", "notify", "2026-12-01T09:00:00+07:00", NULL },
	      { 3, "R_03-C", "notify", "2026-12-14T23:59:59+07:00", NULL } }, "2026-12-20T08:00:00+07:00",
	  "notice 1 1 met 11-27 23:59 11-24 09:00; notice 1 2 met 12-04 23:59 12-01 09:00; notice 1 3 met 12-14 23:59 12-14 23:59" },
	/* 17: several at once; a wait moves those that pause for it */
	{ &feedback_schema, "08:00", "kind=complaint", { { 0 } }, "09:00", "verify 1 1 open 11-27 23:59; answer 1 1 open 12-01 23:59" },
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "wait", "10:00", NULL } }, "2026-11-26T10:00:00+07:00", "verify 1 1 open 11-27 23:59; answer 1 1 paused 12-02 23:59" },
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "wait", "10:00", NULL }, { 2, "R_02-B", "note", "11:00", NULL }, { 3, "R_03-C", "resume", "2026-12-01T10:00:00+07:00", NULL } },
	  "2026-12-01T11:00:00+07:00", "verify 1 1 breached 11-27 23:59; answer 1 1 open 12-07 23:59" },
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "wait", "2026-12-02T00:00:00+07:00", NULL } }, "2026-12-04T11:00:00+07:00", "verify 1 1 breached 11-27 23:59; answer 1 1 breached 12-01 23:59" },
	/* 21: a clock that starts later; a decision, and the notice before it stops nothing */
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "assign", "08:10", "to=1" }, { 2, "R_02-B", "notify", "08:20", NULL }, { 3, "R_03-C", "decide", "09:00", NULL },
	      { 4, "R_04-D", "respond", "10:00", "via=sms" } }, "11:00",
	  "verify 1 1 met 11-27 23:59 11-24 08:10; answer 1 1 met 12-01 23:59 11-24 10:00; tell 1 1 met 12-08 23:59 11-24 10:00" },
	/* 22: a day without a time is never said to be late before it is over */
	{ &feedback_schema, "2026-11-24", "kind=complaint anonymous=yes", { { 1, "R_01-A", "assign", "2026-11-27", "to=1" } }, "2026-11-28T11:00:00+07:00",
	  "verify 1 1 met 11-27 23:59 11-27 00:00; answer 1 1 open 12-01 23:59" },
	/* 23: a dispute begins anew though nothing was closed */
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "assign", "08:10", "to=1" }, { 2, "R_02-B", "respond", "09:00", NULL }, { 3, "R_03-C", "dispute", "2026-12-08T10:00:00+07:00", NULL } },
	  "2026-12-08T11:00:00+07:00", "verify 1 1 met 11-27 23:59 11-24 08:10; answer 1 1 met 12-01 23:59 11-24 09:00; verify 2 1 open 12-14 23:59; answer 2 1 open 12-16 23:59" },
	/* and what ran on then ends there; but who disputes what nobody answered yet gains the desk no time */
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "respond", "09:00", NULL }, { 2, "R_02-B", "dispute", "2026-11-26T10:00:00+07:00", NULL } }, "2026-11-26T11:00:00+07:00",
	  "verify 1 1 ended 11-27 23:59 11-26 10:00; answer 1 1 met 12-01 23:59 11-24 09:00; verify 2 1 open 12-01 23:59; answer 2 1 open 12-03 23:59" },
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "dispute", "2026-11-26T10:00:00+07:00", NULL } }, "2026-11-26T11:00:00+07:00",
	  "verify 1 1 open 11-27 23:59; answer 1 1 open 12-01 23:59" },
	/* the waiting of another episode is not that of the first */
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "close", "09:00", NULL }, { 2, "R_02-B", "reopen", "10:00", NULL }, { 3, "R_03-C", "wait", "11:00", NULL } }, "2026-11-27T12:00:00+07:00",
	  "verify 1 1 ended 11-27 23:59 11-24 09:00; answer 1 1 ended 12-01 23:59 11-24 09:00; verify 2 1 open 11-27 23:59; answer 2 1 paused 12-03 23:59" },
	/* a second referral runs again; a third that nobody answered goes on */
	{ &report_schema, "08:00", "kind=social", { { 1, "R_01-A", "refer", "08:10", NULL }, { 2, "R_02-B", "taken", "08:20", "accepted=no" }, { 3, "R_03-C", "refer", "08:30", NULL } }, "09:00",
	  "taken 1 1 met 11-27 23:59 11-24 08:20; taken 1 1 open 11-27 23:59" },
	/* who left no contact and no code cannot be told: no clock runs that only a telling stops */
	{ &report_schema, "08:00", "kind=crime", { { 0 } }, "2026-12-20T08:00:00+07:00", "notice 1 1 untellable 11-27 23:59" },
	{ &report_schema, "08:00", "kind=crime", { { 1, "R_01-A", "receipt", "09:00", "code_sha256=x" } }, "2026-12-20T08:00:00+07:00", "notice 1 1 breached 11-27 23:59" },
	{ &report_schema, "08:00", "kind=crime", { { 1, "R_01-A", "notify", "09:00", NULL } }, "2026-12-20T08:00:00+07:00", "notice 1 1 met 11-27 23:59 11-24 09:00" },
	{ &feedback_schema, "08:00", "kind=complaint", { { 1, "R_01-A", "assign", "08:10", "to=1" }, { 2, "R_02-B", "respond", "08:20", NULL }, { 3, "R_03-C", "decide", "09:00", NULL } },
	  "2026-12-20T08:00:00+07:00", "verify 1 1 met 11-27 23:59 11-24 08:10; answer 1 1 met 12-01 23:59 11-24 08:20; tell 1 1 untellable 12-08 23:59" },
	/* no clock */
	{ &report_schema, "08:00", "kind=lost", { { 0 } }, "09:00", "" },
	{ &report_schema, "08:00", "kind=log", { { 0 } }, "09:00", "" },
};

static void
test_cases(void **state)
{
	struct fixture *x = *state;
	struct clocks *k;

	fixture_write(x, "sla.csv", sla);
	fixture_write(x, "holidays.csv", "date,name,kind,basis\n2026-12-09,Pilkada,national,x\n");
	k = clocks_new(&x->tree, INT64_MAX, &fail_nowhere);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct scanned c = { .station = &x->tree.stations[0], .arena = &arena };
		struct clock_run *runs = NULL;
		struct fail why = {0};
		struct buf got = {0};
		size_t count;

		case_make(&c.c, &arena, cases[i].schema, cases[i].received, cases[i].fields, cases[i].steps);
		assert_true(moment_parse(record_get(&c.c.record, NAME_RECEIVED), &c.received, &why));
		count = clocks_of(k, &c, time_instant(case_moment(&arena, cases[i].now)), &arena, &runs);
		for (size_t r = 0; r < count; r++)
			print_run(x, &runs[r], &got);
		if (!text_is(buf_view(&got), cases[i].want))
			fail_msg("case %zu:\n want %s\n  got %.*s", i, cases[i].want, TEXT_ARG(buf_view(&got)));
		buf_release(&got);
		arena_release(&arena);
	}
	clocks_free(k);
}

/* Rows that cannot be read are said, and the others count. */
static void
test_faults(void **state)
{
	struct fixture *x = *state;
	struct clocks *k;

	fixture_write(x, "sla.csv", "clock,record,starts,stops,limit,day_kind,basis\na,report,received,closed,10x,clock,b\nb,report,received,arived,1d,clock,b\n"
	    "c,report,received,closed,1d,clock,b\n");
	k = clocks_new(&x->tree, INT64_MAX, &fail_nowhere);
	assert_non_null(k);
	assert_int_equal(calendar_day(clocks_calendar(k, &x->tree.stations[1]), 1795482000), 20781);
	clocks_free(k);
}

/* A name has what it likes; a line that is none is left aside. */
static void
test_lines(void **state)
{
	struct text rest = TEXT("scene met 2026-11-24T08:10:00+07:00\n\nSP2HP A1 pertama breached 2026-11-27T08:10:00+07:00\nmet\na met\nx open d");
	struct text clock, state_key;
	struct buf got = {0};

	(void)state;
	while (clocks_next(&rest, &clock, &state_key))
		buf_printf(&got, "[%.*s|%.*s]", TEXT_ARG(clock), TEXT_ARG(state_key));
	assert_string_equal(got.data, "[scene|met][SP2HP A1 pertama|breached][x|open]");
	buf_release(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_cases, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_faults, fixture_setup, fixture_teardown),
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
