/* The CSV tables and configuration files of the tree: DESIGN 2. */
#include "record/tighten.h"

#define ROW(n, en, id_, name, kind, flags) { n, WORDS(en, id_), name, kind, CLASS_PUBLIC, flags, 0, NULL, NULL }
#define PICK(n, en, id_, name, choices, flags) { n, WORDS(en, id_), name, FIELD_CHOICE, CLASS_PUBLIC, flags, 0, choices, NULL }
#define ROW_VALID_FROM ROW("valid_from", "first day it is in force", "hari pertama berlaku", NAME_VALID_FROM, FIELD_DAY, 0)
#define ROW_VALID_UNTIL ROW("valid_until", "first day it is no longer in force", "hari pertama tidak berlaku lagi", NAME_VALID_UNTIL, FIELD_DAY, 0)
#define ROW_TABLE_CODE ROW("code", "what records say", "yang ditulis catatan", NAME_CODE, FIELD_LINE, FIELD_REQUIRED)
#define ROW_LABEL_ID ROW("label_id", "Indonesian label", "label Indonesia", NAME_LABEL_ID, FIELD_LINE, FIELD_REQUIRED)
#define ROW_LABEL_EN ROW("label_en", "English label", "label Inggris", NAME_LABEL_EN, FIELD_LINE, FIELD_REQUIRED)
#define TABLE(n, en, id_, p, rows) { .name = (n), .help = WORDS(en, id_), SCHEMA_FIELDS(rows), .path = (p) }

static const struct choice weekdays[] = {
	{ "1", WORDS("Monday", "Senin"), NULL }, { "2", WORDS("Tuesday", "Selasa"), NULL },
	{ "3", WORDS("Wednesday", "Rabu"), NULL }, { "4", WORDS("Thursday", "Kamis"), NULL },
	{ "5", WORDS("Friday", "Jumat"), NULL }, { "6", WORDS("Saturday", "Sabtu"), NULL },
	{ "7", WORDS("Sunday", "Minggu"), NULL }, { 0 },
};

static const struct choice holiday_kinds[] = {
	{ "national", WORDS("national holiday", "libur nasional"), NULL },
	{ "joint_leave", WORDS("joint leave", "cuti bersama"), NULL }, { 0 },
};

static const struct choice day_kinds[] = {
	{ "clock", WORDS("round the clock", "jam dinding"), NULL },
	{ "calendar", WORDS("calendar days", "hari kalender"), NULL },
	{ "working", WORDS("working days", "hari kerja"), NULL }, { 0 },
};

static const struct choice record_types[] = {
	{ "report", WORDS("report", "laporan"), NULL },
	{ "feedback", WORDS("feedback", "umpan balik"), NULL }, { 0 },
};

static const struct choice languages[] = {
	{ "id", WORDS("Indonesian", "Indonesia"), NULL }, { "en", WORDS("English", "Inggris"), NULL }, { 0 },
};

static const struct field officers[] = {
	ROW_TABLE_CODE,
	ROW("name", "name", "nama", NAME_NAME, FIELD_LINE, FIELD_REQUIRED),
	ROW("rank", "rank", "pangkat", NAME_RANK, FIELD_LINE, 0),
	ROW("unit", "unit", "satuan", NAME_UNIT, FIELD_LINE, 0),
	ROW_VALID_FROM, ROW_VALID_UNTIL,
};
const struct schema officers_schema = TABLE("officers", "officers of a station", "petugas sebuah SPKT", "stations/%s/officers.csv", officers);

static const struct field shifts[] = {
	ROW("shift", "name of the shift", "nama regu", NAME_SHIFT, FIELD_LINE, FIELD_REQUIRED),
	ROW("start", "from, HH:MM", "mulai, JJ:MM", NAME_START, FIELD_HOUR, FIELD_REQUIRED),
	ROW("end", "until, HH:MM; before start: it crosses midnight", "sampai, JJ:MM; sebelum mulai: melewati tengah malam", NAME_END, FIELD_HOUR, FIELD_REQUIRED),
	ROW_VALID_FROM, ROW_VALID_UNTIL,
};
const struct schema shifts_schema = TABLE("shifts", "shifts of a station", "pembagian regu", "stations/%s/shifts.csv", shifts);

static const struct field roster[] = {
	ROW("date", "day", "hari", NAME_DATE, FIELD_DAY, FIELD_REQUIRED),
	ROW("shift", "name of the shift", "nama regu", NAME_SHIFT, FIELD_LINE, FIELD_REQUIRED),
	ROW("officer", "who is on duty", "petugas jaga", NAME_OFFICER, FIELD_LINE, FIELD_REQUIRED),
};
const struct schema roster_schema = TABLE("roster", "who is on duty, a file a month", "jadwal jaga, satu berkas per bulan", NULL, roster);

