#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/default.h"
#include "tree_fixture.h"

#define assert_field(r, id, want) assert_string_equal(arena_string(&x->arena, record_get(r, id)), want)

static void
test_priority_by_kind(void **state)
{
	struct fixture *x = *state;
	static const char *const cases[][2] = {
		{ "emergency", "emergent" }, { "crime", "urgent" }, { "outage", "urgent" }, { "lost", "routine" },
		{ "found", "routine" }, { "social", "routine" }, { "information", "routine" }, { "log", "routine" }, { "", "routine" },
	};
	struct record r;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		record_init(&r, &report_schema, &x->arena);
		record_put(&r, NAME_KIND, text_of(cases[i][0]));
		default_fill(&x->tree, &r);
		assert_field(&r, NAME_PRIORITY, cases[i][1]);
		assert_field(&r, NAME_CHANNEL, "desk");
	}
	record_put(&r, NAME_KIND, TEXT("crime"));
	default_fill(&x->tree, &r);	/* what is there stays */
	assert_field(&r, NAME_PRIORITY, "routine");
}

static void
test_channel_and_anonymous(void **state)
{
	struct fixture *x = *state;
	static const char *const cases[][3] = {	/* typed, stored, anonymous */
		{ "", "desk", "" }, { "desk", "desk", "" }, { "box", "box", "yes" }, { "lobby", "lobby", "yes" },
		{ "kotak saran", "box", "yes" }, { "Suggestion BOX", "box", "yes" }, { "Lobby", "lobby", "yes" },
		{ "Meja", "desk", "" }, { "loop", "loop", "" }, { "pigeon", "pigeon", "" },
	};
	struct record r;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		record_init(&r, &feedback_schema, &x->arena);
		record_put(&r, NAME_CHANNEL, text_of(cases[i][0]));
		default_fill(&x->tree, &r);
		assert_field(&r, NAME_CHANNEL, cases[i][1]);
		assert_field(&r, NAME_ANONYMOUS, cases[i][2]);
	}
	record_init(&r, &feedback_schema, &x->arena);
	record_put(&r, NAME_CHANNEL, TEXT("box"));
	record_put(&r, NAME_ANONYMOUS, TEXT("no"));
	default_fill(&x->tree, &r);
	assert_field(&r, NAME_ANONYMOUS, "no");
}

/* A: an officer found it; B: the public reported it. */
static void
test_model_of_crime(void **state)
{
	struct fixture *x = *state;
	static const char *const cases[][4] = {	/* kind, channel, given, stored */
		{ "crime", "", "", "B" }, { "crime", "desk", "", "B" }, { "crime", "phone", "", "B" }, { "crime", "patrol", "", "A" },
		{ "crime", "desk", "A", "A" }, { "crime", "patrol", "B", "B" }, { "lost", "", "", "" }, { "emergency", "patrol", "", "" },
	};
	struct record r;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		record_init(&r, &report_schema, &x->arena);
		record_put(&r, NAME_KIND, text_of(cases[i][0]));
		record_put(&r, NAME_CHANNEL, text_of(cases[i][1]));
		record_put(&r, NAME_MODEL, text_of(cases[i][2]));
		default_fill(&x->tree, &r);
		assert_field(&r, NAME_MODEL, cases[i][3]);
	}
	record_init(&r, &report_schema, &x->arena);
	record_put(&r, NAME_KIND, TEXT("crime"));
	record_put(&r, NAME_UID, TEXT("00000000000000000000000000000000"));
	default_fill(&x->tree, &r);	/* complete in another tree */
	assert_field(&r, NAME_MODEL, "");
}

/* What was said at a dialog came by outreach, unless it is said otherwise. */
static void
test_channel_of_dialog(void **state)
{
	struct fixture *x = *state;
	struct record r;

	record_init(&r, &feedback_schema, &x->arena);
	record_put(&r, NAME_OUTREACH, TEXT("PLB-20261124-O0001"));
	default_fill(&x->tree, &r);
	assert_field(&r, NAME_CHANNEL, "outreach");
	record_put(&r, NAME_CHANNEL, TEXT("desk"));
	default_fill(&x->tree, &r);
	assert_field(&r, NAME_CHANNEL, "desk");
}

static void
test_is_box(void **state)
{
	struct fixture *x = *state;

	assert_true(default_is_box(&x->tree, TEXT("box")));
	assert_true(default_is_box(&x->tree, TEXT("lobby")));
	assert_false(default_is_box(&x->tree, TEXT("desk")));
	assert_false(default_is_box(&x->tree, TEXT("loop")));
	assert_false(default_is_box(&x->tree, TEXT("")));
}

/* A schema without these fields is left as it is. */
static void
test_other_schema(void **state)
{
	struct fixture *x = *state;
	struct record r;

	record_init(&r, &step_schema, &x->arena);
	default_fill(&x->tree, &r);
	for (size_t i = 0; i < r.schema->count; i++)
		assert_int_equal(r.values[i].len, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_priority_by_kind),
		TEST(test_channel_and_anonymous),
		TEST(test_model_of_crime),
		TEST(test_channel_of_dialog),
		TEST(test_is_box),
		TEST(test_other_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
