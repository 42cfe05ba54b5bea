#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "cli/stepping.h"
#include "desk_fixture.h"

static int
setup(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_EN);
	d.s.given.fields = arena_get(&d.s.arena, step_schema.count * sizeof *d.s.given.fields);
	d.s.given.words[OPT_QUIET] = "";
	*state = &d;
	return 0;
}

/* A report with one step of today, "01-AAAA": assign to 85 by 84. */
static void
case_make(struct desk *d, struct scanned *c)
{
	struct step *s = arena_get(&d->s.arena, 2 * sizeof *s);

	*c = (struct scanned){ .arena = &d->s.arena, .c = { .id = TEXT("PLB-20261124-R0001"), .steps = s, .step_count = 1 } };
	record_init(&c->c.record, &report_schema, &d->s.arena);
	record_put(&c->c.record, NAME_UID, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&c->c.record, NAME_KIND, TEXT("lost"));
	record_put(&c->c.record, NAME_RECEIVED, TEXT("2026-11-24T08:00:00+07:00"));
	*s = (struct step){ .name = TEXT("PLB-20261124-R0001_01-AAAA"), .number = 1, .verb = step_find(TEXT("assign")) };
	record_init(&s->record, &step_schema, &d->s.arena);
	record_put(&s->record, NAME_UID, TEXT("11112222333344445555666677778888"));
	record_put(&s->record, NAME_VERB, TEXT("assign"));
	record_put(&s->record, NAME_AT, TEXT("2026-11-24T22:00:00+07:00"));
	record_put(&s->record, NAME_RECORDED, TEXT("2026-11-24T22:00:00+07:00"));
	record_put(&s->record, NAME_BY, TEXT("84"));
	record_put(&s->record, NAME_TO, TEXT("85"));
	case_fold(&c->c);
}

/* What of a batch is there already: all that was typed, of the newest, on its day. */
static void
test_there(void **state)
{
	static const struct {
		const char *verb, *by, *to, *note, *at;
		bool again, there;
	} rows[] = {
		{ "assign", "84", "85", NULL, NULL, true, true },
		{ "assign", "84", "85", NULL, NULL, false, false },
		{ "assign", "83", "85", NULL, NULL, true, false },
		{ "assign", "84", "86", NULL, NULL, true, false },
		{ "assign", "84", "85", "x", NULL, true, false },
		{ "accept", "84", "85", NULL, NULL, true, false },
		{ "assign", "84", "85", NULL, "2026-11-24T22:00:00+07:00", true, true },
		{ "assign", "84", "85", NULL, "2026-11-24T21:00:00+07:00", true, false },
	};
	struct desk *d = *state;
	struct scanned c;

	case_make(d, &c);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct stepping t;
		struct record step;
		struct fail why = {0};

		assert_true(stepping_begin(&t, &d->s, step_find(text_of(rows[i].verb)), &why));
		record_put(&t.typed, NAME_BY, text_of(rows[i].by));
		record_put(&t.typed, NAME_TO, text_of(rows[i].to));
		record_put(&t.typed, NAME_NOTE, text_of(rows[i].note));
		assert_true(stepping_at(&t, text_of(rows[i].at), &why));
		t.again = rows[i].again;
		if (stepping_there(&t, &c, &step) != rows[i].there)
			fail_msg("row %zu", i);
		assert_true(!rows[i].there || text_is(t.there, "PLB-20261124-R0001_01-AAAA"));
	}
	d->s.clock = clock_given(FIXTURE_NOW + 86400);
	{
		struct stepping t;
		struct record step;
		struct fail why = {0};

		assert_true(stepping_begin(&t, &d->s, step_find(TEXT("assign")), &why));
		record_put(&t.typed, NAME_BY, TEXT("84"));
		record_put(&t.typed, NAME_TO, TEXT("85"));
		t.again = true;
		assert_false(stepping_there(&t, &c, &step));
	}
}

/* The uid of a step with a key is of the record, the verb and the key. */
static void
test_key(void **state)
{
	struct desk *d = *state;
	struct scanned c;
	struct stepping t;
	struct record first, again, other;
	struct fail why = {0};

	case_make(d, &c);
	assert_true(stepping_begin(&t, &d->s, step_find(TEXT("assign")), &why));
	t.again = true;
	t.key = TEXT("k1");
	assert_false(stepping_there(&t, &c, &first));
	record_put(&t.typed, NAME_NOTE, TEXT("something else"));
	assert_false(stepping_there(&t, &c, &again));
	assert_true(text_equal(record_get(&first, NAME_UID), record_get(&again, NAME_UID)));
	assert_int_equal(record_get(&first, NAME_UID).len, 32);
	c.c.steps[0].record.values[schema_named(&step_schema, NAME_UID)] = record_get(&first, NAME_UID);
	assert_true(stepping_there(&t, &c, &again));
	t.key = TEXT("k2");
	assert_false(stepping_there(&t, &c, &other));
	assert_false(text_equal(record_get(&first, NAME_UID), record_get(&other, NAME_UID)));
}

/* Later than now is refused; no word is now. */
static void
test_at(void **state)
{
	struct desk *d = *state;
	struct stepping t;
	struct fail why = {0};

	assert_true(stepping_begin(&t, &d->s, step_find(TEXT("note")), &why));
	assert_true(stepping_at(&t, (struct text){0}, &why));
	assert_false(t.at_given);
	assert_true(stepping_at(&t, TEXT("2026-11-24 20:00"), &why));
	assert_true(t.at_given);
	assert_false(stepping_at(&t, TEXT("2026-12-24 20:00"), &why));
	assert_int_equal(why.message, MSG_RECEIVED_LATER);
	fail_release(&why);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, desk_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_there), TEST(test_key), TEST(test_at) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
