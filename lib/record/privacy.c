#include "record/privacy.h"

#include <stdbool.h>

#include "base/unicode.h"
#include "record/value.h"

/* Digits of other scripts and forms, by their 0; the last two have none. */
static int
digit_of(uint32_t c)
{
	static const uint32_t zeros[] = { 0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x2070, 0x2080, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
		0x1D7F6, 0x245F, 0x2775, 0x277F };

	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (c >= zeros[i] && c - zeros[i] <= 9)
			return (int)(c - zeros[i]);
	return c == 0xB9 ? 1 : c == 0xB2 ? 2 : c == 0xB3 ? 3 : c == 0x24EA ? 0 : -1;
}

static bool
is_between(uint32_t c, uint32_t first, uint32_t last)
{
	return c >= first && c <= last;
}

/* What is not seen: soft hyphens, zero-width and directions, variation selectors,
 * marks that are put on the character before. */
static bool
is_unseen(uint32_t c)
{
	return c == 0xAD || c == 0x180E || c == 0xFEFF || is_between(c, 0x200B, 0x200F) || is_between(c, 0x202A, 0x202E) ||
	    is_between(c, 0x2060, 0x206F) || is_between(c, 0xFE00, 0xFE0F) || is_between(c, 0x300, 0x36F) ||
	    is_between(c, 0x20D0, 0x20FF) || is_between(c, 0xE0000, 0xE01EF);
}

