/* heat: how many came in by weekday and hour, 168 rows always. */
#include "counting.h"
#include "verbs.h"

bool
stats_heat(struct session *s, struct fail *why)
{
	struct board b;

	if (!board_start(&b, s, &counting_view, "weekday,hour", why))
		return false;
	for (int weekday = 1; weekday <= 7; weekday++)
		for (int hour = 0; hour < 24; hour++)
			tally_at(b.tally, arena_printf(&s->arena, "%d%c%d", weekday, '\0', hour));
	return counting_run(&b, why);
}
