/* Reads requests, a line each: a name and its numbers, a list as its length and its
 * values. Prints the numbers of lib/query for each on a line. tests/crosscheck/compare.py
 * holds them against other people's. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/binomial.h"
#include "query/cusum.h"
#include "query/ears.h"
#include "query/erlang.h"
#include "query/measure.h"
#include "query/poisson.h"
#include "query/ranks.h"
#include "query/rate.h"
#include "query/satisfaction.h"
#include "query/special.h"
#include "query/survival.h"
#include "query/welch.h"

static double
number(void)
{
	double n;

	if (scanf("%lf", &n) != 1) {
		fputs("numbers: a number is missing\n", stderr);
		exit(65);
	}
	return n;
}

static int64_t
whole(void)
{
	return (int64_t)number();
}

static void
list(struct durations *d)
{
	*d = (struct durations){0};
	for (int64_t n = whole(); n > 0; n--)
		durations_add(d, whole());
}

static void
tell(int count, ...)
{
	va_list numbers;

	va_start(numbers, count);
	while (count-- > 0)
		printf("%.17g ", va_arg(numbers, double));
	va_end(numbers);
}

static void
percentile(void)
{
	unsigned percent = (unsigned)whole();
	struct durations d;

	list(&d);
	tell(1, (double)durations_percentile(&d, percent));
	durations_release(&d);
}

static void
special(void)
{
	double p = number(), df = number(), x = number(), a = number(), b = number();

	tell(6, special_normal_inverse(p), special_student_inverse(p, df), special_student_outside(x, df),
		special_beta(p, a, b), special_gamma_below(a, x), special_gamma_above(a, x));
}

static void
poisson(void)
{
	double mean = number(), p = number(), low, high;
	int64_t k = whole();

	poisson_interval(k, p, &low, &high);
	tell(6, poisson_cdf(k, mean), poisson_above(k, mean), (double)poisson_limit(mean, p),
		(double)poisson_limit_low(mean, p), low, high);
}

static void
dispersion(void)
{
	struct durations d;
	struct dispersion found;

	list(&d);
	found = poisson_dispersion(d.at, d.count);
	tell(3, found.mean, found.index, found.p);
	durations_release(&d);
}

static void
cusum(void)
{
	double usual = number(), risen = number(), days = number();
	struct cusum c;

	if (cusum_plan(usual, risen, days, &c))
		tell(5, (double)c.k, (double)c.h, (double)c.unit, c.false_alarm, c.found);
}

static void
ears(void)
{
	struct ears_rule rule = { (enum ears_method)whole(), whole() != 0, EARS_Z, EARS_LEAST_SD };
	struct ears_day *days;
	struct durations d;

	list(&d);
	days = calloc(d.count, sizeof *days);
	if (days == NULL)
		exit(70);
	ears_run(&rule, d.at, d.count, days);
	for (size_t t = 0; t < d.count; t++)
		if (days[t].told)
			tell(4, (double)t, days[t].expected, days[t].limit, (double)days[t].alarm);
	free(days);
	durations_release(&d);
}

static void
binomial(void)
{
	int64_t k = whole(), n = whole(), base_k = whole(), base_n = whole();
	struct share_range exact = binomial_interval(k, n, 0.95), wilson = binomial_wilson(k, n, 0.95);
	struct share_change c = binomial_change(k, n, base_k, base_n, 0.95);

	tell(7, exact.low, exact.high, wilson.low, wilson.high, c.change, c.low, c.high);
}

static void
rate(void)
{
	int64_t n = whole(), base = whole();
	double t = number(), base_t = number();
	struct rate_ratio r;

	rate_compare(n, t, base, base_t, &r);
	tell(4, r.ratio, r.low, r.high, r.p);
}

static void
ranks(void)
{
	struct durations before, after;
	struct ranks r;

	list(&before);
	list(&after);
	ranks_compare(&before, &after, &r);
	tell(6, r.u, r.p, (double)r.exact, r.shift, r.low, r.high);
	durations_release(&before);
	durations_release(&after);
}

static void
survival(void)
{
	struct durations closed, open;
	struct survival_median m;
	struct survival_step step;
	struct survival s;

	list(&closed);
	list(&open);
	m = survival_median(&closed, &open);
	tell(3, (double)m.median, (double)m.low, (double)m.high);
	survival_begin(&s, &closed, &open);
	while (survival_next(&s, &step))
		tell(6, (double)step.after, (double)step.at_risk, (double)step.closed, step.open, step.low, step.high);
	durations_release(&closed);
	durations_release(&open);
}

static void
erlang(void)
{
	double per_hour = number(), handling = number(), within = number(), target = number();
	unsigned officers = (unsigned)whole();
	struct erlang_queue q;

	tell(1, (double)erlang_officers(per_hour, handling, within, target));
	if (erlang_queue(per_hour, handling, officers, within, &q))
		tell(4, q.load, q.waits, q.wait_s, q.level);
}

/* Respondents of nine elements. */
static void
satisfaction(void)
{
	struct satisfaction s = { .elements = 9 };
	struct satisfaction_index i;

	for (int64_t n = whole(); n > 0; n--) {
		unsigned scores[9];

		for (int u = 0; u < 9; u++)
			scores[u] = (unsigned)whole();
		satisfaction_add(&s, scores);
	}
	satisfaction_index(&s, SATISFACTION_2017, &i);
	tell(5, i.index, i.score_mean, i.score_sd, i.low, i.high);
}

static void
welch(void)
{
	struct welch_sample before = { whole(), number(), number() }, after = { whole(), number(), number() };
	struct welch w;

	welch_compare(&before, &after, &w);
	tell(6, w.change, w.low, w.high, w.t, w.df, w.p);
}

int
main(void)
{
	static const struct {
		const char *name;
		void (*answer)(void);
	} requests[] = {
		{ "percentile", percentile }, { "special", special }, { "poisson", poisson },
		{ "dispersion", dispersion }, { "cusum", cusum }, { "ears", ears }, { "binomial", binomial },
		{ "rate", rate }, { "ranks", ranks }, { "survival", survival }, { "erlang", erlang },
		{ "satisfaction", satisfaction }, { "welch", welch },
	};
	char name[32];

	while (scanf("%31s", name) == 1) {
		size_t i = 0;

		while (i < sizeof requests / sizeof *requests && strcmp(requests[i].name, name) != 0)
			i++;
		if (i == sizeof requests / sizeof *requests) {
			fprintf(stderr, "numbers: what is %s?\n", name);
			return 64;
		}
		requests[i].answer();
		putchar('\n');
	}
	return fflush(stdout) == 0 ? 0 : 74;
}
