#include "cli/records.h"
#include "verbs.h"

bool
feedback_new(struct session *s, struct fail *why)
{
	return records_new(s, &feedback_schema, why);
}
