#include "time/date.h"

#include "base/number.h"

enum { DAYS_PER_ERA = 146097, EPOCH = 719468 };	/* 0000-03-01 .. 1970-01-01 */

static int
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
date_days_in_month(int year, int month)
{
	static const signed char days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 ? 28 + leap(year) : days[month];
}

bool
date_exists(struct date d)
{
	return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1
	    && d.day <= date_days_in_month(d.year, d.month);
}

/* Both ways count in eras of 400 years that begin on 1 March, so that the leap
 * day is the last of its year (H. Hinnant, "chrono-compatible date algorithms"). */
int32_t
date_number(struct date d)
{
	int year = d.month <= 2 ? d.year - 1 : d.year;
	int era = (year >= 0 ? year : year - 399) / 400;
	int year_of_era = year - era * 400;
	int day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH;
}

struct date
date_of_number(int32_t number)
{
	int64_t days = (int64_t)number + EPOCH;
	int era = (int)((days >= 0 ? days : days - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA);
	int day_of_era = (int)(days - (int64_t)era * DAYS_PER_ERA);
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (5 * day_of_year + 2) / 153;	/* 0 is March */

	return (struct date){
		.year = era * 400 + year_of_era + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day_of_year - (153 * month + 2) / 5 + 1,
	};
}

int
date_weekday(int32_t number)
{
	int past_monday = (int)(((int64_t)number + 3) % 7);	/* day 0 was a Thursday */

	return (past_monday < 0 ? past_monday + 7 : past_monday) + 1;
}

void
date_week(int32_t number, int *year, int *week)
{
	/* A week belongs to the year that has its Thursday. */
	int32_t thursday = number - date_weekday(number) + 4;

	*year = date_of_number(thursday).year;
	*week = (thursday - date_number((struct date){ *year, 1, 1 })) / 7 + 1;
}

int32_t
date_of_week(int year, int week)
{
	int32_t fourth = date_number((struct date){ year, 1, 4 });	/* always in week 1 */

	return fourth - date_weekday(fourth) + 1 + 7 * (week - 1);
}

bool
date_parse(struct text t, int32_t *number)
{
	int digits[10];
	struct date d;

	if (t.len != 10 || t.at[4] != '-' || t.at[7] != '-')
		return false;
	for (size_t i = 0; i < 10; i++) {
		digits[i] = t.at[i] - '0';
		if (i != 4 && i != 7 && (digits[i] < 0 || digits[i] > 9))
			return false;
	}
	d.year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
	d.month = digits[5] * 10 + digits[6];
	d.day = digits[8] * 10 + digits[9];
	if (!date_exists(d))
		return false;
	*number = date_number(d);
	return true;
}

static void
digits_put(char *out, int value, size_t n)
{
	for (; n > 0; n--, value /= 10)
		out[n - 1] = (char)('0' + value % 10);
}

void
date_print(int32_t number, char out[11])
{
	struct date d = date_of_number(number);

	digits_put(out, d.year < 0 ? 0 : d.year, 4);
	digits_put(out + 5, d.month, 2);
	digits_put(out + 8, d.day, 2);
	out[4] = out[7] = '-';
	out[10] = '\0';
}

int
date_hour(struct text t)
{
	int64_t hour = 0, minute = 0;

	if (t.len != 5 || t.at[2] != ':' || !text_all_digits(text_slice(t, 0, 2)) || !text_all_digits(text_after(t, 3)) ||
	    !number_parse(text_slice(t, 0, 2), 0, 23, &hour) || !number_parse(text_after(t, 3), 0, 59, &minute))
		return -1;
	return (int)(hour * 3600 + minute * 60);
}
