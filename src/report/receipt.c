#include "cli/records.h"
#include "verbs.h"

bool
report_receipt(struct session *s, struct fail *why)
{
	return records_receipt(s, why);
}
