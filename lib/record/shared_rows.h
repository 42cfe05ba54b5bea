#ifndef RECORD_SHARED_ROWS_H
#define RECORD_SHARED_ROWS_H

/* Field rows that several record types have: one noun, one row. */
#include "record/schema.h"

extern const struct choice clock_choices[];

#define ROW_UID \
	{ "uid", WORDS("random identity of the record", "identitas acak catatan"), \
	  NAME_UID, FIELD_UID, CLASS_INTERNAL, FIELD_REQUIRED | FIELD_SYSTEM | FIELD_FIXED, 0, NULL, NULL }
#define ROW_RECEIVED \
	{ "received", WORDS("when it came in", "kapan diterima"), \
	  NAME_RECEIVED, FIELD_MOMENT, CLASS_PUBLIC, FIELD_REQUIRED | FIELD_FIXED | FIELD_BRIEF | FIELD_DAY_ALONE, 'r', NULL, NULL }
#define ROW_RECORDED \
	{ "recorded", WORDS("when it was typed", "kapan dicatat"), \
	  NAME_RECORDED, FIELD_MOMENT, CLASS_INTERNAL, FIELD_REQUIRED | FIELD_SYSTEM | FIELD_FIXED, 0, NULL, NULL }
#define ROW_CLOCK \
	{ "clock", WORDS("how far the clock can be trusted", "seberapa jam dapat dipercaya"), \
	  NAME_CLOCK, FIELD_CHOICE, CLASS_INTERNAL, FIELD_SYSTEM | FIELD_FIXED, 0, clock_choices, NULL }
#define ROW_OFFICER \
	{ "officer", WORDS("who took it", "petugas penerima"), \
	  NAME_OFFICER, FIELD_CODE, CLASS_INTERNAL, 0, 0, NULL, "officers" }
#define ROW_STATION \
	{ "station", WORDS("code of the desk", "kode SPKT"), \
	  NAME_STATION, FIELD_LINE, CLASS_PUBLIC, FIELD_REQUIRED | FIELD_FIXED, 0, NULL, NULL }
#define ROW_AREA \
	{ "area", WORDS("district, a row of areas.csv", "wilayah, baris areas.csv"), \
	  NAME_AREA, FIELD_CODE, CLASS_PUBLIC, 0, 0, NULL, "areas" }
#define ROW_CLASS \
	{ "class", WORDS("class for the ladders of sla.csv, by these or another code that it has", "kelas perkara untuk tenggat sla.csv, dengan kode ini atau kode lain di sana"), \
	  NAME_CLASS, FIELD_CODE, CLASS_INTERNAL, 0, 0, class_choices, NULL }
#define ROW_REPLACES \
	{ "replaces", WORDS("the voided record that this one replaces", "catatan batal yang diganti"), \
	  NAME_REPLACES, FIELD_RECORD, CLASS_INTERNAL, FIELD_FIXED, 0, NULL, NULL }
#define ROW_IDENTITY \
	{ "identity", WORDS("random reference to the personal data", "rujukan acak ke data pribadi"), \
	  NAME_IDENTITY, FIELD_UID, CLASS_INTERNAL, FIELD_SYSTEM | FIELD_FIXED, 0, NULL, NULL }
#define ROW_SOURCE \
	{ "source", WORDS("where an imported row came from", "asal baris impor"), \
	  NAME_SOURCE, FIELD_LINE, CLASS_INTERNAL, FIELD_SYSTEM | FIELD_FIXED, 0, NULL, NULL }
#define ROW_SOURCE_KEY \
	{ "source_key", WORDS("what names the row there", "kunci baris di asalnya"), \
	  NAME_SOURCE_KEY, FIELD_LINE, CLASS_INTERNAL, FIELD_SYSTEM | FIELD_FIXED, 0, NULL, NULL }
#define ROW_KEY \
	{ "key", WORDS("the caller's own key: a retry with it stores nothing new", "kunci pemanggil: pengulangan tidak menyimpan lagi"), \
	  NAME_KEY, FIELD_LINE, CLASS_INTERNAL, FIELD_FIXED, 0, NULL, NULL }
#define ROW_CODE_SHA256 \
	{ "code_sha256", WORDS("SHA-256 of the tracking code", "SHA-256 kode pelacakan"), \
	  NAME_CODE_SHA256, FIELD_HASH, CLASS_INTERNAL, FIELD_SYSTEM | FIELD_FIXED, 0, NULL, NULL }

#endif
