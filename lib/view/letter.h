#ifndef VIEW_LETTER_H
#define VIEW_LETTER_H

#include "base/buf.h"
#include "base/fail.h"

/* A paper for a citizen, from a plain-text template with {{places}}. How the
 * template is laid out says what its lines are, so that the same file gives
 * plain text and a typeset page:
 *   lines before the first empty one   the letterhead; one without a value is left out
 *   indented by 8 to 29 columns        centred; a heading where it has no place
 *   Label   : {{place}}                a label and its value, which hangs; lines
 *                                      at the column of the value go on with it
 *   {{place}}                          alone: the lines of the value as they are
 *   left      (3 or more spaces)  right   two columns, as of signatures
 *   -----  or  +----+                  a rule; what follows the last is small print
 *   ..........                         something to write on
 *   other lines                        a paragraph, filled
 * A value that is empty is "-", below two empty lines (a signature) dots. Values
 * are data: they never change the layout, and what a terminal or groff could
 * take for more than text is made visible or escaped. */

/* The value of a place; false where there is none of that name. */
typedef bool letter_lookup(void *context, struct text name, struct text *value);

struct letter {
	const char *name;	/* of the template's file, for faults */
	struct text template;
	letter_lookup *lookup;
	void *context;
	const char *mark;	/* at the top, such as SALINAN; NULL: none */
};

enum { LETTER_WIDTH = 70 };	/* columns of the plain text */

/* Both append to out, and fail where a place is unknown or not closed, naming
 * the line of the template. */
bool letter_text(const struct letter *l, struct buf *out, struct fail *why);
/* groff ms input in UTF-8, a part of a document: groff -ms -k -Tpdf. A4. */
bool letter_ms(const struct letter *l, struct buf *out, struct fail *why);

#endif
