#include "record/asked.h"

#include <string.h>

/* Names a person and what of that person. */
#define REPORTER "reporter.name reporter.nik reporter.phone"
#define CALLER "reporter.name reporter.phone"

/* A new kind, or another order, is a row here. The officer comes last, where the
 * command does not know who types. */
static const struct {
	const struct schema *schema;
	const char *kind, *names;
} orders[] = {
	{ &report_schema, "lost", "item_kinds items title place occurred_from " REPORTER " narrative officer" },
	{ &report_schema, "found", "item_kinds items title place occurred_from " CALLER " narrative officer" },
	{ &report_schema, "crime", "model category title place occurred_from occurred_until " REPORTER " victim.name suspect.name items narrative officer" },
	{ &report_schema, "emergency", "category place title priority " CALLER " narrative officer" },
	{ &report_schema, "social", "category title place occurred_from " CALLER " narrative officer" },
	{ &report_schema, "information", "category title " CALLER " narrative officer" },
	{ &report_schema, "outage", "category title occurred_from occurred_until narrative officer" },
	{ &report_schema, "log", "category title narrative officer" },
	{ &feedback_schema, "complaint", "channel anonymous text aspects service place concerns confidential " CALLER " officer" },
	{ &feedback_schema, "criticism", "channel anonymous text aspects service " CALLER " officer" },
	{ &feedback_schema, "input", "channel anonymous text aspects service " CALLER " officer" },
	{ &feedback_schema, "suggestion", "channel anonymous text aspects service " CALLER " officer" },
	{ &feedback_schema, "question", "channel anonymous text service " CALLER " officer" },
	{ &feedback_schema, "praise", "channel anonymous text aspects service concerns " CALLER " officer" },
	{ &outreach_schema, NULL, "held topic place attendance officers summary next officer" },
	{ &handover_schema, NULL, "shift day outgoing incoming inventory instructions officer" },
	{ &box_schema, NULL, "opened officers slips blank illegible" },
	{ &action_schema, NULL, "title aim addresses owner due measure verify_after officer" },
};

static const struct asked questions[] = {
	{ "kind", WORDS("Kind", "Jenis"), false },
	{ "item_kinds", WORDS("Kinds of things (KTP, SIM C)", "Jenis barang (KTP, SIM C)"), false },
	{ "items", WORDS("Each thing with its number; an empty line ends", "Tiap barang dengan nomornya; baris kosong mengakhiri"), true },
	{ "title", WORDS("What it is, in one line", "Pokoknya, dalam satu baris"), false },
	{ "place", WORDS("Where", "Di mana"), false },
	{ "occurred_from", WORDS("When (yesterday 22:15)", "Kapan (kemarin 22.15)"), false },
	{ "occurred_until", WORDS("Until when", "Sampai kapan"), false },
	{ "category", WORDS("What exactly", "Rincian"), false },
	{ "model", WORDS("Model of the police report", "Model LP"), false },
	{ "priority", WORDS("How urgent", "Seberapa mendesak"), false },
	{ "narrative", WORDS("What happened; an empty line ends", "Uraian kejadian; baris kosong mengakhiri"), true },
	{ "officer", WORDS("Officer", "Petugas"), false },
	{ "channel", WORDS("How it came", "Saluran masuk"), false },
	{ "anonymous", WORDS("Anonymous", "Anonim"), false },
	{ "text", WORDS("What was said; an empty line ends", "Isi; baris kosong mengakhiri"), true },
	{ "aspects", WORDS("Service elements it touches (time, behaviour)", "Unsur pelayanan (waktu, perilaku)"), false },
	{ "service", WORDS("Which service", "Layanan mana"), false },
	{ "concerns", WORDS("Officers or units it concerns", "Petugas atau satuan yang disangkut"), false },
	{ "confidential", WORDS("Confidential", "Rahasia"), false },
	{ "held", WORDS("When it was held", "Kapan diadakan"), false },
	{ "topic", WORDS("Topic", "Pokok dialog"), false },
	{ "attendance", WORDS("How many came", "Jumlah hadir"), false },
	{ "officers", WORDS("Officers (with commas between)", "Petugas (dipisah koma)"), false },
	{ "summary", WORDS("What was said there; an empty line ends", "Isi pembicaraan; baris kosong mengakhiri"), true },
	{ "next", WORDS("When the next is", "Jadwal berikutnya"), false },
	{ "aim", WORDS("What it should reduce (time, or a cause)", "Yang hendak dikurangi (waktu, atau akar masalah)"), false },
	{ "addresses", WORDS("Records that it answers (with commas between)", "Catatan yang dijawab (dipisah koma)"), false },
	{ "owner", WORDS("Who carries it out", "Pelaksana"), false },
	{ "due", WORDS("By when", "Tenggat"), false },
	{ "measure", WORDS("How its effect is measured", "Ukuran keberhasilan"), false },
	{ "verify_after", WORDS("From when its effect is looked at", "Mulai kapan hasilnya diperiksa"), false },
	{ "shift", WORDS("Shift that ends", "Regu yang selesai"), false },
	{ "day", WORDS("Day on which it began", "Tanggal mulainya"), false },
	{ "outgoing", WORDS("Head of the outgoing shift", "Kepala regu lama"), false },
	{ "incoming", WORDS("Head of the incoming shift", "Kepala regu baru"), false },
	{ "inventory", WORDS("Inventory handed over; an empty line ends", "Inventaris yang diserahkan; baris kosong mengakhiri"), true },
	{ "instructions", WORDS("Special instructions; an empty line ends", "Instruksi khusus; baris kosong mengakhiri"), true },
	{ "opened", WORDS("Day of opening", "Hari dibuka"), false },
	{ "slips", WORDS("Slips found", "Lembar ditemukan"), false },
	{ "blank", WORDS("Blank among them", "Yang kosong"), false },
	{ "illegible", WORDS("Illegible among them", "Yang tak terbaca"), false },
};

