#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "query/filter.h"

static const struct choice colours[] = {
	{ "red", WORDS("red", "merah"), NULL }, { "very_blue", WORDS("very blue", "sangat biru"), "azure" }, { 0 },
};

static const struct field fields[] = {
	{ .name = "id", .kind = FIELD_RECORD, .id = NAME_ID },
	{ .name = "title", .kind = FIELD_LINE },
	{ .name = "colour", .kind = FIELD_CHOICE, .choices = colours },
	{ .name = "received", .kind = FIELD_MOMENT },
	{ .name = "due", .kind = FIELD_DAY },
	{ .name = "age", .kind = FIELD_DURATION },
	{ .name = "steps", .kind = FIELD_COUNT },
	{ .name = "items", .kind = FIELD_LINES },
	{ .name = "colours", .kind = FIELD_CHOICES, .choices = colours },
	{ .name = "empty", .kind = FIELD_LINE },
	{ .name = "day_only", .kind = FIELD_MOMENT },
	{ .name = "broken", .kind = FIELD_MOMENT },
	{ .name = "marks", .kind = FIELD_SCORES, .choices = colours },
	{ .name = "internal", .kind = FIELD_CODE },
};

enum { COLUMNS = sizeof fields / sizeof *fields };

static const char *const cells[COLUMNS] = {
	"PLB-20261124-R0007", "Lost \"purse\" at Café 007", "very_blue", "2026-11-24T22:15:00+07:00", "2026-11-30",
	"90000", "3", "red bag\nblue bag", "red\nvery_blue", "", "2026-11-24", "soon", "red: 3\nvery_blue: 1", "007",
};

struct fixture {
	struct arena arena;
	struct shape shape;
	struct text row[COLUMNS];
	struct zone zone;
	struct when when;
};

static void
fixture_make(struct fixture *x)
{
	*x = (struct fixture){ .zone = { .offset = 7 * 3600, .fixed = true } };
	x->when = (struct when){ 1795600800, &x->zone };	/* 2026-11-25T17:00+07:00 */
	x->shape = (struct shape){ arena_get(&x->arena, sizeof *x->shape.fields * COLUMNS), COLUMNS };
	for (size_t i = 0; i < COLUMNS; i++) {
		x->shape.fields[i] = &fields[i];
		x->row[i] = text_of(cells[i]);
	}
}

static struct filter *
parse(struct fixture *x, const char *expression, struct fail *why)
{
	return filter_parse(text_of(expression), &x->shape, &x->when, &x->arena, why);
}

static void
assert_matches(struct fixture *x, const char *expression, bool want)
{
	struct fail why = {0};
	struct filter *f = parse(x, expression, &why);

	if (f == NULL)
		fail_msg("%s: message %d %s %s", expression, (int)why.message, why.words[0], why.words[1]);
	if (filter_match(f, x->row) != want)
		fail_msg("%s: expected %s", expression, want ? "true" : "false");
}

static const char *const true_ones[] = {
	/* grammar */
	"title", "!empty", "!!title", "(title)", "title&&!empty", "empty||title", "empty || empty || title",
	"title || empty && empty", "!(title && empty)", "! colour == red", " title ", "title\t&&\ntitle",
	"(title || empty) && !(empty)", "steps==3", "steps==3&&age>1d", "colour!=red",
	/* text */
	"title == \"Lost \\\"purse\\\" at Café 007\"", "title == 'Lost \"purse\" at Café 007'", "title ~ PURSE", "title ~ Café",
	"title ~ ''", "title ~ \"t Caf\"", "title != lost", "title > Lost", "title >= 'Lost'", "title < 'Lou'", "title <= M",
	"internal == 007", "internal != 7", "internal == '007'", "internal in (7, 07, 007)", "internal < 07",
	/* not given */
	"empty == ''", "empty != x", "!(empty < x)", "!(empty > ' ')", "!(empty ~ a)", "empty ~ ''", "title != ''", "!(title == '')",
	"received != ''", "empty in (a, '')", "!(age < '')", "!(age >= '')", "!(title >= '')",
	/* choices */
	"colour == very_blue", "colour == \"sangat biru\"", "colour == azure", "colour == Very-Blue", "colour != merah",
	"colour in (merah, azure)", "!(colour in (red))", "colour ~ blue", "colours == red", "colours == 'sangat biru'",
	"colours in (azure)", "colours ~ \"blue\"",
	/* times: a day or month is all of it */
	"received == 2026-11-24", "received == 2026-11", "received == 2026", "received == 2026-W48", "received == 24-11-2026",
	"received == '24 November 2026'", "received == yesterday", "received == kemarin", "received != 2026-11-23",
	"received <= 2026-11-24", "!(received < 2026-11-24)", "received >= 2026-11-24", "!(received > 2026-11-24)",
	"received < 2026-11-25", "received > 2026-11-23", "received > 2026-10", "received <= 2026-11", "!(received > 2026-11)",
	"received == '2026-11-24 22:15'", "received == 2026-11-24T22:15:00+07:00", "received == 2026-11-24T15:15:00+00:00",
	"received <= 2026-11-24T22:15:00+07:00", "!(received < 2026-11-24T22:15:00+07:00)", "received > '24-11-2026 22.14'",
	"received < -12h", "received >= -2d", "received == 2026-11-20..2026-11-24", "received in (2026-11-01, 2026-11-24)",
	"received ~ '24T22'", "received < 16:00", "received > -1mo && received < now",
	"due == 2026-11-30", "due > 2026-11-29", "due >= 2026-11-30", "due <= 2026-11-30", "!(due > 2026-11-30)", "due > today",
	"day_only == 2026-11-24", "day_only >= 2026-11-24", "day_only < 2026-11-25", "!(day_only < 2026-11-24)",
	"!(broken < 2027)", "!(broken >= 2000)", "broken != 2026", "broken",
	/* numbers */
	"age > 1d", "age >= 25h", "age <= 1d1h", "age == 90000", "age > 86400", "age != 1d", "age > -5", "!(age < 25h)",
	"steps > 2", "steps < 10", "steps in (1, 3)", "steps == 03", "steps >= -1", "steps ~ 3",
	/* lists: one of the items */
	"items == 'blue bag'", "items in ('red bag')", "items ~ BAG", "!(items == bag)", "items == 'red bag' && items == 'blue bag'",
	"marks == 'red: 3'", "!(items != 'red bag')",
	/* ids are ordered by number */
	"id == PLB-20261124-R0007", "id < PLB-20261124-R10000", "id > PLB-20261123-R9999", "id ~ r0007",
};

