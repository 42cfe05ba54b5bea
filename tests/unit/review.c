#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/review.h"

#include "steps_fixture.h"

/* A case as its steps in a line: "assign:to=84 analyse:by=84 dispute", a step
 * with ! before it was taken back. Then the step that is to follow. */
struct row {
	const char *steps, *next;
	enum name refused;
};

enum { STEPS_MAX = 8 };

static enum name
refused(const struct row *row, struct arena *arena)
{
	struct case_file c = { .steps = arena_get(arena, STEPS_MAX * sizeof *c.steps) };
	struct text rest = text_of(row->steps), word;
	struct record next;

	while (rest.len > 0 && text_next(&rest, ' ', &word)) {
		struct step *s = &c.steps[c.step_count++];

		s->retracted = text_starts(word, TEXT("!"));
		record_init(&s->record, &step_schema, arena);
		s->verb = step_find(steps_fill(&s->record, text_after(word, s->retracted)));
		assert_non_null(s->verb);
	}
	record_init(&next, &step_schema, arena);
	word = steps_fill(&next, text_of(row->next));
	return review_refuses(&c, c.step_count, step_find(word), &next);
}

static void
handled_by(void **state)
{
	static const struct row rows[] = {
		/* nothing was disputed */
		{ "", "assign:to=84", NAME_NONE },
		{ "assign:to=84 decide:by=84", "close:by=84", NAME_NONE },
		/* whoever had it before it */
		{ "assign:to=84 dispute", "assign:to=84", NAME_TO },
		{ "assign:to=84 dispute", "accept:by=84", NAME_BY },
		{ "accept:by=84 dispute", "accept:by=84", NAME_BY },
		{ "accept:by=86,to=84 dispute", "assign:to=84", NAME_TO },
		{ "assign:to=84 assign:to=85 dispute", "assign:to=84", NAME_TO },
		{ "assign:to=84 assign:to=85 dispute", "decide:by=84", NAME_BY },
		{ "!assign:to=84 assign:to=85 dispute", "assign:to=84", NAME_NONE },
		{ "dispute:to=84 assign:to=85 dispute", "accept:by=84", NAME_BY },
		{ "assign:to=84 assign:to=85 dispute", "assign:to=85", NAME_TO },
		/* who acted on it before it */
		{ "analyse:by=84 dispute", "assign:to=84", NAME_TO },
		{ "decide:by=84 dispute", "analyse:by=84", NAME_BY },
		{ "respond:by=84 dispute", "decide:by=84", NAME_BY },
		{ "resolve:by=84 dispute", "respond:by=84", NAME_BY },
		{ "close:by=84 dispute", "resolve:by=84", NAME_BY },
		{ "reject:by=84 dispute", "close:by=84", NAME_BY },
		{ "assign:to=84 dispute", "reject:by=84", NAME_BY },
		/* what anybody may do, and what makes nobody a handler */
		{ "decide:by=84 dispute", "note:by=84", NAME_NONE },
		{ "decide:by=84 dispute", "notify:by=84", NAME_NONE },
		{ "decide:by=84 dispute", "assign:by=84,to=85", NAME_NONE },
		{ "note:by=84 notify:by=84 assign:by=84,to=85 dispute", "decide:by=84", NAME_NONE },
		{ "decide dispute", "decide", NAME_NONE },
		{ "decide:by=84 dispute", "supplement:by=84", NAME_NONE },
		{ "decide:by=84 dispute", "heard:by=84", NAME_NONE },
		{ "decide:by=84 dispute", "attach:by=84", NAME_NONE },
		{ "decide:by=84 dispute", "advise:by=84", NAME_NONE },
		{ "decide:by=84 dispute", "amend:by=84,set=title:concerns", NAME_NONE },
		/* what would end the review, or turn it elsewhere */
		{ "decide:by=84 dispute", "void:by=84", NAME_BY },
		{ "decide:by=84 dispute", "duplicate:by=84", NAME_BY },
		{ "decide:by=84 dispute", "refer:by=84", NAME_BY },
		{ "decide:by=84 dispute", "taken:by=84", NAME_BY },
		{ "decide:by=84 dispute", "wait:by=84", NAME_BY },
		{ "decide:by=84 dispute", "return:by=84", NAME_BY },
		{ "decide:by=84 dispute", "reopen:by=84", NAME_BY },
		{ "decide:by=84 dispute", "retract:by=84", NAME_BY },
		{ "decide:by=84 dispute", "amend:by=84,set=concerns:85", NAME_BY },
		{ "decide:by=84 dispute", "void:by=85", NAME_NONE },
		{ "decide:by=84 dispute", "retract:by=85", NAME_NONE },
		/* also where it is there already: the steps are those with it counted */
		{ "decide:by=84 !dispute:uid=a", "retract:by=84,step=a", NAME_BY },
		{ "!decide:by=84,uid=a dispute", "retract:by=84,step=a", NAME_BY },
		{ "decide:by=84 !dispute:uid=a", "retract:by=84,step=b", NAME_NONE },
		/* a code in other letters is the same officer */
		{ "decide:by=p2 dispute", "close:by=P2", NAME_BY },
		{ "assign:to=P2 dispute", "assign:to=p2", NAME_TO },
		/* somebody else, also after it */
		{ "decide:by=84 dispute", "assign:to=85", NAME_NONE },
		{ "decide:by=84 dispute assign:to=85 decide:by=85", "close:by=85", NAME_NONE },
		/* a second dispute keeps both away */
		{ "decide:by=84 dispute assign:to=85 dispute", "assign:to=85", NAME_TO },
		{ "decide:by=84 dispute decide:by=85 dispute", "decide:by=84", NAME_BY },
		{ "assign:to=84 dispute:to=85 dispute", "assign:to=85", NAME_TO },
		{ "assign:to=84 dispute note dispute", "assign:to=84", NAME_TO },
		/* the dispute itself names who reviews */
		{ "decide:by=84", "dispute:to=84", NAME_TO },
		{ "decide:by=84", "dispute:to=85", NAME_NONE },
		{ "decide:by=84", "dispute:by=84", NAME_NONE },
		/* what was taken back does not count */
		{ "decide:by=84 !dispute", "assign:to=84", NAME_NONE },
		{ "!decide:by=84 dispute", "assign:to=84", NAME_NONE },
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum name got = refused(&rows[i], &arena);

		if (got != rows[i].refused)
			print_error("%s, then %s\n", rows[i].steps, rows[i].next);
		assert_int_equal(got, rows[i].refused);
	}
	arena_release(&arena);
}

