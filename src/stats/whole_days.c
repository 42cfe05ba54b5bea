#include "whole_days.h"

enum { DAY_SECONDS = 86400 };

void
whole_days_start(struct whole_days *d, struct figures *f)
{
	const struct zone *zone = tree_zone(&f->session->tree);
	struct moment from = moment_in(f->period.from, zone), until = moment_in(f->period.until, zone);
	int32_t today = moment_day(moment_in(f->session->clock.now, zone));

	d->first = INT32_MAX;
	d->from = f->period.from == INT64_MIN ? INT32_MIN : moment_day(from) + (moment_second(from) > 0);
	d->until = f->period.until == INT64_MAX || moment_day(until) > today ? today : moment_day(until);
	f->period.from = INT64_MIN;
}

bool
whole_days_hold(const struct whole_days *d, int32_t day)
{
	return day >= d->from && day < d->until;
}

void
whole_days_see(struct whole_days *d, struct figures *f, const struct scanned *s)
{
	int32_t day = moment_day(s->received);

	d->first = day < d->first ? day : d->first;
	f->within = whole_days_hold(d, day);
}

void
whole_days_end(struct whole_days *d)
{
	if (d->first == INT32_MAX)
		return;
	d->from = d->from > d->first ? d->from : d->first;
	d->from = d->from < d->until ? d->from : d->until;
}

void
whole_days_say(const struct whole_days *d, struct figures *f)
{
	const struct zone *zone = tree_zone(&f->session->tree);

	if (d->from > INT32_MIN)
		f->period.from = zone_instant(zone, d->from * (int64_t)DAY_SECONDS);
	f->period.until = zone_instant(zone, d->until * (int64_t)DAY_SECONDS);
	figures_say_period(f);
}