static const struct asked *
question_of(struct text name)
{
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
		if (text_is(name, questions[i].name))
			return &questions[i];
	return NULL;
}

/* The names of a person's things, as the orders have them. */
static const char *const persons[] = {
	"reporter.name", "reporter.nik", "reporter.phone", "victim.name", "suspect.name",
};

static const char *
person_name(struct text name)
{
	for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
		if (text_is(name, persons[i]))
			return persons[i];
	return NULL;
}

size_t
asked_fields(const struct schema *schema, struct text kind, struct asked fields[ASKED_MAX])
{
	struct text rest = {0}, name;
	size_t n = 0;

	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (orders[i].schema == schema && (orders[i].kind == NULL || text_is(kind, orders[i].kind)))
			rest = text_of(orders[i].names);
	while (n < ASKED_MAX && text_next(&rest, ' ', &name)) {
		const struct asked *q = question_of(name);

		fields[n++] = q != NULL ? *q : (struct asked){ .name = person_name(name) };
	}
	return n;
}

struct words
asked_question(const char *name)
{
	const struct asked *q = question_of(text_of(name));

	return q != NULL ? q->question : (struct words){0};
}

bool
asked_enough(const struct record *r)
{
	static const enum name told[] = { NAME_TITLE, NAME_NARRATIVE, NAME_TEXT, NAME_SCORES, NAME_ITEMS };
	struct text kind = record_get(r, NAME_KIND);
	bool kinds = schema_named(r->schema, NAME_KIND) != NO_FIELD;
	struct asked fields[ASKED_MAX];
	size_t n = asked_fields(r->schema, kind, fields);

	if (kinds && kind.len == 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		int at = schema_field(r->schema, text_of(fields[i].name));
		const struct field *f = at != NO_FIELD ? &r->schema->fields[at] : NULL;

		/* What is not given of these has a default. */
		if (f != NULL && (f->flags & FIELD_REQUIRED) != 0 && r->values[at].len == 0 &&
		    f->id != NAME_CHANNEL && f->id != NAME_PRIORITY && f->id != NAME_SHIFT)
			return false;
	}
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (record_get(r, told[i]).len > 0)
			return true;
	return !kinds;
}
