#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/layout.h"
#include "time/date.h"

static int32_t
day(const char *t)
{
	int32_t d = 0;

	assert_true(date_parse(text_of(t), &d));
	return d;
}

static void
types_are_found_by_schema_and_letter(void **state)
{
	(void)state;
	for (const struct record_type *t = record_types; t->schema != NULL; t++) {
		assert_ptr_equal(record_type_of(t->schema), t);
		assert_ptr_equal(record_type_letter(t->letter), t);
	}
	assert_ptr_equal(record_type_letter('N'), record_type_letter('F'));
	assert_null(record_type_letter('S'));
	assert_null(record_type_letter('r'));
	assert_null(record_type_letter('\0'));
	assert_null(record_type_of(&step_schema));
}

static void
paths(void **state)
{
	static const struct { const char *id, *path; } cases[] = {
		{ "PLB-20261124-R0007", "reports/PLB/2026/11/24/PLB-20261124-R0007.yaml" },
		{ "PLB-20261124-N00123", "feedback/PLB/2026/11/24/PLB-20261124-N00123.yaml" },
		{ "A1-20240229-H12345", "handovers/A1/2024/02/29/A1-20240229-H12345.yaml" },
		{ "PLB-20261124-B0001", "boxes/PLB/2026/11/24/PLB-20261124-B0001.yaml" },
		{ "PLB-20261124-S0001", "surveys/PLB/2026/11/PLB-20261124-S0001.csv" }, { "PLB-20250229-R0001", NULL }, { "../x", NULL }, { "", NULL },
		{ "PLB-20261124-R0007.yaml", NULL }, { "R7", NULL },
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		assert_int_equal(layout_record(text_of(cases[i].id), &b), cases[i].path != NULL);
		if (cases[i].path != NULL)
			assert_string_equal(b.data, cases[i].path);
		else
			assert_int_equal(b.len, 0);
	}
	buf_clear(&b);
	layout_identity(day("2026-01-02"), &b);
	assert_string_equal(b.data, "identity/2026/01/02");
	buf_clear(&b);
	layout_day(record_type_letter('A'), TEXT("PLB"), day("2026-01-02"), &b);
	assert_string_equal(b.data, "actions/PLB/2026/01/02");
	buf_release(&b);
}

static void
ids_and_steps(void **state)
{
	struct buf b = {0};

	(void)state;
	layout_id(TEXT("PLB"), day("2026-11-24"), 'R', 7, &b);
	assert_string_equal(b.data, "PLB-20261124-R0007");
	buf_clear(&b);
	layout_id(TEXT("PLB"), day("2026-11-24"), 'R', 12345, &b);
	assert_string_equal(b.data, "PLB-20261124-R12345");
	buf_clear(&b);
	layout_id(TEXT("PLB"), day("2026-11-24"), 'N', 7, &b);
	assert_string_equal(b.data, "PLB-20261124-N00007");
	buf_clear(&b);
	layout_step(TEXT("PLB-20261124-R0007"), 3, TEXT("K7Q2"), &b);
	assert_string_equal(b.data, "PLB-20261124-R0007_03-K7Q2");
	buf_clear(&b);
	layout_step(TEXT("PLB-20261124-R0007"), 123, TEXT("K7Q2"), &b);
	assert_string_equal(b.data, "PLB-20261124-R0007_123-K7Q2");
	buf_release(&b);
}

static void
what_a_name_is(void **state)
{
	static const struct { const char *name; enum file_kind kind; long number; } cases[] = {
		{ "PLB-20261124-R0007.yaml", FILE_RECORD, 0 },
		{ "PLB-20261124-R0007_01-K7Q2.yaml", FILE_STEP, 1 },
		{ "PLB-20261124-R0007_120-0000.yaml", FILE_STEP, 120 },
		{ ".tmp-x", FILE_TEMPORARY, 0 }, { ".tmp-PLB-20261124-R0007.yaml", FILE_TEMPORARY, 0 },
		{ "PLB-20261124-R0007", FILE_FOREIGN, 0 }, { "PLB-20261124-R0007.yml", FILE_FOREIGN, 0 },
		{ "PLB-20261324-R0007.yaml", FILE_FOREIGN, 0 }, { "notes.txt", FILE_FOREIGN, 0 }, { ".yaml", FILE_FOREIGN, 0 },
		{ "PLB-20261124-R0007_1-K7Q2.yaml", FILE_FOREIGN, 0 }, { "PLB-20261124-R0007_00-K7Q2.yaml", FILE_FOREIGN, 0 },
		{ "PLB-20261124-R0007_01-K7Q.yaml", FILE_FOREIGN, 0 }, { "PLB-20261124-R0007_01-K7Q22.yaml", FILE_FOREIGN, 0 },
		{ "PLB-20261124-R0007_01-K7I2.yaml", FILE_FOREIGN, 0 }, { "PLB-20261124-R0007_01-k7q2.yaml", FILE_FOREIGN, 0 },
		{ "PLB-20261124-R0007_01.yaml", FILE_FOREIGN, 0 }, { "x_01-K7Q2.yaml", FILE_FOREIGN, 0 },
		{ "PLB-20261124-R0007_-1-K7Q2.yaml", FILE_FOREIGN, 0 }, { "PLB-20261124-R0007_1000001-K7Q2.yaml", FILE_FOREIGN, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct file_name f = layout_name(text_of(cases[i].name));

		if (f.kind != cases[i].kind)
			print_error("%s\n", cases[i].name);
		assert_int_equal(f.kind, cases[i].kind);
		if (f.kind == FILE_RECORD || f.kind == FILE_STEP)
			assert_true(text_is(f.id, "PLB-20261124-R0007") && f.parsed.number == 7);
		if (f.kind == FILE_STEP)
			assert_int_equal(f.number, cases[i].number);
	}
	assert_true(text_is(layout_name(TEXT("PLB-20261124-R0007_01-K7Q2.yaml")).tag, "K7Q2"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_are_found_by_schema_and_letter), cmocka_unit_test(paths),
		cmocka_unit_test(ids_and_steps), cmocka_unit_test(what_a_name_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
