#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/put.h"
#include "store/scan.h"
#include "time/date.h"
#include "tree_fixture.h"

struct seen {
	int cases, faults;
	char ids[4096];
	int stop_after;
	enum message fault;
	char file[128];
};

static void
fill(struct record *r, const struct schema *schema, const char *station, const char *received, struct arena *a)
{
	static unsigned serial;

	record_init(r, schema, a);
	record_put(r, NAME_UID, arena_printf(a, "%032x", ++serial));
	record_put(r, NAME_STATION, text_of(station));
	record_put(r, NAME_CHANNEL, TEXT("desk"));
	record_put(r, NAME_RECEIVED, text_of(received));
	record_put(r, NAME_RECORDED, text_of(received));
}

static struct text
store(struct fixture *x, const struct record *r)
{
	struct writer w;
	struct fail why = {0};
	struct text id = {0};

	assert_true(writer_init(&w, &x->tree, clock_given(FIXTURE_NOW), &why));
	if (!put_record(&w, r, &x->arena, &id, &why))
		fail_msg("not stored: %d", (int)why.message);
	return id;
}

static struct text
put_report(struct fixture *x, const char *station, const char *received)
{
	struct record r;

	fill(&r, &report_schema, station, received, &x->arena);
	record_put(&r, NAME_KIND, TEXT("lost"));
	record_put(&r, NAME_PRIORITY, TEXT("routine"));
	return store(x, &r);
}

static struct text
put_feedback(struct fixture *x, const char *station, const char *received, const char *anonymous)
{
	struct record r;

	fill(&r, &feedback_schema, station, received, &x->arena);
	record_put(&r, NAME_KIND, TEXT("suggestion"));
	record_put(&r, NAME_TEXT, TEXT("lampu"));
	record_put(&r, NAME_ANONYMOUS, text_of(anonymous));
	return store(x, &r);
}

static void
put_note(struct fixture *x, struct text id, const char *recorded, const char *tag)
{
	struct writer w;
	struct record step;
	struct text step_id;
	struct fail why = {0};

	assert_true(writer_init(&w, &x->tree, clock_given(FIXTURE_NOW), &why));
	record_init(&step, &step_schema, &x->arena);
	record_put(&step, NAME_UID, TEXT("fedcba9876543210fedcba9876543210"));
	record_put(&step, NAME_RECORDED, text_of(recorded));
	record_put(&step, NAME_RECORD, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&step, NAME_VERB, TEXT("accept"));
	record_put(&step, NAME_AT, text_of(recorded));
	assert_true(put_step(&w, id, &step, 0, text_of(tag), &x->arena, &step_id, &why));
}

static bool
take(void *context, struct scanned *s, struct fail *why)
{
	struct seen *seen = context;
	size_t len = strlen(seen->ids);

	(void)why;
	(void)snprintf(seen->ids + len, sizeof seen->ids - len, "%.*s ", TEXT_ARG(s->c.id));
	return ++seen->cases != seen->stop_after;
}

static void
take_fault(void *context, const struct fail *why)
{
	struct seen *seen = context;

	seen->faults++;
	seen->fault = why->message;
	(void)snprintf(seen->file, sizeof seen->file, "%s", why->file);
}

static bool
scan(struct fixture *x, const struct schema *schema, struct period period, const char *station, int64_t as_of,
    struct seen *seen)
{
	struct fail_sink sink = { take_fault, seen };
	struct scan s = { .tree = &x->tree, .type = record_type_of(schema), .period = period,
	    .station = text_of(station), .as_of = as_of, .faults = &sink };
	struct fail why = {0};
	bool ok = scan_cases(&s, take, seen, &why);

	assert_int_equal(why.message, MSG_NONE);
	return ok;
}

static const struct period all = PERIOD_ALL;

static void
test_nothing_there(void **state)
{
	struct seen seen = {0};

	assert_true(scan(*state, &report_schema, all, NULL, INT64_MAX, &seen));
	assert_int_equal(seen.cases + seen.faults, 0);
}