static const struct field hours[] = {
	PICK("weekday", "1 Monday .. 7 Sunday", "1 Senin .. 7 Minggu", NAME_WEEKDAY, weekdays, FIELD_REQUIRED),
	ROW("open", "from, HH:MM", "buka, JJ:MM", NAME_START, FIELD_HOUR, FIELD_REQUIRED),
	ROW("close", "until, HH:MM", "tutup, JJ:MM", NAME_END, FIELD_HOUR, FIELD_REQUIRED),
	ROW_VALID_FROM, ROW_VALID_UNTIL,
};
const struct schema hours_schema = TABLE("hours", "working hours", "jam kerja", "stations/%s/hours.csv", hours);

static const struct field holidays[] = {
	ROW("date", "day", "hari", NAME_DATE, FIELD_DAY, FIELD_REQUIRED),
	ROW("name", "name", "nama", NAME_NAME, FIELD_LINE, FIELD_REQUIRED),
	PICK("kind", "national or joint_leave", "national atau joint_leave", NAME_KIND, holiday_kinds, FIELD_REQUIRED),
	ROW("basis", "decree", "dasar", NAME_BASIS, FIELD_LINE, 0),
};
const struct schema holidays_schema = TABLE("holidays", "holidays and joint leave", "hari libur dan cuti bersama", "holidays.csv", holidays);

static const struct field sla[] = {
	ROW("clock", "name of the clock", "nama tenggat", NAME_CLOCK, FIELD_LINE, FIELD_REQUIRED),
	PICK("record", "report or feedback", "report atau feedback", NAME_TYPE, record_types, FIELD_REQUIRED),
	ROW("kind", "only of this kind; empty is any", "hanya jenis ini; kosong berarti semua", NAME_KIND, FIELD_LINE, 0),
	ROW("priority", "only of this priority; empty is any", "hanya prioritas ini; kosong berarti semua", NAME_PRIORITY, FIELD_LINE, 0),
	ROW("starts", "stages that start it, first to occur", "tahap yang memulai", NAME_STARTS, FIELD_LINE, FIELD_REQUIRED),
	ROW("stops", "stages that stop it, first to occur", "tahap yang menghentikan", NAME_STOPS, FIELD_LINE, FIELD_REQUIRED),
	ROW("limit", "10m, 72h, 3d, or a ladder 10d 20d 30d", "10m, 72h, 3d, atau tangga 10d 20d 30d", NAME_LIMIT, FIELD_LINE, FIELD_REQUIRED),
	PICK("day_kind", "clock, calendar or working", "clock, calendar atau working", NAME_DAY_KIND, day_kinds, FIELD_REQUIRED),
	ROW("pauses", "wait, outage", "wait, outage", NAME_PAUSES, FIELD_LINE, 0),
	ROW("basis", "legal basis", "dasar hukum", NAME_BASIS, FIELD_LINE, FIELD_REQUIRED),
	ROW_VALID_FROM, ROW_VALID_UNTIL,
	ROW("class", "only of this class; empty is any", "hanya kelas ini; kosong berarti semua", NAME_CLASS, FIELD_LINE, 0),
};
const struct schema sla_schema = TABLE("sla", "clocks and their limits", "tenggat dan batasnya", "sla.csv", sla);

static const struct field codes[] = { ROW_TABLE_CODE, ROW_LABEL_ID, ROW_LABEL_EN };
static const struct field nested_codes[] = {
	ROW_TABLE_CODE, ROW_LABEL_ID, ROW_LABEL_EN,
	ROW("parent", "the code above it", "kode di atasnya", NAME_PARENT, FIELD_LINE, 0),
};
const struct schema categories_schema = TABLE("categories", "what exactly came in", "rincian jenis", "categories.csv", codes);
const struct schema causes_schema = TABLE("causes", "root causes", "akar masalah", "causes.csv", codes);
const struct schema channels_schema = TABLE("channels", "how it comes in", "saluran masuk", "channels.csv", nested_codes);
const struct schema services_schema = TABLE("services", "services of the desk", "layanan SPKT", "services.csv", codes);
const struct schema agencies_schema = TABLE("agencies", "agencies that things are referred to", "instansi rujukan", "agencies.csv", codes);
const struct schema areas_schema = TABLE("areas", "districts", "wilayah", "areas.csv", nested_codes);

static const struct field tree[] = {
	PICK("language", "language of screen and paper", "bahasa layar dan kertas", NAME_LANGUAGE, languages, FIELD_REQUIRED),
	ROW("privacy", "classes tightened, `field: identity` a line", "kelas yang diperketat, `isian: identity` per baris", NAME_PRIVACY, FIELD_PAIRS, 0),
	ROW("documents", "templates of official numbers, `LP-B: ...` a line", "pola nomor resmi, `LP-B: ...` per baris", NAME_DOCUMENTS, FIELD_PAIRS, 0),
	ROW("validity", "days that a document is valid, `SKTLK: 14` a line", "berapa hari dokumen berlaku, `SKTLK: 14` per baris", NAME_VALIDITY, FIELD_PAIRS, 0),
};
const struct schema tree_schema = { .name = "tree", .help = WORDS("spkt.yaml: what all stations share", "spkt.yaml: yang sama untuk semua SPKT"), SCHEMA_FIELDS(tree), .rule = tighten_rule };

