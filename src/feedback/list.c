#include "cli/records.h"
#include "verbs.h"

bool
feedback_list(struct session *s, struct fail *why)
{
	return records_list(s, &feedback_schema, why);
}
