#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/value.h"

static const struct choice colours[] = {
	{ "red", WORDS("red", "merah"), NULL }, { "very_blue", WORDS("very blue", "sangat biru"), "azure" }, { 0 },
};

static const struct field fields[FIELD_KINDS] = {
	[FIELD_LINE] = { .name = "f", .kind = FIELD_LINE }, [FIELD_PROSE] = { .name = "f", .kind = FIELD_PROSE },
	[FIELD_CHOICE] = { .name = "f", .kind = FIELD_CHOICE, .choices = colours }, [FIELD_CODE] = { .name = "f", .kind = FIELD_CODE, .choices = colours },
	[FIELD_MOMENT] = { .name = "f", .kind = FIELD_MOMENT }, [FIELD_DAY] = { .name = "f", .kind = FIELD_DAY },
	[FIELD_HOUR] = { .name = "f", .kind = FIELD_HOUR }, [FIELD_COUNT] = { .name = "f", .kind = FIELD_COUNT },
	[FIELD_DECIMAL] = { .name = "f", .kind = FIELD_DECIMAL },
	[FIELD_DURATION] = { .name = "f", .kind = FIELD_DURATION }, [FIELD_RECORD] = { .name = "f", .kind = FIELD_RECORD },
	[FIELD_UID] = { .name = "f", .kind = FIELD_UID }, [FIELD_HASH] = { .name = "f", .kind = FIELD_HASH },
	[FIELD_LINES] = { .name = "f", .kind = FIELD_LINES }, [FIELD_RECORDS] = { .name = "f", .kind = FIELD_RECORDS },
	[FIELD_CHOICES] = { .name = "f", .kind = FIELD_CHOICES, .choices = colours },
	[FIELD_SCORES] = { .name = "f", .kind = FIELD_SCORES, .choices = colours },
	[FIELD_PAIRS] = { .name = "f", .kind = FIELD_PAIRS }, [FIELD_PEOPLE] = { .name = "f", .kind = FIELD_PEOPLE },
};

#define HEX32 "0123456789abcdef0123456789abcdef"

