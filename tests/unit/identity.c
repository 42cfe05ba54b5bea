#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "file/content.h"
#include "store/identity.h"
#include "tree_fixture.h"

#define FILE_OF "identity/2026/11/24/0123456789abcdef0123456789abcdef.yaml"

#define assert_text(t, s) \
	do { \
		struct text t_ = (t); \
		if (!text_is(t_, s)) \
			fail_msg("expected \"%s\", got \"%.*s\"", s, TEXT_ARG(t_)); \
	} while (0)

static unsigned
mode_of(const struct fixture *x, const char *path)
{
	struct stat st;

	assert_int_equal(fstatat(x->tree.root, path, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st.st_mode & 07777u;
}

static void
report_init(struct record *r, struct arena *a, const char *reference)
{
	record_init(r, &report_schema, a);
	record_put(r, NAME_RECEIVED, TEXT("2026-11-24T22:15:00+07:00"));
	record_put(r, NAME_IDENTITY, text_of(reference));
}

/* Only who has people or things gets a reference, and never the same. */
static void
test_reference(void **state)
{
	struct arena arena = {0};
	struct record r, other;

	(void)state;
	report_init(&r, &arena, NULL);
	identity_reference(&r, &arena);
	assert_text(record_get(&r, NAME_IDENTITY), "");
	record_put(&r, NAME_ITEMS, TEXT("dompet"));
	identity_reference(&r, &arena);
	assert_int_equal(record_get(&r, NAME_IDENTITY).len, 32);
	report_init(&other, &arena, NULL);
	record_put(&other, NAME_PEOPLE, TEXT("reporter.name: Budi"));
	identity_reference(&other, &arena);
	assert_int_equal(record_get(&other, NAME_IDENTITY).len, 32);
	assert_false(text_equal(record_get(&r, NAME_IDENTITY), record_get(&other, NAME_IDENTITY)));
	arena_release(&arena);
}

static void
test_read(void **state)
{
	static const struct {
		const char *bytes;	/* NULL: no file */
		const char *people;	/* NULL: a fault */
	} rows[] = {
		{ NULL, NULL },
		{ "people:\n  - role: reporter\n    name: Budi\n", "reporter.name: Budi" },
		{ "items:\n  - dompet\n", "" },
		{ "people: [\n", NULL },
		{ "", NULL },			/* a loss, not "nobody" */
		{ "---\na: 1\n---\nb: 2\n", NULL },
		{ "colour: red\n", NULL },
	};
	static const char *const folders[] = { "identity", "identity/2026", "identity/2026/11", "identity/2026/11/24" };
	struct fixture x;

	(void)state;
	fixture_make(&x);
	for (size_t i = 0; i < 4; i++)
		fixture_folder(&x, folders[i]);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct record r, identity;
		struct fail why = {0};

		if (rows[i].bytes != NULL)
			fixture_write(&x, FILE_OF, rows[i].bytes);
		report_init(&r, &x.arena, "0123456789abcdef0123456789abcdef");
		if (identity_read(&x.tree, &r, &identity, &x.arena, &why) != (rows[i].people != NULL))
			fail_msg("row %zu", i);
		if (rows[i].people != NULL)
			assert_text(record_get(&identity, NAME_PEOPLE), rows[i].people);
		else
			assert_non_null(strstr(why.file, "0123456789abcdef"));
		fail_release(&why);
	}
	fixture_end(&x);
}

/* Who looked, a line each, for their eyes only. */
static void
test_log(void **state)
{
	struct fixture x;
	struct fail why = {0};
	struct text bytes;

	(void)state;
	fixture_make(&x);
	assert_true(identity_log(&x.tree, FIXTURE_NOW, "84,\"x\"", "show", TEXT("PLB-20261124-R0007"), &why));
	assert_true(identity_log(&x.tree, FIXTURE_NOW + 60, NULL, "list", TEXT("PLB-20261124-R0008"), &why));
	assert_true(content_read(x.tree.root, "identity/access/2026-11.csv", 1 << 20, &x.arena, &bytes, NULL, &why));
	assert_text(bytes, "at,officer,verb,id\n"
	    "2026-11-24T22:05:00+07:00,\"84,\"\"x\"\"\",show,PLB-20261124-R0007\n"
	    "2026-11-24T22:06:00+07:00,,list,PLB-20261124-R0008\n");
	assert_int_equal(mode_of(&x, "identity/access/2026-11.csv"), 0600);
	assert_int_equal(mode_of(&x, "identity/access"), 0700);
	assert_int_equal(mode_of(&x, "identity"), 0700);
	fixture_end(&x);
}

/* What cannot be logged is not shown. */
static void
test_no_log(void **state)
{
	struct fixture x;
	struct fail why = {0};

	(void)state;
	fixture_make(&x);
	fixture_write(&x, "identity", "");
	assert_false(identity_log(&x.tree, FIXTURE_NOW, "84", "show", TEXT("x"), &why));
	assert_int_not_equal(why.message, MSG_NONE);
	fail_release(&why);
	fixture_end(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reference), cmocka_unit_test(test_read), cmocka_unit_test(test_log),
		cmocka_unit_test(test_no_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