/* Only the steps before the one in question count. */
static void
first_steps(void **state)
{
	struct arena arena = {0};
	struct step steps[2] = { { .verb = step_find(TEXT("decide")) }, { .verb = step_find(TEXT("dispute")) } };
	struct case_file c = { .steps = steps, .step_count = 2 };
	struct record next;

	(void)state;
	record_init(&steps[0].record, &step_schema, &arena);
	record_init(&steps[1].record, &step_schema, &arena);
	record_put(&steps[0].record, NAME_BY, TEXT("84"));
	record_init(&next, &step_schema, &arena);
	record_put(&next, NAME_BY, TEXT("84"));
	assert_int_equal(review_refuses(&c, 1, steps[0].verb, &next), NAME_NONE);
	assert_int_equal(review_refuses(&c, 2, steps[0].verb, &next), NAME_BY);
	arena_release(&arena);
}

static void
under_review(void **state)
{
	struct arena arena = {0};
	struct step steps[2] = { { .verb = step_find(TEXT("decide")) }, { .verb = step_find(TEXT("dispute")) } };
	struct case_file c = { .steps = steps, .step_count = 1 };

	(void)state;
	record_init(&steps[0].record, &step_schema, &arena);
	record_init(&steps[1].record, &step_schema, &arena);
	assert_false(review_runs(&c));
	c.step_count = 2;
	assert_true(review_runs(&c));
	steps[1].retracted = true;
	assert_false(review_runs(&c));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(handled_by), cmocka_unit_test(first_steps), cmocka_unit_test(under_review),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
