#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/arena.h"

static void
test_zeroed_aligned(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t n = 0; n < 300; n++) {
		unsigned char *p = arena_get(&a, n);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xFF, n);
	}
	arena_clear(&a);
	/* The kept block is used again, and zeroed again. */
	for (size_t i = 0; i < 64; i++)
		assert_int_equal(((unsigned char *)arena_get(&a, 1))[0], 0);
	arena_release(&a);
	assert_null(a.newest);
}

static void
test_strings(void **state)
{
	struct arena a = {0};
	struct text t = arena_text(&a, TEXT("desk"));
	struct text printed = arena_printf(&a, "%s-%04d", "PLB", 7);

	(void)state;
	assert_int_equal(t.len, 4);
	assert_string_equal(t.at, "desk");
	assert_int_equal(printed.len, 8);
	assert_string_equal(printed.at, "PLB-0007");
	assert_string_equal(arena_string(&a, TEXT("abc")), "abc");
	assert_string_equal(arena_string(&a, (struct text){0}), "");
	assert_string_equal(t.at, "desk");
	arena_release(&a);
}

static void
test_large_and_many(void **state)
{
	struct arena a = {0};
	struct text kept[200];
	char *large;

	(void)state;
	for (int i = 0; i < 200; i++) {
		memset(arena_get(&a, 1000), 'x', 1000);
		kept[i] = arena_printf(&a, "%d", i);
	}
	large = arena_get(&a, 1 << 20);
	memset(large, 'y', 1 << 20);
	for (int i = 0; i < 200; i++) {
		struct text again = arena_printf(&a, "%d", i);

		assert_true(text_equal(kept[i], again));
	}
	arena_clear(&a);
	assert_string_equal(arena_string(&a, TEXT("after")), "after");
	arena_release(&a);
	arena_clear(&a);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zeroed_aligned), cmocka_unit_test(test_strings),
		cmocka_unit_test(test_large_and_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
