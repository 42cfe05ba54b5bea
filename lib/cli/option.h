#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "record/schema.h"

/* Every option of every verb, once: the same letter means the same thing
 * everywhere (DESIGN 4). A verb lists the ids it takes; the fields of its
 * schema are options too. getopt_long, --help, completion and the manual all
 * read these rows. */
enum option_id {
	OPT_END,
	OPT_DIR, OPT_FORMAT, OPT_OUTPUT, OPT_FIELDS, OPT_WHERE, OPT_SINCE, OPT_UNTIL, OPT_DAY, OPT_WEEK,
	OPT_MONTH, OPT_YEAR, OPT_SORT, OPT_LIMIT, OPT_OFFSET, OPT_NUL, OPT_DRY_RUN, OPT_QUIET, OPT_VERBOSE,
	OPT_HELP, OPT_VERSION, OPT_MESSAGE, OPT_TEXT_FILE, OPT_FILE, OPT_EXIT, OPT_NOW, OPT_COLOR, OPT_LANG,
	OPT_ERRORS, OPT_SHOW_IDENTITY,
	OPT_CODE, OPT_AT, OPT_BY, OPT_SET, OPT_GROUP, OPT_FROM, OPT_TO_STAGE, OPT_TYPE, OPT_DUTY, OPT_MAP,
	OPT_REJECTS, OPT_STRICT, OPT_STATION, OPT_NAME, OPT_ZONE, OPT_UNIT, OPT_SHARE, OPT_TAKE_OVER,
	OPT_REASON, OPT_MDOC, OPT_TEMPLATE, OPT_EXCEL, OPT_REFER, OPT_SECRET, OPT_EDIT, OPT_FOR, OPT_MS, OPT_DOCUMENT,
	OPT_NEW_CODE, OPT_EXTEND, OPT_COUNT, OPT_SIGNED_BY, OPT_DRAFT, OPT_DISPUTE,
	/* a line each from here, so that two who add one do not meet */
	OPT_KEY, OPT_ITEMS,
	OPT_DAYS,
	OPT_WITHIN,
	OPT_CLOCK,
	OPT_TREE, OPT_INPUT, OPT_EXPLAIN,
	OPT_RULE, OPT_POPULATION,
	OPT_MAIL,
	OPT_MAIL_TO,
	OPT_METHOD, OPT_BASELINE,
	OPT_HANDLING, OPT_WAIT, OPT_LEVEL, OPT_SHRINKAGE, OPT_LEAST, OPT_HOURS,
	OPT_OUT, OPT_REPUBLISH,
	OPTIONS
};

enum option_kind { OPTION_FLAG, OPTION_WORD };

struct option_row {
	const char *name;
	char letter;			/* 0: none */
	enum option_kind kind;
	const char *operand;		/* NULL for a flag */
	struct words help;
};

const struct option_row *option_row(enum option_id id);
/* Those that every verb takes; ends with OPT_END. */
extern const enum option_id options_common[];
/* Those that every listing takes. */
#define OPTIONS_LISTING OPT_FORMAT, OPT_OUTPUT, OPT_FIELDS, OPT_WHERE, OPT_SINCE, OPT_UNTIL, OPT_DAY, OPT_WEEK, \
	OPT_MONTH, OPT_YEAR, OPT_SORT, OPT_LIMIT, OPT_OFFSET, OPT_TEMPLATE, OPT_NUL, OPT_EXIT

/* What a verb accepts beside the common options. */
struct accepted {
	const enum option_id *options;	/* ends with OPT_END; NULL: none */
	const struct schema *schema;	/* its fields are options; NULL: none */
	const char *const *fields;	/* only these of the schema, ends with NULL; NULL: all */
};

/* Between the words of a --set, --items, --tree or --input that was given several times; no value has it. */
enum { OPTION_AGAIN = 0x1e };

/* What was given. A field option given several times adds a line. */
struct given {
	const char *words[OPTIONS];	/* a flag that was given is "" */
	struct text *fields;		/* by field of the schema; at NULL: not given */
	struct text people;		/* ROLE.key lines */
	char **operands;
	size_t operand_count;
};

/* Whether the schema's field is an option of the verb. */
bool accepted_field(const struct accepted *a, const struct field *f);
/* Whether --ROLE.key is taken: the schema has people, or --items is an option. */
bool accepted_people(const struct accepted *a);
/* Its option name: '_' becomes '-'. */
void option_name(const struct field *f, struct buf *out);

/* Parses argv after the verb, operands anywhere. The usage faults name what
 * was wrong and the nearest option. */
bool options_parse(const struct accepted *a, int argc, char **argv, struct arena *arena,
    struct given *given, struct fail *why);

/* The word of `words` (ends with NULL) nearest to a mistyped one, or NULL where
 * none is near. */
const char *nearest_word(const char *typed, const char *const *words);

#endif
