#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/record.h"

struct opening {
	const char *opened, *officers, *slips, *blank, *illegible;
	enum message message;
	const char *field;
};

/* Two different officers; no more unreadable slips than slips; not opened after
 * it was received. */
static void
test_rule(void **state)
{
	static const struct opening cases[] = {
		{ "2026-11-24", "A\nB", "3", "", "", MSG_NONE, NULL },
		{ "2026-11-23", "A\nB", "0", "0", "0", MSG_NONE, NULL },
		{ "2026-11-24", "A\nB", "3", "2", "1", MSG_NONE, NULL },
		{ "2026-11-24", "A\nB", "3", "2", "2", MSG_BOX_SLIPS, "slips" },
		{ "2026-11-24", "A\nB", "3", "4", "", MSG_BOX_SLIPS, "slips" },
		{ "2026-11-24", "A\nB", "9007199254740993", "9007199254740993", "1", MSG_BOX_SLIPS, "slips" },
		{ "2026-11-24", "A", "3", "", "", MSG_BOX_OFFICERS, "officers" },
		{ "2026-11-24", "A\na", "3", "", "", MSG_BOX_OFFICERS, "officers" },
		{ "2026-11-24", "A\n A ", "3", "", "", MSG_BOX_OFFICERS, "officers" },
		{ "2026-11-24", "A\nB\nC", "3", "", "", MSG_BOX_OFFICERS, "officers" },
		{ "2026-11-25", "A\nB", "3", "", "", MSG_BOX_LATER, "opened" },
	};
	static const enum name names[] = { NAME_OPENED, NAME_OFFICERS, NAME_SLIPS, NAME_BLANK, NAME_ILLEGIBLE };
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const values[] = { cases[i].opened, cases[i].officers, cases[i].slips, cases[i].blank, cases[i].illegible };
		struct fail why = {0};
		struct record r;

		record_init(&r, &box_schema, &arena);
		record_put(&r, NAME_RECEIVED, TEXT("2026-11-24T22:00:00+07:00"));
		for (size_t k = 0; k < sizeof names / sizeof *names; k++)
			record_put(&r, names[k], text_of(values[k]));
		assert_int_equal(box_schema.rule(&r, &why), cases[i].message == MSG_NONE);
		assert_int_equal(why.message, cases[i].message);
		if (cases[i].field != NULL)
			assert_string_equal(why.field, cases[i].field);
		fail_release(&why);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rule) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
