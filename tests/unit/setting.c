#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "cli/setting.h"
#include "desk_fixture.h"

static int
setup(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_EN);
	*state = &d;
	return 0;
}

/* Lines of a file, canonical: words become keys, a text keeps its line breaks. */
static void
test_lines(void **state)
{
	static const struct {
		const char *lines, *want;
		enum message fault;
	} rows[] = {
		{ "priority: gawat\ntitle: KTP", "priority: emergent\ntitle: KTP", MSG_NONE },
		{ "narrative: satu\\ndua", "narrative: satu\\ndua", MSG_NONE },
		{ "title:", "title: ", MSG_NONE },
		{ "warna: merah", NULL, MSG_KEY_UNKNOWN },
		{ "kind: crime", NULL, MSG_SET_FIXED },
		{ "people: x", NULL, MSG_SET_FIXED },
		{ "title: a\nuid: 00", NULL, MSG_SET_FIXED },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct scanned c = { .c.record.schema = &report_schema };
		struct record step;
		struct fail why = {0};

		record_init(&step, &step_schema, &d->s.arena);
		record_put(&step, NAME_SET, text_of(rows[i].lines));
		assert_int_equal(setting_lines(&d->s, &c, &step, &why), rows[i].want != NULL);
		assert_int_equal(why.message, rows[i].fault);
		if (rows[i].want != NULL && !text_is(record_get(&step, NAME_SET), rows[i].want))
			fail_msg("%zu: \"%.*s\"", i, TEXT_ARG(record_get(&step, NAME_SET)));
		fail_release(&why);
	}
}

/* --set, once for each field. */
static void
test_words(void **state)
{
	struct desk *d = *state;
	struct scanned c = { .c.record.schema = &report_schema };
	struct record step;
	struct fail why = {0};

	record_init(&step, &step_schema, &d->s.arena);
	d->s.given.words[OPT_SET] = "title=a=b\x1epriority=urgent";
	assert_true(setting_take(&d->s, &c, &step, &why));
	assert_true(text_is(record_get(&step, NAME_SET), "title: a=b\npriority: urgent"));
	d->s.given.words[OPT_SET] = "title";
	assert_false(setting_take(&d->s, &c, &step, &why));
	assert_int_equal(why.message, MSG_SET_FORM);
	fail_release(&why);
}

/* What they make of the record could be stored. */
static void
test_check(void **state)
{
	struct desk *d = *state;
	struct scanned c = { .arena = &d->s.arena };
	struct record step;
	struct fail why = {0};

	record_init(&c.c.record, &report_schema, &d->s.arena);
	record_put(&c.c.record, NAME_UID, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&c.c.record, NAME_STATION, TEXT("PLB"));
	record_put(&c.c.record, NAME_CHANNEL, TEXT("desk"));
	record_put(&c.c.record, NAME_KIND, TEXT("lost"));
	record_put(&c.c.record, NAME_PRIORITY, TEXT("routine"));
	record_put(&c.c.record, NAME_RECEIVED, TEXT("2026-11-24T22:05:00+07:00"));
	record_put(&c.c.record, NAME_RECORDED, TEXT("2026-11-24T22:05:00+07:00"));
	case_fold(&c.c);
	record_init(&step, &step_schema, &d->s.arena);
	record_put(&step, NAME_SET, TEXT("priority: urgent"));
	assert_true(setting_check(&d->s, &c, &step, &why));
	record_put(&step, NAME_SET, TEXT("priority: "));
	assert_false(setting_check(&d->s, &c, &step, &why));
	assert_string_equal(why.field, "priority");
	fail_release(&why);
}

/* One field as the steps leave it, as the row of the case has it. */
static void
test_field(void **state)
{
	static const struct {
		const char *first, *second;
		bool retracted;
		const char *want;
	} rows[] = {
		{ "", "", false, "lama" },
		{ "title: baru", "", false, "baru" },
		{ "title: baru", "title: satu\\ndua", false, "satu\ndua" },
		{ "title: baru", "title: lain", true, "baru" },
		{ "place: x\ntitle: a\ntitle: b", "place: y", false, "b" },
		{ "title: baru", "title: ", false, "" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct step steps[2] = { { .verb = step_find(TEXT("amend")), .number = 1 }, { .verb = step_find(TEXT("amend")), .number = 2 } };
		struct scanned c = { .arena = &d->s.arena, .c = { .steps = steps, .step_count = 2 } };
		struct shape shape;
		struct text *row, title;

		record_init(&c.c.record, &report_schema, &d->s.arena);
		record_put(&c.c.record, NAME_TITLE, TEXT("lama"));
		record_init(&steps[0].record, &step_schema, &d->s.arena);
		record_init(&steps[1].record, &step_schema, &d->s.arena);
		record_put(&steps[0].record, NAME_SET, text_of(rows[i].first));
		record_put(&steps[1].record, NAME_SET, text_of(rows[i].second));
		case_fold(&c.c);
		steps[1].retracted = rows[i].retracted;
		row = setting_row(&d->s, &c, &shape);
		title = setting_field(&c, NAME_TITLE, &d->s.scratch);
		if (!text_is(title, rows[i].want) || !text_equal(title, row_get(&shape, row, NAME_TITLE)))
			fail_msg("%zu: \"%.*s\"", i, TEXT_ARG(title));
		/* What the type has not is nothing, and what cannot be set was not. */
		assert_int_equal(setting_field(&c, NAME_CONCERNS, &d->s.scratch).len, 0);
		record_put(&c.c.record, NAME_KIND, TEXT("lost"));
		record_put(&steps[0].record, NAME_SET, TEXT("kind: crime"));
		assert_true(text_is(setting_field(&c, NAME_KIND, &d->s.scratch), "lost"));
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, desk_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_lines), TEST(test_words), TEST(test_check), TEST(test_field) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
