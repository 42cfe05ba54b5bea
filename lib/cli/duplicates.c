#include "cli/duplicates.h"

#include "store/identity.h"
#include "store/scan.h"

enum { HOUR = 3600, SPREAD = 7 * 86400, SHOWN = 3, NUMBER_LEAST = 5 };

/* The marks' letters. */
enum { MARK_NIK = 'n', MARK_PHONE = 'p', MARK_NAME = 'm', MARK_ITEM = 'i', MARK_PLACE = 't' };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters in small, digits, and what is beyond ASCII; nothing else. */
static void
fold(struct text t, struct buf *out)
{
	for (size_t i = 0; i < t.len; i++) {
		char c = t.at[i];

		if (c >= 'A' && c <= 'Z')
			buf_putc(out, (char)(c - 'A' + 'a'));
		else if ((c >= 'a' && c <= 'z') || is_digit(c) || (unsigned char)c >= 0x80)
			buf_putc(out, c);
	}
}

static void
fold_digits(struct text t, struct buf *out)
{
	for (size_t i = 0; i < t.len; i++)
		if (is_digit(t.at[i]))
			buf_putc(out, t.at[i]);
}

static void
mark(struct buf *marks, char letter, const struct buf *folded)
{
	if (folded->len > 0)
		buf_printf(marks, "%s%c%.*s", marks->len > 0 ? "\n" : "", letter, TEXT_ARG(buf_view(folded)));
}

/* +62 812 and 0812 are one number. */
static void
mark_phone(struct buf *marks, struct text typed)
{
	struct buf digits = {0}, local = {0};

	fold_digits(typed, &digits);
	if (digits.len > 8 && text_starts(buf_view(&digits), TEXT("62")))
		buf_printf(&local, "0%s", digits.data + 2);
	else
		buf_text(&local, buf_view(&digits));
	mark(marks, MARK_PHONE, &local);
	buf_release(&digits);
	buf_release(&local);
}

static void
mark_people(struct buf *marks, struct text people)
{
	struct text line, name, value, key;
	struct buf folded = {0};

	while (text_next(&people, '\n', &line)) {
		if (!text_cut(line, ':', &name, &value) || !text_starts(name, TEXT("reporter.")))
			continue;
		key = text_after(name, 9);
		buf_clear(&folded);
		if (text_ends(key, TEXT("phone"))) {
			mark_phone(marks, value);
		} else if (text_ends(key, TEXT("nik"))) {
			fold_digits(value, &folded);
			mark(marks, MARK_NIK, &folded);
		} else if (text_ends(key, TEXT("name"))) {
			fold(value, &folded);
			mark(marks, MARK_NAME, &folded);
		}
	}
	buf_release(&folded);
}

/* The words of a thing that are numbers: with a digit, and not short. */
static void
mark_numbers(struct buf *marks, struct text item)
{
	struct text word;
	struct buf folded = {0};

	while (text_next(&item, ' ', &word)) {
		bool digit = false;

		buf_clear(&folded);
		fold(word, &folded);
		for (size_t i = 0; i < folded.len; i++)
			digit = digit || is_digit(folded.data[i]);
		if (digit && folded.len >= NUMBER_LEAST)
			mark(marks, MARK_ITEM, &folded);
	}
	buf_release(&folded);
}

static void
mark_items(struct buf *marks, struct text items)
{
	struct text item;
	struct buf folded = {0};

	while (text_next(&items, '\n', &item)) {
		buf_clear(&folded);
		fold(item, &folded);
		mark(marks, MARK_ITEM, &folded);
		mark_numbers(marks, item);
	}
	buf_release(&folded);
}

