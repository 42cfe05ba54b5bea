#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "query/stage.h"

/* A row of a report with some of its columns set. */
struct fixture {
	struct arena arena;
	struct shape shape;
	struct text *row;
};

static void
fixture_make(struct fixture *x, const char *received)
{
	*x = (struct fixture){0};
	x->shape = shape_of(&case_schema, &report_schema, &x->arena);
	x->row = arena_get(&x->arena, x->shape.count * sizeof *x->row);
	x->row[shape_named(&x->shape, NAME_RECEIVED)] = text_of(received);
}

static void
put(struct fixture *x, enum name id, const char *value)
{
	x->row[shape_named(&x->shape, id)] = text_of(value);
}

static void
assert_span(struct fixture *x, const char *from, const char *to, enum stage_result want, int64_t seconds)
{
	struct stage_span span;
	struct fail why = {0};
	int64_t got = -1;

	assert_true(stage_parse(from, to, &x->shape, &span, &why));
	assert_int_equal(stage_measure(&span, x->row, &got), want);
	if (want == STAGE_MEASURED)
		assert_int_equal(got, seconds);
}

/* The first of several that occurred, by time and not by the order of names. */
static void
test_default(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, "2026-11-24T22:15:00+07:00");
	assert_span(&x, NULL, NULL, STAGE_MISSING, 0);
	put(&x, NAME_NOTIFIED_AT, "2026-11-24T22:15:30+07:00");	/* not among them */
	assert_span(&x, NULL, NULL, STAGE_MISSING, 0);
	put(&x, NAME_RESPONDED_AT, "2026-11-25T22:15:00+07:00");
	assert_span(&x, NULL, NULL, STAGE_MEASURED, 86400);
	put(&x, NAME_CLOSED_AT, "2026-11-24T23:15:00+07:00");
	assert_span(&x, NULL, NULL, STAGE_MEASURED, 3600);
	put(&x, NAME_ARRIVED_AT, "2026-11-24T15:25:00Z");	/* 22:25 in WIB */
	assert_span(&x, NULL, NULL, STAGE_MEASURED, 600);
	put(&x, NAME_DISPATCHED_AT, "2026-11-24T22:15:00+07:00");
	assert_span(&x, NULL, NULL, STAGE_MEASURED, 0);
	arena_release(&x.arena);
}

static void
test_spans(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, "2026-11-24T22:15:00+07:00");
	put(&x, NAME_DISPATCHED_AT, "2026-11-24T22:17:00+07:00");
	put(&x, NAME_DEPARTED_AT, "2026-11-24T22:16:00+07:00");
	assert_span(&x, "dispatched", "departed", STAGE_NEGATIVE, 0);
	assert_span(&x, "departed", "dispatched", STAGE_MEASURED, 60);
	assert_span(&x, NULL, "arrived", STAGE_MISSING, 0);
	assert_span(&x, "arrived", "dispatched", STAGE_MISSING, 0);
	assert_span(&x, "received", "arrived, dispatched", STAGE_MEASURED, 120);
	assert_span(&x, "received", "arrived departed  dispatched", STAGE_MEASURED, 60);
	arena_release(&x.arena);
}

static void
test_no_time(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, "2026-11-24");
	assert_span(&x, NULL, NULL, STAGE_NO_TIME, 0);
	put(&x, NAME_RESPONDED_AT, "2026-11-25");
	assert_span(&x, NULL, NULL, STAGE_NO_TIME, 0);
	put(&x, NAME_RECEIVED, "2026-11-24T10:00:00+07:00");
	assert_span(&x, NULL, NULL, STAGE_NO_TIME, 0);
	put(&x, NAME_ARRIVED_AT, "2026-11-24T10:05:00+07:00");	/* which was first cannot be said */
	assert_span(&x, NULL, NULL, STAGE_NO_TIME, 0);
	assert_span(&x, NULL, "arrived", STAGE_MEASURED, 300);
	arena_release(&x.arena);
}

static void
test_all_stages(void **state)
{
	static const char *const names[STAGES] = {
		"received", "accepted", "assigned", "dispatched", "departed", "arrived", "cleared", "referred",
		"analysed", "decided", "responded", "notified", "resolved", "closed",
	};
	struct fixture x;

	(void)state;
	fixture_make(&x, "2026-11-24T10:00:00+07:00");
	assert_span(&x, NULL, "received", STAGE_MEASURED, 0);
	for (size_t i = 1; i < STAGES; i++)
		assert_span(&x, NULL, names[i], STAGE_MISSING, 0);
	arena_release(&x.arena);
}

static void
assert_refused(struct fixture *x, const char *from, const char *to, const char *field)
{
	struct stage_span span;
	struct fail why = {0};

	assert_false(stage_parse(from, to, &x->shape, &span, &why));
	assert_int_equal(why.message, MSG_STAGE_UNKNOWN);
	assert_string_equal(why.field, field);
	assert_non_null(strstr(why.words[1], "received, accepted, assigned, dispatched"));
	fail_release(&why);
}

static void
test_refused(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x, "2026-11-24T10:00:00+07:00");
	assert_refused(&x, "respond", NULL, "from");
	assert_refused(&x, NULL, "responded,answered", "to");
	assert_refused(&x, NULL, "", "to");
	assert_refused(&x, NULL, "closed,", "to");
	assert_refused(&x, NULL, "closed_at", "to");
	arena_release(&x.arena);
}

static void
test_counts(void **state)
{
	static const char *const out[] = { "rejected", "duplicate", "void" }, *const in[] = { "new", "open", "resolved", "closed" };
	struct fixture x;

	(void)state;
	fixture_make(&x, "2026-11-24T10:00:00+07:00");
	for (size_t i = 0; i < 3; i++) {
		put(&x, NAME_STATUS, out[i]);
		assert_false(stage_counts(&x.shape, x.row));
	}
	for (size_t i = 0; i < 4; i++) {
		put(&x, NAME_STATUS, in[i]);
		assert_true(stage_counts(&x.shape, x.row));
	}
	put(&x, NAME_KIND, "log");
	assert_false(stage_counts(&x.shape, x.row));
	arena_release(&x.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_default), cmocka_unit_test(test_spans), cmocka_unit_test(test_no_time),
		cmocka_unit_test(test_all_stages), cmocka_unit_test(test_refused), cmocka_unit_test(test_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
