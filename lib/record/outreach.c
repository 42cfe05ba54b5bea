/* Outreach dialogs with the public: DESIGN 3. */
#include "record/shared_rows.h"

#define ROW(n, en, id_, name, kind, class, flags) { n, WORDS(en, id_), name, kind, class, flags, 0, NULL, NULL }

static const struct field fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_OFFICER,
	ROW_STATION,
	ROW("held", "when it was held", "kapan diadakan", NAME_NONE, FIELD_MOMENT, CLASS_PUBLIC, FIELD_REQUIRED),
	ROW("place", "where", "tempat", NAME_PLACE, FIELD_LINE, CLASS_PUBLIC, 0),
	ROW("topic", "what about", "pokok dialog", NAME_TITLE, FIELD_LINE, CLASS_PUBLIC, FIELD_BRIEF),
	ROW("summary", "what was said there", "isi pembicaraan", NAME_TEXT, FIELD_PROSE, CLASS_INTERNAL, 0),
	ROW("attendance", "how many came", "jumlah hadir", NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, 0),
	ROW("officers", "who held it, one a line", "petugas pelaksana, satu per baris", NAME_NONE, FIELD_LINES, CLASS_INTERNAL, 0),
	ROW("next", "when the next is", "jadwal berikutnya", NAME_NONE, FIELD_DAY, CLASS_PUBLIC, 0),
	ROW_KEY,
};

const struct schema outreach_schema = {
	.name = "outreach",
	.help = WORDS("outreach dialog", "dialog dengan masyarakat"),
	SCHEMA_FIELDS(fields),
};
