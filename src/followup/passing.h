#ifndef FOLLOWUP_PASSING_H
#define FOLLOWUP_PASSING_H

#include "cli/stepping.h"

/* What the incoming head takes over when he signs a handover: its items that are
 * open and nobody's, the outgoing head's, or of an officer on the roster of the
 * outgoing shift; both when he signed and now. Each gets a step that names the
 * handover and him, all stored together, and is said; what was passed before is not
 * passed again, so that a run that was killed is finished by the next. */
struct passing {
	struct session *session;
	const struct scanned *handover;
	const struct stepping *signature;	/* whose time the steps get */
	int64_t signed_at;
	bool again;				/* he had signed before: what stays is not said */
};
bool passing_run(const struct passing *p, struct fail *why);

#endif
