#include "cli/records.h"
#include "verbs.h"

bool
report_import(struct session *s, struct fail *why)
{
	return records_import(s, &report_schema, why);
}
