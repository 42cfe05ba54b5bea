#include "cli/records.h"
#include "verbs.h"

bool
feedback_import(struct session *s, struct fail *why)
{
	return records_import(s, &feedback_schema, why);
}
