#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/shape.h"
#include "record/voice.h"

#include "case_fixture.h"

static void
test_tellable(void **state)
{
	static const struct { const char *fields; struct row steps[3]; bool tellable; } rows[] = {
		{ "kind=complaint", { { 0 } }, false },
		{ "kind=complaint identity=k7q2", { { 0 } }, true },
		{ "kind=complaint code_sha256=ab12", { { 0 } }, true },
		/* A code that came later, by a step. */
		{ "kind=complaint", { { 1, "01-AAAA", "note", "09:00", "code_sha256=ab12" }, { 0 } }, true },
	};
	struct arena arena = {0};
	struct case_file c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		case_make(&c, &arena, &feedback_schema, "08:00", rows[i].fields, rows[i].steps);
		if (voice_tellable(&c) != rows[i].tellable)
			fail_msg("row %zu, %s", i, rows[i].fields);
	}
	arena_release(&arena);
}

/* The close that stands counts: not one that was reopened, taken back, or followed by
 * one that lacked nothing. */
static void
test_closed_without(void **state)
{
	static const struct { struct row steps[5]; bool without; } rows[] = {
		{ { { 0 } }, false },
		{ { { 1, "01-AAAA", "close", "09:00", NULL }, { 0 } }, false },
		{ { { 1, "01-AAAA", "close", "09:00", "without=berlaku" }, { 0 } }, true },
		{ { { 1, "01-AAAA", "close", "09:00", "without=berlaku" }, { 2, "02-AAAA", "note", "09:10", "text=x" }, { 0 } }, true },
		{ { { 1, "01-AAAA", "close", "09:00", "without=berlaku" }, { 2, "02-AAAA", "reopen", "09:10", "reason=x" }, { 0 } }, false },
		{ { { 1, "01-AAAA", "close", "09:00", "without=berlaku" }, { 2, "02-AAAA", "reopen", "09:10", "reason=x" },
		    { 3, "03-AAAA", "close", "09:20", NULL }, { 0 } }, false },
		{ { { 1, "01-AAAA", "close", "09:00", NULL }, { 2, "02-AAAA", "reopen", "09:10", "reason=x" },
		    { 3, "03-AAAA", "close", "09:20", "without=berlaku" }, { 0 } }, true },
		{ { { 1, "01-AAAA", "close", "09:00", "without=berlaku" }, { 2, "02-AAAA", "retract", "09:10", "step=01-AAAA" }, { 0 } }, false },
	};
	struct arena arena = {0};
	struct case_file c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		case_make(&c, &arena, &feedback_schema, "08:00", "kind=complaint", rows[i].steps);
		if (voice_closed_without(&c) != rows[i].without)
			fail_msg("row %zu", i);
	}
	arena_release(&arena);
}

static void
assert_row(const struct schema *schema, const char *fields, const struct row *steps, const char *want)
{
	static const enum name names[] = { NAME_UNTOLD, NAME_TELLABLE, NAME_CLOSED_WITHOUT };
	struct arena arena = {0};
	struct shape shape = shape_of(&case_schema, schema, &arena);
	struct text *row = arena_get(&arena, shape.count * sizeof *row);
	struct case_file c;
	struct buf got = {0};

	case_make(&c, &arena, schema, "08:00", fields, steps);
	voice_row(&c, &shape, row);
	for (size_t i = 0; i < 3; i++)
		buf_printf(&got, "%s%.*s", i > 0 ? " " : "", TEXT_ARG(row_get(&shape, row, names[i])));
	assert_string_equal(got.data, want);
	buf_release(&got);
	arena_release(&arena);
}

static void
test_row(void **state)
{
	static const struct row answered[] = { { 1, "01-AAAA", "respond", "09:00", "text=ya" }, { 0 } };
	static const struct row told[] = { { 1, "01-AAAA", "respond", "09:00", "text=ya" }, { 2, "02-AAAA", "notify", "09:10", NULL }, { 0 } };

	(void)state;
	assert_row(&feedback_schema, "kind=complaint", NULL, "no no no");
	assert_row(&feedback_schema, "kind=complaint identity=k7q2", answered, "yes yes no");
	assert_row(&report_schema, "kind=lost", told, "no no no");
	/* An action is no voice. */
	assert_row(&action_schema, "kind=training", NULL, "  ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tellable),
		cmocka_unit_test(test_closed_without),
		cmocka_unit_test(test_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
