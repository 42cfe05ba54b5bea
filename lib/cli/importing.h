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
	struct buf rejects;	/* CSV of --rejects */
	size_t width;		/* of the input's rows; 0 where it has none */
	int64_t imported, waiting, skipped, rejected, rows;
	struct progress progress;
	bool noticed_derived;
};

/* Opens the input (standard input is spooled, for the second pass). */
bool importing_start(struct importing *i, struct session *s, const struct schema *schema, struct fail *why);
void importing_end(struct importing *i);
/* The header of the input, which --rejects repeats. */
void importing_header(struct importing *i, const struct text *cells, size_t count);
/* Takes a fault of one row: says it (the first ones), keeps it for --rejects,
 * and counts. Only in the checking pass. Releases why. */
void importing_reject(struct importing *i, long line, const struct text *cells, size_t count, struct fail *why);
/* Stores what waits, then counts it as imported. */
bool importing_flush(struct importing *i, struct fail *why);
/* The closing line, --rejects, and the exit code. Also after a pass that was
 * stopped (why is filled): it says what was stored until then. */
bool importing_close(struct importing *i, struct fail *why);

#endif
