#include "record/step.h"

#include "base/fail.h"
#include "base/memory.h"
#include "base/refuse.h"
#include "record/record.h"
#include "record/shared_rows.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_INTERNAL, flags, 0, NULL, NULL }
#define CODE_ROW(n, en, id_, name, table) { n, WORDS(en, id_), name, FIELD_CODE, CLASS_INTERNAL, 0, 0, NULL, table }
#define CHOICE_ROW(n, en, id_, name, choices) { n, WORDS(en, id_), name, FIELD_CHOICE, CLASS_INTERNAL, 0, 0, choices, NULL }

static const struct choice stages[] = {
	{ "examined", WORDS("examined", "diperiksa"), NULL },
	{ "inquiry", WORDS("inquiry", "penyelidikan"), NULL },
	{ "investigation", WORDS("investigation", "penyidikan"), NULL },
	{ "stopped", WORDS("stopped", "dihentikan"), NULL },
	{ 0 },
};

static const struct choice clearances[] = {
	{ "arrest", WORDS("arrest", "penangkapan"), NULL },
	{ "exceptional", WORDS("exceptional", "luar biasa"), NULL },
	{ "none", WORDS("none", "tidak ada"), NULL },
	{ 0 },
};

static const struct field fields[] = {
	ROW_UID,
	ROW("record", "uid of the record it belongs to", "uid catatan yang bersangkutan", NAME_RECORD, FIELD_UID, FIELD_REQUIRED | FIELD_SYSTEM | FIELD_FIXED),
	ROW("verb", "what happened", "tindakan", NAME_VERB, FIELD_LINE, FIELD_REQUIRED | FIELD_SYSTEM | FIELD_BRIEF),
	ROW("at", "when it happened", "kapan terjadi", NAME_AT, FIELD_MOMENT, FIELD_REQUIRED | FIELD_BRIEF),
	ROW_RECORDED,
	ROW_CLOCK,
	CODE_ROW("by", "who did it", "oleh siapa", NAME_BY, "officers"),
	CODE_ROW("to", "who handles it from now", "siapa yang menangani", NAME_TO, "officers"),
	ROW("reason", "why", "alasan", NAME_REASON, FIELD_PROSE, 0),
	CODE_ROW("agency", "to which agency, a row of agencies.csv", "ke instansi mana, baris agencies.csv", NAME_AGENCY, "agencies"),
	ROW("unit", "which unit or car", "unit atau kendaraan", NAME_UNIT, FIELD_LINE, 0),
	CHOICE_ROW("accepted", "whether the agency takes it", "diterima instansi atau tidak", NAME_ACCEPTED, yes_no),
	ROW("answer", "what the agency answered", "jawaban instansi", NAME_ANSWER, FIELD_PROSE, 0),
	ROW("until", "until when", "sampai kapan", NAME_UNTIL, FIELD_MOMENT, FIELD_DAY_ALONE),
	CHOICE_ROW("stage", "SP2HP stage", "tahap SP2HP", NAME_STAGE, stages),
	CODE_ROW("cause", "root cause, a row of causes.csv", "akar masalah, baris causes.csv", NAME_CAUSE, "causes"),
	ROW("whys", "chain of whys, one a line", "rantai mengapa, satu per baris", NAME_WHYS, FIELD_LINES, 0),
	ROW("decision", "what was decided", "keputusan", NAME_DECISION, FIELD_PROSE, 0),
	ROW("action", "improvement action it leads to", "tindakan perbaikan yang diambil", NAME_ACTION, FIELD_RECORD, 0),
	ROW("text", "what the citizen is told", "yang disampaikan kepada warga", NAME_TEXT, FIELD_PROSE, 0),
	CODE_ROW("via", "channel by which it was told", "saluran penyampaian", NAME_VIA, "channels"),
	ROW("proof", "proof of delivery", "bukti penyampaian", NAME_PROOF, FIELD_LINE, 0),
	ROW("duplicate_of", "the record that stays", "catatan yang dipertahankan", NAME_DUPLICATE_OF, FIELD_RECORD, 0),
	ROW("outcome", "what came of it", "hasil akhir", NAME_OUTCOME, FIELD_LINE, 0),
	CHOICE_ROW("clearance", "how a crime was cleared", "cara perkara diselesaikan", NAME_NONE, clearances),
	ROW("without", "why it is closed without analyse, decide, respond, notify or verify", "alasan ditutup tanpa analisis, keputusan, jawaban, pemberitahuan atau pemeriksaan hasil", NAME_WITHOUT, FIELD_PROSE, 0),
	ROW("set", "fields to change, `field: value` a line", "isian yang diubah, `isian: nilai` per baris", NAME_SET, FIELD_PAIRS, 0),
	ROW("guide", "guide that was given, a file of guides/", "panduan yang diberikan, berkas di guides/", NAME_GUIDE, FIELD_LINE, 0),
	ROW("document", "kind of document: LP-A LP-B STTLP SKTLK DUMAS SP2HP", "jenis dokumen: LP-A LP-B STTLP SKTLK DUMAS SP2HP", NAME_DOCUMENT, FIELD_LINE, 0),
	ROW("number", "official number; given, it is reserved as it stands", "nomor resmi; bila diberikan, dicadangkan apa adanya", NAME_NUMBER, FIELD_LINE, 0),
	ROW("signed_by", "who signed it", "penandatangan", NAME_SIGNED_BY, FIELD_LINE, 0),
	ROW("valid_until", "last day on which it is valid", "hari terakhir berlaku", NAME_VALID_UNTIL, FIELD_DAY, 0),
	ROW("matches", "the report that it belongs together with: lost and found", "laporan pasangannya: kehilangan dan temuan", NAME_MATCHES, FIELD_RECORD, 0),
	ROW("file", "name of the attached file", "nama berkas lampiran", NAME_FILE, FIELD_LINE, 0),
	ROW("media", "its media type", "jenis media", NAME_MEDIA, FIELD_LINE, 0),
	ROW("size", "its size in bytes", "besarnya dalam bita", NAME_SIZE, FIELD_COUNT, 0),
	ROW("sha256", "SHA-256 of its bytes", "SHA-256 isinya", NAME_SHA256, FIELD_HASH, FIELD_SYSTEM),
	ROW_IDENTITY,
	ROW_CODE_SHA256,
	ROW("step", "step that is taken back", "langkah yang ditarik", NAME_STEP, FIELD_UID, 0),
	ROW("file_sum", "sums of files changed by hand that are accepted, one a line", "sum berkas yang diubah dengan tangan dan diterima, satu per baris", NAME_FILE_SUM, FIELD_LINES, FIELD_SYSTEM),
	CHOICE_ROW("verdict", "whether it worked, by the figures", "berhasil tidaknya menurut angka", NAME_VERDICT, verdict_choices),
	ROW("figures", "the figures behind the verdict", "angka di balik putusan", NAME_FIGURES, FIELD_PROSE, 0),
	ROW("basis", "legal basis", "dasar hukum", NAME_BASIS, FIELD_LINE, 0),
	ROW("note", "a note for colleagues", "catatan untuk rekan", NAME_NOTE, FIELD_PROSE, 0),
	ROW("source", "where an imported step came from", "asal langkah impor", NAME_SOURCE, FIELD_LINE, FIELD_SYSTEM | FIELD_FIXED),
	ROW("replaced_by", "record that was entered in its stead", "catatan yang menggantikannya", NAME_REPLACED_BY, FIELD_RECORD, 0),
	ROW("reply", "what the citizen says to it", "tanggapan warga", NAME_REPLY, FIELD_PROSE, 0),
	ROW("after", "the newest steps that were there when it was written, one a line", "langkah terbaru yang sudah ada saat ditulis, satu per baris", NAME_AFTER, FIELD_LINES, FIELD_SYSTEM | FIELD_FIXED),
};

