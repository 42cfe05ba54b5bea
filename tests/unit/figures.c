#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "cli/figures.h"

#include "case_fixture.h"

static void
test_voices(void **state)
{
	(void)state;
	assert_string_equal(figures_voice(VOICE_REPORT), "report");
	assert_string_equal(figures_voice(VOICE_FEEDBACK), "feedback");
	assert_string_equal(figures_type.name, "type");
}

/* A case as it was: only the steps before an instant, and what they took back or
 * closed is as it stood then. */
static void
test_until(void **state)
{
	static const struct row steps[] = {
		{ 1, "01-AAAA", "respond", "09:00", "text=ya" }, { 2, "02-AAAA", "close", "10:00", NULL },
		{ 3, "03-AAAA", "retract", "11:00", "step=02-AAAA" }, { 4, "04-AAAA", "reject", "12:00", "reason=x" }, { 0 },
	};
	static const struct {
		const char *until;
		enum status status;
		size_t steps;
	} rows[] = {
		{ "12:01", STATUS_REJECTED, 4 }, { "12:00", STATUS_NEW, 3 }, { "11:00", STATUS_CLOSED, 2 }, { "10:00", STATUS_NEW, 1 },
		{ "09:00", STATUS_NEW, 0 },
	};
	struct arena arena = {0};
	struct case_file c;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fail why = {0};
		struct moment m;

		case_make(&c, &arena, &feedback_schema, "08:00", "kind=complaint", steps);
		assert_true(moment_parse(case_moment(&arena, rows[i].until), &m, &why));
		figures_until(&c, m.at, NULL);
		if (c.status != rows[i].status || c.step_count != rows[i].steps)
			fail_msg("until %s: %s, %zu steps", rows[i].until, status_key(c.status), c.step_count);
	}
	arena_release(&arena);
}

/* A step that is a day happened at its noon on the clock of the desk. */
static void
test_step(void **state)
{
	struct station jakarta = { .zone = { .offset = 7 * 3600, .fixed = true, .name = "Asia/Jakarta" } };
	struct arena arena = {0};
	struct step s;

	(void)state;
	case_step(&arena, &s, &(struct row){ 1, "01-AAAA", "note", "2026-11-24", NULL });
	assert_int_equal(figures_step(&s, &jakarta), INT64_C(20781) * 86400 + 5 * 3600);
	assert_int_equal(figures_step(&s, NULL), INT64_C(20781) * 86400);
	case_step(&arena, &s, &(struct row){ 1, "01-AAAA", "note", "09:00", NULL });
	assert_int_equal(figures_step(&s, &jakarta), INT64_C(20781) * 86400 + 2 * 3600);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_voices),
		cmocka_unit_test(test_until),
		cmocka_unit_test(test_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
