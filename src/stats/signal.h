#ifndef STATS_SIGNAL_H
#define STATS_SIGNAL_H

#include "cli/board.h"
#include "query/alarm.h"
#include "whole_days.h"

/* signal: one series a group, a count a day. */
enum { SIGNAL_DAY, SIGNAL_SERIES, SIGNAL_N, SIGNAL_EXPECTED, SIGNAL_LIMIT, SIGNAL_ALARM, SIGNAL_WIDENED, SIGNAL_COLUMNS };

struct signal_series {
	struct text name;
	int64_t n, alarms;		/* of the days that are shown */
	bool drawn;			/* its picture was */
	int64_t *counts;		/* a day, from signals.base on */
	struct alarm_day *days;
};

struct signals {
	struct board board;
	struct board_view view;
	struct field columns[SIGNAL_COLUMNS];
	struct grouping grouping;	/* what a series is */
	struct alarm_rule rule;
	struct tally *days;		/* by series: the day of each record */
	struct whole_days shown;
	int32_t base;			/* the first day that counts for those that are shown */
	struct signal_series *series;
	size_t series_count;
	int64_t n, no_time, tested, untold, alarms, wide;
	double false_alarms;		/* that are to be expected; NAN: nobody knows */
};

/* The picture of a series; `s` is one of g->series. */
const struct plot *signal_plot(struct signals *g, const struct signal_series *s);
/* Which series have no picture, where others have. */
void signal_say_undrawn(struct signals *g);
/* The rule, and what was found. */
void signal_say(struct signals *g);

#endif
