#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/duplicate.h"
#include "store/put.h"
#include "tree_fixture.h"

static void
put_on(struct fixture *x, int n, const char *verb, enum name field, int other)
{
	struct writer w;
	struct record step;
	struct text id, step_id;
	struct fail why = {0};

	id = arena_printf(&x->arena, "PLB-20261124-R%04d", n);
	record_init(&step, &step_schema, &x->arena);
	record_put(&step, NAME_UID, arena_printf(&x->arena, "%032d", 1000 * ((int)field + 1) + n));
	record_put(&step, NAME_RECORD, arena_printf(&x->arena, "%032d", n));
	record_put(&step, NAME_VERB, text_of(verb));
	record_put(&step, NAME_AT, TEXT("2026-11-24T22:06:00+07:00"));
	record_put(&step, NAME_RECORDED, TEXT("2026-11-24T22:06:00+07:00"));
	if (field == NAME_NONE)
		record_put(&step, NAME_REASON, TEXT("salah"));
	else
		record_put(&step, field, arena_printf(&x->arena, "PLB-20261124-R%04d", other));
	assert_true(writer_init(&w, &x->tree, clock_given(FIXTURE_NOW), &why));
	assert_true(put_step(&w, id, &step, 0, (struct text){0}, &x->arena, &step_id, &why));
}

/* Report n of the day, and, where `same` is not 0, that it is the same as report `same`. */
static void
store(struct fixture *x, int n, int same)
{
	struct writer w;
	struct record r;
	struct text id;
	struct fail why = {0};

	record_init(&r, &report_schema, &x->arena);
	record_put(&r, NAME_UID, arena_printf(&x->arena, "%032d", n));
	record_put(&r, NAME_STATION, TEXT("PLB"));
	record_put(&r, NAME_CHANNEL, TEXT("desk"));
	record_put(&r, NAME_KIND, TEXT("lost"));
	record_put(&r, NAME_PRIORITY, TEXT("routine"));
	record_put(&r, NAME_RECEIVED, TEXT("2026-11-24T22:05:00+07:00"));
	record_put(&r, NAME_RECORDED, TEXT("2026-11-24T22:05:00+07:00"));
	assert_true(writer_init(&w, &x->tree, clock_given(FIXTURE_NOW), &why));
	assert_true(put_record(&w, &r, &x->arena, &id, &why));
	if (same != 0)
		put_on(x, n, "duplicate", NAME_DUPLICATE_OF, same);
}

/* Report n is void, and entered anew as report `anew`; 0: for good. */
static void
make_void(struct fixture *x, int n, int anew)
{
	put_on(x, n, "void", NAME_NONE, 0);
	if (anew != 0)
		put_on(x, n, "note", NAME_REPLACED_BY, anew);
}

static void
assert_leads(struct fixture *x, int n, enum duplicate want, const char *end)
{
	struct scanned c, found;
	struct fail why = {0};

	assert_true(scan_one(&x->tree, arena_printf(&x->arena, "PLB-20261124-R%04d", n), INT64_MAX, NULL, &x->arena, &c, &why));
	assert_int_equal(duplicate_follow(&x->tree, &c.c, INT64_MAX, &x->arena, &found), want);
	if (end != NULL && !text_is(found.c.id, end))
		fail_msg("%d leads to %.*s, not to %s", n, TEXT_ARG(found.c.id), end);
}

static void
test_leads(void **state)
{
	struct fixture *x = *state;

	store(x, 1, 0);
	store(x, 2, 1);
	store(x, 3, 2);
	store(x, 4, 9);
	store(x, 5, 6);
	store(x, 6, 7);
	store(x, 7, 6);
	assert_leads(x, 1, DUPLICATE_NONE, NULL);
	assert_leads(x, 2, DUPLICATE_END, "PLB-20261124-R0001");
	assert_leads(x, 3, DUPLICATE_END, "PLB-20261124-R0001");
	assert_leads(x, 4, DUPLICATE_LOST, "PLB-20261124-R0009");
	/* Into a circle from outside, and within it. */
	assert_leads(x, 5, DUPLICATE_CIRCLE, "PLB-20261124-R0006");
	assert_leads(x, 6, DUPLICATE_CIRCLE, "PLB-20261124-R0006");
}

/* What was entered anew is handled under its new number. */
static void
test_anew(void **state)
{
	struct fixture *x = *state;
	struct scanned c;
	struct fail why = {0};

	for (int n = 1; n <= 7; n++)
		store(x, n, (const int[]){ 0, 0, 1, 0, 0, 3, 4, 0 }[n]);
	make_void(x, 1, 3);
	assert_leads(x, 2, DUPLICATE_END, "PLB-20261124-R0003");
	assert_leads(x, 1, DUPLICATE_NONE, NULL);
	make_void(x, 4, 0);
	assert_leads(x, 6, DUPLICATE_END, "PLB-20261124-R0004");
	/* anew, and then the same as a third */
	make_void(x, 3, 7);
	put_on(x, 7, "duplicate", NAME_DUPLICATE_OF, 5);
	assert_leads(x, 2, DUPLICATE_CIRCLE, "PLB-20261124-R0003");
	assert_true(scan_one(&x->tree, TEXT("PLB-20261124-R0001"), INT64_MAX, NULL, &x->arena, &c, &why));
	assert_true(text_is(duplicate_replaced_by(&c.c), "PLB-20261124-R0003"));
	c.c.status = STATUS_OPEN;
	assert_int_equal(duplicate_replaced_by(&c.c).len, 0);
}

/* A chain longer than any that people make ends. */
static void
test_long(void **state)
{
	struct fixture *x = *state;

	for (int n = 1; n <= 120; n++)
		store(x, n, n + 1);
	assert_leads(x, 1, DUPLICATE_CIRCLE, NULL);
	assert_leads(x, 100, DUPLICATE_LOST, "PLB-20261124-R0121");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_leads, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_anew, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_long, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