static bool
step_has(const struct record *r, struct text names)
{
	struct text piece;

	while (text_next(&names, '|', &piece)) {
		int i = schema_field(&step_schema, piece);

		if (i != NO_FIELD && r->values[i].len > 0)
			return true;
	}
	return false;
}

static bool
fail_needs(const struct step_verb *v, const char *names, struct fail *why)
{
	struct text first, second;
	char *word;

	if (!text_cut(text_of(names), '|', &first, &second)) {
		fail_set(why, MSG_STEP_NEEDS, v->verb, names);
		return fail_field(why, names);
	}
	word = memory_copy(first.at, first.len);
	fail_set(why, MSG_STEP_NEEDS_EITHER, v->verb, word, second.at);
	memory_free(word);
	return false;
}

/* A known verb, with what it must carry. An imported step brings what its
 * source had, often only the time (DESIGN 5: kept and folded); the note that a
 * record was replaced needs no words beside. */
static bool
step_rule(const struct record *r, struct fail *why)
{
	const struct step_verb *v = step_find(record_get(r, NAME_VERB));

	if (v == NULL) {
		refuse(why, MSG_VERB_UNKNOWN, record_get(r, NAME_VERB));
		return fail_field(why, "verb");
	}
	if (record_get(r, NAME_SOURCE).len > 0 || record_get(r, NAME_REPLACED_BY).len > 0)
		return true;
	for (size_t i = 0; i < 2 && v->required[i] != NULL; i++)
		if (!step_has(r, text_of(v->required[i])))
			return fail_needs(v, v->required[i], why);
	return true;
}

