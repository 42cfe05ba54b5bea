#ifndef CLI_EDITING_H
#define CLI_EDITING_H

#include "cli/coming.h"

/* new --edit: the record as a form in $VISUAL, else $EDITOR, else vi. The form
 * is a file of mode 0600 in a folder of its own below identity/, since names go
 * into it, and is gone afterwards, also when the command is told to end. At a
 * fault it is opened again with the fault above its line. MSG_NOTHING_STORED
 * where it is left empty or as it was. */
bool editing_take(struct session *s, const struct writer *w, struct coming *c, struct fail *why);
/* The command line of the editor, of at most `most` words and NULL: split at
 * spaces, never through a shell; +LINE where the editor is one that takes it. */
void editing_words(const char *editor, long line, const char *path, struct arena *arena, char **argv, size_t most);

#endif
