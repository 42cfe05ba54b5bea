/* Shift handover: DESIGN 3. What two heads sign is not amended afterwards. */
#include "record/record.h"
#include "record/shared_rows.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, flags, 0, NULL, NULL }
#define HEAD(n, en, id_, name) { n, WORDS(en, id_), name, FIELD_CODE, CLASS_INTERNAL, FIELD_REQUIRED | FIELD_FIXED, 0, NULL, "officers" }

static const struct field fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_OFFICER,
	ROW_STATION,
	ROW("shift", "the shift that ends", "regu yang selesai", NAME_SHIFT, FIELD_LINE, FIELD_REQUIRED | FIELD_FIXED | FIELD_BRIEF),
	HEAD("outgoing", "head of the outgoing shift (else who types it)", "kepala regu lama (bila kosong, yang mencatat)", NAME_OUTGOING),
	HEAD("incoming", "head of the incoming shift", "kepala regu baru", NAME_INCOMING),
	ROW("open_items", "what is still open, one id a line", "yang masih terbuka, satu id per baris", NAME_OPEN_ITEMS, FIELD_RECORDS, FIELD_SYSTEM | FIELD_FIXED),
	ROW("inventory", "inventory handed over", "inventaris yang diserahkan", NAME_INVENTORY, FIELD_PROSE, 0),
	ROW("instructions", "special instructions", "instruksi khusus", NAME_INSTRUCTIONS, FIELD_PROSE, 0),
	ROW_KEY,
	ROW("day", "date on which the shift began", "tanggal regu mulai bertugas", NAME_DAY, FIELD_DAY, FIELD_FIXED | FIELD_BRIEF),
};

/* Nobody hands over to himself. */
static bool
two_heads(const struct record *r, struct fail *why)
{
	if (!text_equal_fold(text_trim(record_get(r, NAME_OUTGOING)), text_trim(record_get(r, NAME_INCOMING))))
		return true;
	fail_set(why, MSG_HANDOVER_HEADS);
	return fail_field(why, "incoming");
}

const struct schema handover_schema = {
	.name = "handover",
	.help = WORDS("shift handover", "serah terima regu"),
	SCHEMA_FIELDS(fields),
	.rule = two_heads,
};
