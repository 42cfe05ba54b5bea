#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "query/outage.h"

#include "case_fixture.h"

/* From when it began, else was received; until it ended as said, else was resolved
 * or closed, whichever was first. Minutes after 08:00, when it was received. */
static void
test_span(void **state)
{
	static const struct {
		const char *fields;
		struct row steps[STEPS_MAX];
		bool timed, going_on;
		int from, until;
	} rows[] = {
		{ "kind=outage", { { 0 } }, true, true, 0, -1 },
		{ "kind=outage", { { 1, "R_01-A", "resolve", "09:00", NULL }, { 2, "R_02-B", "close", "08:30", NULL } }, true, false, 0, 30 },
		{ "kind=outage", { { 1, "R_01-A", "close", "08:30", NULL } }, true, false, 0, 30 },
		{ "kind=outage occurred_from=2026-11-24T07:00:00+07:00 occurred_until=2026-11-24T08:10:00+07:00",
		  { { 1, "R_01-A", "close", "09:00", NULL } }, true, false, -60, 10 },
		{ "kind=outage occurred_from=2026-11-24T09:00:00+07:00 occurred_until=2026-11-24T08:10:00+07:00", { { 0 } }, false, false, 60, 10 },
		{ "kind=outage occurred_from=2026-11-24", { { 0 } }, false, false, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct shape shape = shape_of(&case_schema, &report_schema, &arena);
		struct text *row = arena_get(&arena, shape.count * sizeof *row);
		struct outage_span span;
		struct case_file c;
		int64_t received = 1795482000;	/* 2026-11-24T08:00+07:00 */

		case_make(&c, &arena, &report_schema, "08:00", rows[i].fields, rows[i].steps);
		case_row(&c, &shape, 0, (struct text){0}, &arena, row);
		span = outage_span(&shape, row);
		if (span.timed != rows[i].timed || span.going_on != rows[i].going_on)
			fail_msg("row %zu", i);
		if (span.timed) {
			assert_int_equal(span.from, received + rows[i].from * 60);
			assert_int_equal(span.until, rows[i].until < 0 ? INT64_MAX : received + rows[i].until * 60);
		}
		arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_span) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
