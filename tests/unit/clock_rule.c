#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "record/clock_rule.h"
#include "record/stages.h"
#include "time/date.h"

/* A row of sla.csv as a table: clock,record,kind,priority,starts,stops,limit,
 * day_kind,pauses,basis,valid_from,valid_until,class, separated by "|". */
static void
row_make(struct record *r, struct arena *arena, const char *cells)
{
	struct text rest = text_of(cells), cell;

	record_init(r, &sla_schema, arena);
	for (size_t i = 0; text_next(&rest, '|', &cell) && i < sla_schema.count; i++)
		r->values[i] = cell;
}

/* What the limit comes to: "d" for days or "s" for seconds, and the rungs. */
static void
test_limit(void **state)
{
	static const struct {
		const char *limit, *day_kind, *want;
	} rows[] = {
		{ "10m", "clock", "s 600" }, { "3d", "clock", "s 259200" }, { "72h", "calendar", "s 259200" },
		{ "3d", "calendar", "d 3" }, { "2w", "working", "d 14" }, { "3h", "working", "s 10800" },
		{ "10d 20d 30d", "calendar", "d 10 20 30" }, { "1d 36h", "clock", "s 86400 129600" },
		{ "1d 36h", "calendar", "" }, { "10d 10d", "calendar", "" }, { "20d 10d", "calendar", "" }, { "", "clock", "" },
		{ "0m", "clock", "" }, { "10", "clock", "" }, { "1d12h", "working", "s 129600" }, { "x", "clock", "" },
		{ "1d 2d 3d 4d 5d 6d 7d 8d 9d 10d 11d 12d 13d 14d 15d 16d 17d", "calendar", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct clock_rule rule;
		struct fail why = {0};
		struct buf got = {0};
		struct record r;

		row_make(&r, &arena, arena_printf(&arena, "c|report|||received|closed|%s|%s", rows[i].limit, rows[i].day_kind).at);
		if (clock_rule_read(&r, &rule, &why)) {
			buf_puts(&got, rule.in_days ? "d" : "s");
			for (size_t k = 0; k < rule.rungs; k++)
				buf_printf(&got, " %lld", (long long)rule.limits[k]);
		} else {
			assert_string_equal(why.field, "limit");
		}
		if (!text_is(buf_view(&got), rows[i].want))
			fail_msg("%s %s: %.*s", rows[i].limit, rows[i].day_kind, TEXT_ARG(buf_view(&got)));
		fail_release(&why);
		buf_release(&got);
		arena_release(&arena);
	}
}

static void
test_stages(void **state)
{
	struct arena arena = {0};
	struct clock_rule rule;
	struct fail why = {0};
	struct record r;

	(void)state;
	row_make(&r, &arena, "c|report|||received|responded  closed|1d|clock|wait outage");
	assert_true(clock_rule_read(&r, &rule, &why));
	assert_int_equal(rule.starts, 1);
	assert_string_equal(case_stages[10].word, "responded");
	assert_string_equal(case_stages[13].word, "closed");
	assert_int_equal(rule.stops, 1 << 10 | 1 << 13);
	assert_true(rule.pauses_wait && rule.pauses_outage);
	row_make(&r, &arena, "c|report|||received|answered|1d|clock|wait");
	assert_false(clock_rule_read(&r, &rule, &why));
	assert_int_equal(why.message, MSG_STAGE_UNKNOWN);
	assert_string_equal(why.words[0], "answered");
	assert_string_equal(why.field, "stops");
	fail_release(&why);
	arena_release(&arena);
}

static int32_t
day(const char *text)
{
	int32_t n = 0;

	assert_true(date_parse(text_of(text), &n));
	return n;
}

/* Which records a row is for, and how narrowly it says so. */
static void
test_applies(void **state)
{
	static const struct {
		const char *row, *type, *kind, *priority, *class, *day;
		bool want;
		int narrow;
	} rows[] = {
		{ "c|report|||received|closed|1d|clock", "report", "lost", "routine", "", "2026-01-01", true, 0 },
		{ "c|report|||received|closed|1d|clock", "feedback", "lost", "", "", "2026-01-01", false, 0 },
		{ "c|report|crime||received|closed|1d|clock", "report", "crime", "urgent", "light", "2026-01-01", true, 1 },
		{ "c|report|crime||received|closed|1d|clock", "report", "lost", "urgent", "light", "2026-01-01", false, 1 },
		{ "c|report||emergent|received|closed|1d|clock", "report", "crime", "urgent", "", "2026-01-01", false, 2 },
		{ "c|report|crime||received|closed|1d|clock||b|||light", "report", "crime", "urgent", "light", "2026-01-01", true, 5 },
		{ "c|report|crime||received|closed|1d|clock||b|||light", "report", "crime", "urgent", "", "2026-01-01", false, 5 },
		{ "c|report|||received|closed|1d|clock||b|2026-01-02|2027-01-01", "report", "crime", "", "", "2026-01-01", false, 0 },
		{ "c|report|||received|closed|1d|clock||b|2026-01-02|2027-01-01", "report", "crime", "", "", "2026-01-02", true, 0 },
		{ "c|report|||received|closed|1d|clock||b|2026-01-02|2027-01-01", "report", "crime", "", "", "2027-01-01", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct clock_rule rule;
		struct fail why = {0};
		struct record r;

		row_make(&r, &arena, rows[i].row);
		assert_true(clock_rule_read(&r, &rule, &why));
		if (clock_rule_applies(&rule, rows[i].type, text_of(rows[i].kind), text_of(rows[i].priority), text_of(rows[i].class),
		        day(rows[i].day)) != rows[i].want)
			fail_msg("row %zu", i);
		assert_int_equal(clock_rule_narrow(&rule), rows[i].narrow);
		arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_limit), cmocka_unit_test(test_stages), cmocka_unit_test(test_applies) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