static void
test_order_and_type(void **state)
{
	struct fixture *x = *state;
	struct seen reports = {0}, feedback = {0}, one = {0}, stopped = { .stop_after = 2 };

	put_report(x, "SBY", "2026-11-20T10:00:00+09:00");
	put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	put_report(x, "PLB", "2025-12-31T10:00:00+07:00");
	put_report(x, "PLB", "2026-11-24T09:00:00+07:00");
	put_feedback(x, "PLB", "2026-11-24T09:00:00+07:00", "no");
	assert_true(scan(x, &report_schema, all, NULL, INT64_MAX, &reports));
	assert_string_equal(reports.ids,
	    "PLB-20251231-R0001 PLB-20261124-R0001 PLB-20261124-R0002 SBY-20261120-R0001 ");
	assert_true(scan(x, &feedback_schema, all, NULL, INT64_MAX, &feedback));
	assert_string_equal(feedback.ids, "PLB-20261124-F0001 ");
	assert_true(scan(x, &report_schema, all, "SBY", INT64_MAX, &one));
	assert_string_equal(one.ids, "SBY-20261120-R0001 ");
	assert_false(scan(x, &report_schema, all, NULL, INT64_MAX, &stopped));
	assert_int_equal(stopped.cases, 2);
	assert_int_equal(reports.faults + feedback.faults, 0);
}

/* Half-open: 10:00 is in, 11:00 is not. */
static void
test_period_bounds(void **state)
{
	struct fixture *x = *state;
	struct period hour = { 1795489200, 1795492800 };	/* 10:00 to 11:00 +07:00 */
	struct seen seen = {0};

	put_report(x, "PLB", "2026-11-24T09:59:59+07:00");
	put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	put_report(x, "PLB", "2026-11-24T10:59:59+07:00");
	put_report(x, "PLB", "2026-11-24T11:00:00+07:00");
	assert_true(scan(x, &report_schema, hour, NULL, INT64_MAX, &seen));
	assert_string_equal(seen.ids, "PLB-20261124-R0002 PLB-20261124-R0003 ");
}

/* The folder is the date as it is written: 2026-11-24T13:30Z in two of them. */
static void
test_period_any_offset(void **state)
{
	struct fixture *x = *state;
	struct period minute = { 1795527000, 1795527060 };
	struct seen seen = {0};

	put_report(x, "PLB", "2026-11-25T03:30:00+14:00");
	put_report(x, "PLB", "2026-11-24T01:30:00-12:00");
	assert_true(scan(x, &report_schema, minute, NULL, INT64_MAX, &seen));
	assert_string_equal(seen.ids, "PLB-20261124-R0001 PLB-20261125-R0001 ");
}

static void
break_record(struct fixture *x, const char *path)
{
	fixture_write(x, path, "kind: no such kind\n");
}

/* Days outside the period are not opened: what is broken there is not seen. */
static void
test_prunes(void **state)
{
	struct fixture *x = *state;
	struct period day = { 1795453200, 1795539600 };	/* 2026-11-24 in +07:00 */
	static const char *const far[] = {
		"2026-11-20T10:00:00+07:00", "2026-11-28T10:00:00+07:00", "2026-10-24T10:00:00+07:00",
		"2025-11-24T10:00:00+07:00",
	};
	struct seen pruned = {0}, whole = {0};

	put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	for (size_t i = 0; i < 4; i++) {
		struct text id = put_report(x, "PLB", far[i]);
		struct buf path = {0};

		assert_true(layout_record(id, &path));
		break_record(x, path.data);
		buf_release(&path);
	}
	assert_true(scan(x, &report_schema, day, NULL, INT64_MAX, &pruned));
	assert_string_equal(pruned.ids, "PLB-20261124-R0001 ");
	assert_int_equal(pruned.faults, 0);
	assert_true(scan(x, &report_schema, all, NULL, INT64_MAX, &whole));
	assert_int_equal(whole.cases, 1);
	assert_int_equal(whole.faults, 4);
}

