/* What comes to the desk: DESIGN 3. A new field is one row here. */
#include "record/shared_rows.h"

static const struct choice kinds[] = {
	{ "crime", WORDS("crime", "tindak pidana"), "pidana|kejahatan|kriminal" },
	{ "lost", WORDS("lost", "kehilangan"), "hilang|barang hilang" },
	{ "found", WORDS("found", "temuan"), "penemuan|barang temuan|ditemukan" },
	{ "social", WORDS("social problem", "masalah sosial"), "sosial|gangguan" },
	{ "emergency", WORDS("emergency", "darurat"), "kedaruratan|gawat darurat" },
	{ "information", WORDS("information", "permintaan informasi"), "informasi|permohonan informasi" },
	{ "outage", WORDS("outage", "gangguan layanan"), "gangguan sistem|padam" },
	{ "log", WORDS("log", "catatan mutasi"), "mutasi|buku mutasi|catatan" },
	{ 0 },
};

static const struct choice priorities[] = {
	{ "emergent", WORDS("emergent", "gawat"), "darurat|sangat mendesak" },
	{ "urgent", WORDS("urgent", "mendesak"), "segera|penting" },
	{ "routine", WORDS("routine", "biasa"), "rutin|normal" },
	{ 0 },
};

static const struct choice models[] = {
	{ "A", WORDS("found by an officer", "ditemukan petugas"), "a" },
	{ "B", WORDS("reported by the public", "laporan masyarakat"), "b" },
	{ 0 },
};

static const struct field fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_OFFICER,
	{ "channel", WORDS("how it came", "saluran masuk"), NAME_CHANNEL, FIELD_CODE, CLASS_PUBLIC, FIELD_REQUIRED, 'c', NULL, "channels" },
	ROW_STATION,
	{ "kind", WORDS("what it is", "jenis laporan"), NAME_KIND, FIELD_CHOICE, CLASS_PUBLIC, FIELD_REQUIRED | FIELD_FIXED | FIELD_BRIEF, 'k', kinds, NULL },
	{ "category", WORDS("what exactly, a row of categories.csv", "rincian jenis, baris categories.csv"), NAME_CATEGORY, FIELD_CODE, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, "categories" },
	{ "priority", WORDS("how urgent", "tingkat kemendesakan"), NAME_PRIORITY, FIELD_CHOICE, CLASS_PUBLIC, FIELD_REQUIRED, 'p', priorities, NULL },
	ROW_CLASS,
	{ "title", WORDS("what happened, in one line", "kejadian dalam satu baris"), NAME_TITLE, FIELD_LINE, CLASS_INTERNAL, FIELD_BRIEF, 0, NULL, NULL },
	{ "narrative", WORDS("what happened", "uraian kejadian"), NAME_NARRATIVE, FIELD_PROSE, CLASS_INTERNAL, 0, 0, NULL, NULL },
	{ "place", WORDS("where it happened", "tempat kejadian"), NAME_PLACE, FIELD_LINE, CLASS_INTERNAL, 0, 'l', NULL, NULL },
	ROW_AREA,
	{ "occurred_from", WORDS("when it began", "kapan mulai terjadi"), NAME_OCCURRED_FROM, FIELD_MOMENT, CLASS_INTERNAL, FIELD_DAY_ALONE, 0, NULL, NULL },
	{ "occurred_until", WORDS("when it ended", "kapan berakhir"), NAME_OCCURRED_UNTIL, FIELD_MOMENT, CLASS_INTERNAL, FIELD_DAY_ALONE, 0, NULL, NULL },
	{ "model", WORDS("model of the police report: A or B", "model LP: A atau B"), NAME_MODEL, FIELD_CHOICE, CLASS_INTERNAL, 0, 0, models, NULL },
	{ "item_kinds", WORDS("what kinds of things, one a line", "jenis barang, satu per baris"), NAME_ITEM_KINDS, FIELD_LINES, CLASS_INTERNAL, 0, 0, NULL, NULL },
	{ "items", WORDS("each thing with its identifying number, one a line", "tiap barang dengan nomor pengenalnya, satu per baris"), NAME_ITEMS, FIELD_LINES, CLASS_IDENTITY, 0, 0, NULL, NULL },
	{ "people", WORDS("who is concerned: --reporter.name, --victim.phone, ...", "orang terkait: --reporter.name, --victim.phone, ..."), NAME_PEOPLE, FIELD_PEOPLE, CLASS_IDENTITY, 0, 0, NULL, NULL },
	{ "outage", WORDS("outage during which it was taken on paper", "gangguan saat laporan ditulis di kertas"), NAME_OUTAGE, FIELD_RECORD, CLASS_INTERNAL, 0, 0, NULL, NULL },
	ROW_REPLACES,
	ROW_IDENTITY,
	ROW_SOURCE,
	ROW_SOURCE_KEY,
	ROW_KEY,
	ROW_CODE_SHA256,
};

const struct schema report_schema = {
	.name = "report",
	.help = WORDS("what comes to the desk", "yang masuk ke SPKT"),
	SCHEMA_FIELDS(fields),
};
