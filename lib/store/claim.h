#ifndef STORE_CLAIM_H
#define STORE_CLAIM_H

#include <sys/types.h>

#include "store/tree.h"

/* Which clone writes under a station's code: one immutable file a claim below
 * stations/CODE/claims/, and .spkt/claim.yaml in the clone itself, which names
 * its machine so that a copied .spkt/ must claim again (DESIGN 2). */
struct claiming {
	struct text station;
	bool take_over;
	struct text reason;
	int64_t now;
	mode_t folder_mode, file_mode;
};

/* Makes this clone the writer of the station. `made` tells whether anything
 * was written. A live claim of another clone is MSG_CLAIM_HELD unless it is
 * taken over with a reason. */
bool claim_station(const struct tree *tree, const struct claiming *c, struct arena *arena, bool *made,
    struct fail *why);

/* The station that this clone may write under: the one it claimed last, where
 * code is empty, else that one, if a live claim of this clone holds it (desks
 * of one unit may share a clone). MSG_NO_CLAIM or MSG_CLAIM_HELD (exit 77). */
const struct station *claim_writer(const struct tree *tree, struct text code, struct arena *arena, struct fail *why);

/* The claims of a station that no other claim replaces. */
struct claims {
	struct record *at;
	size_t count;
};
bool claims_live(const struct tree *tree, struct text station, struct arena *arena, struct claims *live,
    const struct fail_sink *sink);
/* How many clones hold them: more than one is a fault, which a take-over by
 * one of them settles. */
size_t claims_clones(const struct claims *live);

#endif
