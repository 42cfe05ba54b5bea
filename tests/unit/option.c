#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "cli/figures.h"
#include "cli/option.h"
#include "cli/records.h"
#include "record/step.h"

static const enum option_id figures_options[] = { OPTIONS_FIGURES, OPT_GROUP, OPT_FROM, OPT_TO_STAGE, OPT_END };
static const enum option_id step_options[] = {
	OPT_SET, OPT_MESSAGE, OPT_TEXT_FILE, OPT_AT, OPT_BY, OPT_DRY_RUN, OPT_NUL, OPT_OUTPUT, OPT_END
};
static const enum option_id init_options[] = {
	OPT_STATION, OPT_NAME, OPT_ZONE, OPT_UNIT, OPT_SHARE, OPT_TAKE_OVER, OPT_REASON, OPT_END
};

enum { NAMES_MOST = 160 };	/* OPTIONS_MAX of option.c */

struct names_seen {
	const char *of;
	char names[NAMES_MOST][64];
	size_t count;
	bool letters[256];
};

static void
see(struct names_seen *seen, const char *name, char letter)
{
	for (size_t i = 0; i < seen->count; i++)
		if (strcmp(seen->names[i], name) == 0)
			fail_msg("%s: two options --%s", seen->of, name);
	if (letter != 0 && seen->letters[(unsigned char)letter])
		fail_msg("%s: --%s is a second -%c", seen->of, name, letter);
	assert_true(seen->count < NAMES_MOST);
	assert_true(strlen(name) < sizeof seen->names[0]);
	strcpy(seen->names[seen->count++], name);
	seen->letters[(unsigned char)letter] = letter != 0;
}

static void
see_options(struct names_seen *seen, const enum option_id *ids)
{
	for (size_t i = 0; ids != NULL && ids[i] != OPT_END; i++)
		see(seen, option_row(ids[i])->name, option_row(ids[i])->letter);
}

static void
check_accepted(const char *of, struct accepted a)
{
	struct names_seen seen = { .of = of };

	see_options(&seen, options_common);
	see_options(&seen, a.options);
	for (size_t i = 0; a.schema != NULL && i < a.schema->count; i++) {
		const struct field *f = &a.schema->fields[i];
		struct buf name = {0};

		if (!accepted_field(&a, f))
			continue;
		option_name(f, &name);
		see(&seen, name.data, f->letter);
		buf_release(&name);
		for (int l = 0; l < LANGUAGES; l++)
			if (f->help.in[l] == NULL || f->help.in[l][0] == '\0')
				fail_msg("%s: --%s has no help in language %d", of, f->name, l);
	}
}

static void
test_tables(void **state)
{
	(void)state;
	check_accepted("report new", (struct accepted){ records_new_options, &report_schema, NULL });
	check_accepted("feedback new", (struct accepted){ records_new_options, &feedback_schema, NULL });
	check_accepted("list", (struct accepted){ records_list_options, NULL, NULL });
	check_accepted("show", (struct accepted){ records_show_options, NULL, NULL });
	check_accepted("import", (struct accepted){ records_import_options, NULL, NULL });
	check_accepted("figures", (struct accepted){ figures_options, NULL, NULL });
	check_accepted("init", (struct accepted){ init_options, NULL, NULL });
	for (const struct step_verb *v = step_verbs; v->verb != NULL; v++)
		check_accepted(v->verb, (struct accepted){ step_options, &step_schema, v->fields });
}

static void
test_rows(void **state)
{
	(void)state;
	for (int id = OPT_END + 1; id < OPTIONS; id++) {
		const struct option_row *row = option_row((enum option_id)id);

		if (row->name == NULL || row->name[0] == '\0')
			fail_msg("option %d has no row", id);
		assert_int_equal(row->operand != NULL, row->kind == OPTION_WORD);
		for (int l = 0; l < LANGUAGES; l++)
			if (row->help.in[l] == NULL || row->help.in[l][0] == '\0')
				fail_msg("--%s has no help in language %d", row->name, l);
		assert_null(strpbrk(row->name, "_ ="));
	}
}

