#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <signal.h>
#include <stdbool.h>

#include "base/buf.h"

/* A person at a terminal: questions on standard error, answers from standard
 * input. Standard output is left to what a script takes. */
struct terminal {
	struct sigaction action;	/* of SIGINT, as it was */
	sigset_t mask;
};

bool terminal_is(void);
/* While questions are asked Ctrl-C ends the question instead of the program,
 * so that what was begun can be cleared away. */
void terminal_begin(struct terminal *t);
void terminal_end(struct terminal *t);
/* One line without its end, in place of what `line` held. No byte behind the
 * line end is taken. False at the end of the input, or interrupted. */
bool terminal_line(int fd, struct buf *line);

/* Columns of what reads standard output: $COLUMNS, else of the terminal; 0: it is none. */
size_t terminal_width(void);
/* Of lines that are read: no wider than a mail has them. */
size_t terminal_text_width(void);
/* Whether what reads standard output can show no more than ASCII. */
bool terminal_is_ascii(void);

#endif
