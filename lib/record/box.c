/* Opening of the suggestion box: DESIGN 3. */
#include "record/shared_rows.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, flags, 0, NULL, NULL }

static const struct field fields[] = {
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
	SCHEMA_FIELDS(fields),
};
