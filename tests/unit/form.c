#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/form.h"
#include "desk_fixture.h"

static int
setup(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_EN);
	*state = &d;
	return 0;
}

/* What stands in a form comes back as it was; what is empty in it is nothing. */
static void
check_back(struct session *s, const struct record *r)
{
	struct buf form = {0};
	struct record back;
	struct fail why = {0};

	form_write(s, r, &form);
	assert_true(form_read(s, r->schema, buf_view(&form), &back, &why));
	for (size_t i = 0; i < r->schema->count; i++)
		if (!text_equal(back.values[i], r->values[i]))
			fail_msg("%s: \"%.*s\", not \"%.*s\"", r->schema->fields[i].name, TEXT_ARG(back.values[i]), TEXT_ARG(r->values[i]));
	buf_release(&form);
}

static void
test_back(void **state)
{
	static const struct schema *const schemas[] = { &report_schema, &feedback_schema, &outreach_schema, &box_schema };
	struct session *s = &((struct desk *)*state)->s;
	struct record r;

	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
		for (int l = 0; l < LANGUAGES; l++) {
			s->language = (enum language)l;
			record_init(&r, schemas[i], &s->arena);
			check_back(s, &r);
		}
	record_init(&r, &report_schema, &s->arena);
	record_put(&r, NAME_KIND, TEXT("lost"));
	record_put(&r, NAME_TITLE, TEXT("# bukan: komentar"));
	record_put(&r, NAME_NARRATIVE, TEXT("satu\n\n# dua\n  tiga"));
	record_put(&r, NAME_ITEMS, TEXT("KTP 1671\n- tas"));
	record_put(&r, NAME_RECEIVED, TEXT("2026-11-24T08:00:00+07:00"));
	record_put(&r, NAME_PEOPLE, TEXT("reporter.name: Siti \"A\" \\ B\nreporter.nik: 0167\nvictim.2.name: null"));
	/* The second victim alone is the first of the list. */
	{
		struct buf form = {0};
		struct record back;
		struct fail why = {0};

		form_write(s, &r, &form);
		assert_true(form_read(s, r.schema, buf_view(&form), &back, &why));
		assert_true(text_is(record_get(&back, NAME_PEOPLE), "reporter.name: Siti \"A\" \\ B\nreporter.nik: 0167\nvictim.name: null"));
		record_put(&r, NAME_PEOPLE, record_get(&back, NAME_PEOPLE));
		buf_release(&form);
	}
	check_back(s, &r);
	record_init(&r, &feedback_schema, &s->arena);
	record_put(&r, NAME_ASPECTS, TEXT("time\nfacilities"));
	record_put(&r, NAME_SCORES, TEXT("time: 4\ncost: 1"));
	check_back(s, &r);
}

static void
test_own(void **state)
{
	struct session *s = &((struct desk *)*state)->s;
	struct record r;
	struct fail why = {0};

	assert_false(form_read(s, &report_schema, TEXT("kind: lost\nuid: 9a1add6d3382a053a25d6c9794da2670\n"), &r, &why));
	assert_int_equal(why.message, MSG_FIELD_OWN);
	assert_int_equal(why.line, 2);
	fail_release(&why);
	assert_false(form_read(s, &report_schema, TEXT("kind: lost\n---\nkind: lost\n"), &r, &why));
	assert_int_equal(why.message, MSG_YAML_MANY_DOCUMENTS);
	fail_release(&why);
	assert_false(form_read(s, &report_schema, TEXT("# x\n"), &r, &why));
	fail_release(&why);
}

static void
test_blank(void **state)
{
	(void)state;
	assert_true(form_blank((struct text){0}));
	assert_true(form_blank(TEXT("\n# a\n   \n\t# b")));
	assert_false(form_blank(TEXT("# a\nkind:\n")));
}

static void
check_fault(struct session *s, const char *form, const struct fail *why, long line, const char *expected)
{
	struct buf out = {0};

	assert_int_equal(form_fault(s, text_of(form), why, &out), line);
	assert_string_equal(out.data, expected);
	/* It goes as it came. */
	assert_true(text_is(form_plain(buf_view(&out), &s->arena), form));
	buf_release(&out);
}

static void
test_fault(void **state)
{
	struct session *s = &((struct desk *)*state)->s;
	struct fail why = { .message = MSG_FIELD_MISSING, .line = 2 };

	check_fault(s, "a:\nb:\nc:\n", &why, 2, "a:\n#! must be given\nb:\nc:\n");
	why.line = 9;
	check_fault(s, "a:\n", &why, 2, "a:\n#! must be given\n");
	why.line = 0;
	check_fault(s, "a:\nb:\n", &why, 1, "#! must be given\na:\nb:\n");
	fail_field(&why, "b");
	check_fault(s, "a:\nb:\n", &why, 2, "a:\n#! b: must be given\nb:\n");
	fail_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_back, setup, desk_teardown),
		cmocka_unit_test_setup_teardown(test_own, setup, desk_teardown),
		cmocka_unit_test(test_blank),
		cmocka_unit_test_setup_teardown(test_fault, setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
