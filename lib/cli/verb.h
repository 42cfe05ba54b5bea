#ifndef CLI_VERB_H
#define CLI_VERB_H

#include "cli/command.h"

/* Which verb a command line begins with. The name of a verb is one word, or
 * two, a noun and what to do with it: "outreach new". */
struct verb_words {
	const struct verb *verb;	/* NULL: none of the program */
	const char *noun;		/* the first word, where verbs of two words begin with it and none was named */
	int words;			/* how many of argv name the verb */
	bool help, version;		/* asked of the noun */
};

/* argv are the words from the verb on. A noun followed by an option means its
 * verb `new`, where it has one: `outreach --held today`. */
struct verb_words verb_find(const struct program *p, int argc, char **argv);
/* MSG_VERB_NONE or MSG_VERB_NOT_FOUND[_NEAR] for words that name no verb. */
bool verb_fail(const struct program *p, int argc, char **argv, struct fail *why);
/* Whether the verb's name is that noun and one word more. */
bool verb_of(const struct verb *v, const char *noun);

#endif
