#ifndef STORE_CHECK_FILE_H
#define STORE_CHECK_FILE_H

#include "record/id.h"
#include "store/check.h"
#include "store/concern.h"
#include "store/table.h"

/* For the parts of the check: store/check*.c. */

/* The codes that a table has, sorted. */
struct codes {
	const struct schema *schema;
	struct text station;	/* empty: of all stations */
	struct text *at;
	size_t count;
	struct codes *next;
};

/* Where a uid was seen: enough to name the file. */
struct seen {
	unsigned char uid[16];
	int32_t day, number;
	unsigned short station;	/* index in `stations` */
	char letter;
};

/* The suggestion box of a day: what its openings found, and what was entered. */
struct box_day {
	unsigned short station;	/* index in `stations` */
	int32_t day;
	int openings, entered;
	int64_t found;		/* that can be read */
	int32_t kept, number;	/* where the last opening lies: its day and number */
};

/* An official number that a record was issued: texts in `kept`. */
struct issued {
	uint64_t record;	/* the first half of its uid */
	struct text id, document, number;
	bool live;		/* not taken back, and its record is not void */
};

/* A handover: texts in `kept`. */
struct handed {
	struct text shift, id;	/* station, day and shift in one */
};

struct checking {
	const struct check *check;
	struct check_counts counts;
	bool shared;		/* the root is shared with a group */
	struct arena kept;	/* code tables, station codes: the whole run */
	struct arena file;	/* of one file or one record with its steps */
	struct codes *codes;
	struct officers officers;	/* of the station that is being read */
	struct text classes;	/* of sla.csv: case_class.h */
	struct seen *seen;
	size_t seen_count, seen_cap;
	struct text *stations;
	size_t station_count;
	uint64_t *references;	/* of identity files that records name: their first half */
	size_t reference_count, reference_cap;
	struct box_day *boxes;
	size_t box_count, box_cap;
	struct issued *issued;
	size_t issued_count, issued_cap;
	struct handed *handed;
	size_t handed_count, handed_cap;
};

/* Send a fault or notice of a file (line 0: of the whole file), and count it.
 * The fail is released. */
void check_fault(struct checking *k, const char *path, long line, struct fail *why);
void check_notice(struct checking *k, const char *path, long line, struct fail *why);

/* The bytes of a file, counted; false where it cannot be read, is no regular
 * file, is too large or has conflict markers, after the fault was sent. */
bool check_bytes(struct checking *k, int folder, const char *name, const char *path, size_t most, struct text *bytes);
/* One stored document by its schema, every fault of it named. */
bool check_record(struct checking *k, struct text bytes, const char *path, const struct schema *schema,
    struct record *r);
/* A temporary file: a notice where it is old. */
void check_temporary(struct checking *k, int folder, const char *name, const char *path);
/* Opens a folder below one, or sends the fault; one that is not there is none. */
int check_folder(struct checking *k, int folder, const char *name, const char *path);
/* Every file in a folder and below: YAML and CSV that parse, text in UTF-8;
 * where `schema` is given, its YAML by that schema. */
void check_plain(struct checking *k, int folder, const char *path, const struct schema *schema);

/* check_tables.c: configuration, claims and tables. */
void check_configuration(struct checking *k);
/* The codes of a field's table, or NULL where nothing can be said: it has no
 * rows. */
const struct codes *check_codes(const struct checking *k, const struct field *f, struct text station);
bool codes_have(const struct codes *c, struct text code);

/* check_rows.c: what each row of a table says; check_keys.c: what the rows say
 * together. */
void check_rows(struct checking *k, const char *path, const struct table *t);
void check_keys(struct checking *k, const char *path, const struct schema *schema, const struct table *t);
/* check_roster.c: the rows of a roster; the officers were read before. */
void check_roster_rows(struct checking *k, const char *path, struct text station, const struct table *t);

/* check_records.c: the record folders; check_case.c: one record with its steps. */
void check_records(struct checking *k);
/* Keeps the uid of a record; check_uids names those that two have. */
void check_seen(struct checking *k, struct text uid, const struct id *id);
void check_uids(struct checking *k);

/* The index of a station in `stations`, where it is put if need be. */
unsigned short check_station_index(struct checking *k, struct text station);

/* check_surveys.c: the batches of survey answers. */
void check_surveys(struct checking *k);

/* check_boxes.c: openings of the box and slips of it, when the records were
 * read. */
void check_boxes(struct checking *k);

/* check_handover.c, after the records: two of one shift. */
void check_handovers(struct checking *k);

/* check_numbers.c, after the records. */
void check_numbers(struct checking *k);

/* check_identity.c, after the records. */
void check_identity(struct checking *k);
void check_refer(struct checking *k, struct text reference);

#endif
