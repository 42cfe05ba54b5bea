/* box: openings of the suggestion box. */
#include "cli/records.h"
#include "verbs.h"

bool
box_new(struct session *s, struct fail *why)
{
	return records_new(s, &box_schema, why);
}

bool
box_list(struct session *s, struct fail *why)
{
	return records_list(s, &box_schema, why);
}

bool
box_import(struct session *s, struct fail *why)
{
	return records_import(s, &box_schema, why);
}
