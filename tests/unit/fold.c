#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "case_fixture.h"

struct fixture {
	struct arena arena;
	struct case_file c;
	struct shape shape;
	struct text *row;
};

static void
fixture_make(struct fixture *x, const struct schema *schema, const char *record, const struct row *rows)
{
	*x = (struct fixture){0};
	case_make(&x->c, &x->arena, schema, "08:00", record, rows);
	x->shape = shape_of(&case_schema, schema, &x->arena);
	x->row = arena_get(&x->arena, x->shape.count * sizeof *x->row);
	/* 2026-11-25T08:00+07:00: a day after it was received */
	case_row(&x->c, &x->shape, 1795568400, TEXT("I"), &x->arena, x->row);
}

/* "status=open age=86400 closed_at=" against the row. */
static void
assert_columns(const struct fixture *x, size_t which, const char *want)
{
	struct text rest = text_of(want), one, name, value;

	while (text_next(&rest, ' ', &one)) {
		int i;
		struct text got;

		text_cut(one, '=', &name, &value);
		i = shape_field(&x->shape, name);
		if (i == NO_FIELD)
			fail_msg("no column %.*s", TEXT_ARG(name));
		got = x->row[i];
		if (got.len == 25 && text_starts(got, TEXT("2026-11-24T")) && value.len == 5)
			got = text_slice(got, 11, 16);
		if (!text_equal(got, value))
			fail_msg("case %zu: %.*s is \"%.*s\"", which, TEXT_ARG(one), TEXT_ARG(x->row[i]));
	}
}

