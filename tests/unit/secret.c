#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/secret.h"
#include "tree_fixture.h"

static void
test_secret(void **state)
{
	struct fixture x;
	struct fail why = {0};
	struct stat st;
	char first[65], second[65];

	(void)state;
	fixture_make(&x);
	/* kept nowhere: another each time */
	assert_true(secret_read(&x.tree, false, first, &why));
	assert_true(secret_read(&x.tree, false, second, &why));
	assert_int_equal(strlen(first), 64);
	assert_string_not_equal(first, second);
	/* made once, and the same from then on */
	assert_true(secret_read(&x.tree, true, first, &why));
	assert_true(secret_read(&x.tree, true, second, &why));
	assert_string_equal(first, second);
	assert_true(secret_read(&x.tree, false, second, &why));
	assert_string_equal(first, second);
	assert_int_equal(fstatat(x.tree.root, ".spkt/secret", &st, 0), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* one that is cut short is no secret */
	fixture_write(&x, ".spkt/secret", "abc\n");
	assert_false(secret_read(&x.tree, true, first, &why));
	assert_string_equal(why.file, ".spkt/secret");
	fail_release(&why);
	fixture_end(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_secret) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