const struct schema step_schema = {
	.name = "step",
	.help = WORDS("what happened to a record afterwards", "yang terjadi pada catatan sesudahnya"),
	SCHEMA_FIELDS(fields),
	.rule = step_rule,
};

#define VERB(v, en, id_) .verb = (v), .help = WORDS(en, id_)

const struct step_verb step_verbs[] = {
	{ VERB("accept", "take it on", "menerima untuk ditangani"), .targets = STEP_ANY, .after = STATUS_OPEN, .stage = NAME_ACCEPTED_AT,
	  .fields = { "to" }, .example = "R7 --by 84010123" },
	{ VERB("assign", "hand it to somebody", "menugaskan"), .targets = STEP_ANY, .after = STATUS_OPEN, .stage = NAME_ASSIGNED_AT,
	  .fields = { "to" }, .required = { "to" }, .example = "R7 --to 84010123" },
	{ VERB("note", "a note for colleagues", "catatan untuk rekan"), .targets = STEP_ANY, .after = STATUS_UNCHANGED, .flags = STEP_ON_VOID,
	  .required = { "note" }, .example = "R7 -m \"Pelapor akan datang besok\"" },
	{ VERB("supplement", "add to the record; the numbered way after its approval", "menambah keterangan; bernomor, juga sesudah disetujui"), .targets = STEP_ANY, .after = STATUS_UNCHANGED,
	  .required = { "note" }, .example = "R7 -m \"Saksi kedua menyebut sepeda motor merah\"" },
	{ VERB("approve", "a superior has read it, and accepts what was changed by hand", "atasan sudah memeriksa dan menerima yang diubah dengan tangan"), .targets = STEP_ANY, .after = STATUS_UNCHANGED, .stage = NAME_APPROVED_AT,
	  .example = "R7 --by 79050456" },
	{ VERB("amend", "change fields, people or things; what was stays in the history", "mengubah isian, orang atau barang; yang lama tetap di riwayat"), .targets = STEP_ANY, .after = STATUS_UNCHANGED,
	  .fields = { "set", "reason" }, .required = { "set|identity" }, .example = "R7 --set category=theft --reason \"salah pilih\"" },
	{ VERB("dispatch", "a unit is sent", "unit dikirim"), .targets = STEP_REPORT, .after = STATUS_OPEN, .flags = STEP_LATE, .stage = NAME_DISPATCHED_AT,
	  .fields = { "unit" }, .example = "R7 --unit \"Patroli 3\"" },
	{ VERB("depart", "the unit leaves", "unit berangkat"), .targets = STEP_REPORT, .after = STATUS_OPEN, .flags = STEP_LATE, .stage = NAME_DEPARTED_AT,
	  .fields = { "unit" }, .example = "R7 --at 22:15" },
	{ VERB("arrive", "the unit is on scene", "unit tiba di TKP"), .targets = STEP_REPORT, .after = STATUS_OPEN, .flags = STEP_LATE, .stage = NAME_ARRIVED_AT,
	  .fields = { "unit" }, .example = "R7 --at 22:21" },
	{ VERB("clear", "the unit is available again", "unit selesai dari TKP"), .targets = STEP_REPORT, .after = STATUS_OPEN, .flags = STEP_LATE, .stage = NAME_CLEARED_AT,
	  .fields = { "unit" }, .example = "R7 --at 23:05" },
	{ VERB("refer", "hand it to another agency", "merujuk ke instansi lain"), .targets = STEP_ANY, .after = STATUS_REFERRED, .stage = NAME_REFERRED_AT,
	  .fields = { "agency", "reason", "until" }, .required = { "agency" }, .example = "R7 --agency bpbd --reason \"Banjir\"" },
	{ VERB("taken", "the agency takes it, or not", "instansi menerima rujukan atau tidak"), .targets = STEP_ANY, .after = STATUS_REFERRED, .flags = STEP_LATE, .stage = NAME_TAKEN_AT,
	  .fields = { "accepted", "agency", "reason" }, .required = { "accepted" }, .example = "R7 --accepted yes --agency bpbd" },
	{ VERB("outcome", "what the agency answered", "jawaban instansi"), .targets = STEP_ANY, .after = STATUS_OPEN, .flags = STEP_LATE, .stage = NAME_OUTCOME_AT,
	  .fields = { "answer", "agency" }, .example = "R7 --answer \"Sudah ditangani BPBD\"" },
	{ VERB("wait", "nothing can be done until something comes", "menunggu sesuatu"), .targets = STEP_ANY, .after = STATUS_WAITING,
	  .fields = { "reason", "until" }, .required = { "reason" }, .example = "R7 --reason \"Menunggu surat kuasa\" --until 2026-12-01" },
	{ VERB("resume", "the waiting is over", "penantian selesai"), .targets = STEP_ANY, .after = STATUS_OPEN, .example = "R7" },
	{ VERB("stage", "the case enters an SP2HP stage", "perkara memasuki tahap SP2HP"), .targets = STEP_ANY, .after = STATUS_OPEN, .flags = STEP_LATE,
	  .fields = { "stage", "reason" }, .required = { "stage" }, .example = "R7 --stage investigation" },
	{ VERB("analyse", "the root cause", "akar masalah"), .targets = STEP_ANY, .after = STATUS_OPEN, .flags = STEP_LATE, .stage = NAME_ANALYSED_AT,
	  .fields = { "cause", "whys" }, .required = { "cause" }, .example = "F3 --cause staffing_too_few --whys \"Antre lama\" --whys \"Satu loket\"" },
	{ VERB("decide", "what will be done, or why nothing", "yang akan dilakukan, atau alasan tidak"), .targets = STEP_ANY, .after = STATUS_OPEN, .flags = STEP_LATE, .stage = NAME_DECIDED_AT,
	  .fields = { "decision", "action", "reason" }, .required = { "action|reason" }, .example = "F3 --decision \"Tambah loket malam\" --action A1" },
	{ VERB("respond", "the answer for the citizen", "jawaban untuk warga"), .targets = STEP_ANY, .after = STATUS_UNCHANGED, .stage = NAME_RESPONDED_AT,
	  .fields = { "text", "via" }, .required = { "text" }, .example = "F3 --via whatsapp -m \"Terima kasih, loket malam ditambah mulai 1 Desember.\"" },
	{ VERB("notify", "the citizen was told", "warga sudah diberi tahu"), .targets = STEP_ANY, .after = STATUS_UNCHANGED, .stage = NAME_NOTIFIED_AT,
	  .fields = { "via", "proof" }, .required = { "via|proof" }, .example = "F3 --via whatsapp --proof \"terkirim 10.02\"" },
	{ VERB("heard", "the citizen replied", "warga menanggapi"), .targets = STEP_ANY, .after = STATUS_UNCHANGED,
	  .fields = { "reply", "via" }, .required = { "reply" }, .example = "F3 --via phone --reply \"Terima kasih, sudah lebih cepat\"" },
	{ VERB("dispute", "the citizen is not satisfied: a review by somebody else", "warga belum puas: ditinjau petugas lain"), .targets = STEP_VOICE, .after = STATUS_OPEN, .flags = STEP_REOPENS,
	  .fields = { "reply", "via", "to" }, .required = { "reply" }, .example = "F3 --reply \"Antrean masih dua jam\" --to 79050456" },
	{ VERB("advise", "a legal-procedure guide was given", "panduan prosedur hukum diberikan"), .targets = STEP_ANY, .after = STATUS_UNCHANGED,
	  .fields = { "guide" }, .required = { "guide" }, .example = "R7 --guide lost_documents" },
	{ VERB("issue", "an official document gets its number", "dokumen resmi diberi nomor"), .targets = STEP_VOICE, .after = STATUS_UNCHANGED,
	  .fields = { "document", "number", "signed_by", "valid_until" }, .example = "R7 --document LP-B --signed-by 84010123" },
	{ VERB("attach", "a photo, scan or other file is kept with it", "foto, pindaian atau berkas lain disimpan bersamanya"), .targets = STEP_ANY, .after = STATUS_UNCHANGED,
	  .required = { "file" }, .example = "R7 foto-ktp.jpg" },
	{ VERB("match", "a lost and a found thing are the same", "barang hilang dan temuan ternyata sama"), .targets = STEP_REPORT, .after = STATUS_UNCHANGED,
	  .fields = { "matches" }, .required = { "matches" }, .example = "R7 --matches R9" },
	{ VERB("return", "the thing is back with its owner", "barang sudah kembali ke pemiliknya"), .targets = STEP_REPORT, .after = STATUS_CLOSED, .flags = STEP_CLOSES, .stage = NAME_CLOSED_AT,
	  .fields = { "matches", "proof", "outcome" }, .required = { "proof" }, .example = "R9 --matches R7 --proof \"KTP dicocokkan, tanda tangan di register 12\"" },
	{ VERB("resolve", "done, to be confirmed", "terselesaikan, menunggu kepastian"), .targets = STEP_ANY, .after = STATUS_RESOLVED, .stage = NAME_RESOLVED_AT,
	  .fields = { "outcome", "clearance" }, .example = "R7 --outcome \"Barang ditemukan\"" },
	{ VERB("close", "done", "selesai"), .targets = STEP_ANY, .after = STATUS_CLOSED, .flags = STEP_CLOSES, .stage = NAME_CLOSED_AT,
	  .fields = { "outcome", "clearance", "without" }, .example = "R7 --outcome \"SKTLK diterbitkan\"" },
	{ VERB("reject", "not taken on", "ditolak"), .targets = STEP_ANY, .after = STATUS_REJECTED, .stage = NAME_REJECTED_AT,
	  .fields = { "reason" }, .required = { "reason" }, .example = "R7 --reason \"Bukan wewenang kepolisian\"" },
	{ VERB("duplicate", "the same as another record", "sama dengan catatan lain"), .targets = STEP_ANY, .after = STATUS_DUPLICATE,
	  .fields = { "duplicate_of" }, .required = { "duplicate_of" }, .example = "R9 --duplicate-of R7" },
	{ VERB("void", "typed in error; the number stays used", "salah ketik; nomornya tetap terpakai"), .targets = STEP_ANY, .after = STATUS_VOID,
	  .fields = { "reason" }, .required = { "reason" }, .example = "R9 --reason \"salah jenis\"" },
	{ VERB("reopen", "taken up again", "dibuka kembali"), .targets = STEP_ANY, .after = STATUS_OPEN, .flags = STEP_REOPENS | STEP_CLOSES,
	  .fields = { "reason" }, .required = { "reason" }, .example = "F3 --reason \"Pelapor belum puas\"" },
	{ VERB("hold", "nothing of it may be erased", "tidak boleh dihapus"), .targets = STEP_ANY, .after = STATUS_UNCHANGED,
	  .fields = { "basis", "reason" }, .required = { "basis" }, .example = "R7 --basis \"Perintah Kajari 12/2026\"" },
	{ VERB("release", "the hold is over", "larangan penghapusan dicabut"), .targets = STEP_ANY, .after = STATUS_UNCHANGED,
	  .fields = { "basis", "reason" }, .required = { "reason" }, .example = "R7 --reason \"perkara selesai\"" },
	{ VERB("erase", "its personal data were erased", "data pribadinya dihapus"), .targets = STEP_ANY, .after = STATUS_UNCHANGED, .flags = STEP_ON_VOID | STEP_ELSEWHERE,
	  .fields = { "basis", "reason" }, .required = { "basis", "reason" }, .example = "" },
	{ VERB("renumbered", "it got another id", "mendapat id lain"), .targets = STEP_ANY, .after = STATUS_UNCHANGED, .flags = STEP_ON_VOID | STEP_ELSEWHERE,
	  .fields = { "reason" }, .required = { "reason" }, .example = "" },
	{ VERB("start", "an improvement action begins", "tindakan perbaikan dimulai"), .targets = STEP_ACTION, .after = STATUS_OPEN, .stage = NAME_STARTED_AT,
	  .fields = { "to" }, .example = "A1 --to 84010123" },
	{ VERB("finish", "an improvement action is carried out", "tindakan perbaikan selesai dilaksanakan"), .targets = STEP_ACTION, .after = STATUS_RESOLVED, .stage = NAME_RESOLVED_AT,
	  .fields = { "outcome" }, .example = "A1 --outcome \"Dua petugas malam sejak 1 Desember\"" },
	{ VERB("verify", "whether an improvement action worked, by the figures", "berhasil tidaknya tindakan perbaikan menurut angka"), .targets = STEP_ACTION, .after = STATUS_CLOSED, .flags = STEP_CLOSES, .stage = NAME_CLOSED_AT,
	  .fields = { "verdict", "figures" }, .required = { "verdict" }, .example = "A1 --verdict effective" },
	{ VERB("acknowledge", "a head of shift signs the handover", "kepala regu menandatangani serah terima"), .targets = STEP_HANDOVER, .after = STATUS_CLOSED,
	  .required = { "by" }, .example = "H1 --by 84010123" },
	{ VERB("retract", "take back a mistyped step", "menarik langkah yang salah ketik"), .targets = STEP_ANY, .after = STATUS_UNCHANGED, .flags = STEP_ON_VOID,
	  .fields = { "reason" }, .required = { "reason" }, .example = "PLB-20261124-R0007_02-K7Q2 --reason \"salah pilih catatan\"" },
	{ 0 },
};