static const struct {
	const char *record;
	struct row steps[STEPS_MAX];
	const char *want;
} cases[] = {
	/* 0: nothing happened yet */
	{ "kind=lost title=t", { { 0 } }, "id=PLB-20261124-R0007 status=new owner= age=86400 shift=I reopened=0 step_count=0 closed_at= title=t" },
	/* 1: closed at birth, no clock */
	{ "kind=log", { { 0 } }, "status=closed age=0 closed_at= reopened=0" },
	{ "kind=log", { { 1, "a", "note", "09:00", "note=x" } }, "status=closed age=0 step_count=1" },
	{ "kind=log", { { 1, "a", "close", "09:00", NULL } }, "status=closed age=0" },
	{ "kind=log", { { 1, "a", "reopen", "09:00", NULL }, { 2, "b", "close", "10:00", NULL } }, "status=closed age=7200 reopened=1" },
	/* 5: the order of the clock, then of at, then of the name, whatever order they were read in */
	{ "kind=lost", { { 2, "b", "accept", "09:00", "by=84" }, { 1, "a", "wait", "10:00", NULL } }, "status=open owner=84" },
	{ "kind=lost", { { 1, "a", "wait", "10:00", NULL }, { 1, "b", "accept", "09:00", "by=84" } }, "status=waiting owner=84" },
	{ "kind=lost", { { 1, "b", "refer", "09:00", NULL }, { 1, "a", "wait", "09:00", NULL } }, "status=referred" },
	{ "kind=lost", { { 10, "b", "refer", "09:00", NULL }, { 9, "a", "wait", "09:00", NULL } }, "status=referred" },
	{ "kind=lost", { { 1, "a", "wait", "2026-11-24T09:00:00+07:00", NULL }, { 1, "b", "refer", "2026-11-24T02:30:00+00:00", NULL } }, "status=referred" },
	/* 10: the owner is who was named last, or who accepted */
	{ "kind=lost", { { 1, "a", "accept", "09:00", "by=84 to=85" }, { 2, "b", "note", "09:01", "by=86" } }, "owner=85 accepted_at=09:00" },
	{ "kind=lost", { { 1, "a", "assign", "09:00", "by=84 to=85" }, { 2, "b", "accept", "09:10", "by=85" } }, "owner=85 assigned_at=09:00 accepted_at=09:10" },
	/* an agency that does not take it hands it back; a duplicate that is taken up again is none */
	{ "kind=social", { { 1, "a", "refer", "09:00", NULL }, { 2, "b", "taken", "09:10", "accepted=no" } }, "status=open referred_at=09:00 taken_at=09:10" },
	{ "kind=social", { { 1, "a", "refer", "09:00", NULL }, { 2, "b", "taken", "09:10", "accepted=yes" } }, "status=referred" },
	{ "kind=lost", { { 1, "a", "duplicate", "09:00", "duplicate_of=PLB-20261124-R0001" } }, "status=duplicate duplicate_of=PLB-20261124-R0001" },
	{ "kind=lost", { { 1, "a", "duplicate", "09:00", "duplicate_of=PLB-20261124-R0001" }, { 2, "b", "reopen", "09:10", NULL } }, "status=open duplicate_of=" },
	/* 12: the earliest of a stage over all episodes, out of order too */
	{ "kind=lost", { { 1, "a", "dispatch", "09:30", NULL }, { 2, "b", "dispatch", "09:10", NULL }, { 3, "c", "arrive", "09:05", NULL } },
	    "status=open dispatched_at=09:10 arrived_at=09:05" },
	{ "kind=lost", { { 1, "a", "close", "10:00", NULL }, { 2, "b", "reopen", "11:00", NULL }, { 3, "c", "close", "12:00", NULL } },
	    "status=closed closed_at=10:00 last_closed_at=12:00 reopened=1 age=14400 step_count=3" },
	{ "kind=lost", { { 1, "a", "close", "10:00", NULL }, { 2, "b", "reopen", "11:00", NULL } },
	    "status=open closed_at=10:00 last_closed_at=10:00 reopened=1 age=86400" },
	/* 15: a late stage time does not reopen, and age stays */
	{ "kind=lost", { { 1, "a", "close", "10:00", NULL }, { 2, "b", "arrive", "09:00", NULL }, { 3, "c", "note", "12:00", NULL } },
	    "status=closed arrived_at=09:00 age=7200 reopened=0" },
	/* 16: what typing refuses but a merge brought changes no status */
	{ "kind=lost", { { 1, "a", "close", "10:00", NULL }, { 1, "b", "accept", "11:00", "by=84" } }, "status=closed accepted_at=11:00 age=7200 reopened=0" },
	{ "kind=lost", { { 1, "a", "close", "10:00", NULL }, { 1, "b", "close", "11:00", NULL } }, "status=closed closed_at=10:00 last_closed_at=11:00 age=10800" },
	{ "kind=lost", { { 1, "a", "void", "10:00", NULL }, { 2, "b", "reopen", "11:00", NULL } }, "status=void reopened=0 age=7200" },
	/* 19: resolved is not over */
	{ "kind=lost", { { 1, "a", "resolve", "10:00", "outcome=found" } }, "status=resolved resolved_at=10:00 outcome=found age=86400" },
	{ "kind=lost", { { 1, "a", "resolve", "10:00", "outcome=found" }, { 2, "b", "reopen", "11:00", NULL }, { 3, "c", "reject", "12:00", NULL } },
	    "status=rejected outcome=found reopened=1 rejected_at=12:00 age=14400" },
	{ "kind=lost", { { 1, "a", "reopen", "11:00", NULL } }, "status=open reopened=0" },
	{ "kind=lost", { { 1, "a", "duplicate", "11:00", "duplicate_of=PLB-20261124-R0001" } }, "status=duplicate duplicate_of=PLB-20261124-R0001 age=10800" },
	{ "kind=lost", { { 1, "a", "analyse", "11:00", "cause=staffing" }, { 2, "b", "analyse", "12:00", "cause=training" } }, "cause=training analysed_at=11:00" },
	/* 24: before it was received, to the second, never repaired */
	{ "kind=lost", { { 1, "a", "close", "07:59", NULL } }, "age=-60" },
	/* 25: retract takes a step out of everything */
	{ "kind=lost", { { 1, "a", "close", "10:00", NULL }, { 2, "b", "retract", "11:00", "step=a" } },
	    "status=new closed_at= last_closed_at= age=86400 step_count=1 reopened=0" },
	{ "kind=lost", { { 1, "a", "close", "10:00", NULL }, { 2, "b", "retract", "11:00", "step=a" }, { 3, "c", "retract", "12:00", "step=b" } },
	    "status=closed closed_at=10:00 step_count=2" },
	{ "kind=lost", { { 1, "a", "void", "10:00", NULL }, { 2, "b", "retract", "11:00", "step=a" } }, "status=new" },
	{ "kind=lost", { { 1, "a", "accept", "10:00", "by=84" }, { 2, "b", "retract", "11:00", "step=x" }, { 3, "c", "retract", "11:00", NULL } }, "status=open step_count=3" },
	{ "kind=lost", { { 1, "a", "retract", "11:00", "step=a" } }, "step_count=1" },
	{ "kind=lost", { { 1, "a", "retract", "09:00", "step=b" }, { 1, "b", "retract", "10:00", "step=a" } }, "step_count=1" },
	/* 31: amend */
	{ "kind=lost category=phone place=here", { { 1, "a", "amend", "09:00", "set=category:\tbag\ntitle:7" }, { 2, "b", "amend", "10:00", "set=category:purse" } },
	    "category=purse title=7 place=here kind=lost status=new" },
	{ "kind=lost category=phone", { { 2, "b", "amend", "09:00", "set=category:bag" }, { 1, "a", "amend", "10:00", "set=category:purse\nplace:" } }, "category=bag place=" },
	{ "kind=lost place=here", { { 1, "a", "amend", "09:00", "set=place:" } }, "place=" },
	{ "kind=lost", { { 1, "a", "amend", "09:00", "set=narrative:a\\nb\\\\n" } }, "narrative=a\nb\\n" },
	{ "kind=lost station=PLB", { { 1, "a", "amend", "09:00", "set=kind:crime\nstation:X\nstatus:closed\nage:1\nreceived:2020-01-01\nnothing:x" } },
	    "kind=lost station=PLB status=new age=86400 received=08:00" },
	{ "kind=lost category=phone", { { 1, "a", "amend", "09:00", "set=category:bag" }, { 2, "b", "retract", "10:00", "step=a" } }, "category=phone" },
	/* 37: a verb that this program does not know is kept and says nothing */
	{ "kind=lost", { { 1, "a", "teleport", "09:00", "to=84" }, { 2, "b", "note", "10:00", NULL } }, "status=new owner= step_count=1" },
};

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture x;

		fixture_make(&x, &report_schema, cases[i].record, cases[i].steps);
		assert_columns(&x, i, cases[i].want);
		/* The file as stored stays as it was. */
		assert_true(text_is(record_get(&x.c.record, NAME_RECEIVED), "2026-11-24T08:00:00+07:00"));
		arena_release(&x.arena);
	}
}

