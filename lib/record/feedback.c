/* What people say of the service: DESIGN 3. */
#include "base/refuse.h"
#include "record/id.h"
#include "record/record.h"
#include "record/shared_rows.h"
#include "record/tighten.h"

static const struct choice kinds[] = {
	{ "complaint", WORDS("complaint", "pengaduan"), "keluhan|aduan|komplain" },
	{ "criticism", WORDS("criticism", "kritik"), NULL },
	{ "input", WORDS("input", "masukan"), NULL },
	{ "suggestion", WORDS("suggestion", "saran"), "usul|usulan" },
	{ "question", WORDS("question", "pertanyaan"), "tanya|permohonan informasi|informasi" },
	{ "praise", WORDS("praise", "apresiasi"), "pujian|terima kasih|ucapan terima kasih" },
	{ 0 },
};

static const struct field fields[] = {
	ROW_UID,
	ROW_RECEIVED,
	ROW_RECORDED,
	ROW_CLOCK,
	ROW_OFFICER,
	{ "channel", WORDS("how it came", "saluran masuk"), NAME_CHANNEL, FIELD_CODE, CLASS_PUBLIC, FIELD_REQUIRED | FIELD_BRIEF, 'c', NULL, "channels" },
	ROW_STATION,
	{ "kind", WORDS("what it is", "jenis umpan balik"), NAME_KIND, FIELD_CHOICE, CLASS_PUBLIC, FIELD_REQUIRED | FIELD_FIXED | FIELD_BRIEF, 'k', kinds, NULL },
	{ "anonymous", WORDS("no name, no time of day; yes by default for channel box", "tanpa nama, tanpa jam; bawaan ya untuk saluran box"), NAME_ANONYMOUS, FIELD_CHOICE, CLASS_PUBLIC, FIELD_FIXED, 0, yes_no, NULL },
	{ "confidential", WORDS("known to the desk, shown to nobody else", "diketahui SPKT, tidak ditampilkan"), NAME_CONFIDENTIAL, FIELD_CHOICE, CLASS_INTERNAL, 0, 0, yes_no, NULL },
	{ "publish", WORDS("whether its text may be published", "boleh tidaknya teks diumumkan"), NAME_PUBLISH, FIELD_CHOICE, CLASS_INTERNAL, 0, 0, yes_no, NULL },
	{ "title", WORDS("what it is about, in one line", "pokoknya dalam satu baris"), NAME_TITLE, FIELD_LINE, CLASS_INTERNAL, FIELD_BRIEF, 0, NULL, NULL },
	{ "text", WORDS("what was said", "isi yang disampaikan"), NAME_TEXT, FIELD_PROSE, CLASS_INTERNAL, 0, 0, NULL, NULL },
	{ "category", WORDS("what exactly, a row of categories.csv", "rincian, baris categories.csv"), NAME_CATEGORY, FIELD_CODE, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, "categories" },
	{ "service", WORDS("which service, a row of services.csv", "layanan mana, baris services.csv"), NAME_SERVICE, FIELD_CODE, CLASS_PUBLIC, 0, 0, NULL, "services" },
	{ "place", WORDS("where it was", "di mana"), NAME_PLACE, FIELD_LINE, CLASS_INTERNAL, 0, 'l', NULL, NULL },
	ROW_AREA,
	{ "aspects", WORDS("which of the nine service elements it touches, one a line", "unsur pelayanan yang disinggung, satu per baris"), NAME_ASPECTS, FIELD_CHOICES, CLASS_PUBLIC, 0, 0, service_elements, NULL },
	{ "scores", WORDS("marks from 1 to 4 by service element, `time: 3` a line", "nilai 1 sampai 4 per unsur, `waktu: 3` per baris"), NAME_SCORES, FIELD_SCORES, CLASS_PUBLIC, 0, 0, service_elements, NULL },
	{ "about", WORDS("report that it is about", "laporan yang dimaksud"), NAME_ABOUT, FIELD_RECORD, CLASS_INTERNAL, 0, 0, NULL, NULL },
	{ "outreach", WORDS("outreach dialog in which it was said", "kegiatan dialog tempat disampaikan"), NAME_OUTREACH, FIELD_RECORD, CLASS_INTERNAL, 0, 0, NULL, NULL },
	{ "concerns", WORDS("officers or units complained of, one a line; they cannot handle it", "petugas atau unit yang diadukan, satu per baris; tidak boleh menanganinya"), NAME_CONCERNS, FIELD_LINES, CLASS_INTERNAL, 0, 0, NULL, NULL },
	{ "people", WORDS("who said it: --reporter.name, --reporter.phone, ...", "yang menyampaikan: --reporter.name, --reporter.phone, ..."), NAME_PEOPLE, FIELD_PEOPLE, CLASS_IDENTITY, 0, 0, NULL, NULL },
	ROW_REPLACES,
	ROW_IDENTITY,
	ROW_SOURCE,
	ROW_SOURCE_KEY,
	ROW_KEY,
	ROW_CODE_SHA256,
	ROW_CLASS,
};

static bool
names_dialog(struct text outreach, struct fail *why)
{
	struct id id;

	return outreach.len == 0 || (id_parse(outreach, &id) && id.letter == 'O') ||
	    refuse(why, MSG_OUTREACH_ID, outreach);
}

/* Required: text or scores; and an anonymous item has no people. */
static bool
feedback_rule(const struct record *r, struct fail *why)
{
	/* A tree may keep the text with the personal data: then the stored file has none. */
	bool kept = r->sum != SUM_NONE && record_get(r, NAME_IDENTITY).len > 0 && tighten_identity(r, (size_t)schema_named(r->schema, NAME_TEXT));

	if (record_get(r, NAME_TEXT).len == 0 && record_get(r, NAME_SCORES).len == 0 && !kept) {
		fail_set(why, MSG_TEXT_OR_SCORES);
		return fail_field(why, "text");
	}
	if (!names_dialog(record_get(r, NAME_OUTREACH), why))
		return fail_field(why, "outreach");
	if (!text_is(record_get(r, NAME_ANONYMOUS), "yes"))
		return true;
	if (record_get(r, NAME_PEOPLE).len > 0 || record_get(r, NAME_IDENTITY).len > 0) {
		fail_set(why, MSG_ANONYMOUS_PEOPLE);
		return fail_field(why, "people");
	}
	if (record_get(r, NAME_OFFICER).len > 0) {
		fail_set(why, MSG_ANONYMOUS_OFFICER);
		return fail_field(why, "officer");
	}
	return true;
}

const struct schema feedback_schema = {
	.name = "feedback",
	.help = WORDS("complaint, criticism, input, suggestion, question, praise", "pengaduan, kritik, masukan, saran, pertanyaan, apresiasi"),
	SCHEMA_FIELDS(fields),
	.rule = feedback_rule,
};
