#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/survey.h"
#include "time/date.h"

struct fixture {
	struct arena arena;
	struct survey_columns columns;
	struct text cells[32];
	struct buf faults;	/* "line field MESSAGE;" */
};

static int
setup(void **state)
{
	static struct fixture x;

	x = (struct fixture){0};
	*state = &x;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *x = *state;

	arena_release(&x->arena);
	buf_release(&x->faults);
	return 0;
}

static void
take_fault(void *context, const struct fail *why)
{
	struct fixture *x = context;

	buf_printf(&x->faults, "%ld %s %d;", why->line, why->field != NULL ? why->field : "-", (int)why->message);
}

static struct csv_row
row(struct fixture *x, const char *line)
{
	struct csv_row r = { .cells = x->cells, .line = 7 };
	struct text rest = text_of(line), cell;

	while (text_next(&rest, ',', &cell))
		x->cells[r.count++] = cell;
	return r;
}

static enum message
bind(struct fixture *x, const char *header, bool words)
{
	struct csv_row r = row(x, header);
	struct fail why = {0};
	bool ok = survey_bind(&x->columns, &r, words, &x->arena, &why);
	enum message m = why.message;

	assert_int_equal(ok, m == MSG_NONE);
	fail_release(&why);
	return m;
}

static const char *
bound(const struct fixture *x, size_t k)
{
	return x->columns.fields[k] != NO_FIELD ? survey_schema.fields[x->columns.fields[k]].name : "";
}

/* Every element is known by its key and its labels; the other columns too. */
static void
test_words(void **state)
{
	struct fixture *x = *state;

	for (const struct choice *c = service_elements; c->key != NULL; c++)
		for (int l = 0; l < LANGUAGES; l++) {
			assert_int_equal(bind(x, c->label.in[l], true), MSG_NONE);
			assert_string_equal(bound(x, 0), c->key);
		}
	assert_int_equal(bind(x, "Tanggal,JENIS KELAMIN, umur ,x-loket,id,x", true), MSG_NONE);
	assert_string_equal(bound(x, 0), "answered");
	assert_string_equal(bound(x, 1), "sex");
	assert_string_equal(bound(x, 2), "age_band");
	assert_string_equal(arena_string(&x->arena, x->columns.extras[3]), "x-loket");
	assert_int_equal(x->columns.id, 4);
	assert_int_equal(x->columns.x, 5);
}

static void
test_refused_columns(void **state)
{
	struct fixture *x = *state;
	static const char *const bare[] = { "U1", "u9", "U 8", "unsur 3", "Q5" };

	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		assert_int_equal(bind(x, bare[i], true), MSG_SURVEY_BARE);
	assert_int_equal(bind(x, "U0", true), MSG_SURVEY_COLUMN);
	assert_int_equal(bind(x, "U10", true), MSG_SURVEY_COLUMN);
	assert_int_equal(bind(x, "x-", true), MSG_SURVEY_COLUMN);
	assert_int_equal(bind(x, "", true), MSG_SURVEY_COLUMN);
	assert_int_equal(bind(x, "waktu,time", true), MSG_CSV_COLUMN_TWICE);
	/* a stored batch has the names of the fields and no other */
	assert_int_equal(bind(x, "time,x-a", false), MSG_NONE);
	assert_int_equal(bind(x, "waktu", false), MSG_SURVEY_COLUMN);
	assert_int_equal(bind(x, "id", false), MSG_SURVEY_COLUMN);
	assert_int_equal(bind(x, "U1", false), MSG_SURVEY_COLUMN);
}

#define UID "0123456789abcdef0123456789abcdef"

/* The faults of a row, of the columns that are bound. */
static const char *
judge(struct fixture *x, const char *line, bool words)
{
	struct when when = { 0, NULL };
	struct fail_sink sink = { take_fault, x };
	struct csv_row cells = row(x, line);
	struct record r;
	struct text id = {0};
	int32_t day;

	buf_clear(&x->faults);
	buf_puts(&x->faults, "");
	assert_true(date_parse(TEXT("2026-11-24"), &day));
	if (survey_row(&x->columns, &cells, words ? &when : NULL, &x->arena, &r, &id, &sink)) {
		bool good = survey_check(&r, cells.line, day, &sink);

		assert_int_equal(good, x->faults.len == 0);
	}
	return x->faults.data;
}

