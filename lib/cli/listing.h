#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/session.h"
#include "query/filter.h"
#include "query/sort.h"
#include "record/shape.h"

/* Rows of a shape through -w, -S, --offset, -n and -f to a printer. Without -S
 * they stream; with it they are kept until the end. */
/* What has to happen before rows are shown; false where it did not: none is. */
typedef bool listing_before(void *context, const struct text *const *rows, size_t count, struct fail *why);

struct listing {
	struct session *session;
	struct shape shape;
	struct filter *filter;		/* NULL: all */
	struct sort sort;
	const struct field **columns;	/* of the output */
	int *cells;			/* index in the shape of each column */
	struct text *out;		/* the row as it is printed */
	size_t column_count;
	struct printer *printer;
	enum format format;
	int64_t offset, limit, seen, shown;
	int64_t cut;			/* texts that Excel will cut */
	struct arena kept;		/* rows of a sort */
	const struct text **rows;
	size_t row_count, row_cap;
	bool quiet_end;			/* nothing shown is no answer of -E: the verb has its own */
	listing_before *before;		/* set between start and the first row: rows are kept until the end */
	void *context;
};

/* -w -: the expression from standard input, so that what is searched for is in
 * no process list. Once; later calls find it read. */
bool listing_where(struct session *s, struct fail *why);
bool listing_start(struct listing *l, struct session *s, struct shape shape, enum format otherwise,
    struct fail *why);
/* False when no further row will be shown. */
bool listing_row(struct listing *l, const struct text *row, struct text path);
/* Prints what is left; -E with nothing shown is MSG_NOTHING_FOUND. */
bool listing_end(struct listing *l, struct fail *why);

#endif
