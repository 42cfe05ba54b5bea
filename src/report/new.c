#include "cli/records.h"
#include "verbs.h"

bool
report_new(struct session *s, struct fail *why)
{
	return records_new(s, &report_schema, why);
}
