#include "store/numbers.h"

#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/random.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"
#include "record/pairs.h"
#include "store/put_number.h"
#include "time/moment.h"

enum { TRIES_MAX = 100000, DIGITS_MAX = 8 };

bool
numbers_document_ok(struct text document)
{
	for (size_t i = 0; i < document.len; i++) {
		char c = document.at[i];

		if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && (c != '-' || i == 0))
			return false;
	}
	return document.len > 0 && document.len <= 32;
}

bool
numbers_name(struct text name, int64_t *sequence, bool *is_void)
{
	struct text stem, tail;

	if (!text_ends(name, TEXT(".yaml")))
		return false;
	*is_void = text_cut(text_slice(name, 0, name.len - 5), '_', &stem, &tail);
	if (*is_void && !text_is(tail, "void"))
		return false;
	return stem.len >= 4 && (stem.len == 4 || stem.at[0] != '0') && text_all_digits(stem) &&
	    number_parse(stem, 1, OFFICIAL_MOST, sequence);
}

static bool
is_anonymous(struct text id)
{
	struct id parsed;

	return id_parse(id, &parsed) && parsed.letter == 'N';
}

static struct publish_options
options_of(const struct writer *w, bool anonymous)
{
	int32_t day = moment_day(moment_in(w->clock.now, tree_zone(w->tree)));

	return (struct publish_options){ .mode = w->file_mode, .dated = anonymous, .date = (long long)day * 86400 };
}

static struct text
year_folder(const struct number_claim *c, struct arena *arena)
{
	return arena_printf(arena, "numbers/%.*s/%.*s/%04d", TEXT_ARG(c->station), TEXT_ARG(c->document), c->year);
}

/* The highest sequence of a folder, 0 where there is none. */
static bool
highest_in(int folder, int64_t *highest, struct fail *why)
{
	struct arena arena = {0};
	struct names names;
	bool ok = folder_names(folder, &arena, &names, why);

	*highest = 0;
	for (size_t i = 0; ok && i < names.count; i++) {
		int64_t n;
		bool is_void;

		if (numbers_name(names.at[i], &n, &is_void) && n > *highest)
			*highest = n;
	}
	arena_release(&arena);
	return ok;
}

/* Whether the station itself gave numbers in that year: one that was reserved
 * for a paper of an earlier year was recorded later. */
static bool
was_used(int parent, struct text year, struct arena *arena)
{
	struct names names = {0};
	struct fail ignored = {0};
	int fd = folder_open(parent, year.at, NULL, &ignored);
	bool used = false;

	if (fd >= 0 && folder_names(fd, arena, &names, &ignored))
		for (size_t i = 0; !used && i < names.count; i++) {
			struct record r;
			struct text bytes;
			int64_t n;
			bool is_void;

			used = numbers_name(names.at[i], &n, &is_void) && !is_void &&
			    content_read(fd, names.at[i].at, CONTENT_RECORD_MAX, arena, &bytes, NULL, &ignored) &&
			    record_read(&r, &number_schema, bytes, arena, &ignored) &&
			    text_starts(record_get(&r, NAME_RECORDED), year);
		}
	if (fd >= 0)
		(void)close(fd);
	fail_release(&ignored);
	return used;
}

/* The first number of a mid-year start counts until another year has numbers. */
static bool
first_year(const struct tree *tree, const struct number_claim *c, struct arena *arena)
{
	struct text path = arena_printf(arena, "numbers/%.*s/%.*s", TEXT_ARG(c->station), TEXT_ARG(c->document));
	struct text year = arena_printf(arena, "%04d", c->year);
	struct names names = {0};
	struct fail ignored = {0};
	int fd = folder_open(tree->root, path.at, NULL, &ignored);
	bool first = true;

	if (fd >= 0 && folder_names(fd, arena, &names, &ignored))
		for (size_t i = 0; i < names.count; i++)
			first = first && (text_equal(names.at[i], year) || !was_used(fd, names.at[i], arena));
	if (fd >= 0)
		(void)close(fd);
	fail_release(&ignored);
	return first;
}

static bool
next_after(const struct tree *tree, int folder, const struct number_claim *c, struct arena *arena, int64_t *sequence,
    struct fail *why)
{
	if (!highest_in(folder, sequence, why))
		return false;
	/* Lower ones are of the paper register, and may have been reserved. */
	if (++*sequence < c->least && first_year(tree, c, arena))
		*sequence = c->least;
	return true;
}

bool
numbers_next(const struct tree *tree, const struct number_claim *c, int64_t *sequence, struct fail *why)
{
	struct arena arena = {0};
	bool missing = false, ok = true;
	int fd = folder_open(tree->root, year_folder(c, &arena).at, &missing, why);

	*sequence = 1;
	if (fd >= 0) {
		ok = next_after(tree, fd, c, &arena, sequence, why);
		(void)close(fd);
	} else if (missing) {
		fail_release(why);
		if (c->least > 1 && first_year(tree, c, &arena))
			*sequence = c->least;
	}
	arena_release(&arena);
	return ok && (fd >= 0 || missing);
}

