#include "record/value.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/refuse.h"
#include "base/unicode.h"
#include "record/id.h"
#include "time/date.h"
#include "time/moment.h"

/* What may be typed for a kind, what is stored for it, how it is ordered: a
 * new kind of value is one row of `kinds` below. */
struct kind_row {
	const char *name;
	bool list, map;
	bool (*parse)(const struct field *, struct text, const struct when *, struct arena *, struct text *, struct fail *);
	bool (*check)(const struct field *, struct text, struct fail *);
	bool (*number)(struct text, int64_t *);	/* what it is ordered by; NULL: bytewise */
};

bool
value_check_text(struct text value, bool one_line, struct fail *why)
{
	size_t bad = unicode_invalid(value);

	if (bad < value.len) {
		char at[32];

		(void)snprintf(at, sizeof at, "%zu", bad + 1);
		return fail_set(why, MSG_NOT_UTF8, at);
	}
	if (value.len > 0 && memchr(value.at, '\0', value.len) != NULL)
		return fail_set(why, MSG_HAS_NUL);
	if (one_line && value.len > 0 && memchr(value.at, '\n', value.len) != NULL)
		return fail_set(why, MSG_VALUE_ONE_LINE);
	return true;
}

static bool
check_line(const struct field *f, struct text v, struct fail *why)
{
	(void)f;
	return value_check_text(v, true, why);
}

static bool
check_prose(const struct field *f, struct text v, struct fail *why)
{
	(void)f;
	return value_check_text(v, false, why);
}

/* Fails with the value as the message's first word. */
static bool
fail_value(struct fail *why, enum message m, struct text v, const char *expected)
{
	struct buf word = {0};

	buf_text(&word, v);
	buf_puts(&word, "");
	fail_set(why, m, word.data, expected);
	buf_release(&word);
	return false;
}

static bool
fail_choice(const struct field *f, struct text v, struct fail *why)
{
	struct buf names = {0};

	choice_names(f->choices, &names);
	fail_value(why, MSG_CHOICE_UNKNOWN, v, names.data);
	buf_release(&names);
	return false;
}

static bool
check_choice(const struct field *f, struct text v, struct fail *why)
{
	return choice_key(f->choices, v) != NULL || fail_choice(f, v, why);
}

static bool
parse_choice(const struct field *f, struct text t, const struct when *w, struct arena *a, struct text *out, struct fail *why)
{
	const struct choice *c = f->choices != NULL ? choice_find(f->choices, text_trim(t)) : NULL;

	(void)w, (void)a;
	if (c == NULL)	/* a code may be any text */
		return f->kind == FIELD_CODE ? check_line(f, t, why) : fail_choice(f, t, why);
	*out = text_of(c->key);
	return true;
}

static bool
check_moment(const struct field *f, struct text v, struct fail *why)
{
	struct moment m;

	(void)f;
	return moment_parse(v, &m, why);
}

static bool
parse_moment(const struct field *f, struct text t, const struct when *w, struct arena *a, struct text *out, struct fail *why)
{
	struct moment m;
	char printed[MOMENT_TEXT];

	/* What is stored already stays as it is, with its own offset. */
	if (!(t.len == MOMENT_TEXT - 1 && moment_parse(t, &m, why)) &&
	    !((f->flags & FIELD_DAY_ALONE) != 0 ? when_parse_day : when_parse)(w, t, &m, why))
		return false;
	fail_release(why);
	moment_print(m, printed);
	*out = arena_text(a, text_of(printed));
	return true;
}

static bool
number_of_moment(struct text v, int64_t *n)
{
	struct moment m;
	struct fail why = {0};
	bool ok = moment_parse(v, &m, &why);

	fail_release(&why);
	if (ok)
		*n = m.at;
	return ok;
}

static bool
check_day(const struct field *f, struct text v, struct fail *why)
{
	int32_t day;

	(void)f;
	return date_parse(v, &day) || fail_value(why, MSG_DATE_BAD, v, NULL);
}

static bool
parse_day(const struct field *f, struct text t, const struct when *w, struct arena *a, struct text *out, struct fail *why)
{
	struct moment m;
	char printed[11];

	(void)f;
	if (!when_parse(w, t, &m, why))
		return false;
	date_print(moment_day(m), printed);
	*out = arena_text(a, text_of(printed));
	return true;
}

static bool
check_hour(const struct field *f, struct text v, struct fail *why)
{
	int64_t h, m;

	(void)f;
	if (v.len == 5 && v.at[2] == ':' && number_parse(text_slice(v, 0, 2), 0, 23, &h) &&
	    number_parse(text_after(v, 3), 0, 59, &m))
		return true;
	return fail_value(why, MSG_HOUR_BAD, v, NULL);
}

static bool
check_count(const struct field *f, struct text v, struct fail *why)
{
	int64_t n;

	(void)f;
	return number_parse(v, 0, INT64_MAX / 2, &n) || fail_value(why, MSG_COUNT_BAD, v, NULL);
}