static void
test_true(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x);
	for (size_t i = 0; i < sizeof true_ones / sizeof *true_ones; i++) {
		struct text turned = arena_printf(&x.arena, "!(%s)", true_ones[i]);

		assert_matches(&x, true_ones[i], true);
		assert_matches(&x, turned.at, false);
	}
	arena_release(&x.arena);
}

/* A day alone lies in its day also west of Greenwich. */
static void
test_day_only_west(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x);
	x.zone.offset = -8 * 3600;
	assert_matches(&x, "day_only == 2026-11-24", true);
	assert_matches(&x, "day_only < 2026-11-24", false);
	assert_matches(&x, "due == 2026-11-30", true);
	x.zone = (struct zone){ .name = "America/Los_Angeles" };
	assert_matches(&x, "day_only == 2026-11-24", true);
	assert_matches(&x, "day_only >= 2026-11-25", false);
	arena_release(&x.arena);
}

static void
test_faults(void **state)
{
	static const struct {
		const char *expression;
		enum message message;
		const char *first;
	} cases[] = {
		{ "", MSG_FILTER_FIELD, "1" }, { "  ", MSG_FILTER_FIELD, "3" }, { "()", MSG_FILTER_FIELD, "2" },
		{ "title &&", MSG_FILTER_FIELD, "9" }, { "&& title", MSG_FILTER_FIELD, "1" }, { "!", MSG_FILTER_FIELD, "2" },
		{ "== 3", MSG_FILTER_FIELD, "1" }, { "'title' == 3", MSG_FILTER_FIELD, "1" }, { "title & empty", MSG_FILTER_SYNTAX, "7" },
		{ "title = x", MSG_FILTER_SYNTAX, "7" }, { "title x", MSG_FILTER_SYNTAX, "7" }, { "title and empty", MSG_FILTER_SYNTAX, "7" },
		{ "title == a b", MSG_FILTER_SYNTAX, "12" }, { "title ~ Café x", MSG_FILTER_SYNTAX, "14" }, { "(title", MSG_FILTER_SYNTAX, "7" },
		{ "title)", MSG_FILTER_SYNTAX, "6" }, { "title in x", MSG_FILTER_SYNTAX, "10" }, { "title in (x", MSG_FILTER_SYNTAX, "12" },
		{ "title in (x y)", MSG_FILTER_SYNTAX, "13" }, { "title in", MSG_FILTER_SYNTAX, "9" },
		{ "title in ()", MSG_FILTER_VALUE, "11" }, { "title in (x,)", MSG_FILTER_VALUE, "13" }, { "title ==", MSG_FILTER_VALUE, "9" },
		{ "title == == x", MSG_FILTER_VALUE, "10" }, { "title == (x)", MSG_FILTER_VALUE, "10" },
		{ "title == \"x", MSG_FILTER_QUOTE, "10" }, { "title == 'x\\'", MSG_FILTER_QUOTE, "10" }, { "title == \"", MSG_FILTER_QUOTE, "10" },
		{ "titel == x", MSG_FIELD_UNKNOWN, "titel" }, { "title || TITLE", MSG_FIELD_UNKNOWN, "TITLE" },
		{ "!(titel)", MSG_FIELD_UNKNOWN, "titel" }, { "in (a)", MSG_FIELD_UNKNOWN, "in" },
		{ "colour == green", MSG_CHOICE_UNKNOWN, "green" }, { "colour in (red, green)", MSG_CHOICE_UNKNOWN, "green" },
		{ "colours == green", MSG_CHOICE_UNKNOWN, "green" }, { "colour < green", MSG_CHOICE_UNKNOWN, "green" },
		{ "received == soon", MSG_WHEN_BAD, "soon" }, { "received > 2026-02-30", MSG_DAY_MISSING, "2026-02-30" },
		{ "due < 11/24/2026", MSG_WHEN_BAD, "11/24/2026" }, { "age > 3x", MSG_DURATION_BAD, "3x" }, { "age > d", MSG_DURATION_BAD, "d" },
		{ "steps == three", MSG_COUNT_BAD, "three" }, { "steps == 1.5", MSG_COUNT_BAD, "1.5" }, { "steps > 1d", MSG_COUNT_BAD, "1d" },
	};
	struct fixture x;

	(void)state;
	fixture_make(&x);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fail why = {0};

		if (parse(&x, cases[i].expression, &why) != NULL)
			fail_msg("%s: taken", cases[i].expression);
		if (why.message != cases[i].message || strcmp(why.words[0], cases[i].first) != 0)
			fail_msg("%s: message %d, %s", cases[i].expression, (int)why.message, why.words[0]);
		if (why.message == MSG_FIELD_UNKNOWN)
			assert_non_null(strstr(why.words[1], "id, title, colour, "));
		if (why.message == MSG_CHOICE_UNKNOWN) {
			assert_string_equal(why.words[1], "red, very_blue");
			assert_int_equal(strncmp(why.field, "colour", 6), 0);
		}
		if (why.message == MSG_WHEN_BAD || why.message == MSG_COUNT_BAD || why.message == MSG_DURATION_BAD)
			assert_non_null(why.field);
		fail_release(&why);
	}
	arena_release(&x.arena);
}

