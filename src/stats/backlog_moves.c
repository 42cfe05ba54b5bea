/* What moved into the backlog and out of it. */
#include "backlog.h"

bool
backlog_is_open(enum status s)
{
	return s <= STATUS_REFERRED;
}

/* The time of the last step before `until`, from `from` on; INT64_MIN: there is none. */
static int64_t
last_step(const struct scanned *s, int64_t from, int64_t until)
{
	int64_t last = INT64_MIN;

	for (size_t i = 0; i < s->c.step_count; i++) {
		int64_t at = figures_step(&s->c.steps[i], s->station);

		if (at >= from && at < until && at > last)
			last = at;
	}
	return last;
}

void
backlog_move(struct moves *m, struct scanned *s, int64_t from, bool came)
{
	bool open = backlog_is_open(s->c.status);
	int64_t at = INT64_MAX;

	/* Of what came in the period all steps are in it, also those whose time is too early. */
	while ((at = last_step(s, came ? INT64_MIN : from, at)) != INT64_MIN) {
		bool after = open;

		figures_until(&s->c, at, s->station);
		open = backlog_is_open(s->c.status);
		m->left += open && !after;
		m->reopened += !open && after;
	}
	m->came += came;
	m->before += !came && open;
}

bool
backlog_was_open(const struct figures *f, const struct scanned *s, int64_t at)
{
	struct case_file c = s->c;

	if (scan_instant(s) >= at)
		return false;
	c.steps = arena_get(s->arena, (c.step_count + 1) * sizeof *c.steps);
	for (size_t i = 0; i < c.step_count; i++)
		c.steps[i] = s->c.steps[i];
	figures_until(&c, figures_bound(f, at, s->station), s->station);
	return backlog_is_open(c.status);
}

bool
backlog_holds(const struct moves *m, int64_t open)
{
	return m->before + m->came + m->reopened - m->left - m->voided == open;
}
