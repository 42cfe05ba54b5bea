#ifndef RECORD_SCHEMA_H
#define RECORD_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"
#include "record/name.h"

/* What a field holds. Its rules (canonical text, what may be typed for it, how
 * it is ordered) stand in one row of value.c. Every value is stored and passed
 * on as text; a list is one item a line, as in a CSV cell. */
enum field_kind {
	FIELD_LINE,		/* text without a line break */
	FIELD_PROSE,		/* text */
	FIELD_CHOICE,		/* one of the field's choices */
	FIELD_CODE,		/* a row of a code table; any other text is a notice */
	FIELD_MOMENT,		/* RFC 3339 with offset, or a day alone */
	FIELD_DAY,
	FIELD_HOUR,		/* HH:MM */
	FIELD_COUNT,		/* whole number from 0 */
	FIELD_DURATION,		/* whole seconds */
	FIELD_DECIMAL,		/* a number with or without a point and digits behind it */
	FIELD_RECORD,		/* the id of a record */
	FIELD_UID,		/* 32 lower-case hex digits */
	FIELD_HASH,		/* 64 lower-case hex digits */
	FIELD_LINES,		/* list of texts */
	FIELD_RECORDS,		/* list of ids */
	FIELD_CHOICES,		/* list of choices */
	FIELD_SCORES,		/* `choice: 1..4` a line */
	FIELD_PAIRS,		/* `key: value` a line */
	FIELD_PEOPLE,		/* `role.key: value` a line, see identity.h */
	FIELD_KINDS
};

/* Who may see it (DESIGN 3). A field without a class is not published. */
enum field_class { CLASS_NONE, CLASS_PUBLIC, CLASS_INTERNAL, CLASS_IDENTITY };

enum field_flag {
	FIELD_REQUIRED = 1 << 0,
	FIELD_SYSTEM = 1 << 1,	/* set by the program: no option */
	FIELD_FIXED = 1 << 2,	/* amend cannot set it */
	FIELD_DERIVED = 1 << 3,	/* folded from the steps, never stored */
	FIELD_BRIEF = 1 << 4,	/* among the columns of a table on screen or in a page */
	FIELD_DAY_ALONE = 1 << 6,	/* a time for which a day that is typed stays a day */
	FIELD_ASKED = 1 << 7,	/* among the columns of a listing only where it is named */
	FIELD_MIXED = 1 << 5,	/* a column of figures: a number, a time or a text, as its form says */
};

/* One choice: the stored English key, its label, and the other words taken for
 * it, separated by "|". The key and both labels are always taken. */
struct choice {
	const char *key;
	struct words label;
	const char *also;
};

struct field {
	const char *name;		/* YAML key, CSV column, option, filter name */
	struct words help;
	enum name id;			/* where code reads it by name */
	enum field_kind kind;
	enum field_class class;
	unsigned flags;
	char letter;			/* short option of `new`, 0 for none */
	const struct choice *choices;	/* CHOICE, CHOICES, SCORES; CODE: those with words; ends with key NULL */
	const char *table;		/* CODE: name of the code table */
};

struct record;
struct fail;

struct schema {
	const char *name;
	struct words help;
	const struct field *fields;
	size_t count;
	const char *path;		/* of a CSV table: where it lies, %s the station */
	/* Its own rule over several fields, after each was checked; or NULL. */
	bool (*rule)(const struct record *, struct fail *);
};

#define SCHEMA_FIELDS(table) .fields = table, .count = sizeof table / sizeof *table

enum { NO_FIELD = -1 };
/* Index of a field by name or id, or NO_FIELD. */
int schema_field(const struct schema *s, struct text name);
int schema_named(const struct schema *s, enum name id);
/* The choice that a word means (key, label in either language, or another
 * word for it; case and '_' or '-' for a space aside), or NULL. */
const struct choice *choice_find(const struct choice *choices, struct text word);
const struct choice *choice_key(const struct choice *choices, struct text key);
/* The names, "a, b, c", for a message; appended to out. */
void choice_names(const struct choice *choices, struct buf *out);

/* All of them, in the order of `spkt-tree fields`; ends with NULL. */
extern const struct schema *const catalog[];
const struct schema *catalog_find(struct text name);

extern const struct schema report_schema, feedback_schema, action_schema, outreach_schema, handover_schema,
    box_schema, step_schema, number_schema, number_void_schema, survey_schema;
/* Columns folded from a record and its steps; no file has them. */
extern const struct schema case_schema, step_case_schema, survey_case_schema;
/* CSV tables of the tree. */
extern const struct schema officers_schema, shifts_schema, roster_schema, hours_schema, holidays_schema,
    sla_schema, categories_schema, causes_schema, channels_schema, services_schema, agencies_schema,
    areas_schema;
/* Configuration files. */
extern const struct schema tree_schema, station_schema, claim_schema, guide_schema;

/* Used by more than one schema. */
extern const struct choice yes_no[], status_choices[], service_elements[], verdict_choices[], class_choices[];

#endif
