#include "work.h"

#include "cli/handing.h"

static bool
is_handing(const struct record *r)
{
	struct text unused;

	return text_is(record_get(r, NAME_VERB), "acknowledge") || handing_passes(r, &unused);
}

bool
work_of(const struct record *r, struct text *officer, struct moment *when)
{
	bool step = r->schema == &step_schema, imported = record_get(r, NAME_SOURCE).len > 0;
	struct fail ignored = {0};
	bool ok;

	if (step && is_handing(r))
		return false;
	*officer = record_get(r, step ? NAME_BY : NAME_OFFICER);
	ok = officer->len > 0 && moment_parse(record_get(r, step ? NAME_AT : imported ? NAME_RECEIVED : NAME_RECORDED), when, &ignored);
	fail_release(&ignored);
	return ok && !when->day_only;
}
