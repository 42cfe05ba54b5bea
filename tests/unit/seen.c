#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "query/seen.h"

static void
test_once(void **state)
{
	struct seen *s = seen_new();

	(void)state;
	assert_true(seen_add(s, TEXT("0123456789abcdef0123456789abcdef")));
	assert_false(seen_add(s, TEXT("0123456789abcdef0123456789abcdef")));
	assert_true(seen_add(s, TEXT("0123456789abcdee0123456789abcdef")));
	seen_free(s);
	seen_free(NULL);
}

/* What is no uid is taken whole, also where it begins as one; and a uid of zeros,
 * whose bits would be those of a free place. */
static void
test_other_texts(void **state)
{
	static const char *const texts[] = {
		"", "PLB-20261124-R0001", "PLB-20261124-R0002", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdeg",
		"0123456789abcdeh", "00000000000000000000000000000000", "caf\xC3\xA9", "caf\xC3\xA8",
	};
	struct seen *s = seen_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!seen_add(s, text_of(texts[i])))
			fail_msg("\"%s\" was never met", texts[i]);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (seen_add(s, text_of(texts[i])))
			fail_msg("\"%s\" was met", texts[i]);
	seen_free(s);
}

/* Each is known through all the growing, and none that was not met. */
static void
test_many(void **state)
{
	enum { MANY = 20000 };
	struct seen *s = seen_new();
	char uid[48];

	(void)state;
	for (unsigned round = 0; round < 2; round++)
		for (unsigned i = 0; i < MANY; i++) {
			(void)snprintf(uid, sizeof uid, "%016llx0123456789abcdef", (unsigned long long)i * 0x9E3779B97F4A7C15);
			if (seen_add(s, text_of(uid)) != (round == 0))
				fail_msg("%s in round %u", uid, round);
		}
	assert_true(seen_add(s, TEXT("fedcba98765432100123456789abcdef")));
	seen_free(s);
}

static void
test_lines(void **state)
{
	struct seen *s = seen_new();

	(void)state;
	assert_false(seen_has(s, TEXT("PLB-20261124-R0001")));
	seen_add_lines(s, TEXT("PLB-20261124-R0001\n\nPLB-20261124-R0002\n"));
	assert_true(seen_has(s, TEXT("PLB-20261124-R0002")));
	assert_false(seen_has(s, TEXT("PLB-20261124-R0003")));
	assert_false(seen_has(s, TEXT("")));
	assert_true(seen_has_line_of(s, TEXT("PLB-20261124-R0003\nPLB-20261124-R0001")));
	assert_false(seen_has_line_of(s, TEXT("\n\n")));
	assert_false(seen_has_line_of(s, (struct text){0}));
	seen_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_once),
		cmocka_unit_test(test_other_texts),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
