#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "cli/amending.h"
#include "desk_fixture.h"
#include "store/identity.h"

static int
setup(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_EN);
	*state = &d;
	return 0;
}

/* A stored report of Budi and his KTP. */
static void
case_make(struct desk *d, struct scanned *c, const char *anonymous)
{
	struct writer w;
	struct text id;
	struct record r;
	struct fail why = {0};

	record_init(&r, &report_schema, &d->s.arena);
	record_put(&r, NAME_UID, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&r, NAME_STATION, TEXT("PLB"));
	record_put(&r, NAME_CHANNEL, TEXT("desk"));
	record_put(&r, NAME_KIND, TEXT("lost"));
	record_put(&r, NAME_PRIORITY, TEXT("routine"));
	record_put(&r, NAME_RECEIVED, TEXT("2026-11-24T22:05:00+07:00"));
	record_put(&r, NAME_RECORDED, TEXT("2026-11-24T22:05:00+07:00"));
	record_put(&r, NAME_PEOPLE, TEXT("reporter.name: Budi\nreporter.phone: 0811"));
	record_put(&r, NAME_ITEMS, TEXT("KTP 1"));
	identity_reference(&r, &d->s.arena);
	assert_true(writer_init(&w, &d->s.tree, clock_given(FIXTURE_NOW), &why));
	assert_true(put_record(&w, &r, &d->s.arena, &id, &why));
	assert_true(scan_one(&d->s.tree, id, INT64_MAX, NULL, &d->s.arena, c, &why));
	if (anonymous == NULL)
		return;
	record_init(&c->c.record, &feedback_schema, &d->s.arena);
	record_put(&c->c.record, NAME_ANONYMOUS, text_of(anonymous));
}

static bool
take(struct desk *d, struct amending *a, struct stepping *t, const struct scanned *c, const char *people, const char *items,
    struct fail *why)
{
	assert_true(stepping_begin(t, &d->s, step_find(TEXT("amend")), why));
	*a = (struct amending){ .given = true };
	record_init(&a->typed, &report_schema, &d->s.arena);
	record_put(&a->typed, NAME_PEOPLE, text_of(people));
	record_put(&a->typed, NAME_ITEMS, text_of(items));
	return amending_take(a, t, c, why);
}

/* The whole of the new file: what was, with the changes. */
static void
test_merges(void **state)
{
	static const struct {
		const char *people, *items, *want;	/* want NULL: nothing changes */
	} rows[] = {
		{ "reporter.phone: 0822", NULL, "items:\n- KTP 1\npeople:\n- role: reporter\n  name: Budi\n  phone: \"0822\"\n" },
		{ "witness.name: Siti\nreporter.phone: ", NULL, "items:\n- KTP 1\npeople:\n- role: reporter\n  name: Budi\n- role: witness\n  name: Siti\n" },
		{ NULL, "KTP 1\nSIM 2", "items:\n- KTP 1\n- SIM 2\npeople:\n- role: reporter\n  name: Budi\n  phone: \"0811\"\n" },
		{ "reporter.phone: \nreporter.name: ", "", "{}\n" },
		{ "reporter.phone: 0811", "KTP 1", NULL },
	};
	struct desk *d = *state;
	struct scanned c;

	case_make(d, &c, NULL);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct amending a;
		struct stepping t;
		struct fail why = {0};

		assert_true(take(d, &a, &t, &c, rows[i].people, rows[i].items, &why));
		assert_int_equal(a.reference.len, rows[i].want != NULL ? 32 : 0);
		assert_true(text_equal(record_get(&t.typed, NAME_IDENTITY), a.reference));
		if (rows[i].want != NULL && !text_starts(a.bytes, text_of(rows[i].want)))
			fail_msg("%zu: %.*s", i, TEXT_ARG(a.bytes));
	}
}

static void
test_refuses(void **state)
{
	struct desk *d = *state;
	struct scanned c;
	struct amending a;
	struct stepping t;
	struct fail why = {0};

	case_make(d, &c, "yes");
	assert_false(take(d, &a, &t, &c, "reporter.name: A", NULL, &why));
	assert_int_equal(why.message, MSG_ANONYMOUS_PEOPLE);
	record_put(&c.c.record, NAME_ANONYMOUS, TEXT("no"));
	assert_false(take(d, &a, &t, &c, NULL, "KTP", &why));	/* feedback has no things */
	assert_int_equal(why.message, MSG_KEY_UNKNOWN);
	record_put(&c.c.record, NAME_IDENTITY, TEXT("ffffffffffffffffffffffffffffffff"));
	record_put(&c.c.record, NAME_RECEIVED, TEXT("2026-11-24T22:05:00+07:00"));
	assert_false(take(d, &a, &t, &c, "reporter.name: A", NULL, &why));
	assert_int_equal(why.message, MSG_AMEND_ABSENT);
	fail_release(&why);
}

/* The file is there once it is stored, and gone when it is taken back. */
static void
test_stores(void **state)
{
	struct desk *d = *state;
	struct scanned c;
	struct amending a;
	struct stepping t;
	struct step amended = { .verb = step_find(TEXT("amend")) };
	struct case_file with;
	struct record identity;
	struct fail why = {0};

	case_make(d, &c, NULL);
	assert_true(take(d, &a, &t, &c, "reporter.phone: 0822", NULL, &why));
	amended.record = t.typed;
	with = (struct case_file){ .record = c.c.record, .steps = &amended, .step_count = 1 };
	assert_false(identity_read(&d->s.tree, &with, &identity, &d->s.arena, &why));
	fail_release(&why);
	assert_true(amending_store(&a, &t, &c, &why));
	assert_true(identity_read(&d->s.tree, &with, &identity, &d->s.arena, &why));
	assert_true(text_is(record_get(&identity, NAME_PEOPLE), "reporter.name: Budi\nreporter.phone: 0822"));
	amending_undo(&a, &t, &c);
	assert_false(identity_read(&d->s.tree, &with, &identity, &d->s.arena, &why));
	fail_release(&why);
	assert_true(identity_read(&d->s.tree, &c.c, &identity, &d->s.arena, &why));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, desk_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_merges), TEST(test_refuses), TEST(test_stores) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
