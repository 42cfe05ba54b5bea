#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/tighten.h"

static void
assert_rule(const char *lines, bool good)
{
	struct arena a = {0};
	struct record tree;
	struct fail why = {0};

	record_init(&tree, &tree_schema, &a);
	record_put(&tree, NAME_PRIVACY, text_of(lines));
	if (tighten_rule(&tree, &why) != good)
		fail_msg("\"%s\" is %s", lines, good ? "refused" : "taken");
	if (!good)
		assert_int_equal(why.message, MSG_TIGHTEN);
	fail_release(&why);
	arena_release(&a);
}

static void
test_rule(void **state)
{
	(void)state;
	assert_rule("", true);
	assert_rule("narrative: identity", true);
	assert_rule("narrative: identity\ntext: identity\nplace: internal", true);
	assert_rule("people: identity", true);
	/* loosened, unknown, or what names the record itself */
	assert_rule("people: internal", false);
	assert_rule("narrative: public", false);
	assert_rule("colour: identity", false);
	assert_rule("kind: identity", false);
	assert_rule("uid: identity", false);
	assert_rule("narrative", false);
}

static void
test_identity(void **state)
{
	struct arena a = {0};
	struct record r;
	size_t narrative = (size_t)schema_named(&report_schema, NAME_NARRATIVE);

	(void)state;
	record_init(&r, &report_schema, &a);
	assert_false(tighten_identity(&r, narrative));
	assert_true(tighten_identity(&r, (size_t)schema_named(&report_schema, NAME_PEOPLE)));
	r.tight = TEXT("place: internal\nnarrative: identity");
	assert_true(tighten_identity(&r, narrative));
	assert_false(tighten_identity(&r, (size_t)schema_named(&report_schema, NAME_PLACE)));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rule), cmocka_unit_test(test_identity) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
