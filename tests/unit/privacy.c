#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/privacy.h"

struct row {
	const char *text;
	enum message expected;
};

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (privacy_find(text_of(rows[i].text)) != rows[i].expected)
			fail_msg("\"%s\": %d, expected %d", rows[i].text, (int)privacy_find(text_of(rows[i].text)),
			    (int)rows[i].expected);
}

#define CHECK(rows) check_rows(rows, sizeof rows / sizeof *rows)

static void
numbers_of_persons(void **state)
{
	static const struct row rows[] = {
		{ "3174051209870001", MSG_PRIVACY_NIK },
		{ "NIK 3174051209870001.", MSG_PRIVACY_NIK },
		{ "ktp:3174-0512-0987-0001", MSG_PRIVACY_NIK },
		{ "3174 0512 0987 0001", MSG_PRIVACY_NIK },
		{ "a317405120987000", MSG_NONE },
		{ "31740512098700011", MSG_NONE },
		{ "317405120987000", MSG_NONE },
		{ "a3174051209870001", MSG_NONE },	/* the tail of a hash */
		{ "3174051209870001f", MSG_NONE },
	};

	(void)state;
	CHECK(rows);
}

static void
phones(void **state)
{
	static const struct row rows[] = {
		{ "081234567890", MSG_PRIVACY_PHONE },
		{ "hp 0812-3456-7890", MSG_PRIVACY_PHONE },
		{ "0812 3456 7890, malam", MSG_PRIVACY_PHONE },
		{ "0812.3456.789", MSG_PRIVACY_PHONE },
		{ "+62 812 3456 7890", MSG_PRIVACY_PHONE },
		{ "+6281234567890", MSG_PRIVACY_PHONE },
		{ "6281234567890", MSG_PRIVACY_PHONE },
		{ "+44 20 7946 0958", MSG_NONE },	/* groups of two are not joined twice */
		{ "+447911123456", MSG_PRIVACY_PHONE },
		{ "81234567890", MSG_PRIVACY_PHONE },
		{ "(021) 5551234", MSG_PRIVACY_PHONE },
		{ "021-5551234", MSG_PRIVACY_PHONE },
		{ "08123456", MSG_NONE },
		{ "08-11-2026 22.15", MSG_NONE },
		{ "2026-11-24 10:15", MSG_NONE },
		{ "08.15 sampai 10.30", MSG_NONE },
		{ "Rp 1.500.000.000", MSG_NONE },
		{ "Rp 850.000.000", MSG_NONE },
		{ "110 atau 112", MSG_NONE },
		{ "LP/B/0123/XI/2026/SPKT", MSG_NONE },
		{ "PLB-20261124-R0007", MSG_NONE },
		{ "-7.250445, 112.768845", MSG_NONE },
		{ "0112345678", MSG_NONE },
	};

	(void)state;
	CHECK(rows);
}

static void
addresses(void **state)
{
	static const struct row rows[] = {
		{ "budi.santoso@example.co.id", MSG_PRIVACY_EMAIL },
		{ "kirim ke a@b.id.", MSG_PRIVACY_EMAIL },
		{ "budi@example", MSG_NONE },
		{ "3 @ 5.000", MSG_NONE },
		{ "@polres.contoh", MSG_NONE },
		{ "harga@10.50", MSG_NONE },
		{ "a@.id", MSG_NONE },
	};

	(void)state;
	CHECK(rows);
}

static void
plates(void **state)
{
	static const struct row rows[] = {
		{ "motor B 1234 XYZ hilang", MSG_PRIVACY_PLATE },
		{ "b1234xyz", MSG_PRIVACY_PLATE },
		{ "AB 12 C", MSG_PRIVACY_PLATE },
		{ "DK1234AB,", MSG_PRIVACY_PLATE },
		{ "b 1234 xyz", MSG_NONE },
		{ "XX 1234 AB", MSG_NONE },
		{ "B 0123 XI", MSG_NONE },
		{ "B 12345 XY", MSG_NONE },
		{ "B 1234 ABCD", MSG_NONE },
		{ "B 1234", MSG_NONE },
		{ "LP-B 1234 XY", MSG_NONE },
		{ "a 12 inch", MSG_NONE },
		{ "blok B 12", MSG_NONE },
	};

	(void)state;
	CHECK(rows);
}

static void
devices(void **state)
{
	static const struct row rows[] = {
		{ "490154203237518", MSG_PRIVACY_IMEI },
		{ "490154203237519", MSG_NONE },	/* its check digit is wrong */
		{ "IMEI: 35-209900-176148-1", MSG_PRIVACY_IMEI },
		{ "imei 352099001761481", MSG_PRIVACY_IMEI },
		{ "IMEI tidak diketahui", MSG_NONE },
		{ "IMEI: 1234", MSG_NONE },
	};

	(void)state;
	CHECK(rows);
}

static void
plain_texts(void **state)
{
	static const struct row rows[] = {
		{ "", MSG_NONE },
		{ "Dompet hilang di pasar, isi KTP dan SIM", MSG_NONE },
		{ "\xc3\xa9t\xc3\xa9 12 \xe2\x80\xa6", MSG_NONE },
	};

	(void)state;
	CHECK(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_persons), cmocka_unit_test(phones), cmocka_unit_test(addresses),
		cmocka_unit_test(plates), cmocka_unit_test(devices), cmocka_unit_test(plain_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
