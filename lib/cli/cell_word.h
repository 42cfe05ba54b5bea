#ifndef CLI_CELL_WORD_H
#define CLI_CELL_WORD_H

#include "base/buf.h"

/* One word of --explain: a column, or `name=value`. */
struct cell_word {
	struct buf name, value;
	bool row;		/* a value follows */
	bool quoted;		/* which is taken as it stands, spaces and all */
};

/* Takes the next word off. A value may be quoted as in CSV, "" for a quote, so that it
 * can hold what the words are parted by. False: a quote that does not end. */
bool cell_word_next(struct text *rest, struct cell_word *w);

#endif
