#include "cli/records.h"
#include "verbs.h"

bool
feedback_receipt(struct session *s, struct fail *why)
{
	return records_receipt(s, why);
}
