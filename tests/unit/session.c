#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/refuse.h"
#include "cli/command.h"
#include "file/folder.h"
#include "tree_fixture.h"

static const struct program program = { .name = "spkt-thing" };
static const struct verb verb = { .name = "do", .operands = "ID..." };

struct sitting {
	struct fixture x;
	struct session s;
	FILE *said;		/* in the place of standard error */
	int kept;
};

static int
setup(void **state)
{
	static struct sitting t;

	t = (struct sitting){0};
	fixture_make(&t.x);
	t.s = (struct session){ .program = &program, .verb = &verb, .tree = t.x.tree, .clock = clock_given(FIXTURE_NOW),
	    .out = stdout };
	t.said = tmpfile();
	t.kept = dup(STDERR_FILENO);
	*state = &t;
	return t.said != NULL && dup2(fileno(t.said), STDERR_FILENO) == STDERR_FILENO ? 0 : -1;
}

static int
teardown(void **state)
{
	struct sitting *t = *state;

	(void)fflush(stderr);
	(void)dup2(t->kept, STDERR_FILENO);
	(void)close(t->kept);
	(void)fclose(t->said);
	arena_release(&t->s.scratch);
	arena_release(&t->s.arena);
	fixture_end(&t->x);
	return 0;
}

/* What was written to standard error since the last call. */
static const char *
said(struct sitting *t)
{
	char bytes[4096];
	ssize_t n;

	(void)fflush(stderr);
	n = pread(fileno(t->said), bytes, sizeof bytes, 0);
	assert_int_equal(ftruncate(fileno(t->said), 0), 0);
	(void)lseek(fileno(t->said), 0, SEEK_SET);
	return arena_string(&t->x.arena, (struct text){ bytes, n > 0 ? (size_t)n : 0 });
}

static void
test_fault_is_said_and_counts(void **state)
{
	struct sitting *t = *state;
	struct fail why = {0};

	session_fault(&t->s, &why);
	assert_string_equal(said(t), "");
	assert_int_equal(t->s.code, 0);
	refuse(&why, MSG_ID_NONE, TEXT("R7"));
	session_fault(&t->s, &why);
	assert_string_equal(said(t), "spkt-thing: no record \"R7\"\n");
	assert_int_equal(why.message, MSG_NONE);
	assert_int_equal(t->s.code, EXIT_NO);
	session_raise(&t->s, EXIT_DATA);
	session_raise(&t->s, EXIT_NO);
	assert_int_equal(t->s.code, EXIT_DATA);	/* the worst stays */
	t->s.language = LANGUAGE_ID;
	t->s.json_errors = true;
	refuse(&why, MSG_ID_NONE, TEXT("R7"));
	session_fault(&t->s, &why);
	assert_string_equal(said(t), "{\"program\":\"spkt-thing\",\"file\":null,\"line\":null,\"field\":null,"
	    "\"code\":\"ID_NONE\",\"exit\":1,\"message\":\"tidak ada catatan \\\"R7\\\"\"}\n");
}

static void
test_notice_and_warning(void **state)
{
	struct sitting *t = *state;
	struct fail why = {0};

	session_notice(&t->s, MSG_ID_NONE, "R7", NULL);
	assert_string_equal(said(t), "no record \"R7\"\n");
	fail_set(&why, MSG_DAY_MISSING, "2026-02-31");
	fail_in(&why, "a.csv", 7);
	session_warn(&t->s, &why);
	assert_string_equal(said(t), "spkt-thing: notice: a.csv:7: there is no such day: \"2026-02-31\"\n");
	assert_int_equal(t->s.code, 0);
	t->s.given.words[OPT_QUIET] = "";
	session_notice(&t->s, MSG_ID_NONE, "R7", NULL);
	session_warn(&t->s, &why);
	assert_string_equal(said(t), "");
	fail_release(&why);
}

