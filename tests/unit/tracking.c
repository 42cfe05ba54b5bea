#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/command.h"
#include "cli/tracking.h"
#include "desk_fixture.h"
#include "record/code.h"

static const struct verb verb = { .name = "status", .operands = "[ID] CODE" };

enum { SECOND = 1000000000 };

/* A named and an anonymous item, each with a code of its own, in `code`. */
static char codes[2][CODE_TEXT];

static int
set_up(void **state)
{
	static struct desk d;
	static const char *const names[] = { "PLB-20261124-F0001", "PLB-20261124-N00001" };
	static const char *const bodies[] = { "received: \"2026-11-24T10:00:00+07:00\"\n", "received: \"2026-11-24\"\nanonymous: yes\n" };

	desk_make(&d, LANGUAGE_EN);
	d.s.verb = &verb;
	fixture_folder(&d.x, "feedback");
	fixture_folder(&d.x, "feedback/PLB");
	fixture_folder(&d.x, "feedback/PLB/2026");
	fixture_folder(&d.x, "feedback/PLB/2026/11");
	fixture_folder(&d.x, "feedback/PLB/2026/11/24");
	for (size_t i = 0; i < 2; i++) {
		char hex[65];

		code_make(codes[i]);
		code_hash(codes[i], hex);
		fixture_write(&d.x, arena_printf(&d.s.arena, "feedback/PLB/2026/11/24/%s.yaml", names[i]).at,
		    arena_printf(&d.s.arena, "uid: %032zu\n%srecorded: \"2026-11-24\"\nchannel: box\nstation: PLB\nkind: complaint\n"
		        "text: x\ncode_sha256: \"%s\"\n", i + 1, bodies[i], hex).at);
	}
	*state = &d;
	return 0;
}

/* The id that it opens, or NULL; and always after a whole second. */
static const char *
opened(struct desk *d, char *id, char *code)
{
	char *operands[] = { id, code };
	struct tracking t;
	struct fail why = {0};
	int64_t begun = clock_elapsed_ns();
	bool ok;

	d->s.given.operands = id != NULL ? operands : operands + 1;
	d->s.given.operand_count = id != NULL ? 2 : 1;
	ok = tracking_open(&t, &d->s, &why);
	if (ok)
		tracking_wait(&t);
	assert_true(clock_elapsed_ns() - begun >= SECOND);
	assert_int_equal(why.message, ok ? MSG_NONE : MSG_TRACKING_NO);
	assert_int_equal(d->s.given.operand_count, 0);
	fail_release(&why);
	return ok ? arena_string(&d->s.arena, t.c.c.id) : NULL;
}

static void
opens_one(void **state)
{
	struct desk *d = *state;
	static char named[] = "F1", full[] = "plb-20261124-f1", none[] = "F2", empty[] = "", other[] = "0000-0000-0000-0000-0";

	assert_string_equal(opened(d, named, codes[0]), "PLB-20261124-F0001");
	assert_string_equal(opened(d, full, codes[0]), "PLB-20261124-F0001");
	assert_null(opened(d, named, codes[1]));
	assert_null(opened(d, none, codes[0]));
	assert_null(opened(d, named, empty));
	assert_null(opened(d, named, other));
	assert_string_equal(opened(d, NULL, codes[1]), "PLB-20261124-N00001");
	assert_null(opened(d, NULL, codes[0]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(opens_one, set_up, desk_teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
