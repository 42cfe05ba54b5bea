/* Choices that several schemas share. */
#include "record/shared_rows.h"

const struct choice yes_no[] = {
	{ "yes", WORDS("yes", "ya"), "true|1|y|iya" },
	{ "no", WORDS("no", "tidak"), "false|0|n|t|bukan" },
	{ 0 },
};

const struct choice status_choices[] = {
	{ "new", WORDS("new", "baru"), NULL },
	{ "open", WORDS("open", "diproses"), "terbuka|proses" },
	{ "waiting", WORDS("waiting", "menunggu"), "ditunda" },
	{ "referred", WORDS("referred", "dirujuk"), "dilimpahkan" },
	{ "resolved", WORDS("resolved", "terselesaikan"), NULL },
	{ "closed", WORDS("closed", "selesai"), "ditutup|tutup" },
	{ "rejected", WORDS("rejected", "ditolak"), NULL },
	{ "duplicate", WORDS("duplicate", "ganda"), "duplikat" },
	{ "void", WORDS("void", "batal"), NULL },
	{ 0 },
};

/* Permenpan RB 14/2017: the nine elements of the survey of satisfaction. */
const struct choice service_elements[] = {
	{ "requirements", WORDS("requirements", "persyaratan"), "syarat" },
	{ "procedure", WORDS("procedure", "prosedur"), "sistem mekanisme prosedur|sistem" },
	{ "time", WORDS("time", "waktu"), "waktu penyelesaian|waktu pelayanan|kecepatan" },
	{ "cost", WORDS("cost", "biaya"), "tarif|biaya/tarif" },
	{ "product", WORDS("product", "produk"), "produk layanan|hasil" },
	{ "competence", WORDS("competence", "kompetensi"), "kompetensi petugas|kompetensi pelaksana" },
	{ "behaviour", WORDS("behaviour", "perilaku"), "sikap|sikap petugas|perilaku petugas|behavior" },
	{ "complaint_handling", WORDS("complaint handling", "penanganan pengaduan"), "pengaduan|saran dan masukan" },
	{ "facilities", WORDS("facilities", "sarana prasarana"), "sarana|fasilitas|prasarana|sarana dan prasarana" },
	{ 0 },
};

const struct choice verdict_choices[] = {
	{ "effective", WORDS("effective", "efektif"), NULL },
	{ "not_shown", WORDS("not shown", "tidak terbukti"), NULL },
	{ "harmful", WORDS("harmful", "merugikan"), NULL },
	{ 0 },
};

/* Of a case (SP2HP) and of a complaint (Permenpan RB 62/2018); sla.csv may have more. */
const struct choice class_choices[] = {
	{ "light", WORDS("light", "ringan"), NULL },
	{ "medium", WORDS("medium", "sedang"), NULL },
	{ "hard", WORDS("hard", "sulit"), "berat" },
	{ "very_hard", WORDS("very hard", "sangat sulit"), "sangat berat" },
	{ "normative", WORDS("normative", "normatif"), NULL },
	{ "no_oversight", WORDS("no oversight", "tidak berkadar pengawasan"), "tanpa pengawasan" },
	{ "oversight", WORDS("oversight", "berkadar pengawasan"), "pengawasan" },
	{ 0 },
};

const struct choice clock_choices[] = {
	{ "given", WORDS("given", "diberikan"), NULL },
	{ "doubtful", WORDS("doubtful", "diragukan"), NULL },
	{ 0 },
};
