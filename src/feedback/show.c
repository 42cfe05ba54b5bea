#include "cli/records.h"
#include "verbs.h"

bool
feedback_show(struct session *s, struct fail *why)
{
	return records_show(s, why);
}
