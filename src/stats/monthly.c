/* monthly: the page of a month. */
#include "summary.h"
#include "verbs.h"

bool
stats_monthly(struct session *s, struct fail *why)
{
	return summary_run(s, LENGTH_MONTH, why);
}