static bool
is_space(uint32_t c)
{
	return c == '\t' || c == 0xA0 || is_between(c, 0x2000, 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool
is_dash(uint32_t c)
{
	return is_between(c, 0x2010, 0x2015) || c == 0x2043 || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0x30FC;
}

void
privacy_plain(struct text t, struct buf *out)
{
	for (size_t i = 0; i < t.len; ) {
		size_t from = i;
		uint32_t c = unicode_next(t, &i);

		if (is_unseen(c) || c == '\r')
			continue;
		if (digit_of(c) >= 0)
			buf_putc(out, (char)('0' + digit_of(c)));
		else if (is_between(c, 0xFF01, 0xFF5E))
			buf_putc(out, (char)(c - 0xFF01 + '!'));
		else if (is_space(c))
			buf_putc(out, ' ');
		else if (is_dash(c))
			buf_putc(out, '-');
		else if (c == 0x2028 || c == 0x2029 || c == 0x85)
			buf_putc(out, '\n');
		else
			buf_text(out, text_slice(t, from, i));
	}
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_word(char c)
{
	return is_digit(c) || is_letter(c);
}

/* The characters at a place, with something harmless outside. */
static char
at(struct text t, size_t i)
{
	return i < t.len ? t.at[i] : '\n';
}

static char
before(struct text t, size_t i)
{
	return i > 0 ? t.at[i - 1] : '\n';
}

/* A number as people write it: groups of digits with one space, line end, dot,
 * slash or hyphen between. Groups of less than three digits are joined to none, so
 * that dates and times are no phone numbers; but for a country code behind a plus,
 * what follows an area code in brackets, and digits that stand one by one. */
enum { DIGITS_MAX = 24 };
struct digits {
	char at[DIGITS_MAX];
	size_t count;		/* also counts what did not fit */
	size_t groups, first;	/* digits of the first group */
	bool plus, area, single;	/* begins with a plus, with "(0"; all groups are one digit */
	size_t end;		/* behind it, in the text */
};

static size_t
group_end(struct text t, size_t from)
{
	while (from < t.len && is_digit(t.at[from]))
		from++;
	return from;
}

static bool
is_separator(char c)
{
	return c == ' ' || c == '-' || c == '.' || c == ')' || c == '/' || c == '\n';
}

static struct digits
digits_from(struct text t, size_t from)
{
	struct digits d = { .plus = before(t, from) == '+', .area = before(t, from) == '(' && at(t, from) == '0', .single = true, .end = from };
	size_t previous = 0;

	for (;;) {
		size_t end = group_end(t, from), len = end - from;
		bool joins = d.groups == 0 || (len >= 3 && (previous >= 3 || (d.groups == 1 && d.plus))) ||
		    (d.single && len == 1) || (d.area && len >= 2);

		if (len == 0 || !joins)
			return d;
		for (size_t i = from; i < end; i++, d.count++)
			if (d.count < DIGITS_MAX)
				d.at[d.count] = t.at[i];
		d.first = d.groups == 0 ? len : d.first;
		d.groups++;
		d.single = d.single && len == 1;
		d.end = end;
		previous = len;
		if (d.count > DIGITS_MAX)	/* means nothing, whatever follows */
			return d;
		d.area = d.area && (d.groups > 1 || at(t, end) == ')');
		if (at(t, end) == ')' && at(t, end + 1) == ' ')
			end++;
		if (!is_separator(at(t, end)))
			return d;
		from = end + 1;
	}
}

/* The check digit of IMEIs and cards. */
static bool
luhn_ok(const char *digits, size_t count)
{
	int sum = 0;

	for (size_t i = 0; i < count; i++) {
		int n = digits[count - 1 - i] - '0';

		if (i % 2 == 1 && (n *= 2) > 9)
			n -= 9;
		sum += n;
	}
	return sum % 10 == 0;
}

/* Mobile 08.. or +62 8.. (also without its zero, as spreadsheets leave it),
 * other countries behind a plus, and fixed lines with their area code. */
static bool
is_phone(const struct digits *d)
{
	if (d->plus)
		return d->count >= 9 && d->count <= 15;
	if (d->count < 9 || d->count > 14)
		return false;
	if (d->at[0] == '0')
		return d->at[1] >= '2' && d->count <= 13;
	if (d->at[0] == '6' && d->at[1] == '2')
		return d->count >= 11 && d->at[2] >= '2';
	return d->at[0] == '8' && d->at[1] != '0' && d->groups == 1 && d->count >= 10 && d->count <= 12;
}

static unsigned
digits_mean(const struct digits *d)
{
	if (d->count == 16 && !d->plus)
		return PRIVACY_NIK;
	if (d->count == 15 && d->groups == 1 && !d->plus && luhn_ok(d->at, 15))
		return PRIVACY_IMEI;
	return is_phone(d) ? PRIVACY_PHONE : 0;
}

/* A number that begins here, and where to look on. Where the groups together
 * mean nothing, the first may be a number with another behind it. */
static unsigned
digits_kind(struct text t, size_t from, size_t *end)
{
	struct digits d = digits_from(t, from);
	unsigned kind = digits_mean(&d);

	if (kind == 0 && d.groups > 1) {
		size_t first = group_end(t, from);

		d = digits_from(text_slice(t, 0, first), from);
		kind = digits_mean(&d);
	}
	if (is_letter(at(t, d.end)))
		kind = 0;
	*end = kind != 0 ? d.end : group_end(t, from);	/* a later group may begin another number */
	return kind;
}

static bool
is_local(char c)
{
	return is_word(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

/* At an '@': a name before it, and a domain whose last label is of letters. */
static bool
is_email(struct text t, size_t i)
{
	size_t label = 0, dots = 0;
	bool letters = true;

	if (!is_local(before(t, i)) || before(t, i) == '.')
		return false;
	for (i++; i < t.len && (is_word(t.at[i]) || t.at[i] == '-' || t.at[i] == '.'); i++) {
		if (t.at[i] != '.') {
			letters = letters && is_letter(t.at[i]);
			label++;
			continue;
		}
		if (label == 0)
			return false;
		if (!is_word(at(t, i + 1)))	/* the end of a sentence */
			break;
		dots++;
		label = 0;
		letters = true;
	}
	return dots > 0 && label >= 2 && letters;
}

/* "IMEI: 35-209900-176148-1": the word, and digits close behind it. Where they
 * end, or 0; then no such word before `seen` has them either. */
static size_t
imei_end(struct text t, size_t i, size_t *seen)
{
	size_t digits = 0;

	if (i < *seen || !text_equal_fold(text_slice(t, i, i + 4), TEXT("imei")))
		return 0;
	for (i += 4; i < t.len && digits < 14; i++) {
		char c = t.at[i];

		*seen = i;
		if (is_digit(c))
			digits++;
		else if (c != ' ' && c != ':' && c != '-' && c != '.' && c != '=' && (digits > 0 || !is_word(c) || c == '\n'))
			return 0;
	}
	return digits >= 14 ? group_end(t, i) : 0;
}

/* The letters that number plates begin with. */
static bool
is_region(struct text letters)
{
	static const char regions[] =
	    " A AA AB AD AE AG B BA BB BD BE BG BH BK BL BM BN BP D DA DB DC DD DE DG DH DK DL DM DN DP DR DS DT DW"
	    " E EA EB ED F G H K KB KH KT KU L M N P PA PB PG PS PT PY R S T W Z ";
	char word[5] = { ' ' };

	for (size_t i = 0; i < letters.len; i++)
		word[1 + i] = (char)(letters.at[i] & ~0x20);
	word[1 + letters.len] = ' ';
	return text_find(text_of(regions), (struct text){ word, letters.len + 2 }) != (size_t)-1;
}

static size_t
letters_end(struct text t, size_t from)
{
	while (from < t.len && is_letter(t.at[from]))
		from++;
	return from;
}

static bool
are_capitals(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.at[i] >= 'a')
			return false;
	return true;
}

/* At the begin of a word: "B 1234 XYZ", "b1234xyz". With spaces only in capitals:
 * "a 12 inch" is none. */
static bool
is_plate(struct text t, size_t i)
{
	size_t region = letters_end(t, i), number, digits, series, end;
	bool spaced;

	if (before(t, i) == '-' || before(t, i) == '/' || region - i > 2 ||
	    !is_region(text_slice(t, i, region)))
		return false;
	number = region + (at(t, region) == ' ');
	digits = group_end(t, number);
	series = digits + (at(t, digits) == ' ');
	end = letters_end(t, series);
	spaced = number > region || series > digits;
	return digits - number >= 2 && digits - number <= 4 && t.at[number] != '0' && end > series && end - series <= 3 &&
	    !is_digit(at(t, end)) && (!spaced || are_capitals(text_slice(t, i, end)));
}

static unsigned
find_plain(struct text t)
{
	unsigned found = 0;
	size_t no_imei = 0;

	for (size_t i = 0, end; i < t.len; i = end) {
		size_t imei;

		end = i + 1;
		if (t.at[i] == '@' && is_email(t, i)) {
			found |= PRIVACY_EMAIL;
		} else if (!is_word(t.at[i]) || is_word(before(t, i))) {
			continue;	/* the rest begin a word; to look in it would take its length at each place */
		} else if (is_digit(t.at[i])) {
			found |= digits_kind(t, i, &end);
		} else if ((imei = imei_end(t, i, &no_imei)) > 0) {
			found |= PRIVACY_IMEI;
			end = imei;
		} else if (is_plate(t, i)) {
			found |= PRIVACY_PLATE;
		}
	}
	return found;
}

unsigned
privacy_find(struct text t)
{
	struct buf plain = {0};
	unsigned found;

	privacy_plain(t, &plain);
	found = find_plain(buf_view(&plain));
	buf_release(&plain);
	return found;
}

/* Texts that people write. A unit names the desk's own cars; what programs set
 * and keys of other systems are no texts. */
static bool
is_text(const struct field *f)
{
	switch (f->kind) {
	case FIELD_LINE:
	case FIELD_PROSE:
	case FIELD_LINES:
	case FIELD_PAIRS:
		return f->class != CLASS_IDENTITY && (f->flags & FIELD_SYSTEM) == 0 && f->id != NAME_KEY && f->id != NAME_UNIT;
	default:
		return false;
	}
}

unsigned
privacy_field(const struct field *f, struct text value)
{
	struct text rest = value, item;
	unsigned kinds = 0;

	if (value.len == 0 || !is_text(f))
		return 0;
	if (!value_is_list(f->kind))
		return privacy_find(value);
	/* Two items are not one number over a line end. */
	while (text_next(&rest, '\n', &item))
		kinds |= privacy_find(item);
	return kinds;
}

enum message
privacy_take(unsigned *kinds)
{
	static const struct {
		enum privacy kind;
		enum message message;
	} rows[] = {
		{ PRIVACY_NIK, MSG_PRIVACY_NIK }, { PRIVACY_PHONE, MSG_PRIVACY_PHONE }, { PRIVACY_EMAIL, MSG_PRIVACY_EMAIL },
		{ PRIVACY_PLATE, MSG_PRIVACY_PLATE }, { PRIVACY_IMEI, MSG_PRIVACY_IMEI },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if ((*kinds & rows[i].kind) != 0) {
			*kinds &= ~(unsigned)rows[i].kind;
			return rows[i].message;
		}
	return MSG_NONE;
}
