#include "view/sheet.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "time/date.h"
#include "time/moment.h"
#include "time/when.h"

enum {
	PICTURE = 0x2400,	/* of NUL; that of a control character is so many further */
	CONTROLS = 0x20,
	PLAIN_DIGITS = 11,	/* longer numbers are shown rounded, and saved as shown */
	FIRST_YEAR = 1901,	/* spreadsheets disagree about the days before */
	DAY = 10, MINUTES = 16, SECONDS = 19,
};

enum class { OTHER, DIGIT, LETTER };

/* The class of the character at *i, which is moved behind it. Full-width digits
 * are digits to a spreadsheet too. */
static enum class
class_next(struct text t, size_t *i)
{
	uint32_t c = unicode_next(t, i);

	if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
		return DIGIT;
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? LETTER : OTHER;
}

/* Words that a number or a time can have in it. */
static bool
word_of_value(struct text word)
{
	static const char *const words[] = {
		"IDR", "USD", "EUR", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
		"tue", "wed", "thu", "fri", "sat", "sun", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu",
		"sen", "sel", "rab", "kam", "jum", "sab", "min", "agu",
	};

	if (word.len < 3 || when_month(word) != 0)
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_equal_fold(word, text_of(words[i])))
			return true;
	return false;
}

static bool
truth_value(struct text t)
{
	static const char *const words[] = { "true", "false", "benar", "salah" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_equal_fold(text_trim(t), text_of(words[i])))
			return true;
	return false;
}

static bool
plain_number(struct text t)
{
	return text_all_digits(t) && t.len <= PLAIN_DIGITS && (t.at[0] != '0' || t.len == 1);
}

/* Whether it could be a number, a time or a truth value in some language: it
 * has a digit, no word that such a thing does not have, and letters and digits
 * do not change more often than in 24Nov2026. */
static bool
could_be_value(struct text t)
{
	bool digits = false;
	enum class before = OTHER;
	size_t runs = 0, word = 0;

	if (truth_value(t))
		return true;
	for (size_t i = 0; i <= t.len; ) {
		size_t from = i;
		enum class now = i < t.len ? class_next(t, &i) : OTHER;

		if (now != before) {
			if (before == LETTER && !word_of_value(text_slice(t, word, from)))
				return false;
			word = from;
			runs = now == OTHER ? 0 : runs + 1;
		}
		if (runs > 3)
			return false;
		digits = digits || now == DIGIT;
		before = now;
		i += from == t.len;
	}
	return digits && !plain_number(t);
}

static bool
begins_badly(struct text t)
{
	static const char *const starts[] = {
		"=", "+", "-", "@", "'", "\t", "\r", "\n", "\u2409", "\u240D", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20",
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (text_starts(t, text_of(starts[i])))
			return true;
	return false;
}

static bool
needs_mark(struct text t)
{
	return begins_badly(t) || could_be_value(t);
}

/* A code point from U+0800 to U+FFFF. */
static void
add_three(struct buf *out, uint32_t c)
{
	buf_putc(out, (char)(0xE0 | c >> 12));
	buf_putc(out, (char)(0x80 | (c >> 6 & 0x3F)));
	buf_putc(out, (char)(0x80 | (c & 0x3F)));
}

static void
add_pictures(struct text value, struct buf *out)
{
	for (size_t i = 0; i < value.len; ) {
		size_t from = i;
		uint32_t c = unicode_next(value, &i);

		if (c < CONTROLS && c != '\n') {
			add_three(out, PICTURE + c);
			continue;
		}
		if ((c >= PICTURE && c < PICTURE + CONTROLS) || c == 0xFFFE || c == 0xFFFF)
			add_three(out, PICTURE);
		if (c == 0xFFFE || c == 0xFFFF)
			buf_putc(out, c == 0xFFFE ? 'E' : 'F');
		else
			buf_add(out, value.at + from, i - from);
	}
}

static void
add_controls(struct text cell, struct buf *out)
{
	for (size_t i = 0; i < cell.len; ) {
		size_t from = i;
		uint32_t c = unicode_next(cell, &i);

		if (c == '\r' && i < cell.len && cell.at[i] == '\n')
			continue;
		if (c == PICTURE && i < cell.len) {
			size_t second = i;
			uint32_t d = unicode_next(cell, &i);

			if (d == 'E' || d == 'F')
				add_three(out, 0xFFFE + (d == 'F'));
			else
				buf_add(out, cell.at + (d >= PICTURE && d < PICTURE + CONTROLS ? second : from),
				    i - (d >= PICTURE && d < PICTURE + CONTROLS ? second : from));
		} else if (c > PICTURE && c < PICTURE + CONTROLS) {
			buf_putc(out, (char)(c - PICTURE));
		} else {
			buf_add(out, cell.at + from, i - from);
		}
	}
}

void
sheet_text(enum sheet sheet, struct text value, struct buf *out)
{
	struct buf shown = {0};
	struct text t;

	add_pictures(value, &shown);
	t = buf_view(&shown);
	if (sheet == SHEET_GUESSED ? needs_mark(t) : text_starts(t, TEXT("'")) && needs_mark(text_after(t, 1)))
		buf_putc(out, '\'');
	buf_text(out, t);
	buf_release(&shown);
}

struct text
sheet_back(struct text cell, struct arena *arena)
{
	struct buf out = {0};
	struct text back;

	if (text_starts(cell, TEXT("'")) && needs_mark(text_after(cell, 1)))
		cell = text_after(cell, 1);
	add_controls(cell, &out);
	back = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return back;
}

/* "2026-11-24 22:15:00", or without seconds, on the wall clock of the zone. */
static bool
read_local(struct text cell, const struct zone *zone, char out[MOMENT_TEXT])
{
	char utc[MOMENT_TEXT] = "0000-00-00T00:00:00+00:00";
	struct fail why = {0};
	struct moment m;
	bool ok;

	if ((cell.len != SECONDS && cell.len != MINUTES) || cell.at[DAY] != ' ')
		return false;
	memcpy(utc, cell.at, cell.len);
	utc[DAY] = 'T';
	ok = moment_parse((struct text){ utc, MOMENT_TEXT - 1 }, &m, &why);
	fail_release(&why);
	if (ok)
		moment_print(moment_in(zone_instant(zone, m.at), zone), out);
	return ok;
}

bool
sheet_time(struct text value, const struct zone *zone, char out[SHEET_TIME])
{
	char back[MOMENT_TEXT];
	int32_t day;

	if (!date_parse(text_slice(value, 0, DAY), &day) || date_of_number(day).year < FIRST_YEAR)
		return false;
	if (value.len != DAY && value.len != MOMENT_TEXT - 1)
		return false;
	memcpy(out, value.at, value.len == DAY ? DAY : SECONDS);
	out[value.len == DAY ? DAY : SECONDS] = '\0';
	if (value.len == DAY)
		return true;
	out[DAY] = ' ';
	return read_local(text_of(out), zone, back) && text_equal(text_of(back), value);
}

struct text
sheet_time_back(struct text cell, const struct zone *zone, struct arena *arena)
{
	char back[MOMENT_TEXT];

	return read_local(cell, zone, back) ? arena_text(arena, text_of(back)) : cell;
}