static void
test_period(void **state)
{
	static const struct {
		enum option_id id[2];
		const char *words[2];
		int64_t from, until;
	} cases[] = {	/* 1795453200: midnight of 2026-11-24 in +07:00 */
		{ { OPT_DAY }, { "2026-11-24" }, 1795453200, 1795539600 },
		{ { OPT_SINCE }, { "2026-11-24" }, 1795453200, INT64_MAX },
		{ { OPT_UNTIL }, { "2026-11-24" }, INT64_MIN, 1795453200 },
		{ { OPT_SINCE, OPT_UNTIL }, { "2026-11-24", "2026-11-25" }, 1795453200, 1795539600 },
		{ { OPT_SINCE }, { "2026-11" }, 1793466000, INT64_MAX },
		{ { OPT_UNTIL }, { "2026-12" }, INT64_MIN, 1796058000 },
		{ { OPT_MONTH, OPT_SINCE }, { "2026-11", "2026-11-24" }, 1795453200, 1796058000 },
		{ { OPT_MONTH, OPT_DAY }, { "2026-11", "yesterday" }, 1795366800, 1795453200 },
		{ { OPT_WEEK }, { "2026-W48" }, 1795366800, 1795971600 },
		{ { OPT_YEAR }, { "2026" }, 1767200400, 1798736400 },
	};
	struct sitting *t = *state;
	struct period p;
	struct fail why = {0};
	bool given;

	assert_true(session_period(&t->s, &p, &given, &why));
	assert_false(given);
	assert_true(p.from == INT64_MIN && p.until == INT64_MAX);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		t->s.given = (struct given){0};
		for (size_t k = 0; k < 2 && cases[i].words[k] != NULL; k++)
			t->s.given.words[cases[i].id[k]] = cases[i].words[k];
		assert_true(session_period(&t->s, &p, &given, &why));
		assert_true(given);
		if (p.from != cases[i].from || p.until != cases[i].until)
			fail_msg("%s: %lld..%lld", cases[i].words[0], (long long)p.from, (long long)p.until);
	}
	t->s.given = (struct given){0};
	t->s.given.words[OPT_SINCE] = "someday";
	assert_false(session_period(&t->s, &p, &given, &why));
	assert_int_equal(why.message, MSG_WHEN_BAD);
	assert_string_equal(why.field, "since");
	fail_release(&why);
}

static void
test_number_and_format(void **state)
{
	struct sitting *t = *state;
	enum format format;
	struct fail why = {0};
	int64_t n;

	assert_true(session_number(&t->s, OPT_LIMIT, 0, 42, &n, &why));
	assert_int_equal(n, 42);
	t->s.given.words[OPT_LIMIT] = "0";
	assert_true(session_number(&t->s, OPT_LIMIT, 0, 42, &n, &why));
	assert_int_equal(n, 0);
	assert_false(session_number(&t->s, OPT_LIMIT, 1, 42, &n, &why));
	assert_int_equal(why.message, MSG_OPTION_NUMBER);
	assert_string_equal(why.words[0], "limit");
	assert_string_equal(why.words[1], "0");
	assert_int_equal(setenv("SPKT_FORMAT", "yaml", 1), 0);
	t->s.given.words[OPT_FORMAT] = "jsonl";
	assert_true(session_format(&t->s, FORMAT_CSV, &format, &why));
	assert_int_equal(format, FORMAT_JSONL);
	t->s.given.words[OPT_FORMAT] = "xls";
	assert_false(session_format(&t->s, FORMAT_CSV, &format, &why));
	assert_int_equal(why.message, MSG_FORMAT_UNKNOWN);
	t->s.given.words[OPT_FORMAT] = "svg";
	assert_false(session_format(&t->s, FORMAT_CSV, &format, &why));
	assert_int_equal(why.message, MSG_FORMAT_DRAWN);
	assert_true(session_format_drawn(&t->s, FORMAT_CSV, &format, &why));
	assert_int_equal(format, FORMAT_SVG);
	assert_int_equal(unsetenv("SPKT_FORMAT"), 0);
	fail_release(&why);
}