/* The steps of a case in any order come to the same. */
static void
test_any_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct row turned[STEPS_MAX] = { { 0 } };
		struct fixture x;
		size_t n = 0;

		while (n < STEPS_MAX && cases[i].steps[n].verb != NULL)
			n++;
		for (size_t k = 0; k < n; k++)
			turned[k] = cases[i].steps[n - 1 - k];
		fixture_make(&x, &report_schema, cases[i].record, turned);
		assert_columns(&x, i, cases[i].want);
		arena_release(&x.arena);
	}
}

static void
test_after(void **state)
{
	static const struct row rows[STEPS_MAX] = {
		{ 3, "c", "reopen", "11:00", NULL }, { 1, "a", "accept", "09:00", NULL }, { 2, "b", "close", "10:00", NULL },
		{ 4, "d", "close", "12:00", NULL }, { 5, "e", "retract", "13:00", "step=d" }, { 6, "f", "teleport", "14:00", NULL },
	};
	static const enum status want[] = { STATUS_OPEN, STATUS_CLOSED, STATUS_OPEN, STATUS_OPEN, STATUS_OPEN, STATUS_OPEN };
	struct fixture x;

	(void)state;
	fixture_make(&x, &report_schema, "kind=lost", rows);
	for (size_t i = 0; i < x.c.step_count; i++) {
		assert_int_equal(x.c.steps[i].number, i + 1);
		assert_int_equal(x.c.steps[i].after, want[i]);
		assert_int_equal(x.c.steps[i].retracted, i == 3);
	}
	assert_int_equal(x.c.status, STATUS_OPEN);
	arena_release(&x.arena);
}

