#include "time/pattern.h"

#include <string.h>
#include <time.h>

#include "base/number.h"
#include "base/refuse.h"
#include "time/date.h"
#include "time/when.h"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60, LONGEST = 128, UNSET_YEAR = -10000, LEAST_YEAR = 1000 };

/* What a text was read as: its instant, and its day where it has no time of day. */
struct reading {
	int64_t at, day;
	bool day_only;
};

enum outcome { MISFIT, NO_SUCH_DAY, FIT };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Seconds or milliseconds since 1970, the fraction cut off. */
static enum outcome
epoch_read(struct text t, int64_t per_second, int64_t *at)
{
	struct text whole, fraction;
	int64_t count;

	if (text_cut(t, '.', &whole, &fraction) && !text_all_digits(fraction))
		return MISFIT;
	if (!number_parse(whole, INT64_MIN / 1000000, INT64_MAX / 1000000, &count))
		return MISFIT;
	*at = (count - (count < 0 ? per_second - 1 : 0)) / per_second;
	return FIT;
}

/* t as a string with its month names in English, the only ones strptime knows. */
static bool
english(struct text t, char out[LONGEST])
{
	static const char *const months[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
	};
	size_t n = 0;

	for (size_t i = 0, end; i < t.len; i = end) {
		struct text piece;
		int month = 0;

		for (end = i; end < t.len && is_letter(t.at[end]); end++)
			;
		if (end > i)
			month = when_month(text_slice(t, i, end));
		else
			end++;
		piece = month > 0 ? text_of(months[month - 1]) : text_slice(t, i, end);
		if (n + piece.len >= LONGEST || piece.at[0] == '\0')
			return false;
		memcpy(out + n, piece.at, piece.len);
		n += piece.len;
	}
	out[n] = '\0';
	return true;
}

/* The conversion letter of the next % in format, 0 at the end; *i moves behind. */
static char
next_conversion(const char *format, size_t *i)
{
	const char *percent = strchr(format + *i, '%');
	size_t at;

	if (percent == NULL)
		return '\0';
	at = (size_t)(percent - format) + 1;
	at += strspn(format + at, "_-0^#EO");
	*i = at + (format[at] != '\0');
	return format[at];
}

/* Takes the fraction of a second out of text, where one stands directly behind
 * what the seconds of format match. */
static void
fraction_cut(char *text, char *format)
{
	size_t i = 0, n = 0;
	char letter, behind, *end;
	struct tm scratch = { .tm_mday = 1 };

	while ((letter = next_conversion(format, &i)) != '\0')
		if (letter == 'S' || letter == 'T' || letter == 'X')
			break;
	if (letter == '\0')
		return;
	behind = format[i];
	format[i] = '\0';
	end = strptime(text, format, &scratch);
	format[i] = behind;
	if (end == NULL || (*end != '.' && *end != ',') || behind == *end)
		return;
	while (is_digit(end[1 + n]))
		n++;
	if (n > 0)
		memmove(end, end + 1 + n, strlen(end + 1 + n) + 1);
}

/* Whether strptime can be trusted with it: %s is read in the process's own
 * zone, and %Z is skipped without a look. */
static bool
format_copy(struct text pattern, char out[LONGEST], bool *has_offset)
{
	char letter;

	*has_offset = false;
	if (pattern.len == 0 || pattern.len >= LONGEST)
		return false;
	memcpy(out, pattern.at, pattern.len);
	out[pattern.len] = '\0';
	for (size_t i = 0; (letter = next_conversion(out, &i)) != '\0'; ) {
		if (letter == 's' || letter == 'Z')
			return false;
		*has_offset = *has_offset || letter == 'z';
	}
	return true;
}

/* Whether a pattern has no time of day in it. */
static bool
is_of_day(struct text pattern)
{
	for (size_t i = 0; i + 1 < pattern.len; i++) {
		if (pattern.at[i] != '%')
			continue;
		i += pattern.at[i + 1] == 'E' || pattern.at[i + 1] == 'O' ? 2 : 1;
		if (i < pattern.len && memchr("HIklTRrcXMS", pattern.at[i], 11) != NULL)
			return false;
	}
	return true;
}