/* The number of an anonymous item has a day, no time and no officer. */
static void
stamp(const struct writer *w, struct record *r, struct text officer, bool anonymous, struct arena *arena)
{
	char uid[UID_TEXT], now[MOMENT_TEXT];

	random_uid(uid);
	moment_print(moment_in(w->clock.now, tree_zone(w->tree)), now);
	record_put(r, NAME_UID, arena_text(arena, text_of(uid)));
	record_put(r, NAME_OFFICER, anonymous ? (struct text){0} : officer);
	record_put(r, NAME_RECORDED, text_slice(arena_text(arena, text_of(now)), 0, anonymous ? 10 : sizeof now));
	if (w->clock.given && !anonymous)
		record_put(r, NAME_CLOCK, TEXT("given"));
}

/* Which record has a claim, for the message that it is taken. */
static bool
fail_taken(int folder, const char *name, const struct number_claim *c, struct arena *arena, struct fail *why)
{
	struct record r;
	struct text bytes, id = TEXT("?");
	char sequence[24], year[12];

	if (content_read(folder, name, CONTENT_RECORD_MAX, arena, &bytes, NULL, why) &&
	    record_read(&r, &number_schema, bytes, arena, why))
		id = record_get(&r, NAME_ID);
	(void)snprintf(sequence, sizeof sequence, "%lld", (long long)c->sequence);
	(void)snprintf(year, sizeof year, "%d", c->year);
	fail_set(why, MSG_NUMBER_TAKEN, arena_string(arena, c->document), sequence, year, arena_string(arena, id));
	return fail_field(why, "number");
}

/* Links the claim under the number that was given, or the next free one. */
static bool
link_number(const struct writer *w, struct publication *p, const struct number_claim *c, struct arena *arena,
    int64_t *sequence, struct fail *why)
{
	enum publish_link link = PUBLISH_TAKEN;
	char name[40], tries[16];

	if (c->sequence > 0)
		*sequence = c->sequence;
	else if (!next_after(w->tree, p->folder, c, arena, sequence, why))
		return false;
	for (int i = 0; i < TRIES_MAX && *sequence <= OFFICIAL_MOST; i++, ++*sequence) {
		(void)snprintf(name, sizeof name, "%04lld.yaml", (long long)*sequence);
		link = publish_link(p, name, why);
		if (link == PUBLISH_LINKED || link == PUBLISH_FAILED)
			return link == PUBLISH_LINKED;
		if (c->sequence > 0)
			return fail_taken(p->folder, name, c, arena, why);
	}
	(void)snprintf(tries, sizeof tries, "%d", TRIES_MAX);
	return fail_set(why, MSG_FOLDERS_FULL, tries);
}

bool
numbers_claim(const struct writer *w, const struct number_claim *c, struct arena *arena, int64_t *sequence,
    struct fail *why)
{
	struct publish_options options = options_of(w, is_anonymous(c->id));
	struct publication p;
	struct record r;
	struct buf bytes = {0};
	bool ok;
	int fd;

	record_init(&r, &number_schema, arena);
	stamp(w, &r, c->officer, is_anonymous(c->id), arena);
	record_put(&r, NAME_RECORD, c->record);
	record_put(&r, NAME_ID, c->id);
	record_put(&r, NAME_DOCUMENT, c->document);
	fd = folder_make(w->tree->root, year_folder(c, arena).at, w->folder_mode, why);
	ok = fd >= 0 && put_bytes(&r, &bytes, why) && publish_start(&p, fd, buf_view(&bytes), &options, why);
	if (ok) {
		ok = link_number(w, &p, c, arena, sequence, why);
		ok = publish_finish(&p, why) && ok;
	}
	/* The step that names it is not written yet: not confirmed is not issued. */
	if (!ok && why->message == MSG_FILE_UNCONFIRMED)
		fail_set(why, MSG_FILE_PUBLISH);
	if (fd >= 0)
		(void)close(fd);
	buf_release(&bytes);
	return ok;
}

struct official
numbers_official(const struct station *station, int32_t day)
{
	struct official o = {
		.date = date_of_number(day), .station = station->code, .unit = record_get(&station->config, NAME_UNIT),
		.name = record_get(&station->config, NAME_NAME), .chain = record_get(&station->config, NAME_CHAIN),
	};

	if (o.unit.len == 0)
		o.unit = o.name;
	return o;
}

bool
numbers_parse(const struct tree *tree, const struct station *station, struct text document, struct text number,
    int64_t *sequence, int *year)
{
	struct text key, pattern;
	struct official o = numbers_official(station, 0);
	bool ok;

	/* Day 0 is of no paper: a pattern without a year says none. */
	ok = pairs_find(record_get(&tree->config, NAME_DOCUMENTS), document, &key, &pattern) &&
	    official_parse(pattern, &o, number, sequence, year);
	return ok && *year != o.date.year;
}

/* What is to be void, and where it is looked for. */
struct voiding {
	const struct writer *w;
	const struct record *file;	/* the file that says so */
	int64_t digits[DIGITS_MAX];
	size_t count;
	int year;			/* 0: any */
	bool found, made;
	struct arena *arena;
};

