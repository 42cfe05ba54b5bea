#include "store/put.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/random.h"
#include "base/refuse.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"
#include "store/put_number.h"
#include "time/date.h"
#include "time/moment.h"

enum { CLOCK_SLACK = 120 };	/* seconds a folder may be newer than now */

bool
writer_init(struct writer *w, const struct tree *tree, struct clock clock, struct fail *why)
{
	struct stat st;

	if (fstat(tree->root, &st) != 0)
		return fail_errno(why, MSG_FOLDER_OPEN, tree->path);
	*w = (struct writer){ .tree = tree, .clock = clock, .folder_mode = 0755, .file_mode = 0644 };
	/* init --group makes the root writable for the group: so is what is in it. */
	if ((st.st_mode & S_IWGRP) != 0) {
		w->folder_mode = 02770;
		w->file_mode = 0660;
	}
	return true;
}

static bool
is_anonymous(const struct record *r)
{
	return text_is(record_get(r, NAME_ANONYMOUS), "yes");
}

static void
put_missing(struct record *r, enum name id, struct text value)
{
	if (schema_named(r->schema, id) != NO_FIELD && record_get(r, id).len == 0)
		record_put(r, id, value);
}

static void
cut_to_day(struct record *r, enum name id, struct arena *arena)
{
	struct text t = record_get(r, id);

	if (t.len > 10)
		record_put(r, id, arena_text(arena, text_slice(t, 0, 10)));
}

void
put_step_days(const struct record *of, struct record *step)
{
	if (!is_anonymous(of))
		return;
	record_put(step, NAME_AT, text_slice(record_get(step, NAME_AT), 0, 10));
	record_put(step, NAME_RECORDED, text_slice(record_get(step, NAME_RECORDED), 0, 10));
	record_put(step, NAME_CLOCK, (struct text){0});
}

bool
put_complete(const struct writer *w, const struct station *station, struct record *r,
    struct arena *arena, struct fail *why)
{
	char uid[UID_TEXT], now[MOMENT_TEXT];
	struct moment received;
	bool typed = record_get(r, NAME_RECORDED).len == 0;	/* else it was recorded elsewhere */

	if (record_get(r, NAME_UID).len == 0)
		record_move(r, &station->zone, arena);
	random_uid(uid);
	moment_print(moment_in(w->clock.now, &station->zone), now);
	put_missing(r, NAME_UID, arena_text(arena, text_of(uid)));
	put_missing(r, NAME_RECEIVED, arena_text(arena, text_of(now)));
	put_missing(r, NAME_RECORDED, arena_text(arena, text_of(now)));
	put_missing(r, NAME_STATION, station->code);
	if (w->clock.given && typed)
		put_missing(r, NAME_CLOCK, TEXT("given"));
	if (is_anonymous(r)) {
		cut_to_day(r, NAME_RECEIVED, arena);
		cut_to_day(r, NAME_RECORDED, arena);
		record_put(r, NAME_OFFICER, (struct text){0});
		record_put(r, NAME_CLOCK, (struct text){0});
	}
	/* Nobody is named in an anonymous item, and nothing of it is elsewhere. */
	if (!is_anonymous(r) && w->tree->config.schema != NULL)
		r->tight = record_get(&w->tree->config, NAME_PRIVACY);
	if (!moment_parse(record_get(r, NAME_RECEIVED), &received, why))
		return fail_field(why, "received");
	/* A day begins at the desk's midnight, which is earlier than Greenwich's. */
	if (received.day_only)
		received.at = zone_instant(&station->zone, received.at);
	if (received.at <= w->clock.now)
		return true;
	fail_set(why, MSG_RECEIVED_LATER, now);
	return fail_field(why, "received");
}

bool
put_day(const struct record *r, int32_t *day, struct fail *why)
{
	struct moment received;

	if (!moment_parse(record_get(r, NAME_RECEIVED), &received, why))
		return fail_field(why, "received");
	*day = moment_day(received);
	return true;
}

struct text
put_tag(struct text uid, struct text verb, struct text at, struct arena *arena)
{
	struct text all = arena_printf(arena, "%.*s\n%.*s\n%.*s", TEXT_ARG(uid), TEXT_ARG(verb), TEXT_ARG(at));
	unsigned char sum[DIGEST_BYTES];
	char tag[5];

	digest(all, sum);
	base32_text(sum, 4, tag);
	return arena_text(arena, text_of(tag));
}

static bool
small_enough(const struct buf *bytes, struct fail *why)
{
	char most[16];

	if (bytes->len <= CONTENT_RECORD_MAX)
		return true;
	(void)snprintf(most, sizeof most, "%d", CONTENT_RECORD_MAX);
	return fail_set(why, MSG_RECORD_TOO_LARGE, most);
}

bool
put_bytes(const struct record *r, struct buf *bytes, struct fail *why)
{
	record_write(r, bytes);
	return small_enough(bytes, why);
}

bool
put_fits(const struct record *r, struct fail *why)
{
	struct buf bytes = {0};
	bool fits = put_bytes(r, &bytes, why);

	buf_release(&bytes);
	return fits;
}

bool
put_private(const struct writer *w, const struct record *of, const char *name, struct text bytes, bool bulk, bool *made,
    struct fail *why)
{
	struct publish_options options = { .mode = 0600, .bulk = bulk };
	struct buf folder = {0};
	int32_t day = 0;
	bool ok;
	int fd;

	*made = false;
	if (!put_day(of, &day, why))
		return false;
	layout_identity(day, &folder);
	fd = folder_make(w->tree->root, folder.data, 0700, why);
	ok = fd >= 0 && publish_new(fd, name, bytes, &options, made, why);
	/* What names it is not written yet: not confirmed is not stored. */
	if (!ok && why->message == MSG_FILE_UNCONFIRMED)
		fail_set(why, MSG_FILE_PUBLISH);
	if (fd >= 0)
		(void)close(fd);
	buf_release(&folder);
	if (!ok && *made)
		put_private_undo(w, of, name);
	return ok;
}

