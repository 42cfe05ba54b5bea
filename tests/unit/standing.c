#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/standing.h"
#include "store/put.h"
#include "tree_fixture.h"

static struct record
step_of(struct fixture *x, int n, const char *verb, const char *after)
{
	struct record step;

	record_init(&step, &step_schema, &x->arena);
	record_put(&step, NAME_UID, arena_printf(&x->arena, "%032d", n));
	record_put(&step, NAME_RECORD, arena_printf(&x->arena, "%032d", 1));
	record_put(&step, NAME_VERB, text_of(verb));
	record_put(&step, NAME_AT, TEXT("2026-11-24T22:04:00+07:00"));
	record_put(&step, NAME_RECORDED, TEXT("2026-11-24T22:04:00+07:00"));
	record_put(&step, NAME_AFTER, text_of(after));
	record_put(&step, NAME_NOTE, TEXT("x"));
	record_put(&step, NAME_REASON, TEXT("y"));
	return step;
}

/* The same, whether the record is read with all its steps or they are added. */
static void
test_add(void **state)
{
	static const char *const verbs[] = { "note", "close", "note", "reopen", "supplement", "retract", "reject" };
	struct fixture *x = *state;
	struct standing on, read;
	struct writer w;
	struct record r;
	struct text id, name, tag;
	struct fail why = {0};

	record_init(&r, &report_schema, &x->arena);
	record_put(&r, NAME_UID, arena_printf(&x->arena, "%032d", 1));
	record_put(&r, NAME_STATION, TEXT("PLB"));
	record_put(&r, NAME_KIND, TEXT("lost"));
	record_put(&r, NAME_CHANNEL, TEXT("desk"));
	record_put(&r, NAME_PRIORITY, TEXT("routine"));
	record_put(&r, NAME_RECEIVED, TEXT("2026-11-24T22:00:00+07:00"));
	record_put(&r, NAME_RECORDED, TEXT("2026-11-24T22:00:00+07:00"));
	assert_true(writer_init(&w, &x->tree, clock_given(FIXTURE_NOW), &why));
	assert_true(put_record(&w, &r, &x->arena, &id, &why));
	assert_true(standing_read(&on, &x->tree, id, NULL, &x->arena, &why));
	for (int i = 0; i < (int)(sizeof verbs / sizeof *verbs); i++) {
		struct record *step = arena_get(&x->arena, sizeof *step);

		*step = step_of(x, 10 + i, verbs[i], arena_string(&x->arena, on.after));
		if (text_is(record_get(step, NAME_VERB), "retract"))
			record_put(step, NAME_STEP, arena_printf(&x->arena, "%032d", 13));
		tag = arena_printf(&x->arena, "AAA%d", 2 + i);
		assert_true(put_step(&w, id, step, on.highest + 1, tag, &x->arena, &name, &why));
		standing_add(&on, step, step_find(text_of(verbs[i])), on.highest + 1, name, &x->arena);
		assert_true(standing_read(&read, &x->tree, id, NULL, &x->arena, &why));
		assert_int_equal(on.c.c.step_count, i + 1);
		assert_int_equal(on.highest, read.highest);
		assert_true(text_equal(on.after, read.after));
		assert_int_equal(on.c.c.status, read.c.c.status);
		for (int k = 0; k <= i; k++) {
			const struct step *a = &on.c.c.steps[k], *b = &read.c.c.steps[k];

			assert_true(text_equal(a->name, b->name));
			assert_true(a->number == b->number && a->at == b->at && a->verb == b->verb);
			assert_true(a->retracted == b->retracted && a->after == b->after);
			assert_true(on.taken[k] && !read.taken[k]);
		}
	}
	assert_int_equal(on.c.c.status, STATUS_CLOSED);	/* the reopening is taken back: nothing is to be rejected */
	assert_false(standing_read(&read, &x->tree, TEXT("PLB-20261124-R0009"), NULL, &x->arena, &why));
	fail_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_add, fixture_setup, fixture_teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
