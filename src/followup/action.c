/* action: what is done so that it does not happen again; one action answers many
 * records. */
#include "cli/records.h"
#include "verbs.h"

bool
action_new(struct session *s, struct fail *why)
{
	return records_new(s, &action_schema, why);
}

bool
action_list(struct session *s, struct fail *why)
{
	return records_list(s, &action_schema, why);
}

bool
action_show(struct session *s, struct fail *why)
{
	return records_show(s, why);
}

bool
action_import(struct session *s, struct fail *why)
{
	return records_import(s, &action_schema, why);
}
