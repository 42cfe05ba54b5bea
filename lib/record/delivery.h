#ifndef RECORD_DELIVERY_H
#define RECORD_DELIVERY_H

#include "record/fold.h"

/* What of a folded case the citizen is still to be told. */

/* The newest answer of which nothing says that it reached the citizen: it went by no
 * channel itself, and no notify and no newer answer was written by one who knew of it
 * (history.h). NULL: there is none. */
const struct step *delivery_due(const struct case_file *c);
/* Whether something was decided and not answered since; or not taken on, or put together
 * with another one, without any answer since it was opened last, where the citizen left
 * a contact or has a code. */
bool delivery_unanswered(const struct case_file *c);

/* How one can be reached. */
struct delivery {
	struct text channel;	/* a row of channels.csv; empty: there is no way */
	struct text contact, name;
};
/* What kind of channel a record came by. */
enum delivery_way { DELIVERY_OTHER, DELIVERY_MESSAGE, DELIVERY_EMAIL };
/* From the people of a record, as of the channel by which it came: the reporter, else
 * the contact person. A telephone first, else e-mail; where it came by e-mail the
 * other way round; else the postal address. One who wrote by a message service
 * (whatsapp, sms) is answered by the same. */
struct delivery delivery_find(struct text people, struct text channel, enum delivery_way way, struct arena *arena);

#endif
