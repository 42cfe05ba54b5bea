#ifndef CLI_IMPORTING_H
#define CLI_IMPORTING_H

#include "cli/session.h"
#include "record/import_map.h"
#include "store/known.h"
#include "store/put.h"
#include "view/progress.h"

/* An import under way, for records and for steps: a pass that checks the whole
 * file, then one that stores; rows that are there already are skipped, so that
 * a rerun stores nothing and a killed run resumes. */
enum pass { PASS_CHECK, PASS_STORE };

struct importing {
	struct session *session;
	const struct schema *schema;
	const char *name;	/* of the input, for messages */
	FILE *in;		/* can be read again from the start */
	enum pass pass;
	struct writer writer;
	struct when when;
	const struct station *station;
	struct known *known;
	struct batch *batch;
	struct arena row;	/* cleared after each row */
	struct buf rejects;	/* CSV of --rejects: its end, the rest is spooled */
	FILE *spool;		/* unnamed; NULL while all is in rejects */
	size_t width;		/* of the input's rows; 0 where it has none */
	struct turn turn;	/* held from the first look to the last flush */
	int64_t imported, waiting, skipped, rejected, rows;
	int64_t wanted;		/* rows that would be imported, where importing_held */
	int64_t repeated;	/* rows with the key of an earlier row of the file */
	long repeated_line;	/* of the first of them */
	struct progress progress;
	bool noticed_derived;
	char secret[65];	/* of this clone, once an anonymous row needs it; "" before */
};

/* Opens the input (standard input is spooled, for the second pass). */
bool importing_start(struct importing *i, struct session *s, const struct schema *schema, struct fail *why);
void importing_end(struct importing *i);
/* Back to the first row. */
void importing_pass(struct importing *i, enum pass pass);
/* 32 hex digits that are the same for the same words: uids of imported facts. */
struct text importing_uid(struct text a, struct text b, struct text c, struct arena *arena);
/* The key from which the uid of a record is made. That of an anonymous one, which
 * is often its time, is mixed with this clone's secret: such a row is known
 * again in this clone only. */
bool importing_key(struct importing *i, const struct record *r, struct text key, struct text *mixed, struct fail *why);
/* What is known of the day a record falls in; of every day where the row says
 * no time, for then it was stored on the day of an earlier run. */
bool importing_look(struct importing *i, const struct record *r, bool timeless, struct fail *why);
/* A row whose key an earlier row of this file has. */
void importing_repeat(struct importing *i, long line);
/* The header of the input, which --rejects repeats; NULL: it has none, and
 * --rejects numbers its columns. */
void importing_header(struct importing *i, const struct text *cells, size_t count);
/* Takes a fault of one row: says it (the first ones), keeps it for --rejects,
 * and counts. Only in the checking pass. Releases why. */
void importing_reject(struct importing *i, long line, const struct text *cells, size_t count, struct fail *why);
/* Whether nothing is stored: a dry run, or bad rows and --strict. */
bool importing_held(const struct importing *i);
/* Stores what waits, then counts it as imported. */
bool importing_flush(struct importing *i, struct fail *why);
/* The closing line, --rejects, and the exit code. Also after a pass that was
 * stopped (why is filled): it says what was stored until then. */
bool importing_close(struct importing *i, struct fail *why);

#endif
