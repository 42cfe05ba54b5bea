#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "file/folder.h"
#include "tree_fixture.h"

static void
open_again(struct fixture *x)
{
	tree_close(&x->tree);
	fixture_open(x);
}

/* Claims, and opens the tree again as the next command does. */
static enum message
claim(struct fixture *x, const char *station, const char *reason, bool *made)
{
	struct claiming c = { .station = text_of(station), .take_over = reason != NULL, .reason = text_of(reason),
	    .now = FIXTURE_NOW, .folder_mode = 0755, .file_mode = 0644 };
	struct fail why = {0};
	bool ok = claim_station(&x->tree, &c, &x->arena, made, &why);
	enum message m = why.message;

	assert_int_equal(ok, m == MSG_NONE);
	fail_release(&why);
	open_again(x);
	return m;
}

/* Another clone of the same repository: its .spkt/ is not shared. */
static void
in_clone(struct fixture *x, const char *from, const char *to)
{
	assert_int_equal(renameat(x->tree.root, ".spkt", x->tree.root, from), 0);
	if (to != NULL)
		assert_int_equal(renameat(x->tree.root, to, x->tree.root, ".spkt"), 0);
	open_again(x);
}

static const char *
writer(struct fixture *x, const char *code, enum message *m)
{
	struct fail why = {0};
	const struct station *s = claim_writer(&x->tree, text_of(code), &x->arena, &why);

	*m = why.message;
	fail_release(&why);
	return s == NULL ? NULL : arena_string(&x->arena, s->code);
}

static size_t
live_count(struct fixture *x, const char *station, size_t *clones)
{
	struct claims live;

	assert_true(claims_live(&x->tree, text_of(station), &x->arena, &live, &fail_nowhere));
	*clones = claims_clones(&live);
	return live.count;
}

