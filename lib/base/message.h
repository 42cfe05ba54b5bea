#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include "base/words.h"

/* Exit codes of every command: sysexits.h where it has one, DESIGN 4. */
enum exit_code {
	EXIT_DONE = 0,
	EXIT_NO = 1,		/* the answer is no */
	EXIT_USAGE = 64,
	EXIT_DATA = 65,
	EXIT_NO_INPUT = 66,
	EXIT_NO_TREE = 69,
	EXIT_INTERNAL = 70,
	EXIT_CANT_CREATE = 73,
	EXIT_IO = 74,
	EXIT_RETRY = 75,
	EXIT_NOT_ALLOWED = 77,
	EXIT_CONFIG = 78,
	EXIT_UNCONFIRMED = 79,	/* stored, but the acknowledgement is not certain */
};

/* Every sentence the programs say, one row each: message_list.h. */
enum message {
	MSG_NONE,
#define MESSAGE(id, code, en, indonesian) MSG_##id,
#include "base/message_list.h"
#undef MESSAGE
	MESSAGES
};

struct message_row {
	enum exit_code code;
	struct words words;
};

const struct message_row *message_row(enum message m);

#endif
