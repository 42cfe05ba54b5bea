/* Shift handover and opening of the suggestion box: DESIGN 3. */
#include "record/shared_rows.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, flags, 0, NULL, NULL }

static const struct field handover_fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_OFFICER,
	ROW_STATION,
	ROW("shift", "the shift that ends", "regu yang selesai", NAME_SHIFT, FIELD_LINE, FIELD_REQUIRED | FIELD_BRIEF),
	ROW("outgoing", "head of the outgoing shift", "kepala regu lama", NAME_NONE, FIELD_LINE, FIELD_REQUIRED),
	ROW("incoming", "head of the incoming shift", "kepala regu baru", NAME_NONE, FIELD_LINE, FIELD_REQUIRED),
	ROW("open_items", "what is still open, one id a line", "yang masih terbuka, satu id per baris", NAME_NONE, FIELD_RECORDS, 0),
	ROW("inventory", "inventory handed over", "inventaris yang diserahkan", NAME_NONE, FIELD_PROSE, 0),
	ROW("instructions", "special instructions", "instruksi khusus", NAME_NONE, FIELD_PROSE, 0),
	ROW_KEY,
};

const struct schema handover_schema = {
	.name = "handover",
	.help = WORDS("shift handover", "serah terima regu"),
	SCHEMA_FIELDS(handover_fields),
};

static const struct field box_fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_STATION,
	ROW("opened", "the day the box was opened", "hari kotak dibuka", NAME_NONE, FIELD_DAY, FIELD_REQUIRED),
	ROW("officers", "the two who opened it, one a line", "dua petugas pembuka, satu per baris", NAME_NONE, FIELD_LINES, FIELD_REQUIRED),
	ROW("slips", "slips found", "lembar ditemukan", NAME_NONE, FIELD_COUNT, FIELD_REQUIRED),
	ROW("blank", "blank slips among them", "lembar kosong", NAME_NONE, FIELD_COUNT, 0),
	ROW("illegible", "illegible slips among them", "lembar tak terbaca", NAME_NONE, FIELD_COUNT, 0),
	ROW_KEY,
};

const struct schema box_schema = {
	.name = "box",
	.help = WORDS("opening of the suggestion box", "pembukaan kotak saran"),
	SCHEMA_FIELDS(box_fields),
};