static void
test_first_claim(void **state)
{
	struct fixture *x = *state;
	struct stat st;
	struct claims live;
	enum message m;
	bool made;

	assert_null(writer(x, "", &m));
	assert_int_equal(m, MSG_NO_CLAIM);
	assert_int_equal(claim(x, "PLB", NULL, &made), MSG_NONE);
	assert_true(made);
	assert_string_equal(writer(x, "", &m), "PLB");
	assert_string_equal(writer(x, "PLB", &m), "PLB");
	assert_int_equal(fstatat(x->tree.root, ".spkt", &st, 0), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(fstatat(x->tree.root, ".spkt/claim.yaml", &st, 0), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(claims_live(&x->tree, TEXT("PLB"), &x->arena, &live, &fail_nowhere));
	assert_int_equal(live.count, 1);
	assert_true(text_is(record_get(&live.at[0], NAME_STATION), "PLB"));
	assert_true(text_is(record_get(&live.at[0], NAME_AT), "2026-11-24T22:05:00+07:00"));
	assert_int_equal(claim(x, "PLB", NULL, &made), MSG_NONE);
	assert_false(made);
}

static void
test_two_desks_of_one_clone(void **state)
{
	struct fixture *x = *state;
	enum message m;
	bool made;

	claim(x, "PLB", NULL, &made);
	assert_null(writer(x, "SBY", &m));
	assert_int_equal(m, MSG_CLAIM_HELD);
	assert_int_equal(claim(x, "SBY", NULL, &made), MSG_NONE);
	assert_string_equal(writer(x, "", &m), "SBY");
	assert_string_equal(writer(x, "PLB", &m), "PLB");
	assert_int_equal(claim(x, "PLB", NULL, &made), MSG_NONE);
	assert_true(made);
	assert_string_equal(writer(x, "", &m), "PLB");
	assert_null(writer(x, "XYZ", &m));
	assert_int_equal(m, MSG_STATION_UNKNOWN);
}

static void
test_held_and_taken_over(void **state)
{
	struct fixture *x = *state;
	size_t clones;
	enum message m;
	bool made;

	claim(x, "PLB", NULL, &made);
	in_clone(x, "first", NULL);
	assert_int_equal(claim(x, "PLB", NULL, &made), MSG_CLAIM_HELD);
	assert_false(made);
	assert_int_equal(claim(x, "PLB", "", &made), MSG_CLAIM_HELD);	/* without a reason */
	assert_int_equal(claim(x, "PLB", "disk broke", &made), MSG_NONE);
	assert_true(made);
	assert_string_equal(writer(x, "", &m), "PLB");
	assert_int_equal(live_count(x, "PLB", &clones), 1);
	assert_int_equal(clones, 1);
	in_clone(x, "second", "first");
	assert_null(writer(x, "", &m));		/* and learns of it */
	assert_int_equal(m, MSG_CLAIM_HELD);
}

/* Two clones claimed before they met: a take-over by one of them settles it. */
static void
test_two_live_claims(void **state)
{
	struct fixture *x = *state;
	size_t clones;
	enum message m;
	bool made;

	claim(x, "PLB", NULL, &made);
	in_clone(x, "first", NULL);
	assert_int_equal(renameat(x->tree.root, "stations/PLB/claims", x->tree.root, "aside"), 0);
	assert_int_equal(claim(x, "PLB", NULL, &made), MSG_NONE);
	{
		struct names names;
		struct fail why = {0};
		int fd = folder_open(x->tree.root, "aside", NULL, &why);
		int to = folder_open(x->tree.root, "stations/PLB/claims", NULL, &why);

		assert_true(folder_names(fd, &x->arena, &names, &why));
		assert_int_equal(names.count, 1);
		assert_int_equal(renameat(fd, names.at[0].at, to, names.at[0].at), 0);
		assert_int_equal(close(fd) + close(to), 0);
	}
	assert_int_equal(live_count(x, "PLB", &clones), 2);
	assert_int_equal(clones, 2);
	assert_int_equal(claim(x, "PLB", "merged", &made), MSG_NONE);
	assert_int_equal(live_count(x, "PLB", &clones), 2);	/* both are this clone's */
	assert_int_equal(clones, 1);
	assert_string_equal(writer(x, "", &m), "PLB");
	in_clone(x, "second", "first");
	assert_null(writer(x, "", &m));
	assert_int_equal(m, MSG_CLAIM_HELD);
}

/* A copied .spkt/ names another machine. */
static void
test_copied(void **state)
{
	struct fixture *x = *state;
	char machine[65], bytes[600];
	enum message m;
	bool made;

	claim(x, "PLB", NULL, &made);
	tree_machine(machine);
	assert_int_equal(strlen(machine), 64);
	memset(machine, 'a', 64);
	(void)snprintf(bytes, sizeof bytes, "uid: 0123456789abcdef0123456789abcdef\nstation: PLB\n"
	    "clone: 0123456789abcdef0123456789abcdef\nmachine: %s\nat: \"2026-11-24T22:05:00+07:00\"\n", machine);
	fixture_write(x, ".spkt/claim.yaml", bytes);
	open_again(x);
	assert_null(writer(x, "", &m));
	assert_int_equal(m, MSG_NO_CLAIM);
	assert_int_equal(claim(x, "PLB", NULL, &made), MSG_CLAIM_HELD);
}

static void
test_broken_claim_is_told(void **state)
{
	struct fixture *x = *state;
	struct claims live;
	bool made;

	claim(x, "PLB", NULL, &made);
	fixture_write(x, "stations/PLB/claims/broken.yaml", "station: [\n");
	fixture_write(x, "stations/PLB/claims/.tmp-1", "station: [\n");
	assert_false(claims_live(&x->tree, TEXT("PLB"), &x->arena, &live, &fail_nowhere));
	assert_int_equal(live.count, 1);
	assert_true(claims_live(&x->tree, TEXT("SBY"), &x->arena, &live, &fail_nowhere));
	assert_int_equal(live.count, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_first_claim),
		TEST(test_two_desks_of_one_clone),
		TEST(test_held_and_taken_over),
		TEST(test_two_live_claims),
		TEST(test_copied),
		TEST(test_broken_claim_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
