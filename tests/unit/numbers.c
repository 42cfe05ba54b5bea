#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "file/content.h"
#include "store/numbers.h"
#include "tree_fixture.h"

#define UID_A "00000000000000000000000000000001"
#define UID_B "00000000000000000000000000000002"

static struct fixture fixture;
static struct writer writer;

static int
setup(void **state)
{
	static const struct clock now = { .now = FIXTURE_NOW };
	struct fail why = {0};
	bool made;

	(void)state;
	fixture_make(&fixture);
	fixture_write(&fixture, "spkt.yaml", "language: en\ndocuments:\n  LP-B: \"LP/B/{seq:04}/{roman_month}/{year}/{unit}\"\n"
	    "  SP2HP: \"{month}/{seq}/{year}\"\n");
	tree_close(&fixture.tree);
	fixture_open(&fixture);
	assert_true(claim_station(&fixture.tree, &(struct claiming){ .station = TEXT("PLB"), .now = FIXTURE_NOW,
	    .folder_mode = 0755, .file_mode = 0644 }, &fixture.arena, &made, &why));
	tree_close(&fixture.tree);
	fixture_open(&fixture);
	return writer_init(&writer, &fixture.tree, now, &why) ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fixture_end(&fixture);
	return 0;
}

static struct number_claim
claim_for(const char *uid, const char *document, int year)
{
	return (struct number_claim){
		.station = TEXT("PLB"), .document = text_of(document), .year = year, .record = text_of(uid),
		.id = TEXT("PLB-20261124-R0001"),
	};
}

/* The sequence that was claimed; its file is there. */
static int64_t
claim(struct number_claim c)
{
	int64_t expected = c.sequence, sequence = 0;
	char path[64];
	struct fail why = {0};

	if (expected == 0)
		assert_true(numbers_next(&fixture.tree, &c, &expected, &why));
	assert_true(numbers_claim(&writer, &c, &fixture.arena, &sequence, &why));
	assert_int_equal(sequence, expected);
	(void)snprintf(path, sizeof path, "numbers/PLB/%.*s/%04d/%04lld.yaml", TEXT_ARG(c.document), c.year, (long long)sequence);
	assert_int_equal(faccessat(fixture.tree.root, path, F_OK, 0), 0);
	return sequence;
}

static void
test_names(void **state)
{
	static const char *const bad[] = {
		"123.yaml", "00123.yaml", "0000.yaml", "0123.yml", "0123_.yaml", "0123_x.yaml", "-123.yaml", "0123_void_void.yaml", "",
	};
	int64_t n;
	bool is_void;

	(void)state;
	assert_true(numbers_name(TEXT("0123.yaml"), &n, &is_void) && n == 123 && !is_void);
	assert_true(numbers_name(TEXT("12345_void.yaml"), &n, &is_void) && n == 12345 && is_void);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(numbers_name(text_of(bad[i]), &n, &is_void));
	assert_true(numbers_document_ok(TEXT("SP2HP")) && numbers_document_ok(TEXT("LP-B")));
	assert_false(numbers_document_ok(TEXT("lp")) || numbers_document_ok(TEXT("-A")) || numbers_document_ok(TEXT("../A")) ||
	    numbers_document_ok(TEXT("")) || numbers_document_ok(TEXT("A2345678901234567890123456789012X")));
}

static void
test_next(void **state)
{
	struct number_claim c = claim_for(UID_A, "LP-B", 2026);

	(void)state;
	assert_int_equal(claim(c), 1);
	assert_int_equal(claim(c), 2);
	c.sequence = 9999;
	assert_int_equal(claim(c), 9999);
	c.sequence = 0;
	/* compared as numbers: 10000 is above 9999 */
	assert_int_equal(claim(c), 10000);
	assert_int_equal(claim(c), 10001);
	assert_int_equal(claim(claim_for(UID_A, "SP2HP", 2026)), 1);
	assert_int_equal(claim(claim_for(UID_A, "LP-B", 2027)), 1);
}

static void
test_taken(void **state)
{
	struct number_claim c = claim_for(UID_A, "LP-B", 2026);
	struct fail why = {0};
	int64_t sequence;

	(void)state;
	c.sequence = 7;
	claim(c);
	c.record = TEXT(UID_B);
	assert_false(numbers_claim(&writer, &c, &fixture.arena, &sequence, &why));
	assert_int_equal(why.message, MSG_NUMBER_TAKEN);
	assert_string_equal(why.words[3], "PLB-20261124-R0001");
	fail_release(&why);
}

/* The first number counts against reserved ones of the paper register, until
 * another year has numbers that were given in it. */
