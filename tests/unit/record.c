#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/record.h"

#define UID "0123456789abcdef0123456789abcdef"
#define HEAD "uid: \"" UID "\"\nreceived: \"2026-11-24T22:15:00+07:00\"\nrecorded: \"2026-11-24T22:16:00+07:00\"\n"
#define REPORT HEAD "channel: desk\nstation: PLB\nkind: lost\npriority: routine\n"
#define FEEDBACK HEAD "channel: box\nstation: PLB\nkind: suggestion\n"

static void
assert_read(const struct schema *schema, const char *yaml)
{
	struct arena a = {0};
	struct fail why = {0};
	struct record r;

	if (!record_read(&r, schema, text_of(yaml), &a, &why))
		fail_msg("message %d in %s, line %ld: %s", (int)why.message, why.field, why.line, yaml);
	arena_release(&a);
}

static void
assert_refused(const struct schema *schema, const char *yaml, enum message message, const char *field, long line)
{
	struct arena a = {0};
	struct fail why = {0};
	struct record r;

	if (record_read(&r, schema, text_of(yaml), &a, &why))
		fail_msg("taken: %s", yaml);
	if (why.message != message || why.line != line || strcmp(why.field != NULL ? why.field : "", field) != 0)
		fail_msg("message %d in %s, line %ld: %s", (int)why.message, why.field, why.line, yaml);
	fail_release(&why);
	arena_release(&a);
}

static void
test_read(void **state)
{
	(void)state;
	assert_read(&report_schema, REPORT);
	assert_read(&report_schema, REPORT "x-weather: rain\nsum: 00\n");
	assert_read(&report_schema, REPORT "item_kinds: [bag, keys]\npeople:\n- {role: reporter, name: Siti}\n");
	assert_read(&feedback_schema, FEEDBACK "text: |\n  one\n  two\n");
	assert_read(&feedback_schema, FEEDBACK "scores: {time: \"3\", cost: 1}\naspects: [time]\n");
	assert_refused(&report_schema, "", MSG_YAML_NOT_MAP, "", 0);
	assert_refused(&report_schema, "- a\n", MSG_YAML_NOT_MAP, "", 1);
	assert_refused(&report_schema, "a: b\n---\na: b\n", MSG_YAML_MANY_DOCUMENTS, "", 0);
	assert_refused(&report_schema, "uid: \"" UID "\"\n", MSG_FIELD_MISSING, "received", 0);
	assert_refused(&report_schema, REPORT "weather: rain\n", MSG_KEY_UNKNOWN, "weather", 8);
	assert_refused(&report_schema, REPORT "x-weather: [rain]\n", MSG_KEY_UNKNOWN, "x-weather", 8);
	assert_refused(&report_schema, HEAD "channel: desk\nstation: PLB\nkind: kehilangan\npriority: routine\n", MSG_CHOICE_UNKNOWN, "kind", 6);
	assert_refused(&report_schema, REPORT "title: [a]\n", MSG_YAML_SCALAR, "title", 8);
	assert_refused(&report_schema, REPORT "title: \"a\\nb\"\n", MSG_VALUE_ONE_LINE, "title", 8);
	assert_refused(&report_schema, REPORT "item_kinds: [\"a\\nb\"]\n", MSG_VALUE_ONE_LINE, "item_kinds", 8);
	assert_refused(&report_schema, REPORT "item_kinds: {a: b}\n", MSG_YAML_SCALAR, "item_kinds", 8);
	assert_refused(&report_schema, REPORT "people: [{name: Siti}]\n", MSG_PERSON_ROLE, "people", 8);
	assert_refused(&feedback_schema, FEEDBACK, MSG_TEXT_OR_SCORES, "text", 0);
	assert_refused(&feedback_schema, FEEDBACK "scores: {time: 5}\n", MSG_SCORE_BAD, "scores", 7);
	assert_refused(&feedback_schema, FEEDBACK "text: a\nanonymous: yes\npeople: [{role: reporter, name: Siti}]\n", MSG_ANONYMOUS_PEOPLE, "people", 0);
	assert_refused(&feedback_schema, FEEDBACK "text: a\nanonymous: yes\nofficer: \"84\"\n", MSG_ANONYMOUS_OFFICER, "officer", 0);
	assert_read(&feedback_schema, FEEDBACK "text: a\nanonymous: no\nofficer: \"84\"\n");
}

