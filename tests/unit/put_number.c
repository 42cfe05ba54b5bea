#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "file/folder.h"
#include "store/put_number.h"
#include "tree_fixture.h"

enum { DAY = 20781 };	/* 2026-11-24 */

struct numbering {
	struct fixture x;
	int fd;
};

static int
setup(void **state)
{
	static struct numbering n;
	struct fail why = {0};

	fixture_make(&n.x);
	n.fd = folder_make(n.x.tree.root, "day", 0755, &why);
	*state = &n;
	return n.fd >= 0 ? 0 : -1;
}

static int
teardown(void **state)
{
	struct numbering *n = *state;

	(void)close(n->fd);
	fixture_end(&n->x);
	return 0;
}

static void
have(struct numbering *n, const char *name)
{
	char path[128];

	(void)snprintf(path, sizeof path, "day/%s.yaml", name);
	fixture_write(&n->x, path, "");
}

static struct publication
start(struct numbering *n)
{
	struct publish_options options = { .mode = 0644 };
	struct publication p;
	struct fail why = {0};

	assert_true(publish_start(&p, n->fd, TEXT("kind: lost\n"), &options, &why));
	return p;
}

static struct record
record_of(struct numbering *n, const struct schema *schema, bool anonymous)
{
	struct record r;

	record_init(&r, schema, &n->x.arena);
	record_put(&r, NAME_STATION, TEXT("PLB"));
	if (anonymous)
		record_put(&r, NAME_ANONYMOUS, TEXT("yes"));
	return r;
}

static const char *
number(struct numbering *n, const struct record *r, struct number_hint *hint)
{
	struct publication p = start(n);
	struct text id;
	struct fail why = {0};

	assert_true(put_number(&p, r, DAY, hint, &n->x.arena, &id, &why));
	assert_true(publish_finish(&p, &why));
	return arena_string(&n->x.arena, id);
}

static const char *
step(struct numbering *n, const char *id, int64_t clock, const char *tag)
{
	struct publication p = start(n);
	struct text step_id;
	struct fail why = {0};

	assert_true(put_step_number(&p, text_of(id), clock, text_of(tag), &n->x.arena, &step_id, &why));
	assert_true(publish_finish(&p, &why));
	return arena_string(&n->x.arena, step_id);
}

static void
test_next_number(void **state)
{
	struct numbering *n = *state;
	struct record report = record_of(n, &report_schema, false), feedback = record_of(n, &feedback_schema, false);
	struct number_hint unread = { -1 }, hint = { -1 };

	assert_string_equal(number(n, &report, &unread), "PLB-20261124-R0001");
	assert_string_equal(number(n, &report, &unread), "PLB-20261124-R0002");
	assert_string_equal(number(n, &feedback, &hint), "PLB-20261124-F0001");
	have(n, "PLB-20261124-R0040");		/* of a merge */
	have(n, "PLB-20261124-R0099_01-K7Q2");	/* a step is no record */
	have(n, "PLB-20261124-R9998x");
	have(n, "PLB-20261124-N00070");
	hint.highest = -1;
	assert_string_equal(number(n, &report, &hint), "PLB-20261124-R0041");
	have(n, "PLB-20261124-R9999");
	hint.highest = -1;
	assert_string_equal(number(n, &report, &hint), "PLB-20261124-R10000");
}

/* What others stored meanwhile is passed over. */
static void
test_stale_hint(void **state)
{
	struct numbering *n = *state;
	struct record r = record_of(n, &report_schema, false);
	struct number_hint hint = { 0 };

	have(n, "PLB-20261124-R0001");
	have(n, "PLB-20261124-R0002");
	have(n, "PLB-20261124-R0004");
	assert_string_equal(number(n, &r, &hint), "PLB-20261124-R0003");
	assert_int_equal(hint.highest, 3);
	assert_string_equal(number(n, &r, &hint), "PLB-20261124-R0005");
}

/* Random, so that the order of slips is not told. */
static void
test_anonymous(void **state)
{
	struct numbering *n = *state;
	struct record r = record_of(n, &feedback_schema, true);
	int64_t last = 0;
	int rises = 0;

	for (int i = 0; i < 40; i++) {
		struct number_hint hint = { -1 };
		const char *name = number(n, &r, &hint);
		struct id id;

		assert_true(id_parse(text_of(name), &id));
		assert_int_equal(id.letter, 'N');
		assert_int_equal(id.day, DAY);
		assert_true(id.number >= 1 && id.number <= 99999);
		rises += id.number > last;
		last = id.number;
	}
	assert_true(rises < 40);
}

static void
test_step_clock(void **state)
{
	struct numbering *n = *state;

	assert_string_equal(step(n, "PLB-20261124-R0001", 0, "K7Q2"), "PLB-20261124-R0001_01-K7Q2");
	assert_string_equal(step(n, "PLB-20261124-R0001", 0, "AAAA"), "PLB-20261124-R0001_02-AAAA");
	assert_string_equal(step(n, "PLB-20261124-R0002", 0, "AAAA"), "PLB-20261124-R0002_01-AAAA");
	have(n, "PLB-20261124-R0001_99-ZZZZ");
	have(n, "PLB-20261124-R0011_500-ZZZZ");
	assert_string_equal(step(n, "PLB-20261124-R0001", 0, "BBBB"), "PLB-20261124-R0001_100-BBBB");
	assert_string_equal(step(n, "PLB-20261124-R0001", 7, "BBBB"), "PLB-20261124-R0001_07-BBBB");
}

/* The same fact, stored before: its name is given, and it is not written over. */
static void
test_step_again(void **state)
{
	struct numbering *n = *state;
	struct stat st;

	have(n, "PLB-20261124-R0001_03-K7Q2");
	assert_string_equal(step(n, "PLB-20261124-R0001", 3, "K7Q2"), "PLB-20261124-R0001_03-K7Q2");
	assert_int_equal(fstatat(n->fd, "PLB-20261124-R0001_03-K7Q2.yaml", &st, 0), 0);
	assert_int_equal(st.st_size, 0);
}

static void
test_step_random_tag(void **state)
{
	struct numbering *n = *state;
	const char *a = step(n, "PLB-20261124-R0001", 1, NULL), *b = step(n, "PLB-20261124-R0001", 1, NULL);
	struct file_name f = layout_name(arena_printf(&n->x.arena, "%s.yaml", a));

	assert_string_not_equal(a, b);
	assert_int_equal(f.kind, FILE_STEP);
	assert_int_equal(f.number, 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_next_number),
		TEST(test_stale_hint),
		TEST(test_anonymous),
		TEST(test_step_clock),
		TEST(test_step_again),
		TEST(test_step_random_tag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
