#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/duplicates.h"

static struct text
marks(struct arena *arena, const char *people, const char *items, const char *title, const char *place)
{
	struct record r;

	record_init(&r, &report_schema, arena);
	record_put(&r, NAME_PEOPLE, text_of(people));
	record_put(&r, NAME_ITEMS, text_of(items));
	record_put(&r, NAME_TITLE, text_of(title));
	record_put(&r, NAME_PLACE, text_of(place));
	return duplicates_marks(&r, &r, arena);
}

static void
test_reporter(void **state)
{
	struct arena arena = {0};
	struct text siti = marks(&arena, "reporter.name: Siti Aminah\nreporter.phone: 0812 3456 7890\nvictim.name: Budi", NULL, NULL, NULL);

	(void)state;
	assert_true(text_is(siti, "msitiaminah\np081234567890"));
	assert_int_equal(duplicates_common(siti, marks(&arena, "reporter.2.name: SITI AMINAH", NULL, NULL, NULL)), DUPLICATE_REPORTER);
	assert_int_equal(duplicates_common(siti, marks(&arena, "reporter.phone: +6281234567890", NULL, NULL, NULL)), DUPLICATE_REPORTER);
	assert_int_equal(duplicates_common(siti, marks(&arena, "reporter.name: Budi", NULL, NULL, NULL)), 0);
	assert_int_equal(duplicates_common(siti, marks(&arena, "witness.name: Siti Aminah", NULL, NULL, NULL)), 0);
	/* A name is no thing of that name, a NIK no phone number. */
	assert_int_equal(duplicates_common(siti, marks(&arena, "reporter.nik: 081234567890", "Siti Aminah", NULL, NULL)), 0);
	arena_release(&arena);
}

static void
test_item(void **state)
{
	struct arena arena = {0};
	struct text ktp = marks(&arena, NULL, "KTP 1671-0445-0678-0001\nTas 12", NULL, NULL);

	(void)state;
	assert_int_equal(duplicates_common(ktp, marks(&arena, NULL, "nomor 1671044506780001", NULL, NULL)), DUPLICATE_ITEM);
	assert_int_equal(duplicates_common(ktp, marks(&arena, NULL, "tas-12", NULL, NULL)), DUPLICATE_ITEM);
	assert_int_equal(duplicates_common(ktp, marks(&arena, NULL, "Dompet 12", NULL, NULL)), 0);
	arena_release(&arena);
}

static void
test_place(void **state)
{
	struct arena arena = {0};
	struct text race = marks(&arena, NULL, NULL, "Balap liar", "Jl. Rivai");

	(void)state;
	assert_int_equal(duplicates_common(race, marks(&arena, NULL, NULL, "balap-liar", "jl rivai")), DUPLICATE_PLACE);
	assert_int_equal(duplicates_common(race, marks(&arena, NULL, NULL, "Balap liar", NULL)), 0);
	assert_int_equal(duplicates_common(race, marks(&arena, NULL, NULL, "Balap", "liar Jl. Rivai")), 0);
	assert_int_equal(duplicates_common((struct text){0}, race), 0);
	assert_int_equal(marks(&arena, "reporter.name: -", "", "...", NULL).len, 0);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reporter),
		cmocka_unit_test(test_item),
		cmocka_unit_test(test_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