static void
assert_limit(struct fixture *x, struct text expression, bool taken)
{
	struct fail why = {0};
	struct filter *f = filter_parse(expression, &x->shape, &x->when, &x->arena, &why);

	assert_int_equal(f != NULL, taken);
	assert_int_equal(why.message, taken ? MSG_NONE : MSG_FILTER_TOO_LONG);
	if (taken)
		assert_true(filter_match(f, x->row));
	fail_release(&why);
}

/* 64 deep and 4096 bytes long and no more; within them any number of parts. */
static void
test_limits(void **state)
{
	struct fixture x;

	(void)state;
	fixture_make(&x);
	for (size_t deep = 62; deep <= 65; deep++) {
		struct buf b = {0};

		for (size_t i = 0; i < deep; i++)
			buf_putc(&b, '(');
		buf_puts(&b, "title");
		for (size_t i = 0; i < deep; i++)
			buf_putc(&b, ')');
		assert_limit(&x, buf_view(&b), deep < 65);
		buf_clear(&b);
		for (size_t i = 0; i < deep; i++)
			buf_putc(&b, '!');
		buf_puts(&b, deep % 2 == 0 ? "title" : "empty");
		assert_limit(&x, buf_view(&b), deep < 65);
		buf_release(&b);
	}
	for (size_t len = 4095; len <= 4097; len++) {
		struct buf b = {0};

		while (b.len + 7 + 5 <= len)
			buf_puts(&b, "title&&");
		buf_puts(&b, "title");
		while (b.len < len)
			buf_putc(&b, ' ');
		assert_limit(&x, buf_view(&b), len <= 4096);
		buf_release(&b);
	}
	arena_release(&x.arena);
}

/* The filter keeps nothing of the expression or the clock it was given. */
static void
test_owns(void **state)
{
	struct fixture x;
	struct fail why = {0};
	char expression[] = "title ~ purse && received == 2026-11-24 && internal == 007";
	struct filter *f;

	(void)state;
	fixture_make(&x);
	{
		struct zone zone = x.zone;
		struct when when = { x.when.now, &zone };

		f = filter_parse(text_of(expression), &x.shape, &when, &x.arena, &why);
		zone.offset = 0;
	}
	memset(expression, '#', sizeof expression - 1);
	assert_true(filter_match(f, x.row));
	arena_release(&x.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_true), cmocka_unit_test(test_day_only_west), cmocka_unit_test(test_faults),
		cmocka_unit_test(test_limits), cmocka_unit_test(test_owns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