void
put_private_undo(const struct writer *w, const struct record *of, const char *name)
{
	struct buf folder = {0};
	struct fail ignored = {0};
	int32_t day = 0;
	int fd;

	if (put_day(of, &day, &ignored)) {
		layout_identity(day, &folder);
		fd = folder_open(w->tree->root, folder.data, NULL, &ignored);
		if (fd >= 0) {
			/* One that stays is an orphan, which `check` names. */
			(void)unlinkat(fd, name, 0);
			(void)close(fd);
		}
	}
	fail_release(&ignored);
	buf_release(&folder);
}

/* Nothing at all where there are none. 128 random bits: a name that is taken
 * means an earlier try of the same record. */
bool
put_identity(const struct writer *w, const struct record *r, bool bulk, bool *made, struct fail *why)
{
	struct buf bytes = {0}, name = {0};
	bool ok = true;

	*made = false;
	record_write_identity(r, &bytes);
	if (bytes.len > 0) {
		buf_printf(&name, "%.*s.yaml", TEXT_ARG(record_get(r, NAME_IDENTITY)));
		ok = small_enough(&bytes, why) && put_private(w, r, name.data, buf_view(&bytes), bulk, made, why);
	}
	buf_release(&bytes);
	buf_release(&name);
	return ok;
}

void
put_identity_undo(const struct writer *w, const struct record *r)
{
	struct buf name = {0};

	buf_printf(&name, "%.*s.yaml", TEXT_ARG(record_get(r, NAME_IDENTITY)));
	put_private_undo(w, r, name.data);
	buf_release(&name);
}

/* A folder that is newer than now says that the clock went back. */
static bool
clock_doubtful(const struct writer *w, int folder)
{
	struct stat st;

	return !w->clock.given && fstat(folder, &st) == 0 && st.st_mtime > w->clock.now + CLOCK_SLACK;
}

static int
open_day(const struct writer *w, const struct record *r, struct text station, int32_t day, struct fail *why)
{
	struct buf folder = {0};
	int fd;

	layout_day(record_type_of(r->schema), station, day, &folder);
	fd = folder_make(w->tree->root, folder.data, w->folder_mode, why);
	buf_release(&folder);
	return fd;
}

struct publish_options
put_options(const struct writer *w, const struct record *r, int32_t day, bool bulk)
{
	return (struct publish_options){
		.mode = w->file_mode, .bulk = bulk, .dated = is_anonymous(r), .date = (long long)day * 86400,
	};
}

/* The record alone; what it names is durable. */
static bool
put_first(const struct writer *w, const struct record *r, int32_t day, struct arena *arena, struct text *id,
    struct fail *why)
{
	struct record stored = *r;
	struct publish_options options = put_options(w, r, day, false);
	struct publication p;
	struct buf bytes = {0};
	int fd = open_day(w, r, record_get(r, NAME_STATION), day, why);
	bool ok;

	if (fd < 0)
		return false;
	if (clock_doubtful(w, fd) && !is_anonymous(r)) {
		stored.values = arena_get(arena, r->schema->count * sizeof *stored.values);
		memcpy(stored.values, r->values, r->schema->count * sizeof *stored.values);
		record_put(&stored, NAME_CLOCK, TEXT("doubtful"));
	}
	ok = put_bytes(&stored, &bytes, why) && publish_start(&p, fd, buf_view(&bytes), &options, why);
	if (ok) {
		struct number_hint hint = { .highest = -1 };

		ok = put_number(&p, r, day, &hint, arena, id, why);
		ok = publish_finish(&p, why) && ok;
	}
	(void)close(fd);
	buf_release(&bytes);
	return ok;
}

bool
put_record(const struct writer *w, const struct record *r, struct arena *arena, struct text *id,
    struct fail *why)
{
	int32_t day = 0;
	bool made;

	if (!put_day(r, &day, why) || !put_identity(w, r, false, &made, why))
		return false;
	if (put_first(w, r, day, arena, id, why))
		return true;
	if (made && why->message != MSG_FILE_UNCONFIRMED)
		put_identity_undo(w, r);
	return false;
}

bool
put_step(const struct writer *w, struct text id, const struct record *step, int64_t number,
    struct text tag, struct arena *arena, struct text *step_id, struct fail *why)
{
	struct publish_options options = { .mode = w->file_mode };
	struct publication p;
	struct buf bytes = {0}, folder = {0};
	struct fail ignored = {0};
	struct moment recorded;
	struct id parsed;
	bool ok;
	int fd;

	if (!id_parse(id, &parsed))
		return refuse(why, MSG_ID_NONE, id);
	layout_day(record_type_letter(parsed.letter), parsed.station, parsed.day, &folder);
	fd = folder_open(w->tree->root, folder.data, NULL, why);
	buf_release(&folder);
	if (fd < 0)
		return false;
	/* The hour at which an anonymous item was handled stays out of its steps,
	 * and out of the times of their files. */
	if (parsed.letter == 'N' && moment_parse(record_get(step, NAME_RECORDED), &recorded, &ignored)) {
		options.dated = true;
		options.date = (long long)moment_day(recorded) * 86400;
	}
	fail_release(&ignored);
	ok = put_bytes(step, &bytes, why) && publish_start(&p, fd, buf_view(&bytes), &options, why);
	if (ok) {
		ok = put_step_number(&p, id, number, tag, arena, step_id, why);
		ok = publish_finish(&p, why) && ok;
	}
	(void)close(fd);
	buf_release(&bytes);
	return ok;
}
