#include "cli/importing.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "file/publish.h"
#include "file/spool.h"
#include "format/csv_write.h"
#include "store/secret.h"
#include "view/sentence.h"

enum {
	SHOWN_MAX = 20,		/* faults said one by one; --rejects has them all */
	SPOOL = 64 * 1024	/* rejected rows kept in memory, bytes */
};

static bool
open_input(struct importing *i, struct fail *why)
{
	struct session *s = i->session;
	struct stat st;
	FILE *in;

	if (s->given.operand_count > 1)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[1]);
	i->name = s->given.operand_count > 0 ? s->given.operands[0] : "-";
	in = session_input(s, i->name, why);
	if (in == NULL)
		return false;
	if (fstat(fileno(in), &st) == 0 && S_ISREG(st.st_mode) && in != stdin) {
		i->in = in;
		progress_start(&i->progress, st.st_size, session_given(s, OPT_QUIET));
		return true;
	}
	i->in = spool_copy(in, why);
	if (in != stdin)
		(void)fclose(in);
	progress_start(&i->progress, 0, session_given(s, OPT_QUIET));
	return i->in != NULL || fail_in(why, i->name, 0);
}

bool
importing_start(struct importing *i, struct session *s, const struct schema *schema, struct fail *why)
{
	*i = (struct importing){ .session = s, .schema = schema, .when = session_when(s), .turn = TURN_NONE };
	if (!writer_init(&i->writer, &s->tree, s->clock, why) || !open_input(i, why))
		return false;
	i->known = known_new(&s->tree);
	i->batch = batch_new(&i->writer);
	return session_given(s, OPT_DRY_RUN) || session_turn(s, &i->turn, why);
}

void
importing_end(struct importing *i)
{
	progress_end(&i->progress);
	turn_end(&i->turn);
	if (i->batch != NULL)
		batch_free(i->batch);
	if (i->known != NULL)
		known_free(i->known);
	if (i->in != NULL)
		(void)fclose(i->in);
	if (i->spool != NULL)
		(void)fclose(i->spool);
	arena_release(&i->row);
	buf_release(&i->rejects);
}

void
importing_pass(struct importing *i, enum pass pass)
{
	i->pass = pass;
	i->rows = 0;
	known_restart(i->known);
	rewind(i->in);
}

struct text
importing_uid(struct text a, struct text b, struct text c, struct arena *arena)
{
	char hex[DIGEST_TEXT];

	digest_hex(arena_printf(arena, "%.*s\n%.*s\n%.*s", TEXT_ARG(a), TEXT_ARG(b), TEXT_ARG(c)), hex);
	return arena_text(arena, text_slice(text_of(hex), 0, 32));
}

bool
importing_key(struct importing *i, const struct record *r, struct text key, struct text *mixed, struct fail *why)
{
	*mixed = key;
	if (!text_is(record_get(r, NAME_ANONYMOUS), "yes"))
		return true;
	if (i->secret[0] == '\0' && !secret_read(&i->session->tree, !session_given(i->session, OPT_DRY_RUN), i->secret, why))
		return false;
	*mixed = importing_uid(text_of(i->secret), key, TEXT("key"), &i->row);
	return true;
}

bool
importing_look(struct importing *i, const struct record *r, bool timeless, struct fail *why)
{
	const struct record_type *type = record_type_of(i->schema);
	int32_t day;

	if (timeless && !known_all(i->known, type, record_get(r, NAME_STATION), why))
		return false;
	return put_day(r, &day, why) && known_day(i->known, type, record_get(r, NAME_STATION), day, why);
}

void
importing_repeat(struct importing *i, long line)
{
	if (i->repeated++ == 0)
		i->repeated_line = line;
}

static void
begin_rejects(struct importing *i)
{
	if (i->rejects.len == 0 && i->spool == NULL)
		buf_puts(&i->rejects, "line,field,reason\n");
}

void
importing_header(struct importing *i, const struct text *cells, size_t count)
{
	if (i->pass != PASS_CHECK)
		return;
	i->width = count;
	buf_puts(&i->rejects, "line,field,reason");
	for (size_t k = 0; k < count && cells != NULL; k++)
		csv_cell(&i->rejects, cells[k], false);
	for (size_t k = 0; k < count && cells == NULL; k++)
		buf_printf(&i->rejects, ",%zu", k + 1);
	csv_end(&i->rejects);
}

/* A file of nothing but bad rows must not be kept in memory. They can't go to
 * --rejects yet: that may be the file that is read. Without room for the unnamed
 * file they stay where they are. */
static void
spool_rejects(struct importing *i)
{
	if (i->rejects.len < SPOOL)
		return;
	if (i->spool == NULL)
		i->spool = tmpfile();
	if (i->spool == NULL)
		return;
	(void)fwrite(i->rejects.data, 1, i->rejects.len, i->spool);	/* a failure is told by ferror at the end */
	buf_clear(&i->rejects);
}