static bool
check_decimal(const struct field *f, struct text v, struct fail *why)
{
	struct text whole, part;

	(void)f, (void)text_cut(text_after(v, text_starts(v, TEXT("-"))), '.', &whole, &part);
	return (text_all_digits(whole) && (part.at == NULL || text_all_digits(part))) || fail_value(why, MSG_DECIMAL_BAD, v, NULL);
}

static bool
check_duration(const struct field *f, struct text v, struct fail *why)
{
	int64_t n;

	(void)f;
	return number_parse(v, INT64_MIN / 2, INT64_MAX / 2, &n) || fail_value(why, MSG_COUNT_BAD, v, NULL);
}

static bool
number_of_count(struct text v, int64_t *n)
{
	return number_parse(v, INT64_MIN / 2, INT64_MAX / 2, n);
}

static bool
check_record(const struct field *f, struct text v, struct fail *why)
{
	struct id id;

	(void)f;
	return id_parse(v, &id) || fail_value(why, MSG_ID_BAD, v, NULL);
}

static int
compare_records(struct text a, struct text b)
{
	struct id x, y;
	bool a_ok = id_parse(a, &x), b_ok = id_parse(b, &y);

	if (a_ok && b_ok)
		return id_compare(&x, &y);
	return a_ok == b_ok ? text_compare(a, b) : a_ok - b_ok;
}

static bool
is_hex(struct text v, size_t len)
{
	for (size_t i = 0; i < v.len; i++)
		if (!((v.at[i] >= '0' && v.at[i] <= '9') || (v.at[i] >= 'a' && v.at[i] <= 'f')))
			return false;
	return v.len == len;
}

static bool
check_uid(const struct field *f, struct text v, struct fail *why)
{
	(void)f;
	return is_hex(v, 32) || fail_value(why, MSG_HEX_BAD, v, "32");
}

static bool
check_hash(const struct field *f, struct text v, struct fail *why)
{
	(void)f;
	return is_hex(v, 64) || fail_value(why, MSG_HEX_BAD, v, "64");
}

static bool
check_records(const struct field *f, struct text v, struct fail *why)
{
	struct text rest = v, item;

	while (text_next(&rest, '\n', &item))
		if (!check_record(f, item, why))
			return false;
	return true;
}

static bool
check_choices(const struct field *f, struct text v, struct fail *why)
{
	struct text rest = v, item;

	while (text_next(&rest, '\n', &item))
		if (!check_choice(f, item, why))
			return false;
	return true;
}

static bool
is_separator(char c)
{
	return c == '\n' || c == ',' || c == ';';
}

static bool
parse_choices(const struct field *f, struct text t, const struct when *w, struct arena *a, struct text *out, struct fail *why)
{
	struct buf all = {0};
	size_t from = 0;
	bool ok = true;

	(void)w;
	for (size_t i = 0; ok && i <= t.len; i++) {
		struct text item, key = {0};

		if (i < t.len && !is_separator(t.at[i]))
			continue;
		item = text_trim(text_slice(t, from, i));
		from = i + 1;
		if (item.len == 0)
			continue;
		if ((ok = parse_choice(f, item, w, a, &key, why))) {
			if (all.len > 0)
				buf_putc(&all, '\n');
			buf_text(&all, key);
		}
	}
	*out = arena_text(a, buf_view(&all));
	buf_release(&all);
	return ok;
}

/* "key: value" with one space; the value may be empty. */
static bool
pair_split(struct text line, struct text *key, struct text *value)
{
	if (!text_cut(line, ':', key, value))
		return false;
	*key = text_trim(*key);
	*value = text_trim(*value);
	return key->len > 0;
}

/* A key that stands twice could not be read back from YAML. */
static bool
check_once(struct text all, struct text until, struct text key, struct fail *why)
{
	struct text rest = all, line, other, value;

	while (text_next(&rest, '\n', &line) && line.at != until.at)
		if (pair_split(line, &other, &value) && text_equal(other, key))
			return refuse(why, MSG_PAIR_TWICE, key);
	return true;
}

static bool
check_pairs(const struct field *f, struct text v, struct fail *why)
{
	struct text rest = v, line, key, value;

	(void)f;
	if (!value_check_text(v, false, why))
		return false;
	while (text_next(&rest, '\n', &line)) {
		if (!pair_split(line, &key, &value))
			return fail_value(why, MSG_PAIR_BAD, line, NULL);
		if (!check_once(v, line, key, why))
			return false;
	}
	return true;
}

static bool
check_scores(const struct field *f, struct text v, struct fail *why)
{
	struct text rest = v, line, key, value;
	int64_t n;

	while (text_next(&rest, '\n', &line)) {
		if (!pair_split(line, &key, &value))
			return fail_value(why, MSG_PAIR_BAD, line, NULL);
		if (!check_choice(f, key, why))
			return false;
		if (!number_parse(value, 1, 4, &n))
			return fail_value(why, MSG_SCORE_BAD, value, NULL);
		if (!check_once(v, line, key, why))
			return false;
	}
	return true;
}

