#ifndef RECORD_IMPORT_MAP_H
#define RECORD_IMPORT_MAP_H

#include "base/arena.h"
#include "base/fail.h"
#include "format/csv_read.h"
#include "record/record.h"
#include "record/step.h"
#include "time/zone.h"

/* How the columns of a foreign file become fields and steps (DESIGN 6). */
struct map_source {
	struct text *names;	/* of columns, or their numbers without a header */
	int *columns;		/* filled by import_map_bind */
	size_t count;
	long line;		/* in the map */
};

struct map_field {
	const struct field *field;	/* "secret" is code_sha256 */
	struct text person;	/* "reporter.name" where the field is people */
	struct text extra;	/* "x-weather": no field of ours (field is NULL) */
	struct map_source from;	/* count 0: only a default */
	struct text otherwise;	/* where the cell is empty */
	const struct node *values;	/* their word: ours; or NULL */
};

struct map_step {
	const struct step_verb *verb;
	struct map_source from;	/* of its time */
};

struct map_skip {
	struct map_source from;
	struct text *values;
	size_t count;
};

struct import_map {
	const char *file;	/* for messages */
	struct text source;
	struct map_source key;
	struct text *formats, *empty;
	size_t format_count, empty_count;
	struct zone zone;
	bool has_zone, headerless;
	char delimiter;		/* 0: detected */
	struct map_field *fields;
	size_t field_count;
	struct map_step *steps;
	size_t step_count;
	struct map_skip *skips;
	size_t skip_count;
};

/* Reads a map for records of a schema. Faults name file, line and key. */
bool import_map_read(struct import_map *map, struct text bytes, const char *file, const struct schema *schema,
    struct arena *arena, struct fail *why);
/* Finds its columns in a header (by name), or takes their numbers where the
 * map says header: no. MSG_COLUMN_MISSING names one that is not there. */
bool import_map_bind(struct import_map *map, const struct csv_row *header, struct fail *why);

/* What a row means. */
enum { IMPORT_STEPS_MAX = 16 };
struct import_row {
	bool skip;		/* by skip_if */
	struct record record;	/* the mapped fields, no system fields */
	struct text key;	/* joined key cells; empty: the map names no key */
	size_t step_count;
	const struct step_verb *verbs[IMPORT_STEPS_MAX];
	struct moment at[IMPORT_STEPS_MAX];	/* in order of time, then of the map */
};
/* `when` gives the station's zone and now. A fault names the field. */
bool import_map_row(const struct import_map *map, const struct csv_row *cells, const struct schema *schema,
    const struct when *when, struct arena *arena, struct import_row *row, struct fail *why);

#endif
