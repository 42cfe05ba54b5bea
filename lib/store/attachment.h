#ifndef STORE_ATTACHMENT_H
#define STORE_ATTACHMENT_H

#include "store/put.h"

/* Files that belong to a record: identity/YYYY/MM/DD/<reference>.bin beside the
 * personal data of its day, 0600, outside git (DESIGN 8). The step `attach`
 * names the reference. */
enum { ATTACHMENT_MAX = 20 << 20 };	/* bytes, DESIGN 5 */

/* Durable when it returns true; what names it is written after. */
bool attachment_put(const struct writer *w, const struct record *of, struct text reference, struct text bytes, struct fail *why);
/* Takes it back where the step could not be stored. */
void attachment_undo(const struct writer *w, const struct record *of, struct text reference);
/* The reference of the file that a step attached; empty for any other step. */
struct text attachment_of(const struct step *step);
/* Where it lies below the root, appended to out. */
bool attachment_path(const struct record *of, struct text reference, struct buf *out);

#endif
