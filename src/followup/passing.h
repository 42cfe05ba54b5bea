#ifndef FOLLOWUP_PASSING_H
#define FOLLOWUP_PASSING_H

#include "cli/stepping.h"

/* What the incoming head takes over once both heads have signed a handover: its
 * items, and what else came in that shift or before, that are open and nobody's, the
 * outgoing head's, or of an officer on the roster of the outgoing shift; both when the
 * second signed and now. Each gets a step that names the handover and him, all stored
 * together, and is said; what was passed before is not passed again, so that a run that
 * was killed is finished by the next. */
struct passing {
	struct session *session;
	const struct scanned *handover;
	int64_t signed_at;			/* the second signature: the time of the steps */
	bool again;				/* no signature is new: what stays is not said */
};
bool passing_run(const struct passing *p, struct fail *why);

#endif