static const struct field station[] = {
	ROW("code", "code of the desk", "kode SPKT", NAME_CODE, FIELD_LINE, FIELD_REQUIRED),
	ROW("name", "name", "nama", NAME_NAME, FIELD_LINE, FIELD_REQUIRED),
	ROW("unit", "unit that it belongs to", "satuan induk", NAME_UNIT, FIELD_LINE, 0),
	ROW("chain", "units above it, one a line", "satuan di atasnya, satu per baris", NAME_CHAIN, FIELD_LINES, 0),
	ROW("zone", "time zone", "zona waktu", NAME_ZONE, FIELD_LINE, FIELD_REQUIRED),
	ROW("duty_start", "when a duty day begins, HH:MM", "jam mulai dinas, JJ:MM", NAME_DUTY_START, FIELD_HOUR, 0),
	ROW("first_numbers", "first official numbers, `LP-B: 124` a line", "nomor resmi pertama, `LP-B: 124` per baris", NAME_FIRST_NUMBERS, FIELD_PAIRS, 0),
};
const struct schema station_schema = { .name = "station", .help = WORDS("station.yaml of a desk", "station.yaml sebuah SPKT"), SCHEMA_FIELDS(station) };

static const struct field claim[] = {
	ROW("uid", "identity of the claim", "identitas klaim", NAME_UID, FIELD_UID, FIELD_REQUIRED),
	ROW("station", "code that is claimed", "kode yang diklaim", NAME_STATION, FIELD_LINE, FIELD_REQUIRED),
	ROW("clone", "identity of the clone", "identitas salinan", NAME_CLONE, FIELD_UID, FIELD_REQUIRED),
	ROW("machine", "hash of the machine's identity", "hash identitas mesin", NAME_MACHINE, FIELD_HASH, FIELD_REQUIRED),
	ROW("at", "when", "kapan", NAME_AT, FIELD_MOMENT, FIELD_REQUIRED),
	ROW("replaces", "claim that it takes over", "klaim yang diambil alih", NAME_REPLACES, FIELD_UID, 0),
	ROW("reason", "why", "alasan", NAME_REASON, FIELD_LINE, 0),
};
const struct schema claim_schema = { .name = "claim", .help = WORDS("which clone writes under a station's code", "salinan mana yang menulis dengan kode SPKT"), SCHEMA_FIELDS(claim) };

static const struct field guide[] = {
	ROW("code", "name of the guide", "nama panduan", NAME_CODE, FIELD_LINE, FIELD_REQUIRED),
	ROW("title_id", "Indonesian title", "judul Indonesia", NAME_TITLE_ID, FIELD_LINE, FIELD_REQUIRED),
	ROW("title_en", "English title", "judul Inggris", NAME_TITLE_EN, FIELD_LINE, FIELD_REQUIRED),
	ROW("basis", "legal basis", "dasar hukum", NAME_BASIS, FIELD_LINE, 0),
	ROW("kinds", "kinds and categories of records that it is for, one a line", "jenis dan rincian catatan yang dituju, satu per baris", NAME_KINDS, FIELD_LINES, 0),
	ROW("text_id", "Indonesian text", "teks Indonesia", NAME_TEXT_ID, FIELD_PROSE, FIELD_REQUIRED),
	ROW("text_en", "English text", "teks Inggris", NAME_TEXT_EN, FIELD_PROSE, 0),
};
const struct schema guide_schema = { .name = "guide", .help = WORDS("legal-procedure guide", "panduan prosedur hukum"), SCHEMA_FIELDS(guide) };

const struct schema *const catalog[] = {
	&report_schema, &feedback_schema, &action_schema, &outreach_schema, &handover_schema, &box_schema,
	&survey_schema, &step_schema, &number_schema, &number_void_schema, &case_schema, &step_case_schema,
	&officers_schema, &shifts_schema, &roster_schema,
	&hours_schema, &holidays_schema, &sla_schema, &categories_schema, &causes_schema, &channels_schema,
	&services_schema, &agencies_schema, &areas_schema, &tree_schema, &station_schema, &claim_schema,
	&guide_schema, NULL,
};

const struct schema *
catalog_find(struct text name)
{
	for (size_t i = 0; catalog[i] != NULL; i++)
		if (text_is(name, catalog[i]->name))
			return catalog[i];
	return NULL;
}