static void
test_broken_file_is_named(void **state)
{
	struct fixture *x = *state;
	struct seen seen = {0};

	put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	fixture_write(x, "reports/PLB/2026/11/24/PLB-20261124-R0001.yaml", "kind: [\n");
	fixture_write(x, "reports/PLB/2026/11/24/notes.txt", "nothing of ours\n");
	fixture_write(x, "reports/PLB/2026/11/24/PLB-20261124-R0009_01-K7Q2.yaml", "verb: note\n");
	assert_true(scan(x, &report_schema, all, NULL, INT64_MAX, &seen));
	assert_string_equal(seen.ids, "PLB-20261124-R0002 ");
	assert_int_equal(seen.faults, 1);
	assert_int_equal(seen.fault, MSG_YAML_SYNTAX);
	assert_string_equal(seen.file, "reports/PLB/2026/11/24/PLB-20261124-R0001.yaml");
}

static void
test_as_of(void **state)
{
	struct fixture *x = *state;
	struct text id = put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	struct seen before = {0}, after = {0};
	struct scanned s;
	struct fail why = {0};

	put_note(x, id, "2026-11-24T12:00:00+07:00", "K7Q2");
	assert_true(scan(x, &report_schema, all, NULL, 1795489199, &before));
	assert_int_equal(before.cases, 0);
	assert_true(scan(x, &report_schema, all, NULL, 1795489200, &after));
	assert_int_equal(after.cases, 1);
	assert_true(scan_one(&x->tree, id, 1795489200, NULL, &x->arena, &s, &why));
	assert_int_equal(s.c.step_count, 0);
	assert_int_equal(s.c.status, STATUS_NEW);
	assert_true(scan_one(&x->tree, id, 1795496400, NULL, &x->arena, &s, &why));
	assert_int_equal(s.c.step_count, 1);
	assert_int_equal(s.c.status, STATUS_OPEN);
}

/* An anonymous item has a day, which begins at the midnight of its desk. */
static void
test_as_of_anonymous(void **state)
{
	struct fixture *x = *state;
	int64_t midnight[2] = { 1795453200, 1795446000 };	/* 2026-11-24 in +07:00, +09:00 */
	static const char *const stations[2] = { "PLB", "SBY" };

	for (size_t i = 0; i < 2; i++) {
		struct text id = put_feedback(x, stations[i], "2026-11-24", "yes");
		struct seen before = {0}, at = {0};
		struct scanned s;
		struct fail why = {0};

		put_note(x, id, "2026-11-24", "K7Q2");
		assert_true(scan(x, &feedback_schema, all, stations[i], midnight[i] - 1, &before));
		assert_int_equal(before.cases, 0);
		assert_true(scan(x, &feedback_schema, all, stations[i], midnight[i], &at));
		assert_int_equal(at.cases, 1);
		assert_true(scan_one(&x->tree, id, midnight[i], NULL, &x->arena, &s, &why));
		assert_int_equal(s.c.step_count, 1);
		assert_int_equal(scan_instant(&s), midnight[i] + 43200);
	}
}

static void
test_one(void **state)
{
	struct fixture *x = *state;
	struct text id = put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	struct seen seen = {0};
	struct fail_sink sink = { take_fault, &seen };
	static const char *const absent[] = { "PLB-20261124-R0002", "PLB-20261125-R0001", "PLB-20261124-F0001",
	    "XYZ-20261124-R0001", "R1", "" };
	struct scanned s;
	struct fail why = {0};

	assert_true(scan_one(&x->tree, id, INT64_MAX, &sink, &x->arena, &s, &why));
	assert_string_equal(s.folder, "reports/PLB/2026/11/24");
	assert_true(text_is(s.station->code, "PLB"));
	assert_int_equal(s.received.at, 1795489200);
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
		assert_false(scan_one(&x->tree, text_of(absent[i]), INT64_MAX, &sink, &x->arena, &s, &why));
		assert_int_equal(why.message, MSG_ID_NONE);
		assert_string_equal(why.words[0], absent[i]);
	}
	fail_release(&why);
	assert_int_equal(seen.faults, 0);
	break_record(x, "reports/PLB/2026/11/24/PLB-20261124-R0001.yaml");
	assert_false(scan_one(&x->tree, id, INT64_MAX, &sink, &x->arena, &s, &why));
	assert_int_equal(why.message, MSG_NONE);
	assert_int_equal(seen.faults, 1);
}