/* Stored text, and whether it is canonical. */
static void
test_check(void **state)
{
	static const struct {
		enum field_kind kind;
		const char *value;
		enum message message;
	} cases[] = {
		{ FIELD_LINE, "", MSG_NONE }, { FIELD_LINE, "Café \t x", MSG_NONE }, { FIELD_LINE, "a\nb", MSG_VALUE_ONE_LINE },
		{ FIELD_LINE, "a\xFF", MSG_NOT_UTF8 }, { FIELD_PROSE, "a\nb", MSG_NONE }, { FIELD_PROSE, "\xC0\x80", MSG_NOT_UTF8 },
		{ FIELD_CODE, "any thing", MSG_NONE }, { FIELD_CODE, "a\n", MSG_VALUE_ONE_LINE },
		{ FIELD_CHOICE, "very_blue", MSG_NONE }, { FIELD_CHOICE, "very blue", MSG_CHOICE_UNKNOWN }, { FIELD_CHOICE, "merah", MSG_CHOICE_UNKNOWN },
		{ FIELD_MOMENT, "2026-11-24T22:15:00+07:00", MSG_NONE }, { FIELD_MOMENT, "2026-11-24", MSG_NONE },
		{ FIELD_MOMENT, "2026-11-24 22:15", MSG_TIME_BAD }, { FIELD_MOMENT, "2026-11-31", MSG_DAY_MISSING },
		{ FIELD_DAY, "2026-11-24", MSG_NONE }, { FIELD_DAY, "24-11-2026", MSG_DATE_BAD }, { FIELD_DAY, "2026-02-29", MSG_DATE_BAD },
		{ FIELD_HOUR, "00:00", MSG_NONE }, { FIELD_HOUR, "23:59", MSG_NONE }, { FIELD_HOUR, "24:00", MSG_HOUR_BAD },
		{ FIELD_HOUR, "9:00", MSG_HOUR_BAD }, { FIELD_HOUR, "09.00", MSG_HOUR_BAD }, { FIELD_HOUR, "-1:00", MSG_HOUR_BAD },
		{ FIELD_HOUR, "09:60", MSG_HOUR_BAD }, { FIELD_HOUR, "09:5 ", MSG_HOUR_BAD },
		{ FIELD_COUNT, "0", MSG_NONE }, { FIELD_COUNT, "12", MSG_NONE }, { FIELD_COUNT, "-1", MSG_COUNT_BAD },
		{ FIELD_COUNT, "1.5", MSG_COUNT_BAD }, { FIELD_COUNT, "9223372036854775807", MSG_COUNT_BAD }, { FIELD_COUNT, " 1", MSG_COUNT_BAD },
		{ FIELD_DECIMAL, "-12.50", MSG_NONE }, { FIELD_DECIMAL, "7", MSG_NONE }, { FIELD_DECIMAL, "12.", MSG_DECIMAL_BAD },
		{ FIELD_DECIMAL, ".5", MSG_DECIMAL_BAD }, { FIELD_DECIMAL, "1,5", MSG_DECIMAL_BAD }, { FIELD_DECIMAL, "1.2.3", MSG_DECIMAL_BAD },
		{ FIELD_DURATION, "-90", MSG_NONE }, { FIELD_DURATION, "3d", MSG_COUNT_BAD },
		{ FIELD_RECORD, "PLB-20261124-R0007", MSG_NONE }, { FIELD_RECORD, "R7", MSG_ID_BAD },
		{ FIELD_UID, HEX32, MSG_NONE }, { FIELD_UID, HEX32 "0", MSG_HEX_BAD }, { FIELD_UID, "0123456789ABCDEF0123456789ABCDEF", MSG_HEX_BAD },
		{ FIELD_HASH, HEX32 HEX32, MSG_NONE }, { FIELD_HASH, HEX32, MSG_HEX_BAD },
		{ FIELD_LINES, "a\nb", MSG_NONE }, { FIELD_RECORDS, "PLB-20261124-R0007\nPLB-20261124-F0001", MSG_NONE },
		{ FIELD_RECORDS, "PLB-20261124-R0007\nF1", MSG_ID_BAD }, { FIELD_RECORDS, "PLB-20261124-R0007\n", MSG_ID_BAD },
		{ FIELD_CHOICES, "red\nvery_blue", MSG_NONE }, { FIELD_CHOICES, "red,very_blue", MSG_CHOICE_UNKNOWN },
		{ FIELD_SCORES, "red: 1\nvery_blue: 4", MSG_NONE }, { FIELD_SCORES, "red: 0", MSG_SCORE_BAD }, { FIELD_SCORES, "red: 5", MSG_SCORE_BAD },
		{ FIELD_SCORES, "red: 3.5", MSG_SCORE_BAD }, { FIELD_SCORES, "pink: 3", MSG_CHOICE_UNKNOWN }, { FIELD_SCORES, "red 3", MSG_PAIR_BAD },
		{ FIELD_PAIRS, "a: b\nc:", MSG_NONE }, { FIELD_PAIRS, "a: b\nc", MSG_PAIR_BAD }, { FIELD_PAIRS, ": b", MSG_PAIR_BAD },
		{ FIELD_PEOPLE, "reporter.name: A: B", MSG_NONE }, { FIELD_PEOPLE, "reporter", MSG_PAIR_BAD },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fail why = {0};
		bool ok = value_check(&fields[cases[i].kind], text_of(cases[i].value), &why);

		if (ok != (cases[i].message == MSG_NONE) || why.message != cases[i].message)
			fail_msg("%s \"%s\": message %d", value_kind_name(cases[i].kind), cases[i].value, (int)why.message);
		if (!ok)
			assert_string_equal(why.field, "f");
		fail_release(&why);
	}
}

