#ifndef VIEW_TEMPLATE_H
#define VIEW_TEMPLATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"

/* Text with {{name}} places. */
struct template_piece {
	struct text literal;	/* what stands before the place */
	struct text name;	/* of the place, without spaces around it; at NULL: none, the text ends */
	int column;		/* free for the caller: where the value of the place is found */
};

struct template {
	struct template_piece *pieces;
	size_t count;
};

/* Takes the first place of t apart: what is before it, its name, what comes
 * after. False where there is none, or where it is not closed. */
bool template_place(struct text t, struct text *before, struct text *name, struct text *after);
/* In the arena; the texts are borrowed of t. A place that is not closed on its
 * line is MSG_CHECK_UNCLOSED with that line. */
bool template_parse(struct text t, struct arena *arena, struct template *template, struct fail *why);
/* Of a template typed as an option: \n, \t and \\ as line end, tab and
 * backslash; any other backslash stays. Appended to out. */
void template_unescape(struct text typed, struct buf *out);

#endif
