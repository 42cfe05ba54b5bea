/* Shift handover: DESIGN 3. */
#include "record/shared_rows.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, flags, 0, NULL, NULL }

static const struct field fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_OFFICER,
	ROW_STATION,
	ROW("shift", "the shift that ends", "regu yang selesai", NAME_SHIFT, FIELD_LINE, FIELD_REQUIRED | FIELD_BRIEF),
	ROW("outgoing", "head of the outgoing shift", "kepala regu lama", NAME_OUTGOING, FIELD_LINE, FIELD_REQUIRED),
	ROW("incoming", "head of the incoming shift", "kepala regu baru", NAME_INCOMING, FIELD_LINE, FIELD_REQUIRED),
	ROW("open_items", "what is still open, one id a line", "yang masih terbuka, satu id per baris", NAME_OPEN_ITEMS, FIELD_RECORDS, 0),
	ROW("inventory", "inventory handed over", "inventaris yang diserahkan", NAME_INVENTORY, FIELD_PROSE, 0),
	ROW("instructions", "special instructions", "instruksi khusus", NAME_INSTRUCTIONS, FIELD_PROSE, 0),
	ROW_KEY,
};

const struct schema handover_schema = {
	.name = "handover",
	.help = WORDS("shift handover", "serah terima regu"),
	SCHEMA_FIELDS(fields),
};
