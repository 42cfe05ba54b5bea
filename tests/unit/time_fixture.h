/* Times and days of tests as they are written. Included after cmocka.h. */
#include "time/date.h"
#include "time/moment.h"

static inline int32_t
time_day(const char *text)
{
	int32_t day = 0;

	assert_true(date_parse(text_of(text), &day));
	return day;
}

static inline int64_t
time_instant(struct text text)
{
	struct moment m;
	struct fail why = {0};

	assert_true(moment_parse(text, &m, &why));
	return m.at;
}