struct text
duplicates_marks(const struct record *r, const struct record *identity, struct arena *arena)
{
	struct buf marks = {0}, folded = {0};
	struct text result;

	if (identity != NULL) {
		mark_people(&marks, record_get(identity, NAME_PEOPLE));
		mark_items(&marks, record_get(identity, NAME_ITEMS));
	}
	if (record_get(r, NAME_TITLE).len > 0 && record_get(r, NAME_PLACE).len > 0) {
		fold(record_get(r, NAME_TITLE), &folded);
		buf_putc(&folded, '/');
		fold(record_get(r, NAME_PLACE), &folded);
		mark(&marks, MARK_PLACE, &folded);
	}
	result = arena_text(arena, buf_view(&marks));
	buf_release(&marks);
	buf_release(&folded);
	return result;
}

unsigned
duplicates_common(struct text a, struct text b)
{
	struct text line;
	unsigned reasons = 0;

	while (text_next(&a, '\n', &line)) {
		if (line.len == 0 || !text_has_line(b, line))
			continue;
		if (line.at[0] == MARK_ITEM)
			reasons |= DUPLICATE_ITEM;
		else
			reasons |= line.at[0] == MARK_PLACE ? DUPLICATE_PLACE : DUPLICATE_REPORTER;
	}
	return reasons;
}

/* One that is about to be stored, and the last that are like it. */
struct coming_in {
	const struct record *record;
	struct text marks;
	int64_t from, until;	/* when the other was received */
	struct found {
		struct text id;
		int64_t at;
		unsigned reasons;
	} found[SHOWN];
	size_t count;
};

struct search {
	struct session *session;
	struct coming_in *all;
	size_t count;
};

static void
keep(struct coming_in *c, struct text id, int64_t at, unsigned reasons)
{
	if (c->count == SHOWN) {
		for (size_t i = 1; i < SHOWN; i++)
			c->found[i - 1] = c->found[i];
		c->count--;
	}
	c->found[c->count++] = (struct found){ id, at, reasons };
}

/* Whether some record wants to be compared with this one. */
static bool
wanted(const struct search *x, const struct scanned *s)
{
	for (size_t i = 0; i < x->count; i++)
		if (x->all[i].marks.len > 0 && s->received.at >= x->all[i].from && s->received.at <= x->all[i].until &&
		    text_equal(record_get(&s->c.record, NAME_KIND), record_get(x->all[i].record, NAME_KIND)))
			return true;
	return false;
}

static bool
take(void *context, struct scanned *s, struct fail *why)
{
	struct search *x = context;
	struct record identity;
	struct text marks;
	bool has = case_identity(&s->c).len > 0;

	if (s->received.day_only || s->c.status == STATUS_VOID || !wanted(x, s))
		return true;
	has = has && identity_read(&x->session->tree, &s->c, &identity, s->arena, why);
	fail_release(why);	/* it is not in this clone */
	marks = duplicates_marks(&s->c.record, has ? &identity : NULL, s->arena);
	for (size_t i = 0; i < x->count; i++) {
		struct coming_in *c = &x->all[i];
		unsigned reasons = duplicates_common(c->marks, marks);

		if (reasons != 0 && s->received.at >= c->from && s->received.at <= c->until &&
		    text_equal(record_get(&s->c.record, NAME_KIND), record_get(c->record, NAME_KIND)))
			keep(c, arena_text(&x->session->arena, s->c.id), s->received.at, reasons);
	}
	return true;
}

