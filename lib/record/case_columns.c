/* Columns that are folded from a record and its steps: no file holds them. */
#include "record/schema.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_PUBLIC, FIELD_DERIVED | (flags), 0, NULL, NULL }
/* The x-... keys of a record, which have no column of their own. Stored under
 * their own names: the column is how they travel in CSV. */
#define ROW_EXTRAS { "x", WORDS("fields of your own, `x-name: value` a line", "isian sendiri, `x-nama: nilai` per baris"), NAME_EXTRAS, FIELD_PAIRS, CLASS_INTERNAL, FIELD_DERIVED, 0, NULL, NULL }
#define YES_NO(n, en, id_, name) { n, WORDS(en, id_), name, FIELD_CHOICE, CLASS_PUBLIC, FIELD_DERIVED, 0, yes_no, NULL }
#define STAGE(n, en, id_, name) ROW(n, en, id_, name, FIELD_MOMENT, 0)

static const struct field fields[] = {
	ROW("id", "name of the record", "nama catatan", NAME_ID, FIELD_RECORD, FIELD_BRIEF),
	{ "status", WORDS("where it stands", "keadaan sekarang"), NAME_STATUS, FIELD_CHOICE, CLASS_PUBLIC, FIELD_DERIVED | FIELD_BRIEF, 0, status_choices, NULL },
	{ "owner", WORDS("who handles it", "penanggung jawab"), NAME_OWNER, FIELD_CODE, CLASS_INTERNAL, FIELD_DERIVED | FIELD_BRIEF, 0, NULL, "officers" },
	ROW("age", "from received until now or the last close, in seconds", "sejak diterima sampai kini atau penutupan terakhir, dalam detik", NAME_AGE, FIELD_DURATION, FIELD_BRIEF),
	ROW("shift", "shift in which it came in", "regu saat diterima", NAME_SHIFT, FIELD_LINE, 0),
	STAGE("accepted_at", "first accepted", "pertama diterima untuk ditangani", NAME_ACCEPTED_AT),
	STAGE("assigned_at", "first assigned", "pertama ditugaskan", NAME_ASSIGNED_AT),
	STAGE("dispatched_at", "first unit sent", "unit pertama dikirim", NAME_DISPATCHED_AT),
	STAGE("departed_at", "first unit left", "unit pertama berangkat", NAME_DEPARTED_AT),
	STAGE("arrived_at", "first unit on scene", "unit pertama tiba", NAME_ARRIVED_AT),
	STAGE("cleared_at", "first unit available again", "unit pertama selesai", NAME_CLEARED_AT),
	STAGE("referred_at", "first referred", "pertama dirujuk", NAME_REFERRED_AT),
	STAGE("outcome_at", "first answer of an agency", "jawaban pertama instansi", NAME_OUTCOME_AT),
	STAGE("analysed_at", "first analysed", "pertama dianalisis", NAME_ANALYSED_AT),
	STAGE("decided_at", "first decided", "pertama diputuskan", NAME_DECIDED_AT),
	STAGE("responded_at", "first answered", "pertama dijawab", NAME_RESPONDED_AT),
	STAGE("notified_at", "citizen first told", "warga pertama diberi tahu", NAME_NOTIFIED_AT),
	STAGE("resolved_at", "first resolved", "pertama terselesaikan", NAME_RESOLVED_AT),
	STAGE("closed_at", "first closed", "pertama ditutup", NAME_CLOSED_AT),
	STAGE("last_closed_at", "last closed", "terakhir ditutup", NAME_LAST_CLOSED_AT),
	STAGE("rejected_at", "first rejected", "pertama ditolak", NAME_REJECTED_AT),
	ROW("reopened", "how often it was reopened", "berapa kali dibuka kembali", NAME_REOPENED, FIELD_COUNT, 0),
	ROW("cause", "root cause found", "akar masalah", NAME_CAUSE, FIELD_LINE, 0),
	ROW("outcome", "what came of it", "hasil akhir", NAME_OUTCOME, FIELD_LINE, 0),
	ROW("duplicate_of", "the record that stays", "catatan yang dipertahankan", NAME_DUPLICATE_OF, FIELD_RECORD, 0),
	ROW("step_count", "how many steps count", "jumlah langkah yang berlaku", NAME_STEPS, FIELD_COUNT, 0),
	ROW_EXTRAS,
	ROW("numbers", "official numbers issued, one a line", "nomor resmi yang diterbitkan, satu per baris", NAME_NUMBERS, FIELD_LINES, 0),
	STAGE("taken_at", "first taken or not taken by an agency", "pertama dijawab diterima atau tidak oleh instansi", NAME_TAKEN_AT),
	STAGE("approved_at", "first approved", "pertama disetujui", NAME_APPROVED_AT),
	STAGE("started_at", "action started", "tindakan dimulai", NAME_STARTED_AT),
	ROW("stage", "SP2HP stage it is in", "tahap SP2HP sekarang", NAME_STAGE, FIELD_LINE, 0),
	ROW("actions", "improvement actions it led to, one id a line", "tindakan perbaikan yang lahir darinya, satu id per baris", NAME_ACTIONS, FIELD_RECORDS, 0),
	{ "verdict", WORDS("whether the action worked", "berhasil tidaknya tindakan"), NAME_VERDICT, FIELD_CHOICE, CLASS_PUBLIC, FIELD_DERIVED, 0, verdict_choices, NULL },
	ROW("addressed", "all records that the action answers, also by their decide, one id a line", "semua catatan yang dijawab tindakan ini, juga lewat decide, satu id per baris", NAME_ADDRESSED, FIELD_RECORDS, 0),
	YES_NO("untold", "whether the newest answer still waits for somebody to tell the citizen", "apakah jawaban terbaru belum disampaikan kepada warga", NAME_UNTOLD),
	YES_NO("tellable", "whether there is a contact or a tracking code", "apakah ada kontak atau kode pelacakan", NAME_TELLABLE),
	YES_NO("closed_without", "whether it was closed without all that is asked for, with a reason", "apakah ditutup tanpa semua yang diminta, dengan alasan", NAME_CLOSED_WITHOUT),
	ROW("clocks", "how each clock of sla.csv stands: name, state and when it is due, one a line", "keadaan tiap tenggat dari sla.csv: nama, keadaan dan jatuh temponya, satu per baris", NAME_CLOCKS, FIELD_LINES, FIELD_ASKED),
};

const struct schema case_schema = {
	.name = "case",
	.help = WORDS("columns folded from a record and its steps", "kolom yang dilipat dari catatan dan langkahnya"),
	SCHEMA_FIELDS(fields),
};

static const struct field step_columns[] = {
	ROW("id", "name of the record", "nama catatan", NAME_ID, FIELD_RECORD, FIELD_BRIEF),
	ROW("step_id", "name of the step", "nama langkah", NAME_STEP_ID, FIELD_LINE, FIELD_BRIEF),
	{ "status_after", WORDS("where the record stood after it", "keadaan catatan sesudahnya"), NAME_STATUS_AFTER, FIELD_CHOICE, CLASS_PUBLIC, FIELD_DERIVED | FIELD_BRIEF, 0, status_choices, NULL },
	ROW_EXTRAS,
};

const struct schema step_case_schema = {
	.name = "step_case",
	.help = WORDS("columns of a step that come from its record", "kolom langkah yang berasal dari catatannya"),
	SCHEMA_FIELDS(step_columns),
};
