#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "record/privacy.h"

struct row {
	const char *text;
	unsigned expected;
};

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (privacy_find(text_of(rows[i].text)) != rows[i].expected)
			fail_msg("\"%s\": %#x, expected %#x", rows[i].text, privacy_find(text_of(rows[i].text)),
			    rows[i].expected);
}

#define CHECK(rows) check_rows(rows, sizeof rows / sizeof *rows)

static void
numbers_of_persons(void **state)
{
	static const struct row rows[] = {
		{ "3174051209870001", PRIVACY_NIK },
		{ "NIK 3174051209870001.", PRIVACY_NIK },
		{ "ktp:3174-0512-0987-0001", PRIVACY_NIK },
		{ "3174 0512 0987 0001", PRIVACY_NIK },
		{ "a317405120987000", 0 },
		{ "31740512098700011", 0 },
		{ "317405120987000", 0 },
		{ "a3174051209870001", 0 },	/* the tail of a hash */
		{ "3174051209870001f", 0 },
	};

	(void)state;
	CHECK(rows);
}

static void
phones(void **state)
{
	static const struct row rows[] = {
		{ "081234567890", PRIVACY_PHONE },
		{ "hp 0812-3456-7890", PRIVACY_PHONE },
		{ "0812 3456 7890, malam", PRIVACY_PHONE },
		{ "0812.3456.789", PRIVACY_PHONE },
		{ "+62 812 3456 7890", PRIVACY_PHONE },
		{ "+6281234567890", PRIVACY_PHONE },
		{ "6281234567890", PRIVACY_PHONE },
		{ "+44 20 7946 0958", 0 },	/* groups of two are not joined twice */
		{ "+447911123456", PRIVACY_PHONE },
		{ "81234567890", PRIVACY_PHONE },
		{ "(021) 5551234", PRIVACY_PHONE },
		{ "021-5551234", PRIVACY_PHONE },
		{ "0812/3456/7890", PRIVACY_PHONE },
		{ "0812 3456\n7890", PRIVACY_PHONE },
		{ "(0711) 35 12 34", PRIVACY_PHONE },
		{ "0 8 1 2 3 4 5 6 7 8 9 0", PRIVACY_PHONE },
		{ "0812\u20143456\u20117890", PRIVACY_PHONE },
		{ "+62\u00a0812\u00a03456\u00a07890", PRIVACY_PHONE },
		{ "08\u200b12\u200b3456\u200b7890", PRIVACY_PHONE },
		{ "０８１２３４５６７８９０", PRIVACY_PHONE },
		{ "pukul 1 2 3 4 5 6 7 8 9", 0 },
		{ "08123456", 0 },
		{ "08-11-2026 22.15", 0 },
		{ "2026-11-24 10:15", 0 },
		{ "08.15 sampai 10.30", 0 },
		{ "Rp 1.500.000.000", 0 },
		{ "Rp 850.000.000", 0 },
		{ "110 atau 112", 0 },
		{ "LP/B/0123/XI/2026/SPKT", 0 },
		{ "PLB-20261124-R0007", 0 },
		{ "-7.250445, 112.768845", 0 },
		{ "0112345678", 0 },
	};

	(void)state;
	CHECK(rows);
}

static void
addresses(void **state)
{
	static const struct row rows[] = {
		{ "budi.santoso@example.co.id", PRIVACY_EMAIL },
		{ "kirim ke a@b.id.", PRIVACY_EMAIL },
		{ "budi@example", 0 },
		{ "3 @ 5.000", 0 },
		{ "@polres.contoh", 0 },
		{ "harga@10.50", 0 },
		{ "a@.id", 0 },
	};

	(void)state;
	CHECK(rows);
}

static void
plates(void **state)
{
	static const struct row rows[] = {
		{ "motor B 1234 XYZ hilang", PRIVACY_PLATE },
		{ "b1234xyz", PRIVACY_PLATE },
		{ "AB 12 C", PRIVACY_PLATE },
		{ "DK1234AB,", PRIVACY_PLATE },
		{ "b 1234 xyz", 0 },
		{ "XX 1234 AB", 0 },
		{ "B 0123 XI", 0 },
		{ "B 12345 XY", 0 },
		{ "B 1234 ABCD", 0 },
		{ "B 1234", 0 },
		{ "LP-B 1234 XY", 0 },
		{ "a 12 inch", 0 },
		{ "blok B 12", 0 },
	};

	(void)state;
	CHECK(rows);
}

