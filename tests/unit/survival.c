#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "query/survival.h"

static void
assert_near(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%s: expected %.12g, got %.12g", what, want, got);
}

static void
fill(struct durations *d, const int64_t *seconds, size_t n)
{
	for (size_t i = 0; i < n; i++)
		durations_add(d, seconds[i]);
}

/* The remission times of leukaemia under 6-MP, in weeks (Freireich and others 1963),
 * the example of Kaplan and Meier's estimate in most books, with the standard
 * errors they print: median 23, 95 % from 13 on. */
static const int64_t closed_6mp[] = { 23, 6, 6, 6, 7, 10, 13, 16, 22 };
static const int64_t open_6mp[] = { 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35 };

static void
test_remission(void **state)
{
	static const struct {
		int after, at_risk, closed;
		double open, error;
	} book[] = {
		{ 6, 21, 3, 0.8571, 0.0764 }, { 7, 17, 1, 0.8067, 0.0869 }, { 10, 15, 1, 0.7529, 0.0963 },
		{ 13, 12, 1, 0.6902, 0.1068 }, { 16, 11, 1, 0.6275, 0.1141 }, { 22, 7, 1, 0.5378, 0.1282 },
		{ 23, 6, 1, 0.4482, 0.1346 },
	};
	struct durations closed = {0}, open = {0};
	struct survival_median m;
	struct survival_step step;
	struct survival s;

	(void)state;
	fill(&closed, closed_6mp, sizeof closed_6mp / sizeof *closed_6mp);
	fill(&open, open_6mp, sizeof open_6mp / sizeof *open_6mp);
	survival_begin(&s, &closed, &open);
	for (size_t i = 0; i < sizeof book / sizeof *book; i++) {
		assert_true(survival_next(&s, &step));
		assert_int_equal(step.after, book[i].after);
		assert_int_equal(step.at_risk, book[i].at_risk);
		assert_int_equal(step.closed, book[i].closed);
		assert_near("S", step.open, book[i].open, 5e-5);
		assert_near("error", step.open * sqrt(s.variance), book[i].error, 5e-5);
		/* the interval of log(-log S), both ways */
		assert_near("interval", log(-log(step.low)) + log(-log(step.high)), 2 * log(-log(step.open)), 1e-12);
		assert_near("width", log(-log(step.low)) - log(-log(step.open)),
			1.959963985 * sqrt(s.variance) / -log(step.open), 1e-8);
	}
	assert_false(survival_next(&s, &step));
	m = survival_median(&closed, &open);
	assert_int_equal(m.median, 23);
	assert_int_equal(m.low, 13);
	assert_int_equal(m.high, -1);
	durations_release(&closed);
	durations_release(&open);
}

/* With none open S is the share of those left, and its median the plain one. */
static void
test_all_closed(void **state)
{
	struct durations closed = {0}, open = {0};
	struct survival_step step;
	struct survival s;

	(void)state;
	for (int64_t i = 1; i <= 1000; i++)
		durations_add(&closed, (i * 7919 % 1000 + 1) * 60);
	survival_begin(&s, &closed, &open);
	for (int64_t i = 1; i <= 1000; i++) {
		assert_true(survival_next(&s, &step));
		assert_int_equal(step.after, i * 60);
		assert_near("S", step.open, (double)(1000 - i) / 1000, 0);
	}
	assert_true(isnan(step.low) && isnan(step.high));
	assert_int_equal(survival_median(&closed, &open).median, durations_percentile(&closed, 50));
	durations_release(&closed);
}

/* A case still open moves the median up; where too many are, there is none. */
static void
test_open(void **state)
{
	static const int64_t seconds[] = { 10, 20, 30, 40 }, long_open[] = { 50, 50, 50 };
	struct durations closed = {0}, open = {0};

	(void)state;
	assert_int_equal(survival_median(&closed, &open).median, -1);
	fill(&closed, seconds, 4);
	assert_int_equal(survival_median(&closed, &open).median, 20);
	fill(&open, long_open, 3);
	assert_int_equal(survival_median(&closed, &open).median, 40);
	fill(&open, long_open, 3);
	assert_int_equal(survival_median(&closed, &open).median, -1);
	/* one that is open since less is no news of what comes later: 0.75, 0.75 * 0.5 ... */
	open.count = 0;
	durations_add(&open, 15);
	durations_add(&open, 15);
	closed.count = 2;
	assert_int_equal(survival_median(&closed, &open).median, 20);
	durations_release(&closed);
	durations_release(&open);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_remission), cmocka_unit_test(test_all_closed), cmocka_unit_test(test_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
