#include "view/printer.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "record/value.h"
#include "time/moment.h"
#include "view/decimal.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

/* The two largest units: 3d 4h, 5h 12m, 12m, 45s; rounded down. */
static void
print_duration(int64_t seconds, struct buf *out)
{
	static const struct {
		int size, part;
		char name, part_name;
	} units[] = { { DAY, HOUR, 'd', 'h' }, { HOUR, MINUTE, 'h', 'm' }, { MINUTE, 0, 'm', 0 }, { 1, 0, 's', 0 } };
	size_t u = 0;

	if (seconds < 0) {
		buf_putc(out, '-');
		seconds = -seconds;
	}
	while (units[u].size > 1 && seconds < units[u].size)
		u++;
	buf_printf(out, "%lld%c", (long long)(seconds / units[u].size), units[u].name);
	if (units[u].part > 0 && seconds % units[u].size / units[u].part > 0)
		buf_printf(out, " %d%c", (int)(seconds % units[u].size / units[u].part), units[u].part_name);
}

/* 2026-11-24T22:15:00+07:00 as 2026-11-24 22:15, in the offset it was written
 * in; a day alone stays one. */
static bool
print_moment(struct text value, struct buf *out)
{
	struct moment m;
	struct fail why = {0};
	bool ok = moment_parse(value, &m, &why);

	fail_release(&why);
	if (!ok)
		return false;
	buf_text(out, text_slice(value, 0, 10));
	if (!m.day_only) {
		buf_putc(out, ' ');
		buf_text(out, text_slice(value, 11, 16));
	}
	return true;
}

static void
print_choice(const struct field *f, struct text key, enum language language, struct buf *out)
{
	const struct choice *c = choice_key(f->choices, key);

	if (c != NULL)
		buf_puts(out, c->label.in[language]);
	else
		unicode_visible(out, key);
}

/* One line of a list or map. */
static void
print_item(const struct field *f, struct text item, enum language language, struct buf *out)
{
	struct text key, value;

	if (f->kind == FIELD_CHOICES) {
		print_choice(f, item, language, out);
	} else if (f->kind == FIELD_SCORES && text_cut(item, ':', &key, &value)) {
		print_choice(f, key, language, out);
		buf_putc(out, ':');
		unicode_visible(out, value);
	} else {
		unicode_visible(out, item);
	}
}

/* Lines as a list in one, or the lines of prose run on. */
static void
print_lines(const struct field *f, struct text value, enum language language, struct buf *out)
{
	const char *between = f->kind == FIELD_PROSE ? " " : ", ";
	struct text rest = value, item;

	while (text_next(&rest, '\n', &item)) {
		print_item(f, item, language, out);
		if (rest.at != NULL)
			buf_puts(out, between);
	}
}

bool
print_is_decimal(const struct field *f, struct text value)
{
	struct text digits = text_starts(value, TEXT("-")) ? text_after(value, 1) : value, whole, part;

	if (f->kind != FIELD_DECIMAL && (f->flags & FIELD_MIXED) == 0)
		return false;
	return text_cut(digits, '.', &whole, &part) ? text_all_digits(whole) && text_all_digits(part) : text_all_digits(digits);
}

void
print_value(const struct field *f, struct text value, enum language language, struct buf *out)
{
	int64_t n;

	if (value.len == 0)
		return;
	if (f->kind == FIELD_CHOICE)
		print_choice(f, value, language, out);
	else if (f->kind == FIELD_DURATION && value_number(f, value, &n))
		print_duration(n, out);
	else if (f->kind == FIELD_PROSE || value_is_list(f->kind) || value_is_map(f->kind))
		print_lines(f, value, language, out);
	else if (print_is_decimal(f, value))
		decimal_put(value, language, out);
	else if (f->kind != FIELD_MOMENT || !print_moment(value, out))
		unicode_visible(out, value);
}
