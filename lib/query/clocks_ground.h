#ifndef QUERY_CLOCKS_GROUND_H
#define QUERY_CLOCKS_GROUND_H

#include "query/clocks.h"

/* Private to the clocks: what is read once for all records. */
struct ground {
	bool ready;
	struct calendar calendar;
	struct pause *outages;	/* of the desk, in order of their reports */
	size_t outage_count, outage_cap;
};

struct clocks {
	const struct tree *tree;
	const struct fail_sink *sink;
	struct arena arena;
	struct clock_rule *rules;
	size_t count;
	bool outages;		/* whether a rule pauses for them */
	struct ground *grounds;	/* by station of the tree */
	struct ground elsewhere;
	struct shape shapes[2];	/* of reports and feedback */
};

const struct ground *clocks_ground(struct clocks *k, const struct station *station);

#endif
