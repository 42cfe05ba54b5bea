#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "view/told.h"

/* What is the desk's own affair. */
static const char own[] = " note supplement approve amend advise attach hold release erase renumbered start finish verify acknowledge retract ";

/* A verb that is added is told, or stands above. */
static void
every_verb(void **state)
{
	(void)state;
	for (const struct step_verb *v = step_verbs; v->verb != NULL; v++) {
		char name[40];

		(void)snprintf(name, sizeof name, " %s ", v->verb);
		for (enum language l = 0; l < LANGUAGES; l++)
			if ((told_verb(v, l) == NULL) != (strstr(own, name) != NULL))
				fail_msg("%s", v->verb);
	}
	assert_null(told_verb(NULL, LANGUAGE_ID));
}

static void
every_status(void **state)
{
	(void)state;
	for (enum status s = 0; s < STATUSES; s++) {
		assert_true(strlen(told_status(s, LANGUAGE_EN)) > 0);
		assert_true(strlen(told_status(s, LANGUAGE_ID)) > 0);
		assert_string_not_equal(told_status(s, LANGUAGE_EN), told_status(s, LANGUAGE_ID));
	}
}

static struct step
step_of(const char *verb, const char *at, enum name field, const char *value, struct arena *arena)
{
	struct step s = { .verb = step_find(text_of(verb)) };

	record_init(&s.record, &step_schema, arena);
	record_put(&s.record, NAME_AT, text_of(at));
	if (field != NAME_NONE)
		record_put(&s.record, field, text_of(value));
	return s;
}

static void
of_steps(void **state)
{
	struct arena arena = {0};
	struct step steps[] = {
		step_of("accept", "2026-11-24", NAME_BY, "84", &arena),
		step_of("respond", "2026-11-24T10:00:00+07:00", NAME_TEXT, "Satu.", &arena),
		step_of("respond", "2026-11-25T10:00:00+07:00", NAME_TEXT, "Dua.", &arena),
		step_of("note", "2026-11-26", NAME_NOTE, "rahasia", &arena),
	};
	struct case_file c = { .steps = steps };

	(void)state;
	assert_null(told_last(&c));
	assert_int_equal(told_answers(&c, LANGUAGE_ID, &arena).len, 0);
	c.step_count = 2;
	assert_ptr_equal(told_last(&c), &steps[1]);
	assert_string_equal(told_answers(&c, LANGUAGE_ID, &arena).at, "Satu.");
	c.step_count = 4;
	assert_ptr_equal(told_last(&c), &steps[2]);
	assert_string_equal(told_answers(&c, LANGUAGE_ID, &arena).at, "24 November 2026:\nSatu.\n\n25 November 2026:\nDua.");
	steps[2].retracted = true;
	assert_ptr_equal(told_last(&c), &steps[1]);
	assert_string_equal(told_answers(&c, LANGUAGE_ID, &arena).at, "Satu.");
	arena_release(&arena);
}

static void
plain(void **state)
{
	struct arena arena = {0};

	(void)state;
	for (enum status s = 0; s < STATUSES; s++) {
		assert_string_equal(told_together(s, LANGUAGE_EN), s < STATUS_CLOSED ? "still being worked on" : "finished");
		assert_string_equal(told_unanswered(s, LANGUAGE_EN), s < STATUS_CLOSED ? "There is none yet."
		    : s == STATUS_DUPLICATE ? "None was written under this number." : "No answer was written.");
		for (enum status o = 0; o < STATUSES; o++)
			assert_int_equal(strcmp(told_unanswered(s, LANGUAGE_ID), told_unanswered(o, LANGUAGE_ID)) == 0,
			    strcmp(told_unanswered(s, LANGUAGE_EN), told_unanswered(o, LANGUAGE_EN)) == 0);
	}
	assert_string_equal(told_dates((struct text){0}, (struct text){0}, LANGUAGE_EN, &arena).at, "no date is set");
	assert_string_equal(told_dates(TEXT("A"), (struct text){0}, LANGUAGE_EN, &arena).at, "by A");
	assert_string_equal(told_dates((struct text){0}, TEXT("B"), LANGUAGE_EN, &arena).at, "What was due on B is late; we are sorry");
	assert_string_equal(told_dates(TEXT("A"), TEXT("B"), LANGUAGE_EN, &arena).at, "by A. What was due on B is late; we are sorry");
	assert_string_equal(told_dates(TEXT("A"), TEXT("B"), LANGUAGE_ID, &arena).at, "paling lambat A. Yang seharusnya selesai B terlambat; kami mohon maaf");
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_verb), cmocka_unit_test(every_status), cmocka_unit_test(of_steps), cmocka_unit_test(plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