static void
test_least(void **state)
{
	struct number_claim c = claim_for(UID_A, "LP-B", 2025);

	(void)state;
	c.sequence = 700;
	claim(c);
	c = claim_for(UID_A, "LP-B", 2026);
	c.least = 124;
	c.sequence = 50;
	claim(c);
	c.sequence = 0;
	assert_int_equal(claim(c), 124);
	assert_int_equal(claim(c), 125);
	c.year = 2027;
	assert_int_equal(claim(c), 1);
}

static bool
void_number(const char *uid, const char *document, const char *number)
{
	struct fail why = {0};
	bool made = false;

	assert_true(numbers_void(&writer, text_of(document), text_of(number), text_of(uid), TEXT("PLB-20261124-R0001"),
	    TEXT("84010123"), TEXT("salah"), &fixture.arena, &made, &why));
	return made;
}

static bool
is_void(const char *path)
{
	return faccessat(fixture.tree.root, path, F_OK, 0) == 0;
}

static void
test_void(void **state)
{
	struct number_claim c = claim_for(UID_A, "LP-B", 2026);

	(void)state;
	claim(c);
	assert_false(void_number(UID_B, "LP-B", "LP/B/0001/XI/2026/Satu"));
	assert_false(void_number(UID_A, "LP-B", "LP/B/0002/XI/2026/Satu"));
	assert_true(void_number(UID_A, "LP-B", "LP/B/0001/XI/2026/Satu"));
	assert_false(void_number(UID_A, "LP-B", "LP/B/0001/XI/2026/Satu"));
	assert_true(is_void("numbers/PLB/LP-B/2026/0001_void.yaml"));
	assert_int_equal(claim(c), 2);
	/* a pattern of former days: by its digits */
	assert_true(void_number(UID_A, "LP-B", "LP-B 2 (2026)"));
	assert_true(is_void("numbers/PLB/LP-B/2026/0002_void.yaml"));
}

/* Of one record's claims, the one that the pattern says. */
static void
test_void_pattern(void **state)
{
	struct number_claim c = claim_for(UID_A, "SP2HP", 2026);

	(void)state;
	c.sequence = 11;
	claim(c);
	c.sequence = 12;
	claim(c);
	c.year = 2025;
	claim(c);
	assert_true(void_number(UID_A, "SP2HP", "11/12/2026"));
	assert_true(is_void("numbers/PLB/SP2HP/2026/0012_void.yaml"));
	assert_false(is_void("numbers/PLB/SP2HP/2026/0011_void.yaml") || is_void("numbers/PLB/SP2HP/2025/0012_void.yaml"));
}

static void
test_parse(void **state)
{
	const struct station *station = &fixture.tree.stations[0];
	int64_t sequence;
	int year;

	(void)state;
	assert_true(numbers_parse(&fixture.tree, station, TEXT("lp-b"), TEXT("LP/B/12/IX/2022/satu"), &sequence, &year));
	assert_int_equal(sequence, 12);
	assert_int_equal(year, 2022);
	assert_false(numbers_parse(&fixture.tree, station, TEXT("LP-B"), TEXT("LP/B/12/IX/2022/Dua"), &sequence, &year));
	assert_false(numbers_parse(&fixture.tree, station, TEXT("KTP"), TEXT("1"), &sequence, &year));
}

/* A number of an anonymous item has a day, and no time. */
static void
test_anonymous(void **state)
{
	struct number_claim c = claim_for(UID_A, "LP-B", 2026);
	struct text bytes;
	struct record r;
	struct fail why = {0};

	(void)state;
	c.id = TEXT("PLB-20261124-N12345");
	claim(c);
	assert_true(content_read(fixture.tree.root, "numbers/PLB/LP-B/2026/0001.yaml", CONTENT_RECORD_MAX, &fixture.arena,
	    &bytes, NULL, &why));
	assert_true(record_read(&r, &number_schema, bytes, &fixture.arena, &why));
	assert_true(text_is(record_get(&r, NAME_RECORDED), "2026-11-24"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_names, setup, teardown),
		cmocka_unit_test_setup_teardown(test_next, setup, teardown),
		cmocka_unit_test_setup_teardown(test_taken, setup, teardown),
		cmocka_unit_test_setup_teardown(test_least, setup, teardown),
		cmocka_unit_test_setup_teardown(test_void, setup, teardown),
		cmocka_unit_test_setup_teardown(test_void_pattern, setup, teardown),
		cmocka_unit_test_setup_teardown(test_parse, setup, teardown),
		cmocka_unit_test_setup_teardown(test_anonymous, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