/* Two sets of one field at one clock. */
static void
test_concurrent(void **state)
{
	static const struct {
		struct row steps[STEPS_MAX];
		const char *want;	/* one letter a step in fold order */
	} sets[] = {
		{ { { 1, "a", "amend", "09:00", "set=category:x" }, { 1, "b", "amend", "10:00", "set=category:y" } }, "cc" },
		{ { { 1, "a", "amend", "09:00", "set=category:x" }, { 2, "b", "amend", "10:00", "set=category:y" } }, "--" },
		{ { { 1, "a", "amend", "09:00", "set=category:x" }, { 1, "b", "amend", "10:00", "set=title:y" } }, "--" },
		{ { { 1, "a", "amend", "09:00", "set=title:x\ncategory:\tx" }, { 1, "b", "note", "09:30", NULL }, { 1, "c", "amend", "10:00", "set=place:z\ncategory:y" } }, "c-c" },
		{ { { 1, "a", "amend", "09:00", "set=category:x" }, { 1, "b", "amend", "10:00", "set=category:y" }, { 2, "c", "retract", "11:00", "step=b" } }, "---" },
		{ { { 1, "a", "note", "09:00", NULL }, { 1, "b", "note", "10:00", NULL } }, "--" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		struct fixture x;

		fixture_make(&x, &report_schema, "kind=lost", sets[i].steps);
		assert_int_equal(x.c.step_count, strlen(sets[i].want));
		for (size_t k = 0; k < x.c.step_count; k++)
			if ((x.c.steps[k].rival != NULL) != (sets[i].want[k] == 'c'))
				fail_msg("case %zu, step %zu", i, k);
		arena_release(&x.arena);
	}
}

/* The owner of an action and the shift of a handover are stored; the folded
 * column of that name would be a second. */
static void
test_stored_columns(void **state)
{
	static const struct row assigned[STEPS_MAX] = { { 1, "a", "assign", "09:00", "to=85" } };
	struct fixture x;

	(void)state;
	fixture_make(&x, &action_schema, "kind=training owner=84", NULL);
	assert_columns(&x, 0, "owner=84 shift=I");
	arena_release(&x.arena);
	fixture_make(&x, &action_schema, "kind=training owner=84", assigned);
	assert_columns(&x, 1, "owner=85 status=open");
	arena_release(&x.arena);
	fixture_make(&x, &handover_schema, "shift=II", NULL);
	assert_columns(&x, 2, "shift=II status=new");
	arena_release(&x.arena);
}

/* A day alone, as anonymous items have it, and a time that is none. */
static void
test_received(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, &feedback_schema, "kind=praise received=2026-11-24", NULL);
	assert_columns(&x, 0, "age=90000 status=new");
	arena_release(&x.arena);
	fixture_make(&x, &feedback_schema, "kind=praise received=soon", NULL);
	assert_columns(&x, 1, "age= status=new");
	arena_release(&x.arena);
}

/* The newest amend that counts; an attached file is not it. */
static void
test_identity(void **state)
{
	static const struct row rows[] = {
		{ 1, "a", "attach", "09:00", "identity=file" }, { 2, "b", "amend", "09:10", "identity=first" },
		{ 3, "c", "amend", "09:20", "identity=second" }, { 4, "d", "amend", "09:30", "set=x" }, { 0 },
	};
	struct fixture x;

	(void)state;
	fixture_make(&x, &report_schema, "kind=lost identity=own", rows);
	assert_true(text_is(case_identity(&x.c), "second"));
	x.c.steps[2].retracted = true;
	assert_true(text_is(case_identity(&x.c), "first"));
	x.c.steps[1].retracted = true;
	assert_true(text_is(case_identity(&x.c), "own"));
	record_put(&x.c.record, NAME_IDENTITY, (struct text){0});
	assert_int_equal(case_identity(&x.c).len, 0);
	arena_release(&x.arena);
}

