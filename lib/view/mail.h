#ifndef VIEW_MAIL_H
#define VIEW_MAIL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/words.h"

/* What stands above a page of text that is handed to sendmail: the headers, and the
 * empty line below them. Lines end in LF, as sendmail takes them. */
struct mail {
	struct text to;		/* for sendmail -t; empty: none, the command names who gets it */
	struct text subject;	/* what is not ASCII goes as encoded words of RFC 2047 */
	enum language language;
};

/* Whether it can stand in a To: printable ASCII, addresses with commas between them.
 * Each is a user of this machine or a@b, without a name beside it. Nothing in it can
 * begin another header, or an option of sendmail. */
bool mail_address(struct text to);
void mail_head(const struct mail *m, struct buf *out);

#endif