/* What people type, and what is stored for it; NULL where it is refused. */
static void
test_words(void **state)
{
	static const struct {
		enum field_kind kind;
		const char *typed, *stored;
	} cases[] = {
		{ FIELD_LINE, "", "" }, { FIELD_LINE, " x ", " x " }, { FIELD_LINE, "a\nb", NULL }, { FIELD_PROSE, "a\nb\n", "a\nb\n" },
		{ FIELD_CHOICE, "Merah", "red" }, { FIELD_CHOICE, " sangat biru ", "very_blue" }, { FIELD_CHOICE, "VERY-BLUE", "very_blue" },
		{ FIELD_CHOICE, "azure", "very_blue" }, { FIELD_CHOICE, "pink", NULL }, { FIELD_CHOICE, " ", NULL },
		{ FIELD_MOMENT, "2026-11-24T22:15:00+02:00", "2026-11-24T22:15:00+02:00" }, { FIELD_MOMENT, "24-11-2026 22.15", "2026-11-24T22:15:00+07:00" },
		{ FIELD_MOMENT, "yesterday 08:00", "2026-11-24T08:00:00+07:00" }, { FIELD_MOMENT, "kemarin", "2026-11-24T00:00:00+07:00" },
		{ FIELD_MOMENT, "22:15", "2026-11-24T22:15:00+07:00" }, { FIELD_MOMENT, "later", NULL }, { FIELD_MOMENT, "2026-11-24T25:15:00+02:00", NULL },
		{ FIELD_DAY, "24 November 2026", "2026-11-24" }, { FIELD_DAY, "besok", "2026-11-26" }, { FIELD_DAY, "31-11-2026", NULL },
		{ FIELD_CODE, "merah", "red" }, { FIELD_CODE, " pink ", " pink " }, { FIELD_CODE, "a\nb", NULL },
		{ FIELD_HOUR, "08:00", "08:00" }, { FIELD_COUNT, "7", "7" }, { FIELD_COUNT, "seven", NULL },
		{ FIELD_RECORD, "PLB-20261124-R0007", "PLB-20261124-R0007" }, { FIELD_LINES, "a\nb", "a\nb" },
		{ FIELD_CHOICES, "merah, sangat biru", "red\nvery_blue" }, { FIELD_CHOICES, "merah;azure\n", "red\nvery_blue" },
		{ FIELD_CHOICES, "red", "red" }, { FIELD_CHOICES, " , ", "" }, { FIELD_CHOICES, "merah, pink", NULL },
		{ FIELD_SCORES, "merah: 3\n\nsangat biru:4\n", "red: 3\nvery_blue: 4" }, { FIELD_SCORES, "merah=2", "red: 2" },
		{ FIELD_SCORES, "merah: 9", NULL }, { FIELD_SCORES, "merah", NULL }, { FIELD_SCORES, "pink: 2", NULL },
		{ FIELD_PAIRS, "category: theft", "category: theft" }, { FIELD_PAIRS, "category", NULL }, { FIELD_LINE, "\xFF", NULL },
	};
	static const struct zone zone = { .offset = 7 * 3600, .fixed = true };
	static const struct when when = { 1795600800, &zone };	/* 2026-11-25T17:00+07:00 */
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fail why = {0};
		struct text value;
		bool ok = value_from_words(&fields[cases[i].kind], text_of(cases[i].typed), &when, &a, &value, &why);

		if (ok != (cases[i].stored != NULL))
			fail_msg("%s \"%s\" is %s", value_kind_name(cases[i].kind), cases[i].typed, ok ? "taken" : "refused");
		if (ok && !text_is(value, cases[i].stored))
			fail_msg("%s \"%s\" gives \"%.*s\"", value_kind_name(cases[i].kind), cases[i].typed, TEXT_ARG(value));
		/* What was taken is canonical, and nothing is left in why. */
		if (ok)
			assert_true(value_check(&fields[cases[i].kind], value, &why));
		assert_int_equal(why.message == MSG_NONE, ok);
		if (!ok)
			assert_string_equal(why.field, "f");
		fail_release(&why);
	}
	arena_release(&a);
}

static const char *const moments[] = {
	"", "  ", "soon", "2026-11-23", "2026-11-24T00:00:00+07:00", "2026-11-24T01:00:00+07:00", "2026-11-23T18:30:00+00:00",
};
static const char *const numbers[] = { "", "1.5", "x", "-5", "0", "9", "10", "200" };
static const char *const ids[] = { "", "A", "Z-1", "PLB-20261124-F0001", "PLB-20261124-R0009", "PLB-20261124-R9999", "PLB-20261124-R10000" };
static const char *const texts[] = { "", "10", "9", "Z", "a", "ab", "\xC3\xA9" };