static void
test_officer_and_clock(void **state)
{
	struct sitting *t = *state;

	assert_int_equal(unsetenv("SPKT_OFFICER"), 0);
	assert_null(session_officer(&t->s));
	assert_int_equal(setenv("SPKT_OFFICER", "SARI", 1), 0);
	assert_string_equal(session_officer(&t->s), "SARI");
	t->s.given.words[OPT_BY] = "BUDI";
	assert_string_equal(session_officer(&t->s), "BUDI");
	assert_int_equal(unsetenv("SPKT_OFFICER"), 0);
	assert_int_equal(session_as_of(&t->s), FIXTURE_NOW);
	t->s.clock.given = false;
	assert_true(session_as_of(&t->s) == INT64_MAX);
	assert_int_equal(session_when(&t->s).now, FIXTURE_NOW);
	assert_int_equal(zone_offset(session_when(&t->s).zone, FIXTURE_NOW), 7 * 3600);
}

struct acted {
	char ids[512];
	int refuse;		/* the one that is refused, from 1 */
	int count;
};

static bool
act(struct session *s, struct text id, void *context, struct fail *why)
{
	struct acted *a = context;
	size_t len = strlen(a->ids);

	(void)s;
	(void)snprintf(a->ids + len, sizeof a->ids - len, "%.*s ", TEXT_ARG(id));
	return ++a->count != a->refuse || fail_set(why, MSG_NOTHING_FOUND);
}

static void
make_record(struct sitting *t, const char *name)
{
	char path[128];
	struct fail why = {0};

	(void)close(folder_make(t->x.tree.root, "reports/PLB/2026/11/24", 0755, &why));
	(void)snprintf(path, sizeof path, "reports/PLB/2026/11/24/%s.yaml", name);
	fixture_write(&t->x, path, "kind: lost\n");
}

static bool
ids(struct sitting *t, struct acted *a, char **operands, size_t count, enum message *m)
{
	struct fail why = {0};
	bool ok;

	t->s.given.operands = operands;
	t->s.given.operand_count = count;
	ok = session_ids(&t->s, act, a, &why);
	*m = why.message;
	fail_release(&why);
	return ok;
}

/* Each is tried, and the worst code is kept. */
static void
test_ids(void **state)
{
	struct sitting *t = *state;
	char full[] = "PLB-20261124-R0001", brief[] = "R2", none[] = "R9", step[] = "R2_02-K7Q2";
	char *operands[] = { full, none, brief, step };
	struct acted a = { .refuse = 1 };
	enum message m;

	make_record(t, "PLB-20261124-R0001");
	make_record(t, "PLB-20261124-R0002");
	assert_false(ids(t, &a, operands, 0, &m));
	assert_int_equal(m, MSG_OPERANDS_NONE);
	assert_true(ids(t, &a, operands, 4, &m));
	assert_string_equal(a.ids, "PLB-20261124-R0001 PLB-20261124-R0002 PLB-20261124-R0002_02-K7Q2 ");
	assert_int_equal(t->s.code, EXIT_NO);
	assert_non_null(strstr(said(t), "no record \"R9\""));
}

