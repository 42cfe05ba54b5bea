/* Improvement actions: DESIGN 3. */
#include "record/shared_rows.h"

static const struct choice kinds[] = {
	{ "training", WORDS("training", "pelatihan"), NULL },
	{ "procedure", WORDS("procedure", "prosedur"), NULL },
	{ "facility", WORDS("facility", "fasilitas"), "sarana" },
	{ "staffing", WORDS("staffing", "personel"), NULL },
	{ "other", WORDS("other", "lainnya"), "lain" },
	{ 0 },
};

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_PUBLIC, flags, 0, NULL, NULL }

static const struct field fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_OFFICER,
	ROW_STATION,
	{ "kind", WORDS("what is improved", "yang diperbaiki"), NAME_KIND, FIELD_CHOICE, CLASS_PUBLIC, FIELD_REQUIRED | FIELD_FIXED | FIELD_BRIEF, 'k', kinds, NULL },
	ROW("title", "the action in one line", "tindakan dalam satu baris", NAME_TITLE, FIELD_LINE, FIELD_REQUIRED | FIELD_BRIEF),
	ROW("aim", "service element or cause that it should reduce", "unsur atau akar masalah yang hendak dikurangi", NAME_AIM, FIELD_LINE, 0),
	ROW("addresses", "records that it answers, one id a line", "catatan yang dijawab, satu id per baris", NAME_ADDRESSES, FIELD_RECORDS, 0),
	{ "owner", WORDS("who carries it out", "pelaksana"), NAME_OWNER, FIELD_CODE, CLASS_INTERNAL, 0, 0, NULL, "officers" },
	ROW("due", "by when", "tenggat", NAME_DUE, FIELD_DAY, 0),
	ROW("measure", "how its effect is measured", "ukuran keberhasilan", NAME_MEASURE, FIELD_LINE, 0),
	ROW("verify_after", "from when its effect is looked at", "mulai kapan hasilnya diperiksa", NAME_VERIFY_AFTER, FIELD_DAY, 0),
	ROW_KEY,
};

const struct schema action_schema = {
	.name = "action",
	.help = WORDS("improvement action", "tindakan perbaikan"),
	SCHEMA_FIELDS(fields),
};
