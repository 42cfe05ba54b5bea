#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <stdbool.h>

#include "base/message.h"

/* What went wrong, once, in the place that knew: a message with its arguments
 * and where it happened. No text and no printing here: view/sentence.h words
 * it, cli/finish.h prints it and picks the exit code. {0} is "nothing wrong". */
struct fail {
	enum message message;
	int error;		/* errno where a system call refused, else 0 */
	int code;		/* exit code of this fault; 0: its message's own */
	long line, column;	/* from 1; 0 is not known */
	char *file, *field;	/* owned; NULL is none */
	char *words[4];		/* owned; the arguments {1}..{4} */
};

/* Fills why (throwing out what it held) and returns false, so that a function
 * ends with `return fail_set(why, MSG_X, "word")`. Words are C strings. */
#define fail_set(...) fail_set_words(__VA_ARGS__, (const char *)0)
bool fail_set_words(struct fail *why, enum message m, ...);
/* The same for a refused system call: keeps errno. */
#define fail_errno(...) fail_errno_words(__VA_ARGS__, (const char *)0)
bool fail_errno_words(struct fail *why, enum message m, ...);
/* Adds the place, where it is not yet said. Both return false. */
bool fail_in(struct fail *why, const char *file, long line);
bool fail_field(struct fail *why, const char *field);
void fail_release(struct fail *why);
/* The exit code it ends a command with (base/message.h). */
int fail_code(const struct fail *why);
/* A deep copy into an empty or filled fail. */
void fail_copy(struct fail *to, const struct fail *from);

/* Takes each fault of a check that does not stop at the first. The fail is the
 * caller's again after the call. */
struct fail_sink {
	void (*take)(void *context, const struct fail *why);
	void *context;
};

/* For a reader that goes on with what is left: `check` names the faults. */
extern const struct fail_sink fail_nowhere;
void fail_send(const struct fail_sink *sink, struct fail *why);	/* and releases why */

#endif
