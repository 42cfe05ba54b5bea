#include "time/moment.h"

#include "base/refuse.h"
#include "time/date.h"

enum { DAY = 86400, WITH_Z = 20, WITH_OFFSET = 25 };

/* The two digits at s if they are digits and at most `most`, else -1. */
static int
two(const char *s, int most)
{
	int tens = s[0] - '0', ones = s[1] - '0', value = tens * 10 + ones;

	return tens < 0 || tens > 9 || ones < 0 || ones > 9 || value > most ? -1 : value;
}

static bool
offset_parse(const char *s, int32_t *offset)
{
	int hours = two(s + 1, 23), minutes = two(s + 4, 59);

	if ((s[0] != '+' && s[0] != '-') || s[3] != ':' || hours < 0 || minutes < 0)
		return false;
	*offset = hours * 3600 + minutes * 60;
	if (s[0] == '-')
		*offset = -*offset;
	return true;
}

static bool
digits_stand(struct text day)
{
	return day.at[4] == '-' && day.at[7] == '-' && text_all_digits(text_slice(day, 0, 4))
	    && two(day.at + 5, 99) >= 0 && two(day.at + 8, 99) >= 0;
}

bool
moment_parse(struct text t, struct moment *m, struct fail *why)
{
	struct text day = text_slice(t, 0, 10);
	int32_t number, offset = 0;
	int hour, minute, second;

	if (t.len != 10 && t.len != WITH_Z && t.len != WITH_OFFSET)
		return refuse(why, MSG_TIME_BAD, t);
	if (!date_parse(day, &number))
		return refuse(why, digits_stand(day) ? MSG_DAY_MISSING : MSG_TIME_BAD, t);
	if (t.len == 10) {
		*m = (struct moment){ .at = (int64_t)number * DAY, .day_only = true };
		return true;
	}
	hour = two(t.at + 11, 23);
	minute = two(t.at + 14, 59);
	second = two(t.at + 17, 59);
	if (t.at[10] != 'T' || t.at[13] != ':' || t.at[16] != ':' || hour < 0 || minute < 0 || second < 0)
		return refuse(why, MSG_TIME_BAD, t);
	if (t.len == WITH_Z ? t.at[19] != 'Z' : !offset_parse(t.at + 19, &offset))
		return refuse(why, MSG_TIME_BAD, t);
	*m = (struct moment){
		.at = (int64_t)number * DAY + (int64_t)hour * 3600 + (int64_t)minute * 60 + second - offset,
		.offset = offset,
	};
	return true;
}

static void
two_put(char *out, int value)
{
	out[0] = (char)('0' + value / 10);
	out[1] = (char)('0' + value % 10);
}

void
moment_print(struct moment m, char out[MOMENT_TEXT])
{
	int second = moment_second(m);
	int minutes = (m.offset < 0 ? -m.offset : m.offset) / 60;

	date_print(moment_day(m), out);
	if (m.day_only)
		return;
	out[10] = 'T';
	two_put(out + 11, second / 3600);
	out[13] = ':';
	two_put(out + 14, second / 60 % 60);
	out[16] = ':';
	two_put(out + 17, second % 60);
	out[19] = m.offset < 0 ? '-' : '+';
	two_put(out + 20, minutes / 60);
	out[22] = ':';
	two_put(out + 23, minutes % 60);
	out[25] = '\0';
}

struct moment
moment_in(int64_t instant, const struct zone *z)
{
	int32_t offset = zone_offset(z, instant);

	/* RFC 3339 has no seconds in an offset; local mean time before about 1900 does. */
	return (struct moment){ .at = instant, .offset = offset - offset % 60 };
}

struct text
moment_moved(struct text stored, const struct zone *z, struct arena *arena)
{
	struct moment m = {0};
	struct fail ignored = {0};
	char printed[MOMENT_TEXT];
	bool is_time = moment_parse(stored, &m, &ignored) && !m.day_only;

	fail_release(&ignored);
	if (!is_time)
		return stored;
	moment_print(moment_in(m.at, z), printed);
	return arena_text(arena, text_of(printed));
}

int32_t
moment_day(struct moment m)
{
	int64_t local = m.at + m.offset;

	return (int32_t)((local - (local < 0 ? DAY - 1 : 0)) / DAY);
}

int
moment_second(struct moment m)
{
	return m.day_only ? 0 : (int)(m.at + m.offset - (int64_t)moment_day(m) * DAY);
}