struct growth {
	const struct arena *day;
	int cases;
	size_t most;
};

/* All that a scan keeps of a day is in its arena, which is cleared after each. */
static bool
take_growth(void *context, struct scanned *s, struct fail *why)
{
	struct growth *g = context;

	(void)why;
	if (g->day == NULL)
		g->day = s->arena;
	assert_ptr_equal(g->day, s->arena);
	g->cases++;
	/* As a command may: were it never given back, 300 days would pass the limit. */
	memset(arena_get(s->arena, 1 << 20), 1, 1 << 20);
	return true;
}

static size_t
resident(void)
{
	long pages = 0, held = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	assert_non_null(f);
	assert_int_equal(fscanf(f, "%ld %ld", &pages, &held), 2);
	assert_int_equal(fclose(f), 0);
	return (size_t)held * (size_t)sysconf(_SC_PAGESIZE);
}

static bool
take_last(void *context, struct scanned *s, struct fail *why)
{
	struct growth *g = context;
	bool more = take_growth(context, s, why);
	size_t now = resident();

	if (now > g->most)
		g->most = now;
	return more;
}

/* The address sanitizer keeps freed memory for long. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KEEPS_FREED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define KEEPS_FREED
#endif
#ifdef KEEPS_FREED
enum { DAYS = 300, LIMIT_MIB = 600 };
#else
enum { DAYS = 300, LIMIT_MIB = 16 };
#endif

static void
test_memory_is_a_day(void **state)
{
	struct fixture *x = *state;
	struct scan s = { .tree = &x->tree, .type = record_type_of(&report_schema), .period = all, .as_of = INT64_MAX };
	struct growth g = {0};
	struct fail why = {0};
	size_t before;

	for (int i = 0; i < DAYS; i++) {
		char received[32];

		date_print(date_number((struct date){ 2026, 11, 24 }) - i, received);
		(void)snprintf(received + 10, sizeof received - 10, "T10:00:00+07:00");
		put_report(x, "PLB", received);
	}
	before = resident();
	assert_true(scan_cases(&s, take_last, &g, &why));
	assert_int_equal(g.cases, DAYS);
	if (g.most > before + ((size_t)LIMIT_MIB << 20))
		fail_msg("%zu MiB for %d days of one record", (g.most - before) >> 20, DAYS);
}

/* All of a case outlives the arena it was read into. */
static void
test_keep(void **state)
{
	struct fixture *x = *state;
	struct text id = put_report(x, "PLB", "2026-11-24T10:00:00+07:00");
	struct arena day = {0};
	struct scanned s;
	struct fail why = {0};

	put_note(x, id, "2026-11-24T12:00:00+07:00", "K7Q2");
	assert_true(scan_one(&x->tree, id, INT64_MAX, NULL, &day, &s, &why));
	scan_keep(&s, &x->arena);
	arena_clear(&day);
	memset(arena_get(&day, 20000), 'x', 20000);
	assert_true(text_equal(s.c.id, id));
	assert_string_equal(s.folder, "reports/PLB/2026/11/24");
	assert_true(text_is(record_get(&s.c.record, NAME_RECEIVED), "2026-11-24T10:00:00+07:00"));
	assert_int_equal(s.c.step_count, 1);
	assert_true(text_ends(s.c.steps[0].name, TEXT("_01-K7Q2")));
	assert_true(text_is(record_get(&s.c.steps[0].record, NAME_AT), "2026-11-24T12:00:00+07:00"));
	assert_int_equal(s.c.status, STATUS_OPEN);
	arena_release(&day);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_there),
		TEST(test_order_and_type),
		TEST(test_period_bounds),
		TEST(test_period_any_offset),
		TEST(test_prunes),
		TEST(test_broken_file_is_named),
		TEST(test_as_of),
		TEST(test_as_of_anonymous),
		TEST(test_one),
		TEST(test_keep),
		TEST(test_memory_is_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
