#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>

#include "file/folder.h"
#include "store/identity.h"
#include "store/put.h"
#include "store/put_number.h"
#include "store/scan.h"
#include "tree_fixture.h"

static struct writer
writer_at(struct fixture *x, int64_t now, bool given)
{
	struct writer w;
	struct fail why = {0};

	assert_true(writer_init(&w, &x->tree, (struct clock){ .now = now, .given = given }, &why));
	return w;
}

static struct record
report(struct fixture *x, const char *received)
{
	struct record r;

	record_init(&r, &report_schema, &x->arena);
	record_put(&r, NAME_KIND, TEXT("lost"));
	record_put(&r, NAME_TITLE, TEXT("Dompet"));
	record_put(&r, NAME_CHANNEL, TEXT("desk"));
	record_put(&r, NAME_PRIORITY, TEXT("routine"));
	record_put(&r, NAME_RECEIVED, text_of(received));
	return r;
}

static struct record
feedback(struct fixture *x, const char *received)
{
	struct record r;

	record_init(&r, &feedback_schema, &x->arena);
	record_put(&r, NAME_KIND, TEXT("suggestion"));
	record_put(&r, NAME_TEXT, TEXT("lampu"));
	record_put(&r, NAME_CHANNEL, TEXT("box"));
	record_put(&r, NAME_ANONYMOUS, TEXT("yes"));
	record_put(&r, NAME_OFFICER, TEXT("BUDI"));
	record_put(&r, NAME_RECEIVED, text_of(received));
	return r;
}

static const struct station *
desk(struct fixture *x)
{
	struct fail why = {0};

	return tree_station(&x->tree, TEXT("PLB"), &why);
}

static struct record
complete(struct fixture *x, const struct writer *w, struct record r)
{
	struct fail why = {0};

	assert_true(put_complete(w, desk(x), &r, &x->arena, &why));
	return r;
}

#define assert_field(r, id, want) assert_string_equal(arena_string(&x->arena, record_get(r, id)), want)

static void
test_complete_fills(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = complete(x, &w, report(x, ""));

	assert_int_equal(record_get(&r, NAME_UID).len, 32);
	assert_field(&r, NAME_RECEIVED, "2026-11-24T22:05:00+07:00");
	assert_field(&r, NAME_RECORDED, "2026-11-24T22:05:00+07:00");
	assert_field(&r, NAME_STATION, "PLB");
	assert_field(&r, NAME_CLOCK, "given");
}

static void
test_complete_keeps(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = report(x, "2026-11-23T01:02:03+09:00");

	record_put(&r, NAME_UID, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&r, NAME_RECORDED, TEXT("2026-11-23T02:00:00+09:00"));
	record_put(&r, NAME_STATION, TEXT("SBY"));
	r = complete(x, &w, r);
	assert_field(&r, NAME_UID, "0123456789abcdef0123456789abcdef");
	assert_field(&r, NAME_RECEIVED, "2026-11-23T01:02:03+09:00");
	assert_field(&r, NAME_RECORDED, "2026-11-23T02:00:00+09:00");
	assert_field(&r, NAME_STATION, "SBY");
	assert_field(&r, NAME_CLOCK, "");	/* it was recorded elsewhere, by another clock */
	w.clock.given = false;
	r = complete(x, &w, report(x, ""));
	assert_field(&r, NAME_CLOCK, "");
}

static void
test_complete_refuses_later(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = report(x, "2026-11-24T22:05:01+07:00");
	struct fail why = {0};

	assert_false(put_complete(&w, desk(x), &r, &x->arena, &why));
	assert_int_equal(why.message, MSG_RECEIVED_LATER);
	assert_string_equal(why.words[0], "2026-11-24T22:05:00+07:00");
	assert_string_equal(why.field, "received");
	fail_release(&why);
	complete(x, &w, report(x, "2026-11-24T22:05:00+07:00"));
}

/* The day of an anonymous item begins at the desk's midnight, not at that of
 * Greenwich: a slip found at three in the morning is of today. */
static void
test_complete_anonymous(void **state)
{
	struct fixture *x = *state;
	int64_t midnight = FIXTURE_NOW - 22 * 3600 - 5 * 60;
	struct writer w = writer_at(x, midnight, true);
	struct record r = complete(x, &w, feedback(x, ""));
	struct fail why = {0};

	assert_field(&r, NAME_RECEIVED, "2026-11-24");
	assert_field(&r, NAME_RECORDED, "2026-11-24");
	assert_field(&r, NAME_OFFICER, "");
	assert_field(&r, NAME_CLOCK, "");
	w.clock.now = midnight - 1;
	r = feedback(x, "2026-11-24");
	assert_false(put_complete(&w, desk(x), &r, &x->arena, &why));
	assert_int_equal(why.message, MSG_RECEIVED_LATER);
	fail_release(&why);
}

static void
take_one(void *context, const struct fail *why)
{
	(void)context;
	fail_msg("a fault that should not be: %d", (int)why->message);
}