static void
ago(int64_t seconds, enum language l, struct buf *out)
{
	static const struct {
		int64_t unit;
		struct words one, many;
	} rows[] = {
		{ INT64_C(24) * HOUR, WORDS("a day ago", "sehari lalu"), WORDS(" days ago", " hari lalu") },
		{ HOUR, WORDS("an hour ago", "sejam lalu"), WORDS(" hours ago", " jam lalu") },
		{ 60, WORDS("a minute ago", "semenit lalu"), WORDS(" minutes ago", " menit lalu") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		long long n = seconds / rows[i].unit;

		if (n == 0)
			continue;
		if (n == 1)
			buf_puts(out, rows[i].one.in[l]);
		else
			buf_printf(out, "%lld%s", n, rows[i].many.in[l]);
		return;
	}
	buf_puts(out, l == LANGUAGE_EN ? "just now" : "baru saja");
}

static void
say(struct session *s, const struct coming_in *c, const struct found *f)
{
	static const struct words reasons[] = {
		WORDS("same reporter", "pelapor sama"), WORDS("same item", "barang sama"),
		WORDS("same title and place", "pokok dan tempat sama"),
	};
	struct buf words = {0}, when = {0};
	struct fail hint = {0};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if ((f->reasons >> i & 1) != 0)
			buf_printf(&words, "%s%s", words.len > 0 ? ", " : "", reasons[i].in[s->language]);
	ago(c->until - f->at, s->language, &when);
	fail_set(&hint, MSG_DUPLICATE_HINT, arena_string(&s->arena, f->id), when.data, words.data);
	session_warn(s, &hint);
	fail_release(&hint);
	buf_release(&words);
	buf_release(&when);
}

/* That two have a reporter or a thing in common was learned from identity/: who
 * looked is logged first, and what cannot be logged is not said. */
static void
log_looks(struct search *x)
{
	struct session *s = x->session;
	struct text *ids = arena_get(&s->arena, (x->count * SHOWN + 1) * sizeof *ids);
	struct fail ignored = {0};
	size_t n = 0;

	for (size_t i = 0; i < x->count; i++)
		for (size_t k = 0; k < x->all[i].count; k++)
			if ((x->all[i].found[k].reasons & ~(unsigned)DUPLICATE_PLACE) != 0)
				ids[n++] = x->all[i].found[k].id;
	if (n > 0 && !identity_log_all(&s->tree, s->clock.now, session_officer(s), "new", ids, n, &ignored))
		for (size_t i = 0; i < x->count; i++)
			for (size_t k = 0; k < x->all[i].count; k++)
				x->all[i].found[k].reasons &= DUPLICATE_PLACE;
	fail_release(&ignored);
}

/* False where there is nothing to compare. */
static bool
prepare(struct session *s, const struct record *r, struct coming_in *c)
{
	struct moment received;
	struct fail ignored = {0};
	bool things = text_is(record_get(r, NAME_KIND), "lost") || text_is(record_get(r, NAME_KIND), "found");
	bool ok = (r->schema == &report_schema || r->schema == &feedback_schema) &&
	    !text_is(record_get(r, NAME_ANONYMOUS), "yes") && moment_parse(record_get(r, NAME_RECEIVED), &received, &ignored);

	fail_release(&ignored);
	*c = (struct coming_in){ .record = r };
	if (!ok)
		return false;
	c->marks = duplicates_marks(r, r, &s->arena);
	c->until = received.at;
	c->from = received.at - (things ? INT64_C(72) : INT64_C(24)) * HOUR;
	return c->marks.len > 0;
}

size_t
duplicates_say(struct session *s, const struct record *const *records, size_t count)
{
	struct search x = { s, arena_get(&s->arena, (count + 1) * sizeof *x.all), count };
	struct scan scan = { .tree = &s->tree, .as_of = INT64_MAX, .period = { INT64_MAX, INT64_MIN } };
	struct fail ignored = {0};
	size_t said = 0;

	for (size_t i = 0; i < count && !session_given(s, OPT_QUIET); i++) {
		if (!prepare(s, records[i], &x.all[i]))
			continue;
		scan.type = record_type_of(records[i]->schema);
		scan.station = record_get(records[i], NAME_STATION);
		if (x.all[i].from < scan.period.from)
			scan.period.from = x.all[i].from;
		if (x.all[i].until >= scan.period.until)
			scan.period.until = x.all[i].until + 1;
	}
	if (scan.type == NULL)
		return 0;
	/* A file of many days: of the last alone, so that it does not read the tree. */
	if (scan.period.from < scan.period.until - SPREAD)
		scan.period.from = scan.period.until - SPREAD;
	(void)scan_cases(&scan, take, &x, &ignored);
	fail_release(&ignored);
	log_looks(&x);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < x.all[i].count; k++)
			if (x.all[i].found[k].reasons != 0) {
				say(s, &x.all[i], &x.all[i].found[k]);
				said++;
			}
	return said;
}
