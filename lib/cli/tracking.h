#ifndef CLI_TRACKING_H
#define CLI_TRACKING_H

#include "cli/session.h"
#include "store/scan.h"

/* A citizen with a tracking code: it opens one record, in any clone, and is slow to
 * guess. Whatever the answer, it comes on a full second after the beginning, and
 * there is one sentence for all that is wrong. */
struct tracking {
	struct session *session;
	int64_t begun;		/* clock_elapsed_ns */
	struct scanned c;	/* the record, or the one that replaced it; in the session's arena */
	struct text asked;	/* id of the record that was asked for */
};

/* Takes the operands [ID] CODE, the code from the first line of standard input where
 * it is "-", and finds the record: without an id among the anonymous items. Where
 * none opens, fails with MSG_TRACKING_NO after the wait. Afterwards there are no
 * operands, and standard input begins behind that line. */
bool tracking_open(struct tracking *t, struct session *s, struct fail *why);
/* To be called before anything is shown or stored of what was opened. */
void tracking_wait(const struct tracking *t);

#endif
