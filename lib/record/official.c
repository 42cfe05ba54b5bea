#include "record/official.h"

#include <ctype.h>

#include "base/number.h"

enum place { PLACE_SEQ, PLACE_ROMAN, PLACE_MONTH, PLACE_YEAR, PLACE_UNIT, PLACE_STATION, PLACE_NAME, PLACE_CHAIN, PLACES };
static const char *const place_names[PLACES] = {
	"seq", "roman_month", "month", "year", "unit", "station", "name", "chain",
};
static const char *const roman[] = {
	"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
};

/* A piece of a pattern: a place, or the text before it. */
struct piece {
	struct text literal;
	enum place place;	/* PLACES: there is none, the rest is literal */
	int width;		/* of {seq:04} */
};

static bool
find_place(struct text name, struct piece *p)
{
	struct text head, width;
	int64_t n = 0;

	if (text_cut(name, ':', &head, &width) && !number_parse(width, 0, 12, &n))
		return false;
	p->width = (int)n;
	for (int i = 0; i < PLACES; i++)
		if (text_is(head, place_names[i]) && (width.len == 0 || i == PLACE_SEQ)) {
			p->place = (enum place)i;
			return true;
		}
	return false;
}

/* Takes the next piece off the front; false at the end, or with `bad` set to
 * the name of a place that is none. */
static bool
next_piece(struct text *pattern, struct piece *p, struct text *bad)
{
	size_t open = text_find(*pattern, TEXT("{")), close;

	*p = (struct piece){ .literal = *pattern, .place = PLACES };
	*bad = (struct text){0};
	if (pattern->len == 0)
		return false;
	if (open == (size_t)-1) {
		*pattern = (struct text){0};
		return true;
	}
	close = text_find(text_after(*pattern, open), TEXT("}"));
	p->literal = text_slice(*pattern, 0, open);
	if (close == (size_t)-1 || !find_place(text_slice(*pattern, open + 1, open + close), p)) {
		*bad = text_slice(*pattern, open, close == (size_t)-1 ? pattern->len : open + close + 1);
		return false;
	}
	*pattern = text_after(*pattern, open + close + 1);
	return true;
}

bool
official_check(struct text pattern, struct fail *why)
{
	struct text rest = pattern, bad;
	struct piece p;
	int sequences = 0;

	while (next_piece(&rest, &p, &bad))
		sequences += p.place == PLACE_SEQ;
	if (bad.len > 0) {
		struct buf word = {0};

		buf_text(&word, bad);
		fail_set(why, MSG_PATTERN_PLACE, word.data, "{seq} {seq:04} {roman_month} {month} {year} {unit} {station} {name} {chain}");
		buf_release(&word);
		return false;
	}
	return sequences == 1 || fail_set(why, MSG_PATTERN_SEQ, "{seq}");
}

/* The chain of units, its lines joined by a slash. */
static void
print_chain(struct text lines, struct buf *out)
{
	struct text line;
	bool first = true;

	while (text_next(&lines, '\n', &line)) {
		buf_puts(out, first ? "" : "/");
		buf_text(out, line);
		first = false;
	}
}

static void
print_place(const struct piece *p, const struct official *o, int64_t sequence, struct buf *out)
{
	switch (p->place) {
	case PLACE_SEQ:
		buf_printf(out, "%0*lld", p->width, (long long)sequence);
		break;
	case PLACE_ROMAN:
		buf_puts(out, roman[o->date.month - 1]);
		break;
	case PLACE_MONTH:
		buf_printf(out, "%02d", o->date.month);
		break;
	case PLACE_YEAR:
		buf_printf(out, "%d", o->date.year);
		break;
	case PLACE_UNIT:
		buf_text(out, o->unit);
		break;
	case PLACE_STATION:
		buf_text(out, o->station);
		break;
	case PLACE_NAME:
		buf_text(out, o->name);
		break;
	case PLACE_CHAIN:
		print_chain(o->chain, out);
		break;
	case PLACES:
		break;
	}
}

void
official_print(struct text pattern, const struct official *o, int64_t sequence, struct buf *out)
{
	struct text bad;
	struct piece p;

	while (next_piece(&pattern, &p, &bad)) {
		buf_text(out, p.literal);
		print_place(&p, o, sequence, out);
	}
}

static void
skip_spaces(struct text *t)
{
	while (t->len > 0 && t->at[0] == ' ')
		*t = text_after(*t, 1);
}

/* What must stand at the front of t, letter case and spaces aside. */
static bool
take_literal(struct text *t, struct text literal)
{
	skip_spaces(t);
	for (skip_spaces(&literal); literal.len > 0; skip_spaces(&literal)) {
		skip_spaces(t);
		if (t->len == 0 || tolower((unsigned char)t->at[0]) != tolower((unsigned char)literal.at[0]))
			return false;
		*t = text_after(*t, 1);
		literal = text_after(literal, 1);
	}
	return true;
}

static bool
take_number(struct text *t, int64_t *n)
{
	size_t len = 0;
	struct text digits;

	skip_spaces(t);
	while (len < t->len && t->at[len] >= '0' && t->at[len] <= '9')
		len++;
	digits = text_slice(*t, 0, len);
	*t = text_after(*t, len);
	return len > 0 && len <= 12 && number_parse(digits, 1, 999999999999, n);
}

static bool
take_roman(struct text *t)
{
	size_t len = 0;

	skip_spaces(t);
	while (len < t->len && text_find_fold(TEXT("IVX"), text_slice(*t, len, len + 1)) != (size_t)-1)
		len++;
	for (size_t i = 0; i < 12; i++)
		if (text_equal_fold(text_slice(*t, 0, len), text_of(roman[i]))) {
			*t = text_after(*t, len);
			return true;
		}
	return false;
}

bool
official_parse(struct text pattern, const struct official *o, struct text number, int64_t *sequence, int *year)
{
	struct text bad;
	struct piece p;
	bool ok = true;

	*year = o->date.year;
	while (ok && next_piece(&pattern, &p, &bad)) {
		struct buf value = {0};
		int64_t n = 0;

		ok = take_literal(&number, p.literal);
		if (ok && p.place == PLACE_ROMAN) {
			ok = take_roman(&number);
		} else if (ok && (p.place == PLACE_SEQ || p.place == PLACE_MONTH || p.place == PLACE_YEAR)) {
			ok = take_number(&number, &n);
			if (p.place == PLACE_SEQ)
				*sequence = n;
			ok = ok && n <= OFFICIAL_MOST;
			if (p.place == PLACE_YEAR)
				*year = (int)(n < 10000 ? n : 0);
		} else if (ok) {
			print_place(&p, o, 0, &value);
			ok = take_literal(&number, buf_view(&value));
		}
		buf_release(&value);
	}
	return ok && text_trim(number).len == 0 && *year >= 1900;
}

size_t
official_digits(struct text number, int64_t *at, size_t most)
{
	size_t count = 0;

	while (number.len > 0 && count < most) {
		if (number.at[0] < '0' || number.at[0] > '9') {
			number = text_after(number, 1);
			continue;
		}
		count += take_number(&number, &at[count]);
	}
	return count;
}
