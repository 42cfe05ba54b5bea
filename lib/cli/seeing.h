#ifndef CLI_SEEING_H
#define CLI_SEEING_H

#include "cli/listing.h"
#include "record/fold.h"

/* -I in a listing: columns of people and things, which no other listing has,
 * and the log of who looked (DESIGN 4, 8). They stand at the end: `people` and
 * `items` whole, then each ROLE.field (reporter.name, victim.2.phone) and
 * people.field (that of any person) that -f, -w, -S or -T names. */
struct seeing {
	struct session *session;
	size_t first;			/* index in the shape of the first of them */
	struct text *names;		/* as typed, of each that is no field of the schema */
	size_t count;
	size_t absent;			/* records whose personal data are not in this clone */
};

/* Adds the columns to the shape. */
void seeing_begin(struct seeing *see, struct session *s, const struct schema *schema, struct shape *shape);
/* Reads the identity file of a record into the cells of its row. One that is not
 * there leaves them empty, and is counted. */
bool seeing_fill(struct seeing *see, const struct case_file *c, struct arena *arena, const struct shape *shape,
    struct text *row, struct fail *why);
/* For struct listing: logs the ids of the rows before any is shown, and of a
 * search that found nothing that it was made. */
listing_before seeing_log;
/* Where a field was unknown because -I was not given, says so. Returns false. */
bool seeing_hint(const struct schema *schema, struct fail *why);
/* Says how many records could not be seen into. */
void seeing_end(const struct seeing *see);

#endif