/* Each verb takes each field that its row names, as an option of its own or of
 * all step verbs. */
static void
test_steps_take_their_fields(void **state)
{
	(void)state;
	for (const struct step_verb *v = step_verbs; v->verb != NULL; v++)
		for (size_t i = 0; i < STEP_FIELDS_MAX && v->fields[i] != NULL; i++)
			if (schema_field(&step_schema, text_of(v->fields[i])) == NO_FIELD)
				fail_msg("%s: there is no field %s", v->verb, v->fields[i]);
}

enum { WORDS_MOST = 8 };

struct parsed {
	struct arena arena;
	struct given given;
	struct fail why;
	char *argv[WORDS_MOST + 2];
};

static const struct accepted report_new = { records_new_options, &report_schema, NULL };
static const struct accepted listing = { records_list_options, NULL, NULL };
static const struct accepted amending = { step_options, &step_schema, NULL };

/* The words up to NULL, as after the verb. */
static bool
parse(struct parsed *p, const struct accepted *a, const char *const *words)
{
	int n = 1;

	*p = (struct parsed){0};
	p->argv[0] = arena_string(&p->arena, TEXT("verb"));
	for (; words[n - 1] != NULL; n++)
		p->argv[n] = arena_string(&p->arena, text_of(words[n - 1]));
	return options_parse(a, n, p->argv, &p->arena, &p->given, &p->why);
}

#define PARSE(p, a, ...) parse(p, a, (const char *const[WORDS_MOST + 1]){ __VA_ARGS__ })

static void
done(struct parsed *p)
{
	fail_release(&p->why);
	arena_release(&p->arena);
}

static const char *
field(struct parsed *p, const struct accepted *a, const char *name)
{
	int i = schema_field(a->schema, text_of(name));

	assert_int_not_equal(i, NO_FIELD);
	return p->given.fields[i].at == NULL ? NULL : arena_string(&p->arena, p->given.fields[i]);
}

static void
test_operands_anywhere(void **state)
{
	struct parsed p;

	(void)state;
	assert_true(PARSE(&p, &listing, "one", "-q", "-n5", "two", "--day=today", "--", "-v"));
	assert_int_equal(p.given.operand_count, 3);
	assert_string_equal(p.given.operands[0], "one");
	assert_string_equal(p.given.operands[1], "two");
	assert_string_equal(p.given.operands[2], "-v");
	assert_string_equal(p.given.words[OPT_QUIET], "");
	assert_string_equal(p.given.words[OPT_LIMIT], "5");
	assert_string_equal(p.given.words[OPT_DAY], "today");
	assert_null(p.given.words[OPT_VERBOSE]);
	done(&p);
}

static void
test_fields(void **state)
{
	struct parsed p;

	(void)state;
	assert_true(PARSE(&p, &report_new, "--occurred-from", "22:15", "-k", "lost", "--item-kinds=wallet",
	    "--item-kinds=phone", "--title="));
	assert_string_equal(field(&p, &report_new, "occurred_from"), "22:15");
	assert_string_equal(field(&p, &report_new, "kind"), "lost");
	assert_string_equal(field(&p, &report_new, "item_kinds"), "wallet\nphone");
	assert_string_equal(field(&p, &report_new, "title"), "");
	assert_null(field(&p, &report_new, "place"));
	done(&p);
}

static void
test_people(void **state)
{
	struct parsed p;

	(void)state;
	assert_true(PARSE(&p, &report_new, "--reporter.name=Budi", "kehilangan", "--victim.2.phone", "0812", "-q"));
	assert_string_equal(arena_string(&p.arena, p.given.people), "reporter.name: Budi\nvictim.2.phone: 0812");
	assert_int_equal(p.given.operand_count, 1);
	assert_string_equal(p.given.operands[0], "kehilangan");
	assert_string_equal(p.given.words[OPT_QUIET], "");
	done(&p);
	assert_true(PARSE(&p, &report_new, "--", "--reporter.name=Budi"));
	assert_int_equal(p.given.people.len, 0);
	assert_string_equal(p.given.operands[0], "--reporter.name=Budi");
	done(&p);
	assert_false(PARSE(&p, &listing, "--reporter.name=Budi"));
	assert_int_equal(p.why.message, MSG_OPTION_UNKNOWN);
	done(&p);
}