static void
devices(void **state)
{
	static const struct row rows[] = {
		{ "490154203237518", PRIVACY_IMEI },
		{ "490154203237519", 0 },	/* its check digit is wrong */
		{ "IMEI: 35-209900-176148-1", PRIVACY_IMEI },
		{ "imei 352099001761481", PRIVACY_IMEI },
		{ "IMEI tidak diketahui", 0 },
		{ "IMEI: 1234", 0 },
	};

	(void)state;
	CHECK(rows);
}

static void
plain_texts(void **state)
{
	static const struct row rows[] = {
		{ "", 0 },
		{ "Dompet hilang di pasar, isi KTP dan SIM", 0 },
		{ "\xc3\xa9t\xc3\xa9 12 \xe2\x80\xa6", 0 },
	};

	(void)state;
	CHECK(rows);
}

static void
several(void **state)
{
	static const struct row rows[] = {
		{ "3174051209870001 081234567890", PRIVACY_NIK | PRIVACY_PHONE },
		{ "081234567890, 3174-0512-0987-0001", PRIVACY_NIK | PRIVACY_PHONE },
		{ "3174-0512-0987-0001", PRIVACY_NIK },	/* its tail is no phone number */
		{ "0812 3456 7890, 0813 2222 3333", PRIVACY_PHONE },
		{ "B 1234 XYZ, a@b.id", PRIVACY_PLATE | PRIVACY_EMAIL },
		{ "IMEI: 35-628234-567890-1 hp 0812-3456-7890", PRIVACY_IMEI | PRIVACY_PHONE },
		{ "IMEI: 35-628234-567890-1", PRIVACY_IMEI },
	};

	(void)state;
	CHECK(rows);
}

/* Once through the text: time that grows with its square shows here. */
static void
long_texts(void **state)
{
	static const struct row rows[] = {
		{ "x", 0 }, { "7", 0 }, { "imei ", 0 }, { "123 ", 0 }, { "1234-", PRIVACY_NIK }, { "a@", 0 }, { "@", 0 }, { "a.", 0 },
		{ "imei: 1 ", 0 }, { "B 12 ", PRIVACY_PLATE }, { "b", 0 }, { "@a.", 0 }, { "B 1234 XYZ ", PRIVACY_PLATE },
		{ "0812 3456 7890, ", PRIVACY_PHONE },
	};
	struct buf long_text = {0};
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&long_text);
		while (long_text.len < 400000)
			buf_puts(&long_text, rows[i].text);
		if (privacy_find(buf_view(&long_text)) != rows[i].expected)
			fail_msg("\"%s\" many times: expected %#x", rows[i].text, rows[i].expected);
	}
	buf_release(&long_text);
	assert_true((clock() - start) / CLOCKS_PER_SEC < 3);
}

/* In one order, each kind once. */
static void
taken_one_by_one(void **state)
{
	static const enum message expected[] = {
		MSG_PRIVACY_NIK, MSG_PRIVACY_PHONE, MSG_PRIVACY_EMAIL, MSG_PRIVACY_PLATE, MSG_PRIVACY_IMEI, MSG_NONE, MSG_NONE,
	};
	unsigned kinds = privacy_find(text_of("490154203237518 B 1 B 1234 XYZ a@b.id 081234567890, 081234567891, 3174051209870001"));

	(void)state;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_int_equal(privacy_take(&kinds), expected[i]);
}

/* Two officers of a list are no NIK; the same lines of a text are. */
static void
items_of_a_list(void **state)
{
	static const struct field list = { .name = "officers", .kind = FIELD_LINES, .class = CLASS_INTERNAL };
	static const struct field prose = { .name = "text", .kind = FIELD_PROSE, .class = CLASS_INTERNAL };

	(void)state;
	assert_int_equal(privacy_field(&list, TEXT("84010123\n84010001")), 0);
	assert_int_equal(privacy_field(&prose, TEXT("84010123\n84010001")), PRIVACY_NIK);
	assert_int_equal(privacy_field(&list, TEXT("84010123\n3174051209870001")), PRIVACY_NIK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_persons), cmocka_unit_test(phones), cmocka_unit_test(addresses),
		cmocka_unit_test(plates), cmocka_unit_test(devices), cmocka_unit_test(plain_texts),
		cmocka_unit_test(several), cmocka_unit_test(long_texts),
		cmocka_unit_test(taken_one_by_one), cmocka_unit_test(items_of_a_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