static const struct fail_sink none = { take_one, NULL };

static void
test_reads_back_equal(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = report(x, "");
	struct text id;
	struct scanned s;
	struct fail why = {0};

	record_put(&r, NAME_NARRATIVE, TEXT("\"jatuh\": di pasar\n# bukan catatan\n\n  ya"));
	record_extra(&r, TEXT("x-warna"), TEXT("merah: tua"), &x->arena);
	r = complete(x, &w, r);
	assert_true(put_record(&w, &r, &x->arena, &id, &why));
	assert_string_equal(arena_string(&x->arena, id), "PLB-20261124-R0001");
	assert_true(scan_one(&x->tree, id, INT64_MAX, &none, &x->arena, &s, &why));
	for (size_t i = 0; i < r.schema->count; i++)
		assert_true(text_equal(s.c.record.values[i], r.values[i]));
	assert_int_equal(s.c.record.extra_count, 1);
	assert_true(text_is(s.c.record.extras[0].key, "x-warna"));
	assert_true(text_is(s.c.record.extras[0].value, "merah: tua"));
	assert_int_equal(s.c.record.sum, SUM_GOOD);
}

static void
test_step_beside_record(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = complete(x, &w, report(x, "")), step;
	struct text id, step_id;
	struct scanned s;
	struct stat st;
	struct fail why = {0};

	assert_true(put_record(&w, &r, &x->arena, &id, &why));
	record_init(&step, &step_schema, &x->arena);
	record_put(&step, NAME_VERB, TEXT("accept"));
	record_put(&step, NAME_RECORD, record_get(&r, NAME_UID));
	record_put(&step, NAME_UID, TEXT("0123456789abcdef0123456789abcdef"));
	record_put(&step, NAME_AT, TEXT("2026-11-24T22:05:00+07:00"));
	record_put(&step, NAME_RECORDED, TEXT("2026-11-24T22:05:00+07:00"));
	assert_true(put_step(&w, id, &step, 0, TEXT("K7Q2"), &x->arena, &step_id, &why));
	assert_string_equal(arena_string(&x->arena, step_id), "PLB-20261124-R0001_01-K7Q2");
	assert_int_equal(fstatat(x->tree.root, "reports/PLB/2026/11/24/PLB-20261124-R0001_01-K7Q2.yaml", &st, 0), 0);
	assert_int_equal(st.st_mode & 0777, 0644);
	assert_true(put_step(&w, id, &step, 0, (struct text){0}, &x->arena, &step_id, &why));
	assert_memory_equal(step_id.at, "PLB-20261124-R0001_02-", 22);
	assert_true(scan_one(&x->tree, id, INT64_MAX, &none, &x->arena, &s, &why));
	assert_int_equal(s.c.step_count, 2);
	assert_int_equal(s.c.status, STATUS_OPEN);
	for (size_t i = 0; i < step.schema->count; i++)
		assert_true(text_equal(s.c.steps[0].record.values[i], step.values[i]));
}

static void
test_step_without_folder(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record step;
	struct text step_id;
	struct fail why = {0};

	record_init(&step, &step_schema, &x->arena);
	assert_false(put_step(&w, TEXT("PLB-20261124-R0001"), &step, 0, (struct text){0}, &x->arena, &step_id, &why));
	assert_int_equal(why.message, MSG_FOLDER_OPEN);
	assert_false(put_step(&w, TEXT("R0001"), &step, 0, (struct text){0}, &x->arena, &step_id, &why));
	assert_int_equal(why.message, MSG_ID_NONE);
	fail_release(&why);
}

static void
test_anonymous_tells_no_hour(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = complete(x, &w, feedback(x, ""));
	struct text id;
	struct stat st;
	struct fail why = {0};
	char path[128];

	assert_true(put_record(&w, &r, &x->arena, &id, &why));
	assert_memory_equal(id.at, "PLB-20261124-N", 14);
	(void)snprintf(path, sizeof path, "feedback/PLB/2026/11/24/%.*s.yaml", TEXT_ARG(id));
	assert_int_equal(fstatat(x->tree.root, path, &st, 0), 0);
	assert_int_equal(st.st_mtim.tv_sec, 1795478400);	/* 2026-11-24T00:00Z */
	assert_int_equal(st.st_mtim.tv_nsec, 0);
}