static const struct {
	enum field_kind kind;
	const char *const *sorted;
	size_t count;
} orders[] = {
	{ FIELD_MOMENT, moments, sizeof moments / sizeof *moments }, { FIELD_DURATION, numbers, sizeof numbers / sizeof *numbers },
	{ FIELD_COUNT, numbers, sizeof numbers / sizeof *numbers }, { FIELD_RECORD, ids, sizeof ids / sizeof *ids },
	{ FIELD_LINE, texts, sizeof texts / sizeof *texts }, { FIELD_CODE, texts, sizeof texts / sizeof *texts },
};

/* Nothing, what is not canonical, then by what it means; total over all text,
 * or a sort would depend on the order of its rows. */
static void
test_order(void **state)
{
	(void)state;
	for (size_t o = 0; o < sizeof orders / sizeof *orders; o++)
		for (size_t i = 0; i < orders[o].count; i++)
			for (size_t k = 0; k < orders[o].count; k++) {
				int c = value_compare(&fields[orders[o].kind], text_of(orders[o].sorted[i]), text_of(orders[o].sorted[k]));

				if (i < k ? c >= 0 : i > k ? c <= 0 : c != 0)
					fail_msg("%s: \"%s\" and \"%s\" give %d", value_kind_name(orders[o].kind), orders[o].sorted[i], orders[o].sorted[k], c);
			}
}

static void
test_number(void **state)
{
	int64_t n = 5;

	(void)state;
	assert_true(value_number(&fields[FIELD_MOMENT], TEXT("1970-01-01T00:00:10Z"), &n));
	assert_int_equal(n, 10);
	assert_true(value_number(&fields[FIELD_DAY], TEXT("1970-01-02"), &n));
	assert_int_equal(n, 86400);
	assert_true(value_number(&fields[FIELD_DURATION], TEXT("-7"), &n));
	assert_int_equal(n, -7);
	assert_false(value_number(&fields[FIELD_COUNT], TEXT(""), &n));
	assert_false(value_number(&fields[FIELD_COUNT], TEXT("x"), &n));
	assert_false(value_number(&fields[FIELD_LINE], TEXT("7"), &n));
	assert_int_equal(n, -7);
}

static void
test_kinds(void **state)
{
	(void)state;
	for (int k = 0; k < FIELD_KINDS; k++) {
		assert_non_null(value_kind_name((enum field_kind)k));
		for (int other = 0; other < k; other++)
			assert_string_not_equal(value_kind_name((enum field_kind)k), value_kind_name((enum field_kind)other));
		assert_false(value_is_list((enum field_kind)k) && value_is_map((enum field_kind)k));
	}
	assert_true(value_is_list(FIELD_CHOICES) && value_is_list(FIELD_LINES) && value_is_list(FIELD_RECORDS));
	assert_true(value_is_map(FIELD_SCORES) && value_is_map(FIELD_PAIRS) && value_is_map(FIELD_PEOPLE));
}

static void
test_escape(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" }, { "a b", "a b" }, { "a\nb", "a\\nb" }, { "a\\nb", "a\\\\nb" }, { "\\\n\\", "\\\\\\n\\\\" }, { "\n\n", "\\n\\n" },
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		buf_puts(&out, "");
		value_escape(text_of(cases[i][0]), &out);
		assert_string_equal(out.data, cases[i][1]);
		assert_true(text_is(value_unescape(buf_view(&out), &a), cases[i][0]));
		buf_release(&out);
	}
	assert_true(text_is(value_unescape(TEXT("a\\"), &a), "a\\"));
	assert_true(text_is(value_unescape(TEXT("a\\t"), &a), "at"));
	arena_release(&a);
}

static void
test_text(void **state)
{
	struct fail why = {0};

	(void)state;
	assert_true(value_check_text((struct text){0}, true, &why));
	assert_true(value_check_text(TEXT("a\nb"), false, &why));
	assert_false(value_check_text(TEXT("a\0b"), false, &why));
	assert_int_equal(why.message, MSG_HAS_NUL);
	assert_false(value_check_text(TEXT("ab\xE2\x80"), false, &why));
	assert_int_equal(why.message, MSG_NOT_UTF8);
	assert_string_equal(why.words[0], "3");
	fail_release(&why);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_check), cmocka_unit_test(test_words), cmocka_unit_test(test_order), cmocka_unit_test(test_number),
		cmocka_unit_test(test_kinds), cmocka_unit_test(test_escape), cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
