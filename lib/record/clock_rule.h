#ifndef RECORD_CLOCK_RULE_H
#define RECORD_CLOCK_RULE_H

#include "record/record.h"
#include "time/calendar.h"

/* A row of sla.csv, ready to be counted by: which records it is for, what starts
 * and stops its clock, and by when. */
enum { LADDER_MAX = 16 };

struct clock_rule {
	const struct record *row;	/* of sla.csv, borrowed */
	unsigned starts, stops;		/* bit n: case_stages[n]; the first to occur */
	/* One limit, or the rungs of a ladder, each from the start of the clock. In
	 * days (DAY_CALENDAR and DAY_WORKING with d or w), else in seconds. */
	int64_t limits[LADDER_MAX];
	size_t rungs;
	bool in_days;
	enum day_kind day_kind;
	bool pauses_wait, pauses_outage;
	int32_t from, until;		/* days of `received`, half-open, in which it is in force */
};

/* Fails naming the field of the row that is wrong. */
bool clock_rule_read(const struct record *row, struct clock_rule *rule, struct fail *why);
/* The limit alone: limits, rungs, in_days, day_kind. */
bool clock_rule_limit(const struct record *row, struct clock_rule *rule, struct fail *why);
/* How narrowly it says which records it is for: a class says more than a
 * priority, and that more than a kind. */
int clock_rule_narrow(const struct clock_rule *rule);
/* Whether it is for a record of that type ("report"), kind, priority and class
 * received on that day; an empty cell of the row is any. */
bool clock_rule_applies(const struct clock_rule *rule, const char *type, struct text kind, struct text priority,
    struct text class, int32_t day);

#endif