/* Every fault of a file, not the first alone. */
static void
count_fault(void *context, const struct fail *why)
{
	size_t *n = context;

	assert_int_not_equal(why->message, MSG_NONE);
	++*n;
}

static void
test_all_faults(void **state)
{
	static const char yaml[] = "uid: x\nkind: kehilangan\nweather: rain\ntitle: ok\nplace: [a]\n";
	struct arena a = {0};
	struct fail why = {0};
	struct record r;
	struct node **documents;
	size_t count, faults = 0;
	struct fail_sink sink = { count_fault, &faults };

	(void)state;
	assert_true(yaml_read(text_of(yaml), &a, &documents, &count, &why));
	record_init(&r, &report_schema, &a);
	assert_false(record_from_node(&r, documents[0], NULL, &a, &sink));
	assert_int_equal(faults, 4);
	assert_true(text_is(record_get(&r, NAME_TITLE), "ok"));
	faults = 0;
	record_init(&r, &report_schema, &a);
	assert_false(record_check(&r, &sink));
	assert_int_equal(faults, 7);	/* uid received recorded channel station kind priority */
	arena_release(&a);
}

static void
test_words(void **state)
{
	static const char yaml[] = "kind: kehilangan\nreceived: kemarin 22.15\npriority: Mendesak\nx-cuaca: hujan\n";
	static const struct zone zone = { .offset = 7 * 3600, .fixed = true };
	static const struct when when = { 1795600800, &zone };
	struct arena a = {0};
	struct fail why = {0};
	struct record r;
	struct node **documents;
	size_t count, faults = 0;
	struct fail_sink sink = { count_fault, &faults };

	(void)state;
	assert_true(yaml_read(text_of(yaml), &a, &documents, &count, &why));
	record_init(&r, &report_schema, &a);
	assert_true(record_from_node(&r, documents[0], &when, &a, &sink));
	assert_int_equal(faults, 0);
	assert_true(text_is(record_get(&r, NAME_KIND), "lost"));
	assert_true(text_is(record_get(&r, NAME_RECEIVED), "2026-11-24T22:15:00+07:00"));
	assert_true(text_is(record_get(&r, NAME_PRIORITY), "urgent"));
	assert_int_equal(r.extra_count, 1);
	assert_int_equal(r.lines[schema_named(&report_schema, NAME_PRIORITY)], 3);
	assert_int_equal(record_get(&r, NAME_VERB).len, 0);
	arena_release(&a);
}

static void
assert_same(const struct record *a, const struct record *b, enum field_class left_out)
{
	for (size_t i = 0; i < a->schema->count; i++)
		if (a->schema->fields[i].class != left_out && !text_equal(a->values[i], b->values[i]))
			fail_msg("%s: \"%.*s\" and \"%.*s\"", a->schema->fields[i].name, TEXT_ARG(a->values[i]), TEXT_ARG(b->values[i]));
	assert_int_equal(a->extra_count, b->extra_count);
	for (size_t i = 0; i < a->extra_count; i++)
		assert_true(text_equal(a->extras[i].key, b->extras[i].key) && text_equal(a->extras[i].value, b->extras[i].value));
}

/* What is written reads back the same, has a good sum, and writes the same
 * bytes again; identity goes to the other file. */