static void
from_stdin(struct sitting *t, const char *bytes, size_t len)
{
	FILE *f;

	fixture_write(&t->x, "stdin", "");
	f = fopen(arena_printf(&t->x.arena, "%s/stdin", t->x.path).at, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
	assert_non_null(freopen(arena_printf(&t->x.arena, "%s/stdin", t->x.path).at, "r", stdin));
}

static void
test_ids_of_stdin(void **state)
{
	static const char lines[] = "PLB-20261124-R0001\r\n\n  PLB-20261124-R0003_01-AAAA \nR2\nPLB-20261124-R0002";
	static const char nul[] = "PLB-20261124-R0001\0PLB-20261124-R0002\0";
	struct sitting *t = *state;
	char dash[] = "-", *operands[] = { dash };
	struct acted a = {0}, b = {0};
	enum message m;

	from_stdin(t, lines, sizeof lines - 1);
	assert_true(ids(t, &a, operands, 1, &m));
	assert_string_equal(a.ids, "PLB-20261124-R0001 PLB-20261124-R0003_01-AAAA PLB-20261124-R0002 ");
	assert_int_equal(t->s.code, EXIT_USAGE);
	assert_non_null(strstr(said(t), "\"R2\" is a short id"));
	t->s.given.words[OPT_NUL] = "";
	from_stdin(t, nul, sizeof nul - 1);
	assert_true(ids(t, &b, operands, 1, &m));
	assert_string_equal(b.ids, "PLB-20261124-R0001 PLB-20261124-R0002 ");
}

static void
test_message(void **state)
{
	struct sitting *t = *state;
	struct text m;
	struct fail why = {0};

	assert_true(session_message(&t->s, &m, &why));
	assert_null(m.at);
	t->s.given.words[OPT_MESSAGE] = "";
	assert_true(session_message(&t->s, &m, &why));
	assert_non_null(m.at);
	assert_int_equal(m.len, 0);
	t->s.given.words[OPT_MESSAGE] = "-";
	from_stdin(t, "two\nlines\n\n", 11);
	assert_true(session_message(&t->s, &m, &why));
	assert_string_equal(arena_string(&t->x.arena, m), "two\nlines\n");
	fixture_write(&t->x, "text", "from a file\n");
	t->s.given.words[OPT_TEXT_FILE] = arena_printf(&t->x.arena, "%s/text", t->x.path).at;
	assert_false(session_message(&t->s, &m, &why));
	assert_int_equal(why.message, MSG_OPTIONS_BOTH);
	fail_release(&why);
	t->s.given.words[OPT_MESSAGE] = NULL;
	assert_true(session_message(&t->s, &m, &why));
	assert_string_equal(arena_string(&t->x.arena, m), "from a file");
	t->s.given.words[OPT_TEXT_FILE] = "/nowhere/text";
	assert_false(session_message(&t->s, &m, &why));
	assert_int_equal(why.message, MSG_FILE_OPEN);
	assert_string_equal(why.file, "/nowhere/text");
	fail_release(&why);
}

static void
test_value(void **state)
{
	struct sitting *t = *state;
	const struct field *about = &feedback_schema.fields[schema_field(&feedback_schema, TEXT("about"))];
	const struct field *kind = &report_schema.fields[schema_named(&report_schema, NAME_KIND)];
	struct text value;
	struct fail why = {0};

	make_record(t, "PLB-20261124-R0001");
	assert_true(session_value(&t->s, about, TEXT("R1"), &value, &why));
	assert_true(text_is(value, "PLB-20261124-R0001"));
	assert_false(session_value(&t->s, about, TEXT("R8"), &value, &why));
	assert_int_equal(why.message, MSG_ID_NONE);
	assert_string_equal(why.field, "about");
	fail_release(&why);
	assert_true(session_value(&t->s, kind, TEXT("kehilangan"), &value, &why));
	assert_true(text_is(value, "lost"));
}

/* A hint: the person may be right, so the code stays. */
static void
test_privacy(void **state)
{
	struct sitting *t = *state;
	struct record r;
	const char *line;

	record_init(&r, &report_schema, &t->x.arena);
	record_put(&r, NAME_TITLE, TEXT("telepon 081234567890"));
	session_privacy(&t->s, &r);
	line = said(t);
	assert_non_null(strstr(line, "title: holds something like a phone number"));
	assert_null(strstr(line, "081234567890"));
	assert_int_equal(t->s.code, 0);
	t->s.given.words[OPT_QUIET] = "";
	session_privacy(&t->s, &r);
	assert_string_equal(said(t), "");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_fault_is_said_and_counts),
		TEST(test_notice_and_warning),
		TEST(test_period),
		TEST(test_number_and_format),
		TEST(test_officer_and_clock),
		TEST(test_ids),
		TEST(test_ids_of_stdin),
		TEST(test_message),
		TEST(test_value),
		TEST(test_privacy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
