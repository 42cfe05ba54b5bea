#include "query/erlang.h"

#include <math.h>

/* B_m from B_{m-1} */
static double
next_blocked(double blocked, double load, unsigned m)
{
	return load * blocked / (m + load * blocked);
}

static void
fill(double blocked, double load, double handling_s, unsigned officers, double within_s, struct erlang_queue *q)
{
	q->load = load;
	q->busy = load / officers;
	q->waits = blocked / (1 - q->busy * (1 - blocked));
	q->wait_s = q->waits * handling_s / (officers * (1 - q->busy));
	q->level = 1 - q->waits * exp(-(officers - load) * within_s / handling_s);
}

bool
erlang_queue(double per_hour, double handling_s, unsigned officers, double within_s, struct erlang_queue *q)
{
	double load = per_hour / 3600 * handling_s, blocked = 1;

	if (!(load < officers))
		return false;
	for (unsigned m = 1; m <= officers; m++)
		blocked = next_blocked(blocked, load, m);
	fill(blocked, load, handling_s, officers, within_s, q);
	return true;
}

unsigned
erlang_officers(double per_hour, double handling_s, double within_s, double target)
{
	double load = per_hour / 3600 * handling_s, blocked = 1;
	struct erlang_queue q;

	if (!(load > 0))
		return 0;
	for (unsigned m = 1;; m++) {
		blocked = next_blocked(blocked, load, m);
		if (load < m) {
			fill(blocked, load, handling_s, m, within_s, &q);
			if (q.level >= target)
				return m;
		}
	}
}

unsigned
erlang_scheduled(unsigned officers, double shrinkage)
{
	/* 21 / (1 - 0.3) is a hair over 30. */
	return (unsigned)ceil(officers / (1 - shrinkage) - 1e-9);
}

double
erlang_relief(double weekly_hours)
{
	return 168 / weekly_hours;
}