const struct step_verb *
step_find(struct text verb)
{
	for (const struct step_verb *v = step_verbs; v->verb != NULL; v++)
		if (text_is(verb, v->verb))
			return v;
	return NULL;
}

const char *
status_key(enum status s)
{
	return status_choices[s].key;
}

const char *
status_label(enum status s, enum language l)
{
	return status_choices[s].label.in[l];
}

bool
status_final(enum status s)
{
	return s >= STATUS_CLOSED && s < STATUSES;
}

bool
step_reviews(const struct step_verb *v)
{
	return text_is(text_of(v->verb), "dispute");
}

bool
step_allowed(const struct step_verb *v, enum status now)
{
	switch (now) {
	case STATUS_VOID:
		return (v->flags & STEP_ON_VOID) != 0;
	case STATUS_CLOSED:
	case STATUS_REJECTED:
	case STATUS_DUPLICATE:
		return v->after == STATUS_UNCHANGED || (v->flags & (STEP_LATE | STEP_REOPENS)) != 0;
	case STATUS_RESOLVED:
		return v->after == STATUS_UNCHANGED || (v->flags & (STEP_LATE | STEP_REOPENS | STEP_CLOSES)) != 0;
	default:
		/* Reopening what is open says nothing, but a citizen's reason may
		 * be worth keeping: it is taken, and counts no new episode. */
		return true;
	}
}

enum status
step_status(const struct step_verb *v, enum status now)
{
	if (v->after == STATUS_UNCHANGED || !step_allowed(v, now))
		return now;
	if (now >= STATUS_RESOLVED && (v->flags & (STEP_CLOSES | STEP_REOPENS)) == 0)
		return now;	/* a late stage time does not reopen */
	return v->after;
}
