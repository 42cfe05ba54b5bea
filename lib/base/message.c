#include "base/message.h"

static const struct message_row rows[MESSAGES] = {
	[MSG_NONE] = { EXIT_DONE, WORDS("", "") },
#define MESSAGE(id, code, en, indonesian) [MSG_##id] = { code, WORDS(en, indonesian) },
#include "base/message_list.h"
#undef MESSAGE
};

const struct message_row *
message_row(enum message m)
{
	return &rows[m];
}
