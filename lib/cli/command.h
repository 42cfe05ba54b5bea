#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/session.h"

/* One verb of a program: a row in its main.c, a function in a file of its own.
 * Its name is one word, or a noun and a word: "list", "outreach list". */
struct verb {
	const char *name;
	struct words help;
	const char *operands;		/* for the usage line, "" for none */
	struct accepted accepts;
	const char *example;		/* a whole command line */
	bool (*run)(struct session *s, struct fail *why);
	bool without_tree;		/* init, fields, completion */
	bool stores;			/* it may write records: a closed pipe must not end it midway */
	bool broken_tree;		/* check: a configuration that cannot be read is its answer */
};

/* What one who has never used the program types first, in order. */
struct first_step {
	const char *command;		/* a whole command line */
	struct words what;
};

struct program {
	const char *name;		/* "spkt-report" */
	struct words help;
	const struct verb *verbs;	/* ends with name NULL */
	const struct first_step *first;	/* ends with command NULL; NULL: the first verb's example */
};

/* The whole of a main: finds the verb, parses its options, opens the tree,
 * runs it, checks standard output, prints the fault and returns the exit code. */
int command_main(const struct program *program, int argc, char **argv);

/* `--help` of a program (all its verbs, or where noun is not NULL only those
 * that begin with it) and of a verb. */
void help_program(const struct program *p, const char *noun, enum language l, FILE *out);
void help_verb(const struct program *p, const struct verb *v, enum language l, FILE *out);
/* Verbs and options, a line each `verb<TAB>--option<TAB>value<TAB>help<TAB>-o`,
 * for completion scripts and the manual. The value is a word for what the
 * option takes, or its choices a|b|c; a line without an option is the verb's
 * own, with its operands. */
void help_words(const struct program *p, enum language l, FILE *out);

#endif
