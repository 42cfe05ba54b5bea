#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/closing.h"

#include "steps_fixture.h"

enum { STEPS_MAX = 12 };

/* Feedback as its steps in a line: "respond:via=phone !notify"; one with ! was
 * taken back. Then what it lacks, with and without telling. */
struct row {
	const char *kind, *identity, *steps, *telling, *otherwise;
};

static struct case_file
make(const struct row *row, const struct schema *schema, struct arena *arena)
{
	struct case_file c = { .steps = arena_get(arena, STEPS_MAX * sizeof *c.steps) };
	struct text rest = text_of(row->steps), word;

	record_init(&c.record, schema, arena);
	record_put(&c.record, NAME_KIND, text_of(row->kind));
	record_put(&c.record, NAME_IDENTITY, text_of(row->identity));
	while (rest.len > 0 && text_next(&rest, ' ', &word)) {
		struct step *s = &c.steps[c.step_count++];

		s->retracted = text_starts(word, TEXT("!"));
		record_init(&s->record, &step_schema, arena);
		s->verb = step_find(steps_fill(&s->record, text_after(word, s->retracted)));
		assert_non_null(s->verb);
		s->number = (int64_t)c.step_count;
	}
	case_fold(&c);
	return c;
}

static void
expect(const struct row *row, const struct case_file *c, void (*lacks)(const struct case_file *, bool, struct buf *))
{
	const char *expected[] = { row->otherwise, row->telling };

	for (int telling = 0; telling < 2; telling++) {
		struct buf got = {0};

		lacks(c, telling, &got);
		if (!text_is(buf_view(&got), expected[telling]))
			print_error("%s %s, telling %d: %.*s\n", row->kind, row->steps, telling, TEXT_ARG(buf_view(&got)));
		assert_true(text_is(buf_view(&got), expected[telling]));
		buf_release(&got);
	}
}

static void
what_is_missing(void **state)
{
	static const struct row rows[] = {
		{ "complaint", "", "", "analyse, decide, respond", "analyse, decide, respond" },
		{ "complaint", "x", "", "analyse, decide, respond, notify", "analyse, decide, respond" },
		{ "complaint", "x", "analyse decide respond", "notify", "" },
		{ "complaint", "x", "analyse decide respond notify", "", "" },
		{ "complaint", "x", "analyse decide respond:via=phone", "", "" },
		{ "complaint", "x", "analyse decide respond notify respond", "notify", "" },
		{ "complaint", "", "analyse decide respond", "", "" },
		{ "question", "", "analyse !decide respond", "decide", "decide" },
		{ "praise", "x", "", "", "" },
		/* opened again: answered and told anew */
		{ "complaint", "x", "analyse decide respond:via=phone close dispute", "respond, notify", "respond" },
		{ "complaint", "", "analyse decide respond close reopen respond", "", "" },
		{ "complaint", "", "analyse decide respond close !dispute", "", "" },
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct case_file c = make(&rows[i], &feedback_schema, &arena);

		expect(&rows[i], &c, closing_missing);
	}
	arena_release(&arena);
}

static void
of_a_report_nothing(void **state)
{
	static const struct row row = { "crime", "x", "close", "", "" };
	struct arena arena = {0};
	struct case_file c = make(&row, &report_schema, &arena);

	(void)state;
	c.status = STATUS_CLOSED;
	expect(&row, &c, closing_missing);
	expect(&row, &c, closing_lacks);
	arena_release(&arena);
}

static void
what_a_closed_one_lacks(void **state)
{
	static const struct row rows[] = {
		{ "complaint", "x", "analyse decide !respond close", "respond, notify", "respond" },
		{ "complaint", "x", "analyse decide close respond", "notify", "" },
		{ "complaint", "x", "close:without=x", "", "" },
		{ "complaint", "x", "close:source=lama", "", "" },
		{ "complaint", "x", "close:without=x reopen close", "analyse, decide, respond, notify", "analyse, decide, respond" },
		{ "complaint", "x", "close !close:without=x", "analyse, decide, respond, notify", "analyse, decide, respond" },
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct case_file c = make(&rows[i], &feedback_schema, &arena);
		static const struct row open = { "complaint", "", "", "", "" };

		c.status = STATUS_OPEN;
		expect(&open, &c, closing_lacks);
		c.status = STATUS_CLOSED;
		expect(&rows[i], &c, closing_lacks);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_missing), cmocka_unit_test(of_a_report_nothing), cmocka_unit_test(what_a_closed_one_lacks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
