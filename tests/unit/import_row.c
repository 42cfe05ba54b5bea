#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/import_map.h"

static struct arena arena;
static struct fail why;

/* The only row of a CSV of a header and a row, through a map. */
struct turning {
	struct import_map map;
	struct import_row *row;
};

static bool
take(void *context, const struct csv_row *cells, struct fail *fault)
{
	static const struct zone wib = { .offset = 7 * 3600, .fixed = true };
	const struct when when = { 1795500000, &wib };
	struct turning *t = context;
	static struct text kept[8];
	struct csv_row copy = { kept, cells->count, cells->line };

	(void)fault;
	for (size_t i = 0; i < cells->count; i++)
		kept[i] = arena_text(&arena, cells->cells[i]);
	return import_map_row(&t->map, &copy, &report_schema, &when, &arena, t->row, &why);
}

static bool
take_header(void *context, const struct csv_row *cells, struct fail *fault)
{
	struct turning *t = context;

	return import_map_bind(&t->map, cells, fault);
}

static bool
turned(const char *map, const char *csv, struct import_row *row)
{
	struct turning t = { .row = row };
	struct csv_handler handler = { .header = take_header, .row = take, .context = &t };
	struct fail other = {0};
	bool ok;

	fail_release(&why);
	why = (struct fail){0};
	if (!import_map_read(&t.map, text_of(map), "m", &report_schema, &arena, &why))
		return false;
	ok = csv_read_bytes(text_of(csv), &(struct csv_options){ .name = "-" }, &handler, &other);
	fail_release(&other);
	return ok;
}

static void
assert_value(const struct import_row *row, enum name id, const char *value)
{
	if (!text_is(record_get(&row->record, id), value))
		fail_msg("%.*s is not %s", TEXT_ARG(record_get(&row->record, id)), value);
}

/* Of the code printed on a slip the hash is kept. */
static void
test_secret(void **state)
{
	struct import_row row;

	(void)state;
	assert_true(turned("columns: {secret: c, title: t}\ndefault: {kind: lost}\n", "c,t\n0000-0000-0000-0000-0,x\n", &row));
	assert_value(&row, NAME_CODE_SHA256, "e5e1ac8edf80352d0ebbf25dec9ed377c15f74f9e0325e03b3f38f1b3d691038");
	assert_true(turned("columns: {secret: c, title: t}\ndefault: {kind: lost}\n", "c,t\n,x\n", &row));
	assert_value(&row, NAME_CODE_SHA256, "");
	(void)turned("columns: {secret: c, title: t}\ndefault: {kind: lost}\n", "c,t\n0000-0000-0000-0000-1,x\n", &row);
	assert_int_equal(why.message, MSG_CODE_BAD);
	assert_false(turned("columns: {code_sha256: c}\n", "c\nx\n", &row));
}

static void
test_values(void **state)
{
	struct import_row row;

	(void)state;
	assert_true(turned("key: [a, b]\ncolumns: {title: [a, b, c], kind: c, place: b}\ndefault: {place: Pasar}\nempty: [NA]\n"
	    "values: {kind: {L: lost, \"*\": found}}\n", "a,b,c\n\"x\r\ny\",NA,l\n", &row));
	assert_value(&row, NAME_TITLE, "x y l");
	assert_value(&row, NAME_KIND, "lost");
	assert_value(&row, NAME_PLACE, "Pasar");
	assert_true(text_is(row.key, "x\\r\\ny|NA"));
	assert_true(turned("key: [a, b]\ncolumns: {kind: c}\nvalues: {kind: {L: lost, \"*\": found}}\n", "a,b,c\nx|y,\\z,?\n", &row));
	assert_value(&row, NAME_KIND, "found");
	assert_true(text_is(row.key, "x\\|y|\\\\z"));
	assert_false(turned("columns: {kind: a}\n", "a\nstolen\n", &row));
	assert_int_equal(why.message, MSG_CHOICE_UNKNOWN);
	assert_string_equal(why.field, "kind");
}

static void
test_times(void **state)
{
	struct import_row row;

	(void)state;
	assert_true(turned("zone: \"+00:00\"\ntime_format: \"%d/%m/%Y %H:%M\"\ncolumns: {received: a}\n"
	    "steps: {close: c, dispatch: b, arrive: d}\n", "a,b,c,d\n24/11/2026 01:00,24/11/2026 02:00,24/11/2026 02:00,2026-11-23\n", &row));
	assert_value(&row, NAME_RECEIVED, "2026-11-24T08:00:00+07:00");
	assert_int_equal(row.step_count, 3);
	assert_string_equal(row.verbs[0]->verb, "arrive");
	assert_string_equal(row.verbs[1]->verb, "close");	/* same time: order of the map */
	assert_string_equal(row.verbs[2]->verb, "dispatch");
	assert_false(turned("columns: {received: a}\n", "a\n2026-02-31\n", &row));
	assert_int_equal(why.message, MSG_DAY_MISSING);
	assert_false(turned("columns: {title: a}\nsteps: {close: a}\n", "a\nsoon\n", &row));
	assert_string_equal(why.field, "close");
}

static void
test_people_extras_and_skips(void **state)
{
	struct import_row row;

	(void)state;
	assert_true(turned("columns: {reporter.name: a, victim.phone: b, x-sky: b}\nskip_if: {a: [Test]}\n", "a,b\n\"Siti\nA\",08\n", &row));
	assert_value(&row, NAME_PEOPLE, "reporter.name: Siti A\nvictim.phone: 08");
	assert_int_equal(row.record.extra_count, 1);
	assert_true(text_is(row.record.extras[0].value, "08") && !row.skip);
	assert_true(turned("columns: {received: b}\nskip_if: {a: [Test]}\n", "a,b\nTest,nonsense\n", &row));
	assert_true(row.skip);
}

static int
release(void **state)
{
	(void)state;
	fail_release(&why);
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_secret), cmocka_unit_test(test_values),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_people_extras_and_skips),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
