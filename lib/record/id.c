#include "record/id.h"

#include <limits.h>

#include "base/number.h"
#include "time/date.h"

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* A letter, then up to 7 of A-Z0-9. */
bool
id_station_ok(struct text t)
{
	if (t.len < 1 || t.len > 8 || !is_upper(t.at[0]))
		return false;
	for (size_t i = 1; i < t.len; i++)
		if (!is_upper(t.at[i]) && !(t.at[i] >= '0' && t.at[i] <= '9'))
			return false;
	return true;
}

static bool
day_parse(struct text t, int32_t *day)
{
	int64_t year, month, dom;
	struct date d;

	if (t.len != 8 || !text_all_digits(t))
		return false;
	number_parse(text_slice(t, 0, 4), 0, 9999, &year);
	number_parse(text_slice(t, 4, 6), 0, 99, &month);
	number_parse(text_after(t, 6), 0, 99, &dom);
	d = (struct date){ (int)year, (int)month, (int)dom };
	if (!date_exists(d))
		return false;
	*day = date_number(d);
	return true;
}

bool
id_parse(struct text t, struct id *id)
{
	struct text rest, day, tail;

	if (!text_cut(t, '-', &id->station, &rest) || !text_cut(rest, '-', &day, &tail))
		return false;
	if (!id_station_ok(id->station) || !day_parse(day, &id->day) || tail.len < 5 || tail.len > 13)
		return false;
	id->letter = tail.at[0];
	if (text_find(TEXT("RFAOHBSN"), text_slice(tail, 0, 1)) == (size_t)-1)
		return false;
	tail = text_after(tail, 1);
	/* One spelling a number: at least 4 digits, no more zeros than that. */
	if (!text_all_digits(tail) || (tail.len > 4 && tail.at[0] == '0' && id->letter != 'N'))
		return false;
	return number_parse(tail, 1, INT_MAX, &id->number);
}

int
id_compare(const struct id *a, const struct id *b)
{
	int c = text_compare(a->station, b->station);

	if (c != 0)
		return c;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->letter != b->letter)
		return a->letter < b->letter ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}
