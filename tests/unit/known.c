#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/known.h"

#define UID "0123456789abcdef0123456789abcdef"
#define BODY "uid: \"" UID "\"\nreceived: \"2026-11-24T22:15:00+07:00\"\nrecorded: \"2026-11-24T22:16:00+07:00\"\n" \
	"channel: desk\nstation: PLB\nkind: lost\npriority: routine\n"

static const struct tree *
tree_with(const char *name, const char *body)
{
	static struct tree tree;
	char root[] = "known-XXXXXX", path[256], folder[64];
	static const char *const below[] = { "reports", "reports/PLB", "reports/PLB/2026", "reports/PLB/2026/11", "reports/PLB/2026/11/24" };
	FILE *f;

	assert_non_null(mkdtemp(root));
	for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
		assert_true(snprintf(folder, sizeof folder, "%s/%s", root, below[i]) > 0);
		assert_int_equal(mkdir(folder, 0755), 0);
	}
	assert_true(snprintf(path, sizeof path, "%s/%s", folder, name) > 0);
	f = fopen(path, "we");
	assert_non_null(f);
	fputs(body, f);
	assert_int_equal(fclose(f), 0);
	tree = (struct tree){ .root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC) };
	assert_true(tree.root >= 0);
	return &tree;
}

static bool
there(const char *name, const char *body, struct text uid, struct arena *a, struct text *id)
{
	const struct tree *tree = tree_with(name, body);
	struct known *k = known_new(tree);
	struct fail why = {0};
	bool found;

	for (int i = 0; i < 2; i++)
		assert_true(known_day(k, record_type_of(&report_schema), TEXT("PLB"), 20781, &why));
	found = known_record(k, uid, a, id);
	known_free(k);
	(void)close(tree->root);
	return found;
}

static void
test_a_record_on_disk_is_known_by_its_id(void **state)
{
	struct arena a = {0};
	struct text id;

	(void)state;
	assert_true(there("PLB-20261124-R0042.yaml", BODY, TEXT(UID), &a, &id));
	assert_true(text_is(id, "PLB-20261124-R0042"));
	assert_false(there("PLB-20261124-R0042.yaml", BODY, TEXT("0"), &a, &id));
	assert_false(there("PLB-20261124-R0042.yaml", "broken: [", TEXT(UID), &a, &id));
	assert_false(there("notes.txt", BODY, TEXT(UID), &a, &id));
	arena_release(&a);
}

static void
test_steps_by_record_and_tag(void **state)
{
	const struct tree *tree = tree_with("PLB-20261124-R0042_03-K7Q2.yaml", "");
	struct known *k = known_new(tree);
	struct fail why = {0};

	(void)state;
	assert_true(known_day(k, record_type_of(&report_schema), TEXT("PLB"), 20781, &why));
	assert_true(known_day(k, record_type_of(&report_schema), TEXT("XYZ"), 20781, &why));
	assert_true(known_step(k, TEXT("PLB-20261124-R0042"), TEXT("K7Q2")));
	assert_false(known_step(k, TEXT("PLB-20261124-R0042"), TEXT("K7Q3")));
	assert_false(known_step(k, TEXT("PLB-20261124-R0041"), TEXT("K7Q2")));
	known_free(k);
	(void)close(tree->root);
}

static void
test_of_this_run(void **state)
{
	struct known *k = known_new(NULL);
	struct arena a = {0};
	struct text id = TEXT("x");

	(void)state;
	assert_false(known_record(k, TEXT(UID), &a, &id));
	known_add_record(k, TEXT(UID));
	assert_true(known_record(k, TEXT(UID), &a, &id));
	assert_int_equal(id.len, 0);
	known_add_step(k, TEXT("R"), TEXT("AAAA"));
	assert_true(known_step(k, TEXT("R"), TEXT("AAAA")));
	assert_true(known_owner(k, TEXT("R1"), TEXT("a")));
	assert_false(known_owner(k, TEXT("R1"), TEXT("b")));
	assert_false(known_owner(k, TEXT("R1"), TEXT("b")));
	assert_true(known_owner(k, TEXT("R1"), TEXT("a")));
	known_free(k);
	arena_release(&a);
}

static void
test_many_are_counted_each_by_itself(void **state)
{
	struct known *k = known_new(NULL);
	char word[16];

	(void)state;
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < 5000; i++) {
			assert_true(snprintf(word, sizeof word, "%d", i) > 0);
			assert_int_equal(known_ordinal(k, text_of(word)), round);
		}
	known_restart(k);
	assert_int_equal(known_ordinal(k, text_of(word)), 0);
	known_free(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_record_on_disk_is_known_by_its_id),
		cmocka_unit_test(test_steps_by_record_and_tag),
		cmocka_unit_test(test_of_this_run),
		cmocka_unit_test(test_many_are_counted_each_by_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
