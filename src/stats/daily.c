/* daily: the page of one day. */
#include "summary.h"
#include "verbs.h"

bool
stats_daily(struct session *s, struct fail *why)
{
	return summary_run(s, LENGTH_DAY, why);
}
