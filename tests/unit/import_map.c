#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "record/import_map.h"

static bool
reads(const char *yaml, struct import_map *map, struct arena *a, struct fail *why)
{
	return import_map_read(map, text_of(yaml), "m.yaml", &report_schema, a, why);
}

static void
test_every_key(void **state)
{
	static const char yaml[] =
		"source: shop\nkey: [no, unit]\ntime_format: [\"%d/%m/%Y\", epoch]\nzone: \"-07:00\"\n"
		"columns: {received: [d, t], title: what, reporter.name: who, x-sky: sky}\n"
		"default: {kind: lost, item_kinds: [bag, keys], title: none}\nvalues: {title: {a: b}}\n"
		"steps: {dispatch: sent, close: done}\nempty: [NA, \"-\"]\nskip_if: {what: [Test, Uji]}\n"
		"delimiter: tab\nheader: no\n";
	struct import_map map;
	struct arena a = {0};
	struct fail why = {0};

	(void)state;
	assert_true(reads(yaml, &map, &a, &why));
	assert_true(text_is(map.source, "shop"));
	assert_int_equal(map.key.count, 2);
	assert_int_equal(map.format_count, 2);
	assert_true(map.has_zone && map.zone.offset == -7 * 3600);
	assert_int_equal(map.field_count, 6);
	assert_int_equal(map.fields[0].from.count, 2);
	assert_true(text_is(map.fields[1].otherwise, "none") && map.fields[1].values != NULL);
	assert_int_equal(map.step_count, 2);
	assert_string_equal(map.steps[1].verb->verb, "close");
	assert_int_equal(map.empty_count, 2);
	assert_int_equal(map.skips[0].count, 2);
	assert_int_equal(map.delimiter, '\t');
	assert_true(map.headerless);
	arena_release(&a);
}

static void
test_faults_name_their_line(void **state)
{
	static const struct {
		const char *yaml;
		enum message message;
		long line;
	} cases[] = {
		{ "- a\n", MSG_YAML_NOT_MAP, 1 },
		{ "source: x\n", MSG_FIELD_MISSING, 1 },
		{ "source: x\ncolour: y\n", MSG_MAP_KEY, 2 },
		{ "columns:\n  colour: y\n", MSG_KEY_UNKNOWN, 2 },
		{ "columns:\n  uid: y\n", MSG_KEY_UNKNOWN, 2 },
		{ "columns: x\n", MSG_YAML_NOT_MAP, 1 },
		{ "columns:\n  title: {a: b}\n", MSG_YAML_SCALAR, 2 },
		{ "columns:\n  title: [[a]]\n", MSG_YAML_SCALAR, 2 },
		{ "values:\n  kind:\n    a: [b]\n", MSG_YAML_SCALAR, 3 },
		{ "steps:\n  fly: x\n", MSG_VERB_UNKNOWN, 2 },
		{ "zone: Mars\n", MSG_ZONE_BAD, 1 },
		{ "zone: [a]\n", MSG_ZONE_BAD, 1 },
		{ "header: maybe\n", MSG_CHOICE_UNKNOWN, 1 },
		{ "delimiter: \"\\\"\"\n", MSG_CHOICE_UNKNOWN, 1 },
		{ "delimiter: \"\\n\"\n", MSG_CHOICE_UNKNOWN, 1 },
		{ "columns:\n  title: a\n  title: b\n", MSG_YAML_DUPLICATE_KEY, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct import_map map;
		struct arena a = {0};
		struct fail why = {0};

		if (reads(cases[i].yaml, &map, &a, &why) || why.message != cases[i].message || why.line != cases[i].line ||
		    strcmp(why.file, "m.yaml") != 0)
			fail_msg("message %d, line %ld of: %s", (int)why.message, why.line, cases[i].yaml);
		fail_release(&why);
		arena_release(&a);
	}
}

static void
test_people_in_order_and_without_bound(void **state)
{
	struct buf yaml = {0};
	struct import_map map;
	struct arena a = {0};
	struct fail why = {0};

	(void)state;
	buf_puts(&yaml, "columns:\n");
	for (int n = 99; n > 0; n--)
		buf_printf(&yaml, "  victim.%d.name: v\n  suspect.%d.phone: v\n", n, n);
	assert_true(reads(yaml.data, &map, &a, &why));
	assert_int_equal(map.field_count, 198);
	assert_true(text_is(map.fields[0].person, "victim.name"));
	assert_true(text_is(map.fields[3].person, "suspect.2.phone"));
	assert_true(text_is(map.fields[197].person, "suspect.99.phone"));
	buf_release(&yaml);
	arena_release(&a);
}

static void
test_bind(void **state)
{
	struct text cells[] = { TEXT("a"), TEXT("b") };
	struct csv_row header = { cells, 2, 1 };
	struct import_map map;
	struct arena a = {0};
	struct fail why = {0};

	(void)state;
	assert_true(reads("key: b\ncolumns: {title: [b, a]}\n", &map, &a, &why));
	assert_true(import_map_bind(&map, &header, &why));
	assert_int_equal(map.key.columns[0], 1);
	assert_int_equal(map.fields[0].from.columns[1], 0);
	assert_true(reads("columns: {title: c}\n", &map, &a, &why));
	assert_false(import_map_bind(&map, &header, &why));
	assert_int_equal(why.message, MSG_COLUMN_MISSING);
	fail_release(&why);
	assert_true(reads("header: no\ncolumns: {title: 2}\n", &map, &a, &why));
	assert_true(import_map_bind(&map, &header, &why));
	assert_int_equal(map.fields[0].from.columns[0], 1);
	for (size_t i = 0; i < 3; i++) {
		static const char *const wrong[] = { "0", "3", "a" };
		char yaml[64];

		assert_true(snprintf(yaml, sizeof yaml, "header: no\ncolumns: {title: %s}\n", wrong[i]) > 0);
		assert_true(reads(yaml, &map, &a, &why));
		assert_false(import_map_bind(&map, &header, &why));
		fail_release(&why);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_key),
		cmocka_unit_test(test_faults_name_their_line),
		cmocka_unit_test(test_people_in_order_and_without_bound),
		cmocka_unit_test(test_bind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
