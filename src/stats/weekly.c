/* weekly: the page of an ISO week. */
#include "summary.h"
#include "verbs.h"

bool
stats_weekly(struct session *s, struct fail *why)
{
	return summary_run(s, LENGTH_WEEK, why);
}
