#include "cli/concerning.h"

#include "base/refuse.h"
#include "store/concern.h"
#include "time/moment.h"

static void
say(struct session *s, struct fail *notice)
{
	fail_field(notice, "concerns");
	session_warn(s, notice);
	fail_release(notice);
}

void
concerning_say(struct session *s, struct text station, struct text concerns, struct text id, struct text owner)
{
	int32_t day = moment_day(moment_in(s->clock.now, tree_zone_of(&s->tree, station)));
	struct text rest = concerns, line;
	struct fail notice = {0};

	while (concern_foreign(&s->officers, &s->tree, station, &rest, &line)) {
		refuse(&notice, MSG_CONCERNS_FOREIGN, line);
		say(s, &notice);
	}
	if (!concern_is(&s->officers, &s->tree, station, concerns, owner, day))
		return;
	fail_set(&notice, MSG_CONCERNS_OWNER, arena_string(&s->scratch, owner), arena_string(&s->scratch, id));
	say(s, &notice);
}
