#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "query/likeness.h"

enum { DAY = 86400, NOW = 1000 * DAY };

/* What is told of one thing; times in days from NOW, 0 occurred: not said. */
struct told {
	const char *category, *area, *place, *kinds, *items, *title, *narrative;
	int received, occurred;
};

static struct likeness
read(struct arena *a, const struct told *t)
{
	struct likeness_source from = {
		text_of(t->category), text_of(t->area), text_of(t->place), text_of(t->kinds), text_of(t->items),
		text_of(t->title), text_of(t->narrative), NOW + (int64_t)t->received * DAY,
		t->occurred == 0 ? INT64_MIN : NOW + (int64_t)t->occurred * DAY,
	};
	struct likeness l;

	likeness_read(&from, a, &l);
	return l;
}

static const struct {
	struct told lost, found;
	int score;
	const char *why;
} pairs[] = {
	/* Nothing, or nothing but time and place. */
	{ { 0 }, { 0 }, 0, "" },
	{ { .area = "plaju", .place = "Pasar Cinde" }, { .area = "plaju", .place = "Pasar Cinde" }, 0, "" },
	/* Each reason, beside the time of the same day (15). */
	{ { .items = "KTP 3174051201900001" }, { .items = "NIK 3174051201900001" }, 115, "number\ntime" },
	{ { .category = "lost_documents" }, { .category = "found_documents" }, 30, "category\ntime" },
	{ { .category = "lost_documents" }, { .category = "found_items" }, 0, "" },
	{ { .kinds = "KTP" }, { .kinds = "ktp" }, 35, "thing\ntime" },
	{ { .kinds = "KTP\nSIM" }, { .kinds = "sim\nktp" }, 40, "thing\ntime" },
	{ { .kinds = "a1\nKTP\nSIM\nSTNK\nkunci" }, { .kinds = "KTP\nSIM\nSTNK\nkunci" }, 45, "thing\ntime" },
	{ { .kinds = "KTP", .place = "Pasar Cinde" }, { .kinds = "KTP", .place = "depan pasar" }, 45, "thing\nplace\ntime" },
	{ { .kinds = "KTP", .area = "plaju" }, { .kinds = "KTP", .area = "plaju" }, 45, "thing\narea\ntime" },
	{ { .title = "Dompet coklat hilang" }, { .title = "Ditemukan dompet", .narrative = "Warna coklat." }, 25, "time\nwords" },
	{ { .title = "Barang hilang di pasar" }, { .title = "Barang temuan di jalan" }, 0, "" },
	/* Time. */
	{ { .kinds = "KTP" }, { .kinds = "KTP", .received = 5 }, 30, "thing\ntime" },
	{ { .kinds = "KTP" }, { .kinds = "KTP", .received = 30 }, 25, "thing\ntime" },
	{ { .kinds = "KTP" }, { .kinds = "KTP", .received = 90 }, 20, "thing" },
	{ { .kinds = "KTP" }, { .kinds = "KTP", .received = 91 }, 0, "" },
	{ { .kinds = "KTP", .received = 20 }, { .kinds = "KTP" }, 25, "thing\ntime" },
	{ { .kinds = "KTP", .received = 20, .occurred = 19 }, { .kinds = "KTP" }, 0, "" },
	{ { .kinds = "KTP", .received = 20, .occurred = -1 }, { .kinds = "KTP" }, 35, "thing\ntime" },
	{ { .kinds = "KTP", .occurred = 1 }, { .kinds = "KTP" }, 35, "thing\ntime" },
	{ { .items = "3174051201900001" }, { .items = "3174051201900001", .received = 200 }, 100, "number" },
};

static void
test_score(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct likeness lost = read(&a, &pairs[i].lost), found = read(&a, &pairs[i].found);
		struct buf why = {0};
		unsigned reasons;
		int score = likeness_score(&lost, &found, &reasons);

		buf_puts(&why, "");
		likeness_reasons(reasons, &why);
		if (score != pairs[i].score || strcmp(why.data, pairs[i].why) != 0)
			fail_msg("pair %zu: %d, %s", i, score, why.data);
		buf_release(&why);
	}
	arena_release(&a);
}

/* Two lists of items and whether they have a number in common: 100, 40 or 0. */
static const struct {
	const char *a, *b;
	int number;
} numbers[] = {
	{ "KTP 3174051201900001", "KTP 3174 0512 0190 0001", 100 },
	{ "KTP 3174051201900001", "3174.0512.0190.0001", 100 },
	{ "KTP 3174051201900001", "3174-0512-01-900001 a.n. pemilik", 100 },
	{ "KTP 3174051201900001", "KTP 3174051201900002", 0 },
	{ "Motor BG 1234 XY", "motor bg-1234-xy", 100 },
	{ "Motor BG 1234 XY", "BG1234XY", 100 },
	{ "Motor BG 1234 XY", "Motor B 1234 XY", 40 },	/* 1234 alone */
	{ "Motor BG 1234 XY", "Motor BG 1234 ZZ", 40 },
	{ "Motor BG 1234 XY", "Motor BG 1234", 40 },
	{ "SIM B 1234", "sim b1234", 40 },
	{ "IMEI 35-209900-176148-1", "HP\nIMEI: 352099001761481", 100 },
	{ "kunci\ndompet\nSIM 9876543210", "SIM 9876543210\nKTP 1111222233334444", 100 },
	{ "paspor A1234567", "Paspor a 1234567", 100 },
	{ "kunci 12", "kunci 12", 0 },
	{ "kunci nomor 123", "kunci nomor 123", 0 },
	{ "kunci 1234", "kunci 1234", 40 },
	{ "kunci no. 1234", "kunci no. 1234", 40 },
	{ "ijazah 2019", "ijazah 2019", 0 },
	{ "ijazah 1999", "KTP 1999", 0 },
	{ "dompet", "dompet", 0 },
	{ "", "3174051201900001", 0 },
};

static void
test_numbers(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct likeness lost = read(&a, &(struct told){ .items = numbers[i].a });
		struct likeness found = read(&a, &(struct told){ .items = numbers[i].b });
		unsigned reasons;
		int score;

		/* The words of the things have points of their own. */
		lost.things.count = found.things.count = 0;
		score = likeness_score(&lost, &found, &reasons);
		if (score > 0)
			score -= 15;	/* the same time */
		if (score != numbers[i].number)
			fail_msg("%zu: \"%s\" and \"%s\": %d", i, numbers[i].a, numbers[i].b, score);
	}
	arena_release(&a);
}

/* Memory does not grow with a narrative, and long lines are cut, not overrun. */
static void
test_long(void **state)
{
	struct arena a = {0};
	struct buf many = {0};
	struct likeness l;

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_printf(&many, "kata%c%c%c %d ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676, i);
	l = read(&a, &(struct told){ .items = many.data, .narrative = many.data, .place = many.data });
	assert_true(l.words.count <= 128 && l.words.count >= 60);
	assert_true(l.places.count <= 64);
	assert_true(l.numbers.count <= 72);
	for (size_t i = 1; i < l.words.count; i++)
		assert_true(l.words.at[i - 1] < l.words.at[i]);
	buf_release(&many);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_score), cmocka_unit_test(test_numbers), cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