static bool
parse_scores(const struct field *f, struct text t, const struct when *w, struct arena *a, struct text *out, struct fail *why)
{
	struct text rest = t, line, key = {0}, value = {0}, canonical = {0};
	struct buf all = {0};
	bool ok = true;

	while (ok && text_next(&rest, '\n', &line)) {
		if (text_trim(line).len == 0)
			continue;
		ok = pair_split(line, &key, &value) || text_cut(line, '=', &key, &value) ||
		    fail_value(why, MSG_PAIR_BAD, line, NULL);
		ok = ok && parse_choice(f, key, w, a, &canonical, why);
		if (ok)
			buf_printf(&all, "%s%.*s: %.*s", all.len > 0 ? "\n" : "", TEXT_ARG(canonical), TEXT_ARG(text_trim(value)));
	}
	*out = arena_text(a, buf_view(&all));
	buf_release(&all);
	return ok && check_scores(f, *out, why);
}

static const struct kind_row kinds[FIELD_KINDS] = {
	[FIELD_LINE] = { "line", false, false, NULL, check_line, NULL },
	[FIELD_PROSE] = { "prose", false, false, NULL, check_prose, NULL },
	[FIELD_CHOICE] = { "choice", false, false, parse_choice, check_choice, NULL },
	[FIELD_CODE] = { "code", false, false, parse_choice, check_line, NULL },
	[FIELD_MOMENT] = { "time", false, false, parse_moment, check_moment, number_of_moment },
	[FIELD_DAY] = { "day", false, false, parse_day, check_day, number_of_moment },
	[FIELD_HOUR] = { "hour", false, false, NULL, check_hour, NULL },
	[FIELD_COUNT] = { "count", false, false, NULL, check_count, number_of_count },
	[FIELD_DURATION] = { "duration", false, false, NULL, check_duration, number_of_count },
	[FIELD_DECIMAL] = { "decimal", false, false, NULL, check_decimal, NULL },
	[FIELD_RECORD] = { "id", false, false, NULL, check_record, NULL },
	[FIELD_UID] = { "uid", false, false, NULL, check_uid, NULL },
	[FIELD_HASH] = { "sha256", false, false, NULL, check_hash, NULL },
	[FIELD_LINES] = { "lines", true, false, NULL, check_prose, NULL },
	[FIELD_RECORDS] = { "ids", true, false, NULL, check_records, NULL },
	[FIELD_CHOICES] = { "choices", true, false, parse_choices, check_choices, NULL },
	[FIELD_SCORES] = { "scores", false, true, parse_scores, check_scores, NULL },
	[FIELD_PAIRS] = { "pairs", false, true, NULL, check_pairs, NULL },
	[FIELD_PEOPLE] = { "people", false, true, NULL, check_pairs, NULL },
};

bool
value_from_words(const struct field *f, struct text typed, const struct when *when,
    struct arena *arena, struct text *value, struct fail *why)
{
	const struct kind_row *k = &kinds[f->kind];

	if (typed.len == 0) {
		*value = typed;
		return true;
	}
	if (!value_check_text(typed, false, why))
		return fail_field(why, f->name);
	*value = typed;
	if (k->parse != NULL ? k->parse(f, typed, when, arena, value, why) : k->check(f, typed, why))
		return true;
	return fail_field(why, f->name);
}

bool
value_check(const struct field *f, struct text value, struct fail *why)
{
	return value.len == 0 || kinds[f->kind].check(f, value, why) || fail_field(why, f->name);
}

bool
value_number(const struct field *f, struct text value, int64_t *number)
{
	return kinds[f->kind].number != NULL && value.len > 0 && kinds[f->kind].number(value, number);
}

int
value_compare(const struct field *f, struct text a, struct text b)
{
	int64_t x, y;
	bool a_ok, b_ok;

	if (a.len == 0 || b.len == 0)
		return (a.len > 0) - (b.len > 0);
	if (f->kind == FIELD_RECORD)
		return compare_records(a, b);
	a_ok = value_number(f, a, &x);
	b_ok = value_number(f, b, &y);
	if (a_ok && b_ok)
		return x < y ? -1 : x > y;
	return a_ok == b_ok ? text_compare(a, b) : a_ok - b_ok;
}

bool
value_is_list(enum field_kind kind)
{
	return kinds[kind].list;
}

bool
value_is_map(enum field_kind kind)
{
	return kinds[kind].map;
}

const char *
value_kind_name(enum field_kind kind)
{
	return kinds[kind].name;
}

void
value_escape(struct text value, struct buf *out)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.at[i];

		if (c == '\n' || c == '\\')
			buf_puts(out, c == '\n' ? "\\n" : "\\\\");
		else
			buf_putc(out, c);
	}
}

struct text
value_unescape(struct text value, struct arena *arena)
{
	struct buf out = {0};
	struct text copy;

	if (text_find(value, TEXT("\\")) == (size_t)-1)
		return value;
	for (size_t i = 0; i < value.len; i++) {
		bool escaped = value.at[i] == '\\' && i + 1 < value.len;

		i += escaped;
		buf_putc(&out, escaped && value.at[i] == 'n' ? '\n' : value.at[i]);
	}
	copy = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return copy;
}
