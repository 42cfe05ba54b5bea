/* One claim of an official number, and the file that voids it: DESIGN 2. */
#include "record/shared_rows.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, flags, 0, NULL, NULL }

static const struct field number[] = {
	ROW_UID,
	ROW("record", "uid of the record that has the number", "uid catatan yang memakai nomor ini", NAME_RECORD, FIELD_UID, FIELD_REQUIRED),
	ROW("id", "its id", "id catatan itu", NAME_ID, FIELD_RECORD, FIELD_REQUIRED),
	ROW("document", "kind of document", "jenis dokumen", NAME_DOCUMENT, FIELD_LINE, FIELD_REQUIRED),
	ROW_OFFICER,
	ROW_RECORDED,
	ROW_CLOCK,
};
const struct schema number_schema = {
	.name = "number", .help = WORDS("claim of an official number", "pemakaian nomor resmi"), SCHEMA_FIELDS(number),
};

static const struct field number_void[] = {
	ROW_UID,
	ROW("record", "uid of the record that had the number", "uid catatan yang memakai nomor itu", NAME_RECORD, FIELD_UID, FIELD_REQUIRED),
	ROW("reason", "why", "alasan", NAME_REASON, FIELD_PROSE, 0),
	ROW_OFFICER,
	ROW_RECORDED,
	ROW_CLOCK,
};
const struct schema number_void_schema = {
	.name = "number_void", .help = WORDS("an official number that is void; it is never used again", "nomor resmi yang batal; tidak dipakai lagi"),
	SCHEMA_FIELDS(number_void),
};
