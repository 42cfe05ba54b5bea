#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/identity.h"
#include "store/put.h"
#include "tree_fixture.h"

static struct record
report(struct fixture *x)
{
	struct record r;

	record_init(&r, &report_schema, &x->arena);
	record_put(&r, NAME_UID, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&r, NAME_STATION, TEXT("PLB"));
	record_put(&r, NAME_CHANNEL, TEXT("desk"));
	record_put(&r, NAME_KIND, TEXT("lost"));
	record_put(&r, NAME_PRIORITY, TEXT("routine"));
	record_put(&r, NAME_RECEIVED, TEXT("2026-11-24T22:05:00+07:00"));
	record_put(&r, NAME_RECORDED, TEXT("2026-11-24T22:05:00+07:00"));
	return r;
}

static void
store(struct fixture *x, const struct record *r)
{
	struct writer w;
	struct text id;
	struct fail why = {0};

	assert_true(writer_init(&w, &x->tree, clock_given(FIXTURE_NOW), &why));
	assert_true(put_record(&w, r, &x->arena, &id, &why));
}

static void
assert_mode(const struct fixture *x, const char *path, mode_t want)
{
	struct stat st;

	if (fstatat(x->tree.root, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
		fail_msg("%s is not there", path);
	assert_int_equal(st.st_mode & 07777, want);
}

static const char *
file_of(struct fixture *x, const struct record *r)
{
	return arena_printf(&x->arena, "identity/2026/11/24/%.*s.yaml", TEXT_ARG(record_get(r, NAME_IDENTITY))).at;
}

static void
test_reference(void **state)
{
	struct fixture *x = *state;
	struct record r = report(x);
	struct text first;

	identity_reference(&r, &x->arena);
	assert_int_equal(record_get(&r, NAME_IDENTITY).len, 0);	/* there is nobody */
	record_put(&r, NAME_ITEMS, TEXT("KTP 1671"));
	identity_reference(&r, &x->arena);
	first = record_get(&r, NAME_IDENTITY);
	assert_int_equal(first.len, 32);
	identity_reference(&r, &x->arena);
	assert_false(text_equal(first, record_get(&r, NAME_IDENTITY)));
}

static void
test_apart_from_the_record(void **state)
{
	struct fixture *x = *state;
	struct record r = report(x), back;
	struct fail why = {0};
	mode_t mask = umask(0);

	assert_int_equal(chmod(x->path, 02770), 0);	/* shared by a group: not this */
	record_put(&r, NAME_PEOPLE, TEXT("reporter.name: Budi\nreporter.phone: 0812"));
	record_put(&r, NAME_ITEMS, TEXT("KTP 1671\nSIM A"));
	identity_reference(&r, &x->arena);
	store(x, &r);
	(void)umask(mask);
	assert_mode(x, "identity", 0700);
	assert_mode(x, "identity/2026", 0700);
	assert_mode(x, "identity/2026/11", 0700);
	assert_mode(x, "identity/2026/11/24", 0700);
	assert_mode(x, file_of(x, &r), 0600);
	assert_mode(x, "reports/PLB/2026/11/24/PLB-20261124-R0001.yaml", 0660);
	assert_true(identity_read(&x->tree, &(struct case_file){ .record = r }, &back, &x->arena, &why));
	assert_true(text_equal(record_get(&back, NAME_PEOPLE), record_get(&r, NAME_PEOPLE)));
	assert_true(text_equal(record_get(&back, NAME_ITEMS), record_get(&r, NAME_ITEMS)));
	assert_int_equal(record_get(&back, NAME_KIND).len, 0);
}

static void
test_no_people_no_folder(void **state)
{
	struct fixture *x = *state;
	struct record r = report(x);
	struct stat st;

	store(x, &r);
	assert_int_equal(fstatat(x->tree.root, "identity", &st, 0), -1);
}

static void
test_things_without_people(void **state)
{
	struct fixture *x = *state;
	struct record r = report(x), back;
	struct fail why = {0};

	record_put(&r, NAME_ITEMS, TEXT("KTP 1671"));
	identity_reference(&r, &x->arena);
	store(x, &r);
	fixture_write(x, file_of(x, &r), "items:\n  - dompet\n");
	assert_true(identity_read(&x->tree, &(struct case_file){ .record = r }, &back, &x->arena, &why));
	assert_int_equal(record_get(&back, NAME_PEOPLE).len, 0);
	assert_true(text_is(record_get(&back, NAME_ITEMS), "dompet"));
	fixture_write(x, file_of(x, &r), "people:\n  - role: reporter\n    name: Budi\n");
	assert_true(identity_read(&x->tree, &(struct case_file){ .record = r }, &back, &x->arena, &why));
	assert_true(text_is(record_get(&back, NAME_PEOPLE), "reporter.name: Budi"));
}

static void
test_cannot_be_read(void **state)
{
	struct fixture *x = *state;
	struct record r = report(x), back;
	static const struct {
		const char *bytes;
		enum message message;
	} cases[] = {
		{ "people: [\n", MSG_YAML_SYNTAX },
		{ "no_such: x\n", MSG_KEY_UNKNOWN },
		{ "", MSG_YAML_NOT_MAP },
		{ "items:\n- a\n---\nitems:\n- b\n", MSG_YAML_MANY_DOCUMENTS },
	};
	struct fail why = {0};

	record_put(&r, NAME_ITEMS, TEXT("KTP 1671"));
	identity_reference(&r, &x->arena);
	assert_false(identity_read(&x->tree, &(struct case_file){ .record = r }, &back, &x->arena, &why));
	assert_int_equal(why.message, MSG_FILE_OPEN);
	store(x, &r);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		fixture_write(x, file_of(x, &r), cases[i].bytes);
		if (identity_read(&x->tree, &(struct case_file){ .record = r }, &back, &x->arena, &why))
			fail_msg("%s: read", cases[i].bytes);
		if (why.message != cases[i].message)
			fail_msg("%s: message %d, not %d", cases[i].bytes, (int)why.message, (int)cases[i].message);
		assert_string_equal(why.file, file_of(x, &r));
	}
	fail_release(&why);
}

static const char *
log_bytes(struct fixture *x)
{
	char path[128], bytes[65536];
	size_t n;
	FILE *f;

	(void)snprintf(path, sizeof path, "%s/identity/access/2026-11.csv", x->path);
	f = fopen(path, "r");
	assert_non_null(f);
	n = fread(bytes, 1, sizeof bytes, f);
	assert_int_equal(fclose(f), 0);
	return arena_string(&x->arena, (struct text){ bytes, n });
}

static void
test_log(void **state)
{
	struct fixture *x = *state;
	struct fail why = {0};

	assert_true(identity_log(&x->tree, FIXTURE_NOW, "BUDI, \"S.H.\"", "show", TEXT("PLB-20261124-R0001"), &why));
	assert_true(identity_log(&x->tree, FIXTURE_NOW + 60, NULL, "list", TEXT(""), &why));
	assert_string_equal(log_bytes(x), "at,officer,verb,id\n"
	    "2026-11-24T22:05:00+07:00,\"BUDI, \"\"S.H.\"\"\",show,PLB-20261124-R0001\n"
	    "2026-11-24T22:06:00+07:00,,list,\n");
	assert_mode(x, "identity/access", 0700);
	assert_mode(x, "identity/access/2026-11.csv", 0600);
	assert_true(identity_log(&x->tree, FIXTURE_NOW + 8 * 86400, "A", "show", TEXT("R"), &why));
	assert_mode(x, "identity/access/2026-12.csv", 0600);
}

/* What cannot be logged is not shown. */
static void
test_log_refused(void **state)
{
	struct fixture *x = *state;
	struct fail why = {0};

	fixture_write(x, "identity", "");
	assert_false(identity_log(&x->tree, FIXTURE_NOW, "A", "show", TEXT("R"), &why));
	assert_int_not_equal(why.message, MSG_NONE);
	fail_release(&why);
	assert_int_equal(unlinkat(x->tree.root, "identity", 0), 0);
	fixture_folder(x, "identity");
	fixture_folder(x, "identity/access");
	fixture_folder(x, "identity/access/2026-11.csv");
	assert_false(identity_log(&x->tree, FIXTURE_NOW, "A", "show", TEXT("R"), &why));
	assert_int_not_equal(why.message, MSG_NONE);
	assert_int_equal(rmdir(arena_printf(&x->arena, "%s/identity/access/2026-11.csv", x->path).at), 0);
	assert_int_equal(symlinkat("/dev/null", x->tree.root, "identity/access/2026-11.csv"), 0);
	assert_false(identity_log(&x->tree, FIXTURE_NOW, "A", "show", TEXT("R"), &why));
	assert_int_not_equal(why.message, MSG_NONE);
	fail_release(&why);
}

enum { READERS = 8, ROUNDS = 25 };

/* Many who look at once: a line each, and one header, at the top. */
static void
test_log_by_many(void **state)
{
	struct fixture *x = *state;
	struct fail why = {0};
	const char *header = "at,officer,verb,id\n";
	int status, gate[2];

	for (int round = 0; round < ROUNDS; round++) {
		const char *bytes;
		size_t lines = 0;

		assert_int_equal(pipe(gate), 0);
		for (int i = 0; i < READERS; i++)
			if (fork() == 0) {
				(void)close(gate[1]);
				(void)!read(gate[0], &(char){0}, 1);	/* until all are there */
				_exit(identity_log(&x->tree, FIXTURE_NOW, "A", "show", TEXT("R"), &why) ? 0 : 1);
			}
		assert_int_equal(close(gate[0]) + close(gate[1]), 0);
		for (int i = 0; i < READERS; i++) {
			assert_true(wait(&status) > 0);
			assert_int_equal(status, 0);
		}
		bytes = log_bytes(x);
		assert_int_equal(strncmp(bytes, header, strlen(header)), 0);
		assert_null(strstr(bytes + 1, header));
		for (const char *p = bytes; *p != '\0'; p++)
			lines += *p == '\n';
		assert_int_equal(lines, 1 + READERS);
		assert_int_equal(unlinkat(x->tree.root, "identity/access/2026-11.csv", 0), 0);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reference),
		TEST(test_apart_from_the_record),
		TEST(test_no_people_no_folder),
		TEST(test_things_without_people),
		TEST(test_cannot_be_read),
		TEST(test_log),
		TEST(test_log_refused),
		TEST(test_log_by_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