static void
test_round_trip(void **state)
{
	struct arena a = {0};
	struct fail why = {0};
	struct record r, back;
	struct buf out = {0}, again = {0}, identity = {0};

	(void)state;
	assert_true(record_read(&r, &report_schema, TEXT(REPORT), &a, &why));
	record_put(&r, NAME_TITLE, TEXT("yes"));
	record_put(&r, NAME_NARRATIVE, TEXT("one: two\n  three\n\n# four \\n\n"));
	record_put(&r, NAME_PLACE, TEXT(" Jl. \"Merdeka\" 007 "));
	r.values[schema_field(&report_schema, TEXT("item_kinds"))] = TEXT("bag\n- keys\n~");
	record_put(&r, NAME_ITEMS, TEXT("IMEI 1\nplate B 1 XY"));
	record_put(&r, NAME_PEOPLE, TEXT("reporter.name: Siti\nreporter.nik: 0012"));
	record_extra(&r, TEXT("x-b"), TEXT("2"), &a);
	record_extra(&r, TEXT("x-a"), TEXT(""), &a);
	record_write(&r, &out);
	assert_true(text_find(buf_view(&out), TEXT("Siti")) == (size_t)-1);
	assert_true(text_find(buf_view(&out), TEXT("IMEI")) == (size_t)-1);
	assert_int_equal(record_sum(buf_view(&out)), SUM_GOOD);
	assert_true(record_read(&back, &report_schema, buf_view(&out), &a, &why));
	assert_same(&r, &back, CLASS_IDENTITY);
	record_write(&back, &again);
	assert_string_equal(out.data, again.data);
	record_write_identity(&r, &identity);
	assert_string_equal(identity.data, "items:\n- IMEI 1\n- plate B 1 XY\npeople:\n- role: reporter\n  name: Siti\n  nik: \"0012\"\n");
	buf_clear(&identity);
	record_write_identity(&back, &identity);
	assert_int_equal(identity.len, 0);
	buf_release(&out);
	buf_release(&again);
	buf_release(&identity);
	arena_release(&a);
}

/* A map's values: several lines, a backslash, nothing. */
static void
test_map(void **state)
{
	struct arena a = {0};
	struct fail why = {0};
	struct record r, back;
	struct buf out = {0};

	(void)state;
	record_init(&r, &step_schema, &a);
	record_put(&r, NAME_UID, TEXT(UID));
	record_put(&r, NAME_RECORD, TEXT(UID));
	record_put(&r, NAME_VERB, TEXT("amend"));
	record_put(&r, NAME_AT, TEXT("2026-11-24"));
	record_put(&r, NAME_RECORDED, TEXT("2026-11-24"));
	record_put(&r, NAME_SET, TEXT("narrative: one\\n  two: \\\\n\ntitle: 007\nplace: "));
	record_write(&r, &out);
	assert_non_null(strstr(out.data, "set:\n  narrative: |-\n    one\n      two: \\n\n  title: \"007\"\n  place: \"\"\n"));
	assert_true(record_read(&back, &step_schema, buf_view(&out), &a, &why));
	assert_same(&r, &back, CLASS_NONE);
	buf_release(&out);
	arena_release(&a);
}

static void
test_sum(void **state)
{
	struct arena a = {0};
	struct fail why = {0};
	struct record r;
	struct buf out = {0};
	struct text all;

	(void)state;
	assert_true(record_read(&r, &report_schema, TEXT(REPORT), &a, &why));
	record_write(&r, &out);
	all = buf_view(&out);
	assert_int_equal(record_sum(all), SUM_GOOD);
	assert_int_equal(record_sum(text_slice(all, 0, all.len - 1)), SUM_GOOD);	/* an editor took the last line break */
	out.data[5] ^= 1;
	assert_int_equal(record_sum(all), SUM_BAD);
	out.data[5] ^= 1;
	out.data[all.len - 2] ^= 1;
	assert_int_equal(record_sum(all), SUM_BAD);
	assert_int_equal(record_sum(TEXT(REPORT)), SUM_NONE);
	assert_int_equal(record_sum(TEXT("")), SUM_NONE);
	assert_int_equal(record_sum(TEXT("\n")), SUM_NONE);
	assert_int_equal(record_sum(TEXT("sum: \n")), SUM_BAD);
	buf_puts(&out, "title: added\n");
	assert_int_equal(record_sum(buf_view(&out)), SUM_NONE);
	buf_release(&out);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read), cmocka_unit_test(test_all_faults), cmocka_unit_test(test_words),
		cmocka_unit_test(test_round_trip), cmocka_unit_test(test_map), cmocka_unit_test(test_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