/* line,field,reason, then the row as it came; a short one is filled up. */
static void
keep_reject(struct importing *i, long line, const struct text *cells, size_t count, const struct fail *why)
{
	struct fail bare = *why;
	struct buf number = {0}, reason = {0};

	begin_rejects(i);
	bare.file = bare.field = NULL;
	bare.line = 0;
	buf_printf(&number, "%ld", line);
	sentence_of(&bare, i->session->language, &reason);
	csv_cell(&i->rejects, buf_view(&number), true);
	csv_cell(&i->rejects, text_of(why->field), false);
	csv_cell(&i->rejects, buf_view(&reason), false);
	for (size_t k = 0; k < count; k++)
		csv_cell(&i->rejects, cells[k], false);
	for (size_t k = count; k < i->width; k++)
		csv_cell(&i->rejects, TEXT(""), false);
	csv_end(&i->rejects);
	buf_release(&number);
	buf_release(&reason);
	spool_rejects(i);
}

void
importing_reject(struct importing *i, long line, const struct text *cells, size_t count, struct fail *why)
{
	bool refused = fail_code(why) == EXIT_NOT_ALLOWED;
	int code = i->session->code;

	if (i->pass != PASS_CHECK) {
		fail_release(why);
		return;
	}
	i->rejected++;
	if (session_given(i->session, OPT_REJECTS))
		keep_reject(i, line, cells, count, why);
	fail_in(why, i->name, line);
	progress_end(&i->progress);
	if (i->rejected <= SHOWN_MAX)
		session_fault(i->session, why);
	/* Of one that is not allowed the rest are stored all the same. */
	if (refused)
		i->session->code = code;
	session_raise(i->session, EXIT_DATA);
	fail_release(why);
}

bool
importing_held(const struct importing *i)
{
	return session_given(i->session, OPT_DRY_RUN) || (i->rejected > 0 && session_given(i->session, OPT_STRICT));
}

bool
importing_flush(struct importing *i, struct fail *why)
{
	bool ok = batch_flush(i->batch, why);

	if (ok || why->message == MSG_FILE_UNCONFIRMED) {
		i->imported += i->waiting;
		i->session->stored = i->session->stored || i->waiting > 0;
	}
	i->waiting = 0;
	return ok;
}

/* The rows hold names: a file that is made here is its owner's alone. */
static FILE *
open_private(const char *name)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (out == NULL && fd >= 0)
		(void)close(fd);
	return out;
}

static bool
copy_spool(FILE *spool, FILE *out)
{
	char piece[SPOOL];
	size_t n;

	if (fflush(spool) != 0 || ferror(spool))
		return false;
	rewind(spool);
	while ((n = fread(piece, 1, sizeof piece, spool)) > 0)
		if (fwrite(piece, 1, n, out) != n)
			return false;
	return !ferror(spool);
}

static bool
write_rejects(struct importing *i, struct fail *why)
{
	const char *name = session_word(i->session, OPT_REJECTS);
	FILE *out;
	bool ok;

	if (name == NULL)
		return true;
	begin_rejects(i);	/* also without a bad row: an older file says otherwise */
	out = strcmp(name, "-") == 0 ? i->session->out : open_private(name);
	if (out == NULL) {
		fail_errno(why, MSG_FILE_CREATE);
		return fail_in(why, name, 0);
	}
	ok = (i->spool == NULL || copy_spool(i->spool, out)) &&
	    (i->rejects.len == 0 || fwrite(i->rejects.data, 1, i->rejects.len, out) == i->rejects.len);
	if (out != i->session->out)
		ok = fclose(out) == 0 && ok;
	if (ok)
		return true;
	fail_errno(why, MSG_FILE_WRITE);
	return fail_in(why, name, 0);
}

/* The closing line is a contract that scripts read: never silenced. */
bool
importing_close(struct importing *i, struct fail *why)
{
	struct session *s = i->session;
	struct fail ignored = {0};
	bool stopped = why->message != MSG_NONE;
	bool ok = write_rejects(i, stopped ? &ignored : why) && !stopped;
	char imported[24], skipped[24], rejected[24];
	const char *quiet = s->given.words[OPT_QUIET];

	progress_end(&i->progress);
	session_fault(s, why);	/* before the last line, which is always the last */
	if (i->repeated > 0)
		session_notice(s, MSG_IMPORT_TWICE, arena_printf(&s->arena, "%lld", (long long)i->repeated).at,
		    arena_printf(&s->arena, "%ld", i->repeated_line).at, NULL);
	(void)snprintf(imported, sizeof imported, "%lld", (long long)i->imported);
	(void)snprintf(skipped, sizeof skipped, "%lld", (long long)i->skipped);
	(void)snprintf(rejected, sizeof rejected, "%lld", (long long)i->rejected);
	if (i->rejected > SHOWN_MAX)
		session_notice(s, MSG_IMPORT_MORE, rejected, NULL);
	if (importing_held(i) && !stopped)
		session_notice(s, MSG_IMPORT_HELD, arena_printf(&s->arena, "%lld", (long long)i->wanted).at, NULL);
	s->given.words[OPT_QUIET] = NULL;
	session_notice(s, MSG_IMPORT_DONE, imported, skipped, rejected, NULL);
	s->given.words[OPT_QUIET] = quiet;
	fail_release(&ignored);
	return ok;
}
