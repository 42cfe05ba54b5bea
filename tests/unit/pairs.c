#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/pairs.h"

static void
test_find(void **state)
{
	struct text pairs = TEXT("LP-B: LP/B/{seq:04}\nSKTLK:14\nno colon\n"), key, value;

	(void)state;
	assert_true(pairs_find(pairs, TEXT("lp-b"), &key, &value));
	assert_true(text_is(key, "LP-B"));
	assert_true(text_is(value, "LP/B/{seq:04}"));
	assert_true(pairs_find(pairs, TEXT("SKTLK"), &key, &value));
	assert_true(text_is(value, "14"));
	assert_false(pairs_find(pairs, TEXT("LP"), &key, &value));
	assert_false(pairs_find(pairs, TEXT("no colon"), &key, &value));
	assert_false(pairs_find((struct text){0}, TEXT("LP-B"), &key, &value));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_find) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
