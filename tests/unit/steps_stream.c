#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "cli/steps_stream.h"

static const struct zone wib = { .offset = 7 * 3600, .fixed = true };
static const struct when when = { 1795500000, &wib };

static void
stream_make(struct steps_stream *stream, const char *yaml, struct arena *a)
{
	FILE *in = tmpfile();
	struct fail why = {0};

	assert_non_null(in);
	assert_int_equal(fwrite(yaml, 1, strlen(yaml), in), strlen(yaml));
	rewind(in);
	assert_true(steps_stream_read(stream, in, 1 << 20, a, &why));
	(void)fclose(in);
}

static void
assert_field(const struct record *r, enum name id, const char *want)
{
	if (!text_is(record_get(r, id), want))
		fail_msg("\"%.*s\", not \"%s\"", TEXT_ARG(record_get(r, id)), want);
}

/* A person's words for verb and at; what is derived is passed over. */
static void
test_by_hand(void **state)
{
	struct arena a = {0};
	struct steps_stream stream;
	struct record r;
	struct fail why = {0};

	(void)state;
	stream_make(&stream, "id: R1\nstep: assign\ntime: 2026-11-23 09:00\nstatus_after: open\n---\nid: R2\nverb: note\nstep: x\n", &a);
	assert_int_equal(stream.count, 2);
	assert_true(text_is(stream.at[0].id, "R1"));
	assert_int_equal(stream.at[0].name.len, 0);
	assert_true(steps_stream_take(&stream.at[0], &when, &a, &r, &why));
	assert_field(&r, NAME_VERB, "assign");
	assert_field(&r, NAME_AT, "2026-11-23T09:00:00+07:00");
	/* Beside a verb, step is the uid of a step. */
	assert_false(steps_stream_take(&stream.at[1], &when, &a, &r, &why));
	assert_string_equal(why.field, "step");
	fail_release(&why);
	arena_release(&a);
}

/* Records with their steps, or none; a step that is no map is a fault of its own. */
static void
test_of_records(void **state)
{
	struct arena a = {0};
	struct steps_stream stream;
	struct record r;
	struct fail why = {0};

	(void)state;
	stream_make(&stream, "id: R1\nreceived: 2026-11-24\n---\nid: R2\nreceived: 2026-11-24\nsteps:\n"
	    "- step_id: R2_01-AAAA\n  verb: note\n  note: x\n- y\n", &a);
	assert_int_equal(stream.count, 2);
	assert_true(text_is(stream.at[0].id, "R2"));
	assert_true(text_is(stream.at[0].name, "R2_01-AAAA"));
	assert_true(steps_stream_take(&stream.at[0], &when, &a, &r, &why));
	assert_field(&r, NAME_NOTE, "x");
	assert_false(steps_stream_take(&stream.at[1], &when, &a, &r, &why));
	assert_int_equal(why.message, MSG_YAML_NOT_MAP);
	fail_release(&why);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_by_hand), cmocka_unit_test(test_of_records) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
