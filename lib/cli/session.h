#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <stdio.h>

#include "cli/option.h"
#include "record/shape.h"
#include "store/concern.h"
#include "store/tree.h"
#include "store/turn.h"
#include "time/clock.h"
#include "time/when.h"
#include "view/printer.h"

struct program;
struct verb;

/* What every verb gets, and the only thing it gets: nothing is global. */
struct session {
	const struct program *program;
	const struct verb *verb;
	struct given given;
	struct arena arena;	/* lives as long as the command */
	struct arena scratch;	/* lives as long as one id of session_ids */
	struct tree tree;	/* open unless the verb needs none */
	struct officers officers;	/* of the station asked for last */
	struct clock clock;
	enum language language;
	bool json_errors;
	int code;		/* worst exit code so far */
	bool piped;		/* the id at hand came from standard input */
	bool stored;		/* something was stored: a lost acknowledgement is exit 79 */
	FILE *out;		/* standard output or -o */
	struct fail_sink faults;	/* prints a fault at once and raises the code */
};

/* Prints a fault or notice to standard error and keeps the worst exit code. */
void session_fault(struct session *s, struct fail *why);
/* A sentence that is not a fault: to standard error, unless -q. */
void session_notice(struct session *s, enum message m, ...);
/* What a person should look at, with its place: to standard error, unless -q;
 * no fault, so the exit code stays. */
void session_warn(const struct session *s, const struct fail *why);
void session_raise(struct session *s, int code);

bool session_given(const struct session *s, enum option_id id);
const char *session_word(const struct session *s, enum option_id id);	/* or NULL */

/* --by, else $SPKT_OFFICER, without spaces around it; NULL where nobody is named. */
const char *session_officer(struct session *s);

/* How times are read: the clock of the command in the zone of the tree. */
struct when session_when(const struct session *s);
/* The instant that readers must not look beyond: --now, or none. */
int64_t session_as_of(const struct session *s);
/* --since, --until, --day, --week, --month, --year; `given` tells if any. */
bool session_period(struct session *s, struct period *p, bool *given, struct fail *why);
/* -O, else $SPKT_FORMAT on a terminal, else `otherwise`. Rows have no picture: svg is
 * refused but by the second, which is for who draws (view/plot.h). */
bool session_format(struct session *s, enum format otherwise, enum format *format, struct fail *why);
bool session_format_drawn(struct session *s, enum format otherwise, enum format *format, struct fail *why);
/* Whole number of an option, or `otherwise`. */
bool session_number(struct session *s, enum option_id id, int64_t least, int64_t otherwise, int64_t *n,
    struct fail *why);
struct printer *session_printer(struct session *s, enum format format, const struct field *const *columns,
    size_t count);
/* The printer of -T, whose {{places}} are over the shape; lent to the arena. */
bool session_template(struct session *s, const struct shape *shape, struct printer **printer, struct fail *why);

/* Ids: the operands, or with "-" the lines of standard input (full ids only).
 * Calls `act` with each full id; every one is tried, the worst code returned.
 * The id of a step may have the short id of its record (R7_02-K7Q2). */
bool session_ids(struct session *s, bool (*act)(struct session *, struct text id, void *context, struct fail *),
    void *context, struct fail *why);
/* Canonical value of what was typed for a field: value_from_words, and short
 * ids of other records found; a list of ids may have commas between them. */
bool session_value(struct session *s, const struct field *f, struct text typed, struct text *value, struct fail *why);
/* Adds to an unknown field the one that was most likely meant. Returns false. */
bool session_near(struct session *s, struct fail *why);
/* Says where a typed text holds something like a NIK or phone number: a hint
 * to a person, who may be right. */
void session_privacy(struct session *s, const struct record *r);
/* Says where a typed time can hardly be meant: an end before its beginning, a
 * wait until what is past, an action due before it was thought of. */
void session_times(struct session *s, const struct record *r);
/* Says where the outage that a late entry names is no outage report. */
/* A class that no row of sla.csv names. */
void session_class(struct session *s, const struct record *r);
void session_outage(struct session *s, const struct record *r);
/* Takes the turn, saying so where it has to wait. */
bool session_turn(struct session *s, struct turn *turn, struct fail *why);
/* -m, -m -, --text-file. at NULL: none was given. */
bool session_message(struct session *s, struct text *message, struct fail *why);
/* The same into the field of the record that it stands for. */
bool session_message_into(struct session *s, struct record *r, enum name id, struct fail *why);
/* A FILE operand or option: "-" is standard input. The caller closes with
 * session_close_input. */
FILE *session_input(struct session *s, const char *name, struct fail *why);

#endif
