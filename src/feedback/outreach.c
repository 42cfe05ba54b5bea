/* outreach: dialogs with the public, which feedback links to. */
#include "cli/records.h"
#include "verbs.h"

bool
outreach_new(struct session *s, struct fail *why)
{
	return records_new(s, &outreach_schema, why);
}

bool
outreach_list(struct session *s, struct fail *why)
{
	return records_list(s, &outreach_schema, why);
}

bool
outreach_import(struct session *s, struct fail *why)
{
	return records_import(s, &outreach_schema, why);
}