static const char *
said(struct fixture *x, const char *field, enum message m)
{
	return arena_printf(&x->arena, "7 %s %d;", field, (int)m).at;
}

static void
test_rows(void **state)
{
	struct fixture *x = *state;

	assert_int_equal(bind(x, "uid,answered,time,cost,comment", false), MSG_NONE);
	assert_string_equal(judge(x, UID ",2026-11-24,4,,", false), "");
	assert_string_equal(judge(x, UID ",2026-11-24,,,said", false), "");
	assert_string_equal(judge(x, UID ",2026-11-24,,,", false), said(x, "-", MSG_SURVEY_EMPTY));
	assert_string_equal(judge(x, UID ",2026-11-25,1,,", false), said(x, "answered", MSG_SURVEY_LATER));
	assert_string_equal(judge(x, UID ",2026-11-24,0,,", false), said(x, "time", MSG_SURVEY_MARK));
	assert_string_equal(judge(x, UID ",2026-11-24,04,,", false), said(x, "time", MSG_SURVEY_MARK));
	assert_string_equal(judge(x, UID ",2026-11-24,4, 3,", false), said(x, "cost", MSG_SURVEY_MARK));
	assert_string_equal(judge(x, UID ",2026-11-24,4,5,", false), said(x, "cost", MSG_SURVEY_MARK));
	assert_string_equal(judge(x, UID ",,4,3,", false), said(x, "answered", MSG_FIELD_MISSING));
	/* with words a space is none, and any word names the answer */
	assert_string_equal(judge(x, UID ",2026-11-24,4, 3 ,", true), "");
	assert_string_equal(judge(x, "form 1,2026-11-24,4,3,", true), "");
}

static void
test_uid_of_words(void **state)
{
	struct fixture *x = *state;
	struct fail_sink sink = { take_fault, x };
	struct when when = { 0, NULL };
	struct record one, two, other;
	struct text id = {0};
	struct csv_row cells;

	assert_int_equal(bind(x, "uid,time,id", true), MSG_NONE);
	cells = row(x, "20/11/2026 09:01,4,PLB-20261124-S0001");
	assert_true(survey_row(&x->columns, &cells, &when, &x->arena, &one, &id, &sink));
	assert_string_equal(arena_string(&x->arena, id), "PLB-20261124-S0001");
	assert_true(survey_row(&x->columns, &cells, &when, &x->arena, &two, &id, &sink));
	cells = row(x, "20/11/2026 09:02,4,");
	assert_true(survey_row(&x->columns, &cells, &when, &x->arena, &other, &id, &sink));
	assert_int_equal(record_get(&one, NAME_UID).len, 32);
	assert_true(text_equal(record_get(&one, NAME_UID), record_get(&two, NAME_UID)));
	assert_false(text_equal(record_get(&one, NAME_UID), record_get(&other, NAME_UID)));
	/* what is said is the same, whoever said it */
	assert_true(text_equal(survey_content(&one, &x->arena), survey_content(&other, &x->arena)));
}

static void
test_write(void **state)
{
	struct fixture *x = *state;
	struct text extras[] = { TEXT("x-a"), TEXT("x-b") };
	struct buf out = {0};
	struct record r;

	record_init(&r, &survey_schema, &x->arena);
	record_put(&r, NAME_UID, TEXT(UID));
	record_put(&r, NAME_ANSWERED, TEXT("2026-11-24"));
	record_put(&r, NAME_COMMENT, TEXT("a, \"b\""));
	record_extra(&r, TEXT("x-b"), TEXT("007"), &x->arena);
	survey_write_header(extras, 2, &out);
	survey_write_row(&r, extras, 2, &out);
	assert_string_equal(out.data,
	    "uid,answered,service,sex,age_band,education,occupation,requirements,procedure,time,cost,product,competence,"
	    "behaviour,complaint_handling,facilities,comment,x-a,x-b\n"
	    UID ",2026-11-24,,,,,,,,,,,,,,,\"a, \"\"b\"\"\",,007\n");
	buf_release(&out);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_words), TEST(test_refused_columns), TEST(test_rows), TEST(test_uid_of_words), TEST(test_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
