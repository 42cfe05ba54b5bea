#include "cli/hinting.h"

#include "store/scan.h"

void
hint_outage(struct session *s, const struct record *r)
{
	struct text id = record_get(r, NAME_OUTAGE);
	struct fail why = {0};
	struct scanned c;

	if (id.len == 0 || session_given(s, OPT_QUIET))
		return;
	if (scan_one(&s->tree, id, INT64_MAX, &fail_nowhere, &s->arena, &c, &why) &&
	    text_is(record_get(&c.c.record, NAME_KIND), "outage")) {
		fail_release(&why);
		return;
	}
	fail_set(&why, MSG_OUTAGE_FOREIGN, arena_string(&s->arena, id));
	fail_field(&why, "outage");
	session_warn(s, &why);
	fail_release(&why);
}