static void
test_set_again(void **state)
{
	struct parsed p;

	(void)state;
	assert_true(PARSE(&p, &amending, "--set", "kind=lost", "--set=place=here", "-m", "first", "-m", "last"));
	assert_string_equal(p.given.words[OPT_SET], "kind=lost\x1eplace=here");
	assert_string_equal(p.given.words[OPT_MESSAGE], "last");
	done(&p);
}

static void
test_faults(void **state)
{
	static const struct {
		const char *words[3];
		enum message message;
		const char *first, *second;
	} cases[] = {
		{ { "--nonsense" }, MSG_OPTION_UNKNOWN, "--nonsense", NULL },
		{ { "--wehre" }, MSG_OPTION_UNKNOWN_NEAR, "--wehre", "where" },
		{ { "--wehre=kind == \"lost\"" }, MSG_OPTION_UNKNOWN_NEAR, "--wehre", "where" },
		{ { "-Z" }, MSG_OPTION_UNKNOWN, "-Z", NULL },
		{ { "--quiet", "-Zq" }, MSG_OPTION_UNKNOWN, "-Z", NULL },
		{ { "-qZq" }, MSG_OPTION_UNKNOWN, "-Z", NULL },
		{ { "--where" }, MSG_OPTION_NEEDS_VALUE, "--where", NULL },
		{ { "--quiet", "-qw" }, MSG_OPTION_NEEDS_VALUE, "-w", NULL },
		{ { "-\xc3\xa9" }, MSG_OPTION_UNKNOWN, "-\xc3", NULL },
		{ { "--quiet=x" }, MSG_OPTION_NO_VALUE, "--quiet", NULL },
		{ { "--qui=x" }, MSG_OPTION_NO_VALUE, "--quiet", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct parsed p;

		assert_false(parse(&p, &listing, cases[i].words));
		if (p.why.message != cases[i].message)
			fail_msg("%s: message %d, not %d", cases[i].words[0], (int)p.why.message, (int)cases[i].message);
		assert_string_equal(p.why.words[0], cases[i].first);
		if (cases[i].second != NULL)
			assert_string_equal(p.why.words[1], cases[i].second);
		done(&p);
	}
}

static void
test_people_need_a_value(void **state)
{
	struct parsed p;

	(void)state;
	assert_false(PARSE(&p, &report_new, "--reporter.name"));
	assert_int_equal(p.why.message, MSG_OPTION_NEEDS_VALUE);
	assert_string_equal(p.why.words[0], "--reporter.name");
	done(&p);
}

static void
test_nearest(void **state)
{
	static const char *const words[] = { "list", "show", "import", "new", NULL };
	static const char *const none[] = { NULL }, *const fields[] = { "id", "kind", NULL };
	static const struct {
		const char *typed, *near;
	} cases[] = {
		{ "list", "list" }, { "lits", "list" }, { "lst", "list" }, { "lisst", "list" }, { "shwo", "show" },
		{ "nwe", "new" }, { "imprt", "import" }, { "improt", "import" }, { "ne", "new" }, { "xyzzy", NULL }, { "", NULL },
	};
	char very_long[200];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *near = nearest_word(cases[i].typed, words);

		if (cases[i].near == NULL)
			assert_null(near);
		else
			assert_string_equal(near, cases[i].near);
	}
	/* Two letters that changed places are nearer than two that are too many. */
	assert_string_equal(nearest_word("knid", fields), "kind");
	assert_null(nearest_word("list", none));
	memset(very_long, 'l', sizeof very_long - 1);
	very_long[sizeof very_long - 1] = '\0';
	assert_null(nearest_word(very_long, words));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_steps_take_their_fields),
		cmocka_unit_test(test_operands_anywhere),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_set_again),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_people_need_a_value),
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
