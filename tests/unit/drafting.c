#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/drafting.h"
#include "desk_fixture.h"

static int
set_up(void **state)
{
	static struct desk d;

	desk_make(&d, LANGUAGE_ID);
	fixture_folder(&d.x, "templates");
	fixture_folder(&d.x, "templates/answers");
	*state = &d;
	return 0;
}

/* What the template makes of a lost report that was referred twice. */
static bool
draft(struct desk *d, const char *template, const char *message, struct text *answer, struct fail *why)
{
	struct step steps[3] = { { .verb = step_find(TEXT("refer")) }, { .verb = step_find(TEXT("refer")) }, { .verb = step_find(TEXT("refer")), .retracted = true } };
	static const char *const agencies[] = { "polda", "dishub", "bpbd" };
	struct scanned c = { .c = { .id = TEXT("PLB-20261124-R0007"), .steps = steps, .step_count = 3 } };

	record_init(&c.c.record, &report_schema, &d->s.arena);
	record_put(&c.c.record, NAME_RECEIVED, TEXT("2026-11-24T10:00:00+07:00"));
	record_put(&c.c.record, NAME_KIND, TEXT("lost"));
	for (size_t i = 0; i < 3; i++) {
		record_init(&steps[i].record, &step_schema, &d->s.arena);
		record_put(&steps[i].record, NAME_AGENCY, text_of(agencies[i]));
		record_put(&steps[i].record, NAME_UNTIL, i == 0 ? TEXT("2026-12-01T00:00:00+07:00") : (struct text){0});
	}
	fixture_write(&d->x, "templates/answers/a.txt", template);
	return drafting_fill(&d->s, &c, TEXT("a"), text_of(message), answer, why);
}

static void
fills(void **state)
{
	static const struct { const char *template, *message, *want; } rows[] = {
		{ "Halo.\n", NULL, "Halo." },
		{ "Satu\ndua\n\ntiga\n", NULL, "Satu dua\n\ntiga" },
		{ "Bawa:\n- KTP\n- surat\n  asli\nTerima\nkasih\n", NULL, "Bawa:\n- KTP\n- surat\n  asli Terima kasih" },
		{ "{{id}} {{kind}}", NULL, "PLB-20261124-R0007 kehilangan" },
		{ "{{refer.agency}}", NULL, "dishub" },
		{ "{{ refer.until }}", NULL, "Selasa, 1 Desember 2026" },
		{ "{{text}}.", "Salam.", "Salam." },
		{ "{{text}}, ya", "Salam.", "Salam., ya" },
		{ "{{text}}", "a\nb", "a\nb" },
		{ "{{text}}", "{{id}}", "{{id}}" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct text got = {0};
		struct fail why = {0};

		assert_true(draft(*state, rows[i].template, rows[i].message, &got, &why));
		assert_string_equal(got.at, rows[i].want);
	}
}

static void
refuses(void **state)
{
	static const struct { const char *template, *message; enum message want; } rows[] = {
		{ "{{reporter.name}}", NULL, MSG_DRAFT_IDENTITY },
		{ "{{pelapor.nama}}", NULL, MSG_DRAFT_IDENTITY },
		{ "{{items}}", NULL, MSG_DRAFT_IDENTITY },
		{ "{{refer.by}}", NULL, MSG_TEMPLATE_PLACE },
		{ "{{refer.note}}", NULL, MSG_TEMPLATE_PLACE },
		{ "{{refer.identity}}", NULL, MSG_TEMPLATE_PLACE },
		{ "{{nothing}}", NULL, MSG_TEMPLATE_PLACE },
		{ "{{code}}", NULL, MSG_DRAFT_VALUE },
		{ "{{title}}", NULL, MSG_DRAFT_VALUE },
		{ "{{decide.decision}}", NULL, MSG_DRAFT_EMPTY },
		{ "{{text}}", NULL, MSG_DRAFT_TEXT },
		{ "Halo", "Salam", MSG_DRAFT_NO_TEXT },
		{ "Halo {{id", NULL, MSG_CHECK_UNCLOSED },
		{ "{{id}} {{id", NULL, MSG_CHECK_UNCLOSED },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct text got = {0};
		struct fail why = {0};

		assert_false(draft(*state, rows[i].template, rows[i].message, &got, &why));
		assert_int_equal(why.message, rows[i].want);
		assert_string_equal(why.file, "templates/answers/a.txt");
		fail_release(&why);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(fills, set_up, desk_teardown), cmocka_unit_test_setup_teardown(refuses, set_up, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
