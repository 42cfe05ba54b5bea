/* handover: the shift that ends gives over what is open to the next. */
#include "cli/records.h"
#include "verbs.h"

bool
handover_new(struct session *s, struct fail *why)
{
	int outgoing = schema_named(&handover_schema, NAME_OUTGOING);

	/* Who types it hands over: a person is not asked for what is known. */
	if (!session_given(s, OPT_FILE) && s->given.fields[outgoing].at == NULL && session_officer(s) != NULL)
		s->given.fields[outgoing] = text_of(session_officer(s));
	return records_new(s, &handover_schema, why);
}

bool
handover_list(struct session *s, struct fail *why)
{
	return records_list(s, &handover_schema, why);
}

bool
handover_import(struct session *s, struct fail *why)
{
	return records_import(s, &handover_schema, why);
}