static void
test_changed(void **state)
{
	static const struct row rows[] = { { 1, "a", "note", "09:00", NULL }, { 2, "b", "approve", "09:10", "file_sum=aa\nbb" }, { 0 } };
	struct fixture x;

	(void)state;
	fixture_make(&x, &report_schema, "kind=lost", rows);
	assert_false(case_changed(&x.c, &x.c.record));
	x.c.record.sum = x.c.steps[0].record.sum = SUM_BAD;
	x.c.record.digest = TEXT("bb");
	x.c.steps[0].record.digest = TEXT("cc");
	assert_false(case_changed(&x.c, &x.c.record));
	assert_true(case_changed(&x.c, &x.c.steps[0].record));
	x.c.steps[1].retracted = true;
	assert_true(case_changed(&x.c, &x.c.record));
	arena_release(&x.arena);
}

/* Nothing is called improved without figures. */
static void
test_verdict(void **state)
{
	static const struct {
		struct row rows[4];
		const char *want;
	} verdicts[] = {
		{ { { 1, "a", "finish", "09:00", NULL }, { 2, "b", "verify", "09:10", "verdict=effective figures=x" }, { 0 } }, "status=closed verdict=effective" },
		{ { { 1, "a", "finish", "09:00", NULL }, { 2, "b", "verify", "09:10", "verdict=effective" }, { 0 } }, "status=closed verdict=" },
		{ { { 1, "a", "finish", "09:00", NULL }, { 2, "b", "verify", "09:10", "verdict=harmful" }, { 0 } }, "status=closed verdict=harmful" },
		{ { { 1, "a", "verify", "09:00", "verdict=not_shown" }, { 2, "b", "verify", "09:10", "verdict=effective" }, { 0 } }, "status=closed verdict=not_shown" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++) {
		struct fixture x;

		fixture_make(&x, &action_schema, "kind=training", verdicts[i].rows);
		assert_columns(&x, i, verdicts[i].want);
		arena_release(&x.arena);
	}
}

static void
test_approval(void **state)
{
	static const struct row rows[] = {
		{ 1, "a", "supplement", "09:00", "note=x" }, { 2, "b", "approve", "09:10", NULL },
		{ 3, "c", "supplement", "09:20", "note=x" }, { 4, "d", "supplement", "09:30", "note=x" }, { 0 },
	};
	struct fixture x;

	(void)state;
	fixture_make(&x, &report_schema, "kind=lost", rows);
	assert_false(case_after_approval(&x.c, &x.c.steps[0]));
	assert_false(case_after_approval(&x.c, &x.c.steps[1]));
	assert_true(case_after_approval(&x.c, &x.c.steps[2]));
	assert_true(case_after_approval(&x.c, NULL));
	assert_int_equal(case_supplement(&x.c, &x.c.steps[0]), 1);
	assert_int_equal(case_supplement(&x.c, &x.c.steps[1]), 0);
	assert_int_equal(case_supplement(&x.c, &x.c.steps[3]), 3);
	x.c.steps[1].retracted = x.c.steps[2].retracted = true;
	assert_false(case_after_approval(&x.c, NULL));
	assert_int_equal(case_supplement(&x.c, &x.c.steps[2]), 0);
	assert_int_equal(case_supplement(&x.c, &x.c.steps[3]), 2);
	arena_release(&x.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases), cmocka_unit_test(test_any_order), cmocka_unit_test(test_after),
		cmocka_unit_test(test_concurrent), cmocka_unit_test(test_stored_columns), cmocka_unit_test(test_received),
		cmocka_unit_test(test_identity), cmocka_unit_test(test_changed), cmocka_unit_test(test_verdict), cmocka_unit_test(test_approval),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
