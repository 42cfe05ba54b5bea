#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "cli/verb.h"

static const struct verb verbs[] = {
	{ .name = "new" }, { .name = "list" }, { .name = "box new" }, { .name = "box list" }, { .name = "survey add" }, { 0 },
};
static const struct program program = { .name = "spkt-thing", .verbs = verbs };

enum { WORDS_MAX = 8 };

static struct verb_words
find(const char *const *words)
{
	char *argv[WORDS_MAX] = {0}, bytes[WORDS_MAX][16];
	int argc = 0;

	for (; words[argc] != NULL; argc++) {
		(void)strcpy(bytes[argc], words[argc]);
		argv[argc] = bytes[argc];
	}
	return verb_find(&program, argc, argv);
}

static const char *
name(struct verb_words found)
{
	return found.verb != NULL ? found.verb->name : "";
}

#define FIND(...) find((const char *const[]){ __VA_ARGS__, NULL })

static void
test_find(void **state)
{
	(void)state;
	assert_string_equal(name(FIND("new", "box")), "new");
	assert_int_equal(FIND("new", "box").words, 1);
	assert_string_equal(name(FIND("box", "list", "-n", "1")), "box list");
	assert_int_equal(FIND("box", "list").words, 2);
	assert_string_equal(name(FIND("boxes", "list")), "");
	assert_string_equal(name(FIND("bo", "list")), "");
	assert_string_equal(name(FIND("", "list")), "");
	/* as one word of the shell */
	assert_string_equal(name(FIND("box new", "list")), "box new");
	assert_int_equal(FIND("box new", "list").words, 1);
	assert_null(verb_find(&program, 0, NULL).verb);
}

/* A noun and an option is its `new`; a noun that has none has no such form. */
static void
test_noun(void **state)
{
	(void)state;
	assert_string_equal(name(FIND("box", "--slips", "3")), "box new");
	assert_int_equal(FIND("box", "--slips", "3").words, 1);
	assert_string_equal(name(FIND("box")), "");
	assert_string_equal(name(FIND("box", "show")), "");
	assert_string_equal(name(FIND("survey", "--day", "today")), "");
	assert_string_equal(FIND("survey").noun, "survey");
	assert_null(FIND("new").noun);
	assert_true(FIND("box", "--help").help);
	assert_true(FIND("box", "--lang", "id", "-h").help);
	assert_string_equal(name(FIND("box", "--help")), "");
	assert_false(FIND("box", "--", "--help").help);
	assert_false(FIND("box", "new", "--help").help);
	assert_true(FIND("box", "-V").version);
}

static void
expect(enum message message, const char *first, const char *second, const char *const *words)
{
	struct fail why = {0};
	char *argv[WORDS_MAX] = {0}, bytes[WORDS_MAX][16];
	int argc = 0;

	for (; words[argc] != NULL; argc++) {
		(void)strcpy(bytes[argc], words[argc]);
		argv[argc] = bytes[argc];
	}
	assert_false(verb_fail(&program, argc, argv, &why));
	assert_int_equal(why.message, message);
	assert_string_equal(why.words[0], first);
	assert_string_equal(why.words[1], second);
	fail_release(&why);
}

#define EXPECT(message, first, second, ...) expect(message, first, second, (const char *const[]){ __VA_ARGS__ })

static void
test_fail(void **state)
{
	(void)state;
	EXPECT(MSG_VERB_NONE, "new, list, box new, box list, survey add", "spkt-thing", NULL);
	EXPECT(MSG_VERB_NONE, "box new, box list", "spkt-thing box", "box", NULL);
	EXPECT(MSG_VERB_NONE, "survey add", "spkt-thing survey", "survey", "--x", NULL);
	EXPECT(MSG_VERB_NOT_FOUND_NEAR, "lits", "list", "lits", NULL);
	EXPECT(MSG_VERB_NOT_FOUND_NEAR, "lits", "list", "lits", "lost", NULL);
	EXPECT(MSG_VERB_NOT_FOUND_NEAR, "boks", "box", "boks", NULL);
	EXPECT(MSG_VERB_NOT_FOUND_NEAR, "box lits", "box list", "box", "lits", NULL);
	EXPECT(MSG_VERB_NOT_FOUND_NEAR, "boks list", "box list", "boks", "list", NULL);
	EXPECT(MSG_VERB_NOT_FOUND, "box xyzzyplugh", "box new, box list", "box", "xyzzyplugh", NULL);
	EXPECT(MSG_VERB_NOT_FOUND, "xyzzy", "new, list, box new, box list, survey add", "xyzzy", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_noun),
		cmocka_unit_test(test_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
