#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/record.h"

/* Nobody hands over to himself, however he is written. */
static void
two_heads(void **state)
{
	static const struct { const char *outgoing, *incoming; bool good; } cases[] = {
		{ "84010123", "79050456", true }, { "SARI", "SARI-2", true },
		{ "84010123", "84010123", false }, { "SARI", "sari", false }, { "SARI", " SARI ", false },
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fail why = {0};
		struct record r;

		record_init(&r, &handover_schema, &arena);
		record_put(&r, NAME_OUTGOING, text_of(cases[i].outgoing));
		record_put(&r, NAME_INCOMING, text_of(cases[i].incoming));
		assert_int_equal(handover_schema.rule(&r, &why), cases[i].good);
		assert_int_equal(why.message, cases[i].good ? MSG_NONE : MSG_HANDOVER_HEADS);
		fail_release(&why);
	}
	arena_release(&arena);
}

/* What two heads sign is not changed under their signatures. */
static void
what_is_signed(void **state)
{
	static const enum name fixed[] = { NAME_SHIFT, NAME_DAY, NAME_OUTGOING, NAME_INCOMING, NAME_OPEN_ITEMS };

	(void)state;
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		assert_true((handover_schema.fields[schema_named(&handover_schema, fixed[i])].flags & FIELD_FIXED) != 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(two_heads), cmocka_unit_test(what_is_signed) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
