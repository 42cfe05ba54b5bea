#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "query/tally.h"

static void
test_groups(void **state)
{
	struct tally *t = tally_new();
	struct tally_group **all, *first = tally_at(t, TEXT("lost\tPLB"));
	size_t n;

	(void)state;
	first->n++;
	tally_at(t, TEXT("found"))->missing++;
	tally_at(t, TEXT(""))->n++;
	tally_at(t, TEXT("Zebra"))->n++;
	assert_ptr_equal(tally_at(t, TEXT("lost\tPLB")), first);
	durations_add(&first->durations, 5);
	assert_int_equal(first->n, 1);
	all = tally_sorted(t, &n);
	assert_int_equal(n, 4);
	assert_true(text_is(all[0]->name, ""));
	assert_true(text_is(all[1]->name, "Zebra"));
	assert_true(text_is(all[2]->name, "found"));
	assert_true(text_is(all[3]->name, "lost\tPLB"));
	assert_int_equal(all[2]->missing, 1);
	assert_int_equal(durations_max(&all[3]->durations), 5);
	tally_free(t);
}

static void
test_empty(void **state)
{
	struct tally *t = tally_new();
	size_t n = 9;

	(void)state;
	assert_non_null(tally_sorted(t, &n));
	assert_int_equal(n, 0);
	tally_free(t);
}

/* The name is copied, groups stay where they are while the table grows, and
 * it can be asked in between. */
static void
test_many(void **state)
{
	struct tally *t = tally_new();
	struct tally_group **all, *first = tally_at(t, TEXT("00000"));
	char name[24];
	size_t n;

	(void)state;
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < 20000; i++) {
			int len = snprintf(name, sizeof name, "%05d", i);

			tally_at(t, (struct text){ name, (size_t)len })->n++;
			if (i == 100)
				tally_sorted(t, &n);
		}
	assert_ptr_equal(tally_at(t, TEXT("00000")), first);
	assert_int_equal(first->n, 3);
	all = tally_sorted(t, &n);
	assert_int_equal(n, 20000);
	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof name, "%05zu", i);
		assert_true(text_is(all[i]->name, name));
		assert_int_equal(all[i]->n, 3);
	}
	tally_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_groups), cmocka_unit_test(test_empty), cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
