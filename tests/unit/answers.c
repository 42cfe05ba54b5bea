#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/answers.h"
#include "time/date.h"
#include "tree_fixture.h"

#define UID "0123456789abcdef0123456789abcdef"
#define HEADER "uid,answered,time\n"

static int32_t
day(const char *t)
{
	int32_t d = 0;

	assert_true(date_parse(text_of(t), &d));
	return d;
}

static const char *
put(struct fixture *x, const char *station, const char *on, const char *given, enum message expected)
{
	struct writer w;
	struct fail why = {0};
	struct text id = text_of(given);
	bool ok;

	assert_true(writer_init(&w, &x->tree, clock_given(FIXTURE_NOW), &why));
	ok = survey_put(&w, text_of(station), day(on), TEXT(HEADER), &x->arena, &id, &why);
	assert_int_equal(why.message, expected);
	assert_int_equal(ok, expected == MSG_NONE);
	fail_release(&why);
	return arena_string(&x->arena, id);
}

/* The next number of the day; a number of its own where it is given. */
static void
test_put(void **state)
{
	struct fixture *x = *state;

	assert_string_equal(put(x, "PLB", "2026-11-24", "", MSG_NONE), "PLB-20261124-S0001");
	assert_string_equal(put(x, "PLB", "2026-11-24", "", MSG_NONE), "PLB-20261124-S0002");
	assert_string_equal(put(x, "PLB", "2026-11-23", "", MSG_NONE), "PLB-20261123-S0001");
	assert_string_equal(put(x, "PLB", "2026-11-24", "PLB-20261124-S0007", MSG_NONE), "PLB-20261124-S0007");
	put(x, "PLB", "2026-11-24", "PLB-20261124-S0007", MSG_ID_HELD);
	assert_string_equal(put(x, "PLB", "2026-11-24", "", MSG_NONE), "PLB-20261124-S0008");
	assert_string_equal(put(x, "SBY", "2026-11-24", "", MSG_NONE), "SBY-20261124-S0001");
}

static bool
take_batch(void *context, const struct survey_batch *b, struct fail *why)
{
	struct buf *out = context;

	(void)why;
	buf_printf(out, "%.*s ", TEXT_ARG(b->id));
	return out->len < 80;
}

static const char *
batches(struct fixture *x, struct buf *out, const char *first, const char *last)
{
	struct fail why = {0};

	buf_clear(out);
	buf_puts(out, "");
	(void)survey_batches(&x->tree, day(first), day(last), take_batch, out, &why);
	assert_int_equal(why.message, MSG_NONE);
	return out->data;
}

static void
test_batches(void **state)
{
	struct fixture *x = *state;
	struct buf out = {0};

	assert_string_equal(batches(x, &out, "2026-01-01", "2026-12-31"), "");
	put(x, "SBY", "2026-11-02", "", MSG_NONE);
	put(x, "PLB", "2026-11-24", "PLB-20261124-S10000", MSG_NONE);
	put(x, "PLB", "2026-11-24", "PLB-20261124-S9999", MSG_NONE);
	put(x, "PLB", "2026-10-31", "", MSG_NONE);
	fixture_write(x, "surveys/PLB/2026/11/notes.txt", "");
	fixture_write(x, "surveys/PLB/2026/11/PLB-20261024-S0001.csv", HEADER);	/* not its month */
	fixture_write(x, "surveys/PLB/2026/11/PLB-20261124-R0001.csv", HEADER);
	assert_string_equal(batches(x, &out, "2026-01-01", "2026-12-31"),
	    "PLB-20261031-S0001 PLB-20261124-S9999 PLB-20261124-S10000 SBY-20261102-S0001 ");
	assert_string_equal(batches(x, &out, "2026-11-01", "2026-11-23"), "SBY-20261102-S0001 ");
	assert_string_equal(batches(x, &out, "2026-10-31", "2026-10-31"), "PLB-20261031-S0001 ");
	assert_string_equal(batches(x, &out, "2025-01-01", "2025-12-31"), "");
	buf_release(&out);
}

static bool
take_row(void *context, const struct record *r, long line, struct fail *why)
{
	struct buf *out = context;

	(void)why;
	buf_printf(out, "%ld:%.*s ", line, TEXT_ARG(r->values[schema_field(&survey_schema, TEXT("time"))]));
	return true;
}

static void
take_fault(void *context, const struct fail *why)
{
	struct buf *out = context;

	buf_printf(out, "%ld!%d ", why->line, (int)why->message);
}

/* What is faulty is named and left out. */
static void
test_rows(void **state)
{
	static const struct {
		const char *bytes;
		enum message fault;
		const char *format;	/* of rows, and %d for the fault */
	} cases[] = {
		{ HEADER UID ",2026-11-24,4\n" UID ",2026-11-20,1\n", MSG_NONE, "2:4 3:1 " },
		{ HEADER, MSG_NONE, "" },
		{ HEADER UID ",2026-11-24,9\n" UID ",2026-11-20,1\n", MSG_SURVEY_MARK, "2!%d 3:1 " },
		{ HEADER UID ",2026-11-24\n" UID ",2026-11-20,1\n", MSG_CSV_WIDTH, "2!%d 3:1 " },
		{ HEADER UID ",2026-11-25,1\n", MSG_SURVEY_LATER, "2!%d " },
		{ HEADER UID ",2026-11-24,1\n\"", MSG_CSV_QUOTE, "2:1 3!%d " },
		{ "uid,waktu\n" UID ",1\n", MSG_SURVEY_COLUMN, "1!%d " },
		{ "", MSG_CSV_NO_HEADER, "1!%d " },
	};
	struct buf out = {0}, want = {0};
	struct fail_sink sink = { take_fault, &out };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fail why = {0};
		struct text rest = text_of(cases[i].format), piece;

		buf_clear(&out);
		buf_clear(&want);
		buf_puts(&out, "");
		buf_puts(&want, "");
		for (bool first = true; text_next(&rest, '%', &piece); first = false) {
			if (!first)
				buf_printf(&want, "%d", (int)cases[i].fault);
			buf_text(&want, first ? piece : text_after(piece, 1));
		}
		assert_true(survey_rows(text_of(cases[i].bytes), day("2026-11-24"), take_row, &out, &sink, &why));
		assert_int_equal(why.message, MSG_NONE);
		assert_string_equal(out.data, want.data);
	}
	buf_release(&out);
	buf_release(&want);
}

static void
test_path(void **state)
{
	struct fixture *x = *state;
	struct survey_batch b;
	struct fail why = {0};

	assert_true(survey_path(TEXT("PLB-20261124-S0001"), &b, &x->arena, &why));
	assert_string_equal(b.path, "surveys/PLB/2026/11/PLB-20261124-S0001.csv");
	assert_false(survey_path(TEXT("PLB-20261124-R0001"), &b, &x->arena, &why));
	assert_int_equal(why.message, MSG_SURVEY_ID);
	fail_release(&why);
	assert_false(survey_path(TEXT("../x"), &b, &x->arena, &why));
	fail_release(&why);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_put), TEST(test_batches), TEST(test_rows), TEST(test_path) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