/* Whether the claim there is the record's. What cannot be read is no answer. */
static bool
is_mine(const struct voiding *v, int folder, int64_t sequence, bool *mine, struct fail *why)
{
	struct text name = arena_printf(v->arena, "%04lld.yaml", (long long)sequence), bytes;
	struct record claim;
	bool missing = false;
	bool ok = content_read(folder, name.at, CONTENT_RECORD_MAX, v->arena, &bytes, &missing, why) &&
	    (record_read(&claim, &number_schema, bytes, v->arena, why) || fail_in(why, name.at, 0));

	*mine = ok && text_equal(record_get(&claim, NAME_RECORD), record_get(v->file, NAME_RECORD));
	if (!ok && missing)
		fail_release(why);
	return ok || missing;
}

static bool
put_void(struct voiding *v, int folder, int64_t sequence, struct fail *why)
{
	struct publish_options options = options_of(v->w, record_get(v->file, NAME_RECORDED).len == 10);
	struct text name = arena_printf(v->arena, "%04lld_void.yaml", (long long)sequence);
	struct buf bytes = {0};
	bool ok = put_bytes(v->file, &bytes, why) && publish_new(folder, name.at, buf_view(&bytes), &options, &v->made, why);

	buf_release(&bytes);
	return ok;
}

/* One year: the first of the numbers whose claim is the record's. */
static bool
void_in(struct voiding *v, int folder, struct fail *why)
{
	bool ok = true;

	for (size_t d = 0; ok && !v->found && d < v->count; d++) {
		ok = is_mine(v, folder, v->digits[d], &v->found, why);
		if (ok && v->found)
			ok = put_void(v, folder, v->digits[d], why);
	}
	return ok;
}

/* Opens a folder; one that is not there is none, and no fault. */
static int
open_known(int parent, const char *path, bool *ok, struct fail *why)
{
	bool missing = false;
	int fd = folder_open(parent, path, &missing, why);

	*ok = fd >= 0 || missing;
	if (fd < 0 && missing)
		fail_release(why);
	return fd;
}

/* The years of one document of one station. */
static bool
void_below(struct voiding *v, const char *path, struct fail *why)
{
	struct names years = {0};
	bool ok;
	int fd = open_known(v->w->tree->root, path, &ok, why);

	if (fd < 0)
		return ok;
	ok = folder_names(fd, v->arena, &years, why);
	for (size_t i = 0; ok && !v->found && i < years.count; i++) {
		int64_t year = 0;
		int folder;

		if (!number_parse(years.at[i], 0, 9999, &year) || (v->year != 0 && year != v->year))
			continue;
		folder = open_known(fd, years.at[i].at, &ok, why);
		if (folder < 0)
			continue;
		ok = void_in(v, folder, why);
		(void)close(folder);
	}
	(void)close(fd);
	return ok;
}

static bool
void_at(struct voiding *v, const struct station *s, struct text document, struct fail *why)
{
	return void_below(v, arena_printf(v->arena, "numbers/%.*s/%.*s", TEXT_ARG(s->code), TEXT_ARG(document)).at, why);
}

/* By the patterns of all stations, else by the digits. */
static bool
void_anywhere(struct voiding *v, struct text document, struct text number, struct fail *why)
{
	const struct tree *tree = v->w->tree;
	bool ok = true;

	v->count = 1;
	for (size_t i = 0; ok && !v->found && i < tree->station_count; i++)
		if (numbers_parse(tree, &tree->stations[i], document, number, &v->digits[0], &v->year))
			ok = void_at(v, &tree->stations[i], document, why);
	v->count = official_digits(number, v->digits, DIGITS_MAX);
	v->year = 0;
	for (size_t i = 0; ok && !v->found && i < tree->station_count; i++)
		ok = void_at(v, &tree->stations[i], document, why);
	return ok;
}

bool
numbers_void(const struct writer *w, struct text document, struct text number, struct text record, struct text id,
    struct text officer, struct text reason, struct arena *arena, bool *made, struct fail *why)
{
	struct record r;
	struct voiding v = { .w = w, .file = &r, .arena = arena };
	bool ok;

	record_init(&r, &number_void_schema, arena);
	stamp(w, &r, officer, is_anonymous(id), arena);
	record_put(&r, NAME_RECORD, record);
	record_put(&r, NAME_REASON, reason);
	ok = void_anywhere(&v, document, number, why);
	*made = v.made;
	return ok;
}

bool
numbers_keep(const struct writer *w, const struct number_claim *c, struct text number, struct arena *arena,
    struct fail *why)
{
	const struct tree *tree = w->tree;
	struct number_claim claim = *c;
	int64_t sequence;

	for (size_t i = 0; i < tree->station_count; i++) {
		claim.station = tree->stations[i].code;
		if (!numbers_parse(tree, &tree->stations[i], c->document, number, &claim.sequence, &claim.year))
			continue;
		if (numbers_claim(w, &claim, arena, &sequence, why))
			return true;
		if (why->message != MSG_NUMBER_TAKEN || !text_is(c->id, why->words[3]))
			return false;
		fail_release(why);	/* it came before, with the claims or by a rerun */
		return true;
	}
	return true;
}