static void
test_clock_doubtful(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, false);
	struct timespec times[2] = { { .tv_sec = FIXTURE_NOW + 120 }, { .tv_sec = FIXTURE_NOW + 120 } };
	struct record r = complete(x, &w, report(x, ""));
	struct text ids[2];
	struct scanned s;
	struct fail why = {0};

	assert_int_equal(close(folder_make(x->tree.root, "reports/PLB/2026/11/24", 0755, &why)), 0);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(utimensat(x->tree.root, "reports/PLB/2026/11/24", times, 0), 0);
		assert_true(put_record(&w, &r, &x->arena, &ids[i], &why));
		times[0].tv_sec = ++times[1].tv_sec;
		assert_true(scan_one(&x->tree, ids[i], INT64_MAX, &none, &x->arena, &s, &why));
		assert_field(&s.c.record, NAME_CLOCK, i == 0 ? "" : "doubtful");
	}
	w.clock.given = true;
	assert_true(put_record(&w, &r, &x->arena, &ids[0], &why));
	assert_true(scan_one(&x->tree, ids[0], INT64_MAX, &none, &x->arena, &s, &why));
	assert_field(&s.c.record, NAME_CLOCK, "");
}

static void
test_too_large(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = complete(x, &w, report(x, ""));
	char *long_text = arena_get(&x->arena, (1 << 20) + 1);
	struct text id = {0};
	struct fail why = {0};

	memset(long_text, 'a', 1 << 20);
	assert_true(put_fits(&r, &why));
	record_put(&r, NAME_NARRATIVE, (struct text){ long_text, 1 << 20 });
	assert_false(put_fits(&r, &why));
	assert_int_equal(why.message, MSG_RECORD_TOO_LARGE);
	assert_false(put_record(&w, &r, &x->arena, &id, &why));
	assert_int_equal(why.message, MSG_RECORD_TOO_LARGE);
	assert_int_equal(id.len, 0);
	fail_release(&why);
}

/* A record that cannot be stored leaves no personal data behind. */
static void
test_identity_is_taken_back(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct record r = report(x, "");
	struct text id;
	struct names names;
	struct fail why = {0};
	int fd;

	record_put(&r, NAME_PEOPLE, TEXT("reporter.name: Budi"));
	identity_reference(&r, &x->arena);
	r = complete(x, &w, r);
	fixture_write(x, "reports", "in the way\n");
	assert_false(put_record(&w, &r, &x->arena, &id, &why));
	assert_int_equal(why.message, MSG_FOLDER_MAKE);
	fail_release(&why);
	fd = folder_open(x->tree.root, "identity/2026/11/24", NULL, &why);
	assert_true(fd >= 0);
	assert_true(folder_names(fd, &x->arena, &names, &why));
	assert_int_equal(names.count, 0);
	assert_int_equal(close(fd), 0);
}

static void
test_modes_of_a_group(void **state)
{
	struct fixture *x = *state;
	struct writer w = writer_at(x, FIXTURE_NOW, true);

	assert_int_equal(w.folder_mode, 0755);
	assert_int_equal(w.file_mode, 0644);
	assert_int_equal(chmod(x->path, 02770), 0);
	w = writer_at(x, FIXTURE_NOW, true);
	assert_int_equal(w.folder_mode, 02770);
	assert_int_equal(w.file_mode, 0660);
}

/* The first 20 bits of printf '%s\n%s\n%s' 0123 accept 2026-11-24 | sha256sum. */
static void
test_tag(void **state)
{
	struct fixture *x = *state;
	struct text tag = put_tag(TEXT("0123"), TEXT("accept"), TEXT("2026-11-24"), &x->arena);

	assert_string_equal(arena_string(&x->arena, tag), "KJME");
}

enum { WRITERS = 8, EACH = 25 };

static void
write_many(struct fixture *x)
{
	struct writer w = writer_at(x, FIXTURE_NOW, true);
	struct fail why = {0};
	struct text id;

	for (int i = 0; i < EACH; i++) {
		struct record r = complete(x, &w, report(x, ""));

		if (!put_record(&w, &r, &x->arena, &id, &why))
			_exit(1);
	}
	_exit(0);
}

static bool
count_numbers(void *context, struct scanned *s, struct fail *why)
{
	int *next = context;
	char want[32];

	(void)why;
	(void)snprintf(want, sizeof want, "PLB-20261124-R%04d", ++*next);
	assert_true(text_is(s->c.id, want));
	return true;
}

static void
test_many_writers(void **state)
{
	struct fixture *x = *state;
	struct scan scan = { .tree = &x->tree, .type = record_type_of(&report_schema), .period = PERIOD_ALL,
	    .as_of = INT64_MAX, .faults = &none };
	struct fail why = {0};
	int status, last = 0;

	for (int i = 0; i < WRITERS; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0)
			write_many(x);
	}
	for (int i = 0; i < WRITERS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_true(scan_cases(&scan, count_numbers, &last, &why));
	assert_int_equal(last, WRITERS * EACH);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_complete_fills),
		TEST(test_complete_keeps),
		TEST(test_complete_refuses_later),
		TEST(test_complete_anonymous),
		TEST(test_reads_back_equal),
		TEST(test_step_beside_record),
		TEST(test_step_without_folder),
		TEST(test_anonymous_tells_no_hour),
		TEST(test_clock_doubtful),
		TEST(test_too_large),
		TEST(test_identity_is_taken_back),
		TEST(test_modes_of_a_group),
		TEST(test_tag),
		TEST(test_many_writers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
