/* attach: a photo, scan or other file, kept beside the personal data. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/random.h"
#include "cli/stepping.h"
#include "file/content.h"
#include "record/media.h"
#include "record/privacy.h"
#include "store/attachment.h"
#include "verbs.h"

/* A FIFO or device would never end; standard input may be either. */
static bool
read_file(struct session *s, const char *name, struct text *bytes, struct fail *why)
{
	bool standard = strcmp(name, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct buf all = {0};
	struct stat st;
	bool ok = fd >= 0;

	if (!ok)
		fail_errno(why, MSG_FILE_OPEN);
	else if (!standard && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)))
		ok = fail_set(why, MSG_FILE_NOT_REGULAR);
	ok = ok && content_drain(fd, ATTACHMENT_MAX, &all, why);
	if (ok && all.len == 0)
		ok = fail_set(why, MSG_ATTACH_EMPTY);
	if (fd >= 0 && !standard)
		(void)close(fd);
	*bytes = arena_text(&s->scratch, buf_view(&all));
	buf_release(&all);
	return ok || fail_in(why, name, 0);
}

static struct text
base_name(const char *name)
{
	const char *slash = strrchr(name, '/');

	return text_of(slash != NULL ? slash + 1 : strcmp(name, "-") == 0 ? "stdin" : name);
}

/* The step is in the tracked tree: a name that holds something like a NIK is
 * not kept, but for its ending. */
static struct text
safe_name(struct session *s, const char *name)
{
	struct text base = base_name(name), kept;
	size_t dot = base.len;

	if (privacy_find(base) == 0)
		return base;
	while (dot > 0 && base.at[dot - 1] != '.')
		dot--;
	kept = dot > 1 && base.len - dot <= 8 && privacy_find(text_after(base, dot)) == 0
	    ? arena_printf(&s->scratch, "attachment.%.*s", TEXT_ARG(text_after(base, dot))) : TEXT("attachment");
	session_notice(s, MSG_ATTACH_NAME, arena_string(&s->scratch, kept), NULL);
	return kept;
}

static void
describe(struct stepping *t, const char *name, struct text bytes)
{
	struct arena *arena = &t->session->scratch;
	char uid[UID_TEXT], hex[DIGEST_TEXT];

	random_uid(uid);
	digest_hex(bytes, hex);
	record_put(&t->typed, NAME_FILE, safe_name(t->session, name));
	record_put(&t->typed, NAME_MEDIA, text_of(media_of(bytes)));
	record_put(&t->typed, NAME_SIZE, arena_printf(arena, "%zu", bytes.len));
	record_put(&t->typed, NAME_SHA256, arena_text(arena, text_of(hex)));
	record_put(&t->typed, NAME_IDENTITY, arena_text(arena, text_of(uid)));
}

/* The file first, then the step that names it. */
static bool
attach_one(struct stepping *t, const struct scanned *c, const char *name, struct fail *why)
{
	struct session *s = t->session;
	struct record step;
	struct text bytes, reference;

	if (!read_file(s, name, &bytes, why))
		return false;
	describe(t, name, bytes);
	if (!stepping_make(t, c, &step, why))
		return false;
	if (t->there.len > 0)
		return stepping_put(t, c, &step, why);
	reference = record_get(&step, NAME_IDENTITY);
	if (!session_given(s, OPT_DRY_RUN) && !attachment_put(&t->writer, &c->c.record, reference, bytes, why))
		return fail_in(why, name, 0);
	if (stepping_put(t, c, &step, why))
		return true;
	if (!session_given(s, OPT_DRY_RUN) && why->message != MSG_FILE_UNCONFIRMED)
		attachment_undo(&t->writer, &c->c.record, reference);
	return false;
}

/* With a key each file has its own, by its place. */
static bool
attach_files(struct stepping *t, const struct scanned *c, struct fail *why)
{
	struct session *s = t->session;
	struct text key = t->key;

	for (size_t i = 1; i < s->given.operand_count; i++) {
		if (key.len > 0 && i > 1)
			t->key = arena_printf(&s->arena, "%.*s\n%zu", TEXT_ARG(key), i);
		if (!attach_one(t, c, s->given.operands[i], why))
			return false;
		arena_clear(&s->scratch);	/* of one file: 20 MiB are enough at once */
	}
	return true;
}

static bool
attach_all(struct session *s, struct text id, struct fail *why)
{
	struct turn turn = TURN_NONE;
	struct stepping t;
	struct scanned c;
	bool ok;

	if (!stepping_start(&t, s, step_find(TEXT("attach")), why) || !scan_id(&s->tree, id, s->clock.now, &s->arena, &id, why))
		return false;
	t.again = t.key.len > 0;
	if (t.again && !session_given(s, OPT_DRY_RUN) && !session_turn(s, &turn, why))
		return false;
	ok = scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->arena, &c, why);
	if (ok && text_is(record_get(&c.c.record, NAME_ANONYMOUS), "yes"))
		ok = fail_set(why, MSG_ATTACH_ANONYMOUS);
	ok = ok && attach_files(&t, &c, why);
	turn_end(&turn);
	return ok;
}

bool
followup_attach(struct session *s, struct fail *why)
{
	if (s->given.operand_count < 2)
		return fail_set(why, MSG_OPERANDS_NONE, s->verb->operands);
	return attach_all(s, text_of(s->given.operands[0]), why);
}
