#ifndef TIME_DATE_H
#define TIME_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* A day of the civil calendar, by day number: days since 1970-01-01, so that
 * order and distance are plain arithmetic. No libc struct tm. */
struct date {
	int year, month, day;	/* month 1-12, day 1-31 */
};

bool date_exists(struct date d);	/* years 1 to 9999; 31 February does not */
int32_t date_number(struct date d);
struct date date_of_number(int32_t number);
int date_weekday(int32_t number);	/* 1 Monday .. 7 Sunday, ISO 8601 */
/* ISO 8601 week of a day; the year is the week's, not always the day's. */
void date_week(int32_t number, int *year, int *week);
int32_t date_of_week(int year, int week);	/* its Monday */
int date_days_in_month(int year, int month);
/* "2026-11-24", all of t. */
bool date_parse(struct text t, int32_t *number);
void date_print(int32_t number, char out[11]);
/* Seconds after midnight of "22:15"; -1 where t is no time of day. */
int date_hour(struct text t);

#endif
