#include "cli/records.h"
#include "verbs.h"

bool
report_list(struct session *s, struct fail *why)
{
	return records_list(s, &report_schema, why);
}
