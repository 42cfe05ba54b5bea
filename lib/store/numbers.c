#include "store/numbers.h"

#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/random.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"
#include "record/official.h"
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
	    number_parse(stem, 1, 999999999999, sequence);
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

/* The first number of a mid-year start counts only where no other year has one. */
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
			first = first && text_equal(names.at[i], year);
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
	if (*sequence == 0 && c->least > 1 && first_year(tree, c, arena))
		*sequence = c->least - 1;
	++*sequence;
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

/* The number of an anonymous item has a day and no time, as its steps do. */
static void
stamp(const struct writer *w, struct record *r, struct text officer, bool anonymous, struct arena *arena)
{
	char uid[UID_TEXT], now[MOMENT_TEXT];

	random_uid(uid);
	moment_print(moment_in(w->clock.now, tree_zone(w->tree)), now);
	record_put(r, NAME_UID, arena_text(arena, text_of(uid)));
	record_put(r, NAME_OFFICER, officer);
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
	for (int i = 0; i < TRIES_MAX; i++, ++*sequence) {
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

/* One year of one station: whether a claim there is the record's, and its void
 * file where it is. */
static bool
void_in(const struct writer *w, int folder, const int64_t *digits, size_t count, const struct record *r,
    struct arena *arena, bool *made, struct fail *why)
{
	struct publish_options options = options_of(w, record_get(r, NAME_RECORDED).len == 10);

	for (size_t i = 0; i < count; i++) {
		struct text name = arena_printf(arena, "%04lld.yaml", (long long)digits[i]), bytes;
		struct fail ignored = {0};
		struct record claim;
		struct publication p;
		struct buf out = {0};
		bool mine = content_read(folder, name.at, CONTENT_RECORD_MAX, arena, &bytes, NULL, &ignored) &&
		    record_read(&claim, &number_schema, bytes, arena, &ignored) &&
		    text_equal(record_get(&claim, NAME_RECORD), record_get(r, NAME_RECORD));
		bool ok = true;

		fail_release(&ignored);
		if (!mine)
			continue;
		name = arena_printf(arena, "%04lld_void.yaml", (long long)digits[i]);
		record_write(r, &out);
		ok = publish_start(&p, folder, buf_view(&out), &options, why);
		if (ok) {
			enum publish_link link = publish_link(&p, name.at, why);

			*made = link == PUBLISH_LINKED;
			ok = link != PUBLISH_FAILED;
			ok = publish_finish(&p, why) && ok;
		}
		buf_release(&out);
		return ok;
	}
	return true;
}

static bool
void_below(const struct writer *w, int parent, const char *name, const int64_t *digits, size_t count,
    const struct record *r, struct arena *arena, bool *made, struct fail *why)
{
	struct names years = {0};
	struct fail ignored = {0};
	int fd = folder_open(parent, name, NULL, &ignored);
	bool ok = true;

	if (fd >= 0 && folder_names(fd, arena, &years, &ignored))
		for (size_t i = 0; ok && !*made && i < years.count; i++) {
			int year = folder_open(fd, years.at[i].at, NULL, &ignored);

			if (year < 0)
				continue;
			ok = void_in(w, year, digits, count, r, arena, made, why);
			(void)close(year);
		}
	if (fd >= 0)
		(void)close(fd);
	fail_release(&ignored);
	return ok;
}

bool
numbers_void(const struct writer *w, struct text document, struct text number, struct text record, struct text id,
    struct text officer, struct text reason, struct arena *arena, bool *made, struct fail *why)
{
	int64_t digits[DIGITS_MAX];
	size_t count = official_digits(number, digits, DIGITS_MAX);
	struct record r;
	bool ok = true;

	*made = false;
	record_init(&r, &number_void_schema, arena);
	stamp(w, &r, officer, is_anonymous(id), arena);
	record_put(&r, NAME_RECORD, record);
	record_put(&r, NAME_REASON, reason);
	for (size_t i = 0; ok && !*made && i < w->tree->station_count; i++)
		ok = void_below(w, w->tree->root, arena_printf(arena, "numbers/%.*s/%.*s",
		    TEXT_ARG(w->tree->stations[i].code), TEXT_ARG(document)).at, digits, count, &r, arena, made, why);
	return ok;
}
