#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

static const struct choice colours[] = { { "red", WORDS("red", "merah"), NULL }, { "blue", WORDS("blue", "biru"), NULL }, { 0 } };

static const struct field fields[] = {
	{ .name = "colour_of_it", .help = WORDS("its colour", "warnanya"), .kind = FIELD_CHOICE, .letter = 'c', .choices = colours },
	{ .name = "title", .help = WORDS("its title", "judulnya") },
	{ .name = "uid", .help = WORDS("no option", "bukan opsi"), .flags = FIELD_SYSTEM },
	{ .name = "people", .help = WORDS("who it is: --reporter.name", "siapa: --reporter.name"), .kind = FIELD_PEOPLE },
};
static const struct schema schema = { .name = "thing", SCHEMA_FIELDS(fields) };
static const char *const only_title[] = { "title", NULL };
static const enum option_id options[] = { OPT_DRY_RUN, OPT_MAP, OPT_END }, formats[] = { OPT_FORMAT, OPT_END };

static const struct verb verbs[] = {
	{ .name = "new", .help = WORDS("make one", "membuat"), .operands = "[KIND]",
	  .accepts = { options, &schema, NULL }, .example = "spkt-thing new -c red" },
	{ .name = "rename", .help = WORDS("name it", "menamai"), .operands = "",
	  .accepts = { NULL, &schema, only_title }, .example = "spkt-thing rename" },
	{ .name = "list", .help = WORDS("list them", "mendaftar"), .operands = "",
	  .accepts = { formats, NULL, NULL }, .example = "spkt-thing list" },
	{ 0 },
};
static const struct program program = { .name = "spkt-thing", .help = WORDS("things", "benda"), .verbs = verbs };

typedef void print_help(enum language l, FILE *out);

static char *
printed(print_help *print, enum language l)
{
	char *bytes = NULL;
	size_t len;
	FILE *out = open_memstream(&bytes, &len);

	assert_non_null(out);
	print(l, out);
	assert_int_equal(fclose(out), 0);
	return bytes;
}

static void
print_program(enum language l, FILE *out)
{
	help_program(&program, NULL, l, out);
}

static void
print_new(enum language l, FILE *out)
{
	help_verb(&program, &verbs[0], l, out);
}

static void
print_rename(enum language l, FILE *out)
{
	help_verb(&program, &verbs[1], l, out);
}

static void
print_list(enum language l, FILE *out)
{
	help_verb(&program, &verbs[2], l, out);
}

static void
print_words(enum language l, FILE *out)
{
	help_words(&program, l, out);
}

static void
has(const char *bytes, const char *piece)
{
	if (strstr(bytes, piece) == NULL)
		fail_msg("no \"%s\" in:\n%s", piece, bytes);
}

static void
has_not(const char *bytes, const char *piece)
{
	if (strstr(bytes, piece) != NULL)
		fail_msg("\"%s\" in:\n%s", piece, bytes);
}

static void
test_program(void **state)
{
	char *en = printed(print_program, LANGUAGE_EN), *id = printed(print_program, LANGUAGE_ID);

	(void)state;
	assert_string_equal(en,
	    "spkt-thing: things\n\n"
	    "usage: spkt-thing VERB [OPTIONS] [OPERANDS]\n\n"
	    "verbs:\n"
	    "  new                        make one\n"
	    "  rename                     name it\n"
	    "  list                       list them\n\n"
	    "help of a verb: spkt-thing new --help\n"
	    "example:\n  spkt-thing new -c red\n");
	has(id, "spkt-thing: benda\n\npemakaian: ");
	has(id, "perintah:\n  new                        membuat\n");
	free(en);
	free(id);
}

static void
print_first(enum language l, FILE *out)
{
	static const struct first_step first[] = { { "spkt-thing new", WORDS("asks", "menanyakan") }, { 0 } };
	struct program with = program;

	with.first = first;
	help_program(&with, NULL, l, out);
}

/* The first steps stand in the place of an example. */
static void
test_first(void **state)
{
	char *en = printed(print_first, LANGUAGE_EN), *id = printed(print_first, LANGUAGE_ID);

	(void)state;
	has(en, "help of a verb: spkt-thing new --help\n\nfirst steps:\n  spkt-thing new                         # asks\n");
	has(id, "\nlangkah pertama:\n  spkt-thing new                         # menanyakan\n");
	has_not(en, "example:");
	free(en);
	free(id);
}

static void
test_verb(void **state)
{
	char *en = printed(print_new, LANGUAGE_EN), *id = printed(print_new, LANGUAGE_ID);

	(void)state;
	has(en, "spkt-thing new: make one\n\nusage: spkt-thing new [OPTIONS] [KIND]\n\nfields:\n");
	has(en, "  -c, --colour-of-it         its colour: red, blue\n      --title                its title\n      --ROLE.FIELD           who it is: --reporter.name\n\noptions:\n");
	has(en, "  -N, --dry-run              show what would be stored, store nothing\n");
	has(en, "      --map MAP.yaml         how the columns");
	has(en, "\n\noptions of every verb:\n");
	has_not(en, "no option");
	has(en, "  -h, --help                 show this help\n");
	has(en, "\nexample:\n  spkt-thing new -c red\n");
	has(id, "\n\nisian:\n");
	has(id, "warnanya: red, blue\n");
	has(id, "\n\nopsi:\n");
	has(id, "\n\nopsi semua perintah:\n");
	free(en);
	free(id);
}

/* Headings of what a verb does not have are left out. */
static void
test_verb_parts(void **state)
{
	char *renaming = printed(print_rename, LANGUAGE_EN), *list = printed(print_list, LANGUAGE_EN);

	(void)state;
	has(renaming, "usage: spkt-thing rename [OPTIONS]\n\nfields:\n      --title ");
	has_not(renaming, "colour");
	has_not(renaming, "\noptions:");
	has(list, "usage: spkt-thing list [OPTIONS]\n\noptions:\n  -O, --format");
	has_not(list, "fields:");
	free(renaming);
	free(list);
}

static void
test_words(void **state)
{
	char *en = printed(print_words, LANGUAGE_EN);

	(void)state;
	has(en, "new\t\t[KIND]\tmake one\t\n"
	    "new\t--colour-of-it\tred|blue\tits colour\t-c\n"
	    "new\t--title\tVALUE\tits title\t\n"
	    "new\t--dry-run\t\tshow what would be stored, store nothing\t-N\n"
	    "new\t--map\tMAP.yaml\t");
	has(en, "\nrename\t\t\tname it\t\nrename\t--title\tVALUE\tits title\t\nrename\t--dir\t");
	has(en, "\tcsv|table|yaml|jsonl|ids|paths|text|excel|fods|html|svg\t");
	for (const char *line = en; *line != '\0'; line = strchr(line, '\n') + 1) {
		int tabs = 0;

		for (const char *p = line; *p != '\n'; p++)
			tabs += *p == '\t';
		assert_int_equal(tabs, 4);
	}
	free(en);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_program),
		cmocka_unit_test(test_first),
		cmocka_unit_test(test_verb),
		cmocka_unit_test(test_verb_parts),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
