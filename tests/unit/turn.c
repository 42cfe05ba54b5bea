#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/turn.h"
#include "tree_fixture.h"

/* One at a time; given back by its end, and by the end of its process. */
static void
test_turns(void **state)
{
	struct fixture *x = *state;
	struct turn first = TURN_NONE, second = TURN_NONE;
	struct fail why = {0};
	bool busy;

	if (faccessat(x->tree.root, ".spkt", F_OK, 0) != 0)
		fixture_folder(x, ".spkt");
	assert_true(turn_take(&first, &x->tree, false, &busy, &why));
	assert_false(busy);
	assert_true(turn_take(&second, &x->tree, false, &busy, &why));
	assert_true(busy);
	assert_int_equal(second.fd, -1);
	turn_end(&first);
	assert_true(turn_take(&second, &x->tree, true, &busy, &why));
	assert_false(busy);
	turn_end(&second);
	assert_int_equal(second.fd, -1);
}

/* A tree that no clone claimed has no turn, and nobody to wait for. */
static void
test_unclaimed(void **state)
{
	struct fixture *x = *state;
	struct turn turn = TURN_NONE;
	struct fail why = {0};
	bool busy;

	if (faccessat(x->tree.root, ".spkt", F_OK, 0) == 0)
		assert_int_equal(renameat(x->tree.root, ".spkt", x->tree.root, ".aside"), 0);
	assert_true(turn_take(&turn, &x->tree, false, &busy, &why));
	assert_false(busy);
	assert_int_equal(turn.fd, -1);
	assert_int_equal(why.message, MSG_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_turns, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_unclaimed, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