static enum outcome
format_read(struct text t, struct text pattern, const struct zone *zone, struct reading *out)
{
	char text[LONGEST], format[LONGEST], *end;
	struct tm tm = { .tm_mon = -1, .tm_year = UNSET_YEAR };
	struct date d;
	bool has_offset;
	int64_t local;

	if (!english(t, text) || !format_copy(pattern, format, &has_offset))
		return MISFIT;
	fraction_cut(text, format);
	end = strptime(text, format, &tm);
	d = (struct date){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday };
	/* A year that small is "26" under %Y; a pattern without a day leaves it 0. */
	if (end == NULL || *end != '\0' || d.year < LEAST_YEAR || d.month == 0 || d.day == 0 || tm.tm_sec > 59)
		return MISFIT;
	if (!date_exists(d))
		return NO_SUCH_DAY;
	local = (int64_t)date_number(d) * DAY + (int64_t)tm.tm_hour * HOUR + (int64_t)tm.tm_min * MINUTE + tm.tm_sec;
	out->day = date_number(d);
	out->day_only = is_of_day(pattern);
	out->at = has_offset ? local - tm.tm_gmtoff : zone_instant(zone, local);
	return FIT;
}

/* The length of HH:MM[:SS[.fraction]] at the front of t. */
static size_t
clock_length(struct text t)
{
	size_t n = 8;

	if (t.len < 8 || t.at[5] != ':')
		return t.len < 5 ? t.len : 5;
	if (t.len > 9 && (t.at[8] == '.' || t.at[8] == ',') && is_digit(t.at[9]))
		for (n = 9; n < t.len && is_digit(t.at[n]); n++)
			;
	return n;
}

static bool
is_divider(char c)
{
	return c == 'T' || c == 't' || c == ' ';
}

/* RFC 3339 with the liberties of ISO 8601, through the strict reader: what is
 * left out is filled in, what is too much is cut off. */
static enum outcome
iso_read(struct text t, const struct zone *zone, struct reading *out)
{
	char strict[] = "0000-00-00T00:00:00Z";
	struct text clock = text_after(t, 11), offset = text_after(clock, clock_length(clock));
	struct zone named = *zone;
	struct moment m;
	struct fail why = {0};
	enum outcome outcome = MISFIT;

	clock = text_slice(clock, 0, clock.len - offset.len);
	offset = text_trim(offset);
	if (t.len < 10 || (t.len > 10 && (clock.len < 5 || !is_divider(t.at[10]))))
		return MISFIT;
	memcpy(strict, t.at, 10);
	if (clock.len > 0)
		memcpy(strict + 11, clock.at, clock.len < 8 ? 5 : 8);
	if (offset.len > 0 && !(zone_find(offset, &named, &why) && named.fixed)) {
		fail_release(&why);
		return MISFIT;
	}
	if (moment_parse(text_of(strict), &m, &why)) {
		out->day = moment_day(m);
		out->day_only = clock.len == 0;
		out->at = zone_instant(&named, m.at);
		outcome = FIT;
	} else if (why.message == MSG_DAY_MISSING)
		outcome = NO_SUCH_DAY;
	fail_release(&why);
	return outcome;
}

bool
pattern_parse(struct text t, const struct text *patterns, size_t count,
    const struct zone *zone, const struct zone *station, struct moment *m, struct fail *why)
{
	struct text all = text_trim(t);
	enum outcome outcome = MISFIT;
	struct reading r = {0};

	for (size_t i = 0; i < count && outcome == MISFIT; i++)
		if (text_is(patterns[i], "epoch"))
			outcome = epoch_read(all, 1, &r.at);
		else if (text_is(patterns[i], "epoch_ms"))
			outcome = epoch_read(all, 1000, &r.at);
		else
			outcome = format_read(all, patterns[i], zone, &r);
	if (outcome == MISFIT)
		outcome = iso_read(all, zone, &r);
	if (outcome == NO_SUCH_DAY)
		return refuse(why, MSG_DAY_MISSING, t);
	if (outcome == MISFIT || r.at < -62135596800 || r.at > 253402300799)
		return refuse(why, MSG_PATTERN_MISMATCH, t);
	*m = r.day_only ? (struct moment){ .at = r.day * DAY, .day_only = true } : moment_in(r.at, station);
	return date_exists(date_of_number(moment_day(*m))) || refuse(why, MSG_PATTERN_MISMATCH, t);
}
