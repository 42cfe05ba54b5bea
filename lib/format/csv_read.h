#ifndef FORMAT_CSV_READ_H
#define FORMAT_CSV_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/fail.h"

enum { CSV_CELL_MAX = 1 << 20, CSV_REJECT_CELLS = 3 };

/* One row, lent to the callback for the call only. */
struct csv_row {
	const struct text *cells;
	size_t count;
	long line;		/* first line of the row in the file, from 1 */
};

struct csv_options {
	char delimiter;		/* 0: detected from the header among , ; TAB */
	bool headerless;	/* the first row is data; columns have numbers only */
	const char *name;	/* for messages: the file's name, or "-" */
	/* A first row line,field,reason,... heads rows that an import rejected:
	 * these three cells are left out of every row, the first row too where
	 * the table has no header. */
	bool rejects;
};

struct csv_handler {
	/* Once, before rows; not called when headerless. False stops (why filled). */
	bool (*header)(void *context, const struct csv_row *row, struct fail *why);
	/* Asked of each row behind the first, of any width: whether it is the header of
	 * another table, which begins here. NULL: there is one table. */
	bool (*begins)(void *context, const struct csv_row *row);
	/* False stops the reading with the fail that it filled. */
	bool (*row)(void *context, const struct csv_row *row, struct fail *why);
	/* A row that cannot be a row of this table (too many or too few cells, not
	 * UTF-8, a NUL): the reading goes on. NULL: it stops there instead. */
	void (*bad)(void *context, const struct csv_row *row, const struct fail *why);
	void *context;
};

/* Streams a file through libcsv (strict, RFC 4180, its space trimming off, so
 * values come byte for byte; a quoted newline stays as it is, CRLF in quotes
 * too). BOM is dropped, CRLF and a missing last newline are taken; wholly
 * empty lines are skipped but counted. UTF-16 and other encodings told by
 * their first bytes are refused by name; a duplicate header column is refused (columns
 * without a name, which spreadsheets leave at the right, may be many), a file
 * without any header line too (MSG_CSV_NO_HEADER). A cell over CSV_CELL_MAX
 * stops. A lone CR outside quotes ends a row. Broken quoting stops with
 * MSG_CSV_QUOTE and the line where the row began, also at the end of the file.
 * Memory is one row. */
bool csv_read(FILE *in, const struct csv_options *options, const struct csv_handler *handler,
    struct fail *why);
/* The same over bytes in memory. */
bool csv_read_bytes(struct text bytes, const struct csv_options *options,
    const struct csv_handler *handler, struct fail *why);

#endif
