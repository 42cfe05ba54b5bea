#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/quoting.h"

static void
held_back(void **state)
{
	static const char *const texts[] = {
		"hubungi 0812-3456-7890", "NIK 1671 0101 0190 0001", "plat BG 1234 AB dipungli", "plat bg 1234 ab", "plat BG1234AB",
		"warga RT 03/05", "di Jl. Merdeka", "masuk gg. buntu", "tinggal di Jalan Merdeka", "petugas Bripka Anu membentak", "email siti@example.com",
		"telp nol delapan satu dua tiga empat lima enam", "telp ０８１２３４５６７８９０", "telp 0812.3456.7890", "telp (0711) 35 12 34",
		"telp 0 8 1 2 3 4 5 6 7 8 9 0", "telp 0812/3456/7890", "telp O812-345-67B9", "dan 0812—3456—7890", "LP/B/123/XI/2026/SPKT",
		"PLB-20261003-F0002", "rekening BCA 123 456 7890", "nomor 0812 3456\n7890", "NIK 167101\n0101900001", "IG @siti.aminah",
		"paspor B1234567", "NRP 84010123 kasar", "telp +62\xc2\xa0""812\xc2\xa0""3456\xc2\xa0""7890", "telp 0812\u20113456\u20117890",
		"08\u200b12\u200b3456\u200b7890", "SIM C 1671-8901-000123", "٠٨١٢٣٤٥٦٧٨٩٠", "0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣", "Yth. Bapak Rahmat Hidayat",
		"saya Siti Aminah", "Siti binti Ahmad", "lihat www.contoh", "rek 1 2 3 4 5 6 7 8", "0812 - - 34 / 56", "ваша очередь", "kata Siti Aminah begitu", "dilayani oleh Siti", "abc\xff",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (quoting_clear(text_of(texts[i])))
			fail_msg("\"%s\" is not held back", texts[i]);
}

static void
clear(void **state)
{
	static const char *const texts[] = {
		"Antrean malam <b>terlalu</b> lama", "Loket malam dibuka.", "Kursi kurang, baru ada 12 kursi.", "Menunggu 3 jam, dari 08.15 sampai 10.30",
		"Bapak Polisi ramah, terima kasih 🙏", "saya menunggu lama", "Jalan di depan rusak", "Sejak 2026 lebih baik", "Pelayanan KTP dan SIM cepat",
		"Biaya Rp 50.000", "Baik. Loket dibuka. Terima Kasih", "dilayani oleh petugas", "Dengan SKCK lama", "Selamat Pagi. Mohon dibantu!", "Mohon bapak/ibu petugas lebih sabar", "“Baik” – kata mereka…", "",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!quoting_clear(text_of(texts[i])))
			fail_msg("\"%s\" is held back", texts[i]);
}

static void
known(void **state)
{
	static const struct {
		const char *text, *value;
		bool name, expected;
	} rows[] = {
		{ "tanya rahmat saja", "Rahmat Hidayat", true, true }, { "R a h m a t", "Rahmat Hidayat", true, true },
		{ "HIDAYAT", "Rahmat Hidayat", true, true }, { "R\u200bahmat", "Rahmat", true, true }, { "Ｒａｈｍａｔ", "Rahmat", true, true },
		{ "Budi baik", "Budi", true, true }, { "kebudian", "Budi", true, false }, { "kata Ali begitu", "Ali bin Abu", true, true },
		{ "dua kali", "Ali", true, false }, { "rumah di kampung baru", "Kampung Baru No. 3", false, true },
		{ "rumah baru", "Kampung Baru", false, false }, { "kursi baru di kampung", "Kampung Baru", false, false },
		{ "petugas P07 kasar", "P07", true, true }, { "petugas P071", "P07", true, false }, { "nomor 0800-00009", "080000009", false, true },
		{ "antrean lama", "", true, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (quoting_holds(text_of(rows[i].text), text_of(rows[i].value), rows[i].name) != rows[i].expected)
			fail_msg("\"%s\" in \"%s\": expected %d", rows[i].value, rows[i].text, rows[i].expected);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(held_back),
		cmocka_unit_test(clear),
		cmocka_unit_test(known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
