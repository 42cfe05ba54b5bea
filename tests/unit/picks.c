#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/picks.h"
#include "desk_fixture.h"

static int
setup(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_ID);
	fixture_write(&d.x, "stations/SBY/officers.csv", "code,name,rank,unit,valid_from,valid_until\n84010123,Sari Dewi,BRIPKA,,,\n84010999,Adi,AIPDA,,,\n");
	fixture_write(&d.x, "categories.csv", "code,label_id,label_en\ntheft,Pencurian,Theft\ntheft_aggravated,Pencurian berat,Aggravated theft\n2,Dua,Two\n");
	*state = &d;
	return 0;
}

static const struct field *
field(const struct schema *schema, enum name id)
{
	return &schema->fields[schema_named(schema, id)];
}

/* What an answer means; where `meant` is NULL it fits several. */
static void
check(struct session *s, const struct picks *p, const char *typed, const char *meant)
{
	struct fail why = {0};
	struct text got;

	if (picks_answer(p, text_of(typed), &s->arena, &got, &why) != (meant != NULL))
		fail_msg("%s: %s", typed, meant != NULL ? "refused" : "taken");
	if (meant != NULL && !text_is(got, meant))
		fail_msg("%s: \"%.*s\", not \"%s\"", typed, TEXT_ARG(got), meant);
	assert_int_equal(why.message, meant != NULL ? MSG_NONE : MSG_ID_MANY);
	fail_release(&why);
}

static void
test_choices(void **state)
{
	struct session *s = &((struct desk *)*state)->s;
	struct picks p;

	picks_of(s, field(&report_schema, NAME_KIND), (struct text){0}, &p);
	assert_int_equal(p.count, 8);
	assert_false(p.open);
	assert_true(text_is(p.rows[1].key, "lost"));
	assert_true(text_is(p.rows[1].label, "kehilangan"));
	check(s, &p, "2", "lost");
	check(s, &p, "KEHILANGAN", "lost");
	check(s, &p, "hilang", "lost");
	check(s, &p, "keh", "lost");
	check(s, &p, "los", "lost");
	check(s, &p, "l", NULL);
	check(s, &p, "9", "9");
	check(s, &p, "0", "0");
	check(s, &p, "kucing", "kucing");
}

static void
test_list(void **state)
{
	struct session *s = &((struct desk *)*state)->s;
	struct picks p;

	picks_of(s, field(&feedback_schema, NAME_ASPECTS), (struct text){0}, &p);
	check(s, &p, "wak, 9,behaviour,", "time\nfacilities\nbehaviour");
	check(s, &p, "waktu, p", NULL);
	check(s, &p, ", kucing", "kucing");
}

static void
test_table(void **state)
{
	struct session *s = &((struct desk *)*state)->s;
	struct picks p;

	picks_of(s, field(&report_schema, NAME_CATEGORY), (struct text){0}, &p);
	assert_int_equal(p.count, 3);
	assert_true(p.open);
	assert_true(text_is(p.rows[0].label, "Pencurian"));
	/* The whole word is that row, though another begins so; a code before a number of the list. */
	check(s, &p, "pencurian", "theft");
	check(s, &p, "penc", NULL);
	check(s, &p, "agg", "theft_aggravated");
	check(s, &p, "1", "theft");
	check(s, &p, "2", "2");
	check(s, &p, "kata sendiri", "kata sendiri");
	picks_of(s, field(&report_schema, NAME_OFFICER), TEXT("SBY"), &p);
	assert_int_equal(p.count, 2);
	check(s, &p, "sari", "84010123");
	check(s, &p, "8401", NULL);
	picks_of(s, field(&report_schema, NAME_OFFICER), TEXT("PLB"), &p);
	assert_int_equal(p.count, 0);
	check(s, &p, "sari", "sari");
	picks_of(s, field(&report_schema, NAME_TITLE), (struct text){0}, &p);
	check(s, &p, "2", "2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_choices, setup, desk_teardown),
		cmocka_unit_test_setup_teardown(test_list, setup, desk_teardown),
		cmocka_unit_test_setup_teardown(test_table, setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
