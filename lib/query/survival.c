#include "query/survival.h"

#include <math.h>

#include "query/special.h"

void
survival_begin(struct survival *s, struct durations *closed, struct durations *open)
{
	/* Asking for the largest sorts. */
	if (closed->count > 0)
		durations_max(closed);
	if (open->count > 0)
		durations_max(open);
	*s = (struct survival){ .closed = closed, .open = open, .base = 1, .base_n = closed->count + open->count };
}

static void
fill_interval(struct survival_step *step, double variance)
{
	double off = special_normal_inverse(0.975) * sqrt(variance) / fabs(log(step->open));

	step->low = step->open > 0 ? pow(step->open, exp(off)) : NAN;
	step->high = step->open > 0 ? pow(step->open, exp(-off)) : NAN;
}

bool
survival_next(struct survival *s, struct survival_step *step)
{
	const struct durations *closed = s->closed, *open = s->open;
	size_t risk = closed->count - s->next_closed + open->count - s->next_open, left;

	if (s->next_closed == closed->count)
		return false;
	*step = (struct survival_step){ .after = closed->at[s->next_closed] };
	for (; s->next_open < open->count && open->at[s->next_open] < step->after; s->next_open++)
		step->at_risk++;
	step->at_risk = risk - step->at_risk;
	for (; s->next_closed < closed->count && closed->at[s->next_closed] == step->after; s->next_closed++)
		step->closed++;
	left = step->at_risk - step->closed;
	/* With nobody lost between two steps the product is a plain quotient: half of
	 * the cases is 0.5 to the last bit. */
	if (step->at_risk != risk) {
		s->base *= (double)risk / (double)s->base_n;
		s->base_n = step->at_risk;
	}
	step->open = s->base * ((double)left / (double)s->base_n);
	if (left > 0)
		s->variance += (double)step->closed / ((double)step->at_risk * (double)left);
	fill_interval(step, s->variance);
	return true;
}

static void
first(int64_t *time, const struct survival_step *step, double share)
{
	/* A product of quotients may come out a hair over its half. */
	if (*time < 0 && share <= 0.5 * (1 + 1e-12))
		*time = step->after;
}

struct survival_median
survival_median(struct durations *closed, struct durations *open)
{
	struct survival_median m = { -1, -1, -1 };
	struct survival_step step;
	struct survival s;

	survival_begin(&s, closed, open);
	while (survival_next(&s, &step)) {
		first(&m.median, &step, step.open);
		first(&m.low, &step, step.low);
		first(&m.high, &step, step.high);
	}
	return m;
}
