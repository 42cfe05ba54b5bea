/* heat: how many came in by weekday and hour, 168 rows always. */
#include "counting.h"
#include "verbs.h"

bool
stats_heat(struct session *s, struct fail *why)
{
	struct counting c = {0};
	struct figures f;

	if (!figures_start(&f, s, FORMAT_CSV, why) || !figures_group(&f, "weekday,hour", &c.grouping, why))
		return false;
	c.tally = tally_new();
	for (int weekday = 1; weekday <= 7; weekday++)
		for (int hour = 0; hour < 24; hour++)
			tally_at(c.tally, arena_printf(&s->arena, "%d%c%d", weekday, '\0', hour));
	return counting_run(&c, &f, why);
}
