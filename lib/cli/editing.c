#include "cli/editing.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/random.h"
#include "cli/form.h"
#include "cli/question.h"
#include "file/content.h"
#include "file/folder.h"
#include "file/publish.h"

enum { WORDS_MAX = 32, TAG = 8 };

static const char form_name[] = ".tmp-form.yaml";

/* The folder of one form. Nobody who tells us to end may do so while it stands:
 * names are in it. */
struct place {
	sigset_t held, mask;	/* the signals that wait, and what was held before */
	int identity, folder;
	char name[TAG + 6];	/* ".tmp-XXXXXXXX" */
};

static void
signals_hold(struct place *p)
{
	static const int signals[] = { SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP };

	(void)sigemptyset(&p->held);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		(void)sigaddset(&p->held, signals[i]);
	(void)signal(SIGCHLD, SIG_DFL);
	(void)sigprocmask(SIG_BLOCK, &p->held, &p->mask);
}

static bool
place_open(const struct tree *tree, struct place *p, struct fail *why)
{
	unsigned char bytes[TAG];
	char tag[TAG + 1];

	p->folder = -1;
	signals_hold(p);
	p->identity = folder_make(tree->root, "identity", 0700, why);
	if (p->identity < 0)
		return false;
	random_bytes(bytes, sizeof bytes);
	base32_text(bytes, TAG, tag);
	(void)snprintf(p->name, sizeof p->name, ".tmp-%s", tag);
	p->folder = folder_make(p->identity, p->name, 0700, why);
	return p->folder >= 0;
}

static void
folder_empty(int folder, bool deeper, struct arena *arena)
{
	struct names names = {0};
	struct fail ignored = {0};

	(void)folder_names(folder, arena, &names, &ignored);
	fail_release(&ignored);
	for (size_t i = 0; i < names.count; i++) {
		int below = unlinkat(folder, names.at[i].at, 0) != 0 && deeper ? folder_open(folder, names.at[i].at, NULL, &ignored) : -1;

		if (below >= 0) {
			folder_empty(below, false, arena);
			(void)close(below);
			(void)unlinkat(folder, names.at[i].at, AT_REMOVEDIR);
		}
		fail_release(&ignored);
	}
}

/* With what the editor left beside the form, also in a folder: names stand in
 * that too. */
static void
place_clear(struct place *p)
{
	struct arena arena = {0};

	if (p->folder >= 0) {
		folder_empty(p->folder, true, &arena);
		(void)close(p->folder);
		(void)unlinkat(p->identity, p->name, AT_REMOVEDIR);
	}
	if (p->identity >= 0)
		(void)close(p->identity);
	arena_release(&arena);
	(void)sigprocmask(SIG_SETMASK, &p->mask, NULL);
}

static const char *
editor_of(void)
{
	static const char *const variables[] = { "VISUAL", "EDITOR" };

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *word = getenv(variables[i]);

		if (word != NULL && text_trim(text_of(word)).len > 0)
			return word;
	}
	return "vi";
}

static bool
takes_line(const char *program)
{
	static const char *const known[] = { "vi", "vim", "nvim", "view", "ex", "nano" };
	const char *slash = strrchr(program, '/');

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(slash != NULL ? slash + 1 : program, known[i]) == 0)
			return true;
	return false;
}

void
editing_words(const char *editor, long line, const char *path, struct arena *arena, char **argv, size_t most)
{
	struct text rest = text_of(editor), word;
	size_t n = 0;

	while (n + 3 < most && text_next(&rest, ' ', &word))
		if (word.len > 0)
			argv[n++] = arena_string(arena, word);
	if (line > 0 && n > 0 && takes_line(argv[0]))
		argv[n++] = arena_string(arena, arena_printf(arena, "+%ld", line));
	argv[n++] = arena_string(arena, text_of(path));
	argv[n] = NULL;
}

/* What the person sees is the terminal, also where standard output goes to a
 * script that waits for the id. */
static void
run_child(char **argv, const sigset_t *mask)
{
	int screen;

	(void)signal(SIGPIPE, SIG_DFL);
	(void)sigprocmask(SIG_SETMASK, mask, NULL);
	if (!isatty(STDOUT_FILENO) && isatty(STDIN_FILENO) && (screen = open("/dev/tty", O_RDWR | O_CLOEXEC)) >= 0)
		(void)dup2(screen, STDOUT_FILENO);
	(void)execvp(argv[0], argv);
	_exit(127);
}

/* Waits for the editor, to which the keys of the terminal belong meanwhile. One
 * that is told to end takes the editor with it, and clears the form away; told
 * again, also an editor that does not listen. */
static bool
wait_for(pid_t child, const sigset_t *held, bool *told)
{
	int status = 0, got;
	pid_t ended;

	while ((ended = waitpid(child, &status, WNOHANG)) == 0) {
		if (sigwait(held, &got) != 0 || (got != SIGTERM && got != SIGHUP))
			continue;
		(void)kill(child, *told ? SIGKILL : SIGTERM);
		*told = true;
	}
	return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool
run_editor(struct session *s, const struct place *p, const char *path, long line, struct fail *why)
{
	char *argv[WORDS_MAX];
	bool ok = false, told = false;
	pid_t child;

	editing_words(editor_of(), line, path, &s->arena, argv, WORDS_MAX);
	(void)fflush(stderr);
	child = fork();
	if (child == 0)
		run_child(argv, &p->mask);
	if (child > 0)
		ok = wait_for(child, &p->held, &told);
	if (told)
		return fail_set(why, MSG_NOTHING_STORED);
	return ok || fail_set(why, MSG_EDITOR_FAILED, argv[0]);
}

/* One round: the form out, the editor, the form back without its faults. */
static bool
round_of(struct session *s, struct place *p, struct text form, long line, struct text *typed, struct fail *why)
{
	struct text path = arena_printf(&s->arena, "%s/identity/%s/%s", s->tree.path, p->name, form_name), bytes;

	if (!publish_replace(p->folder, form_name, form, 0600, why) || !run_editor(s, p, path.at, line, why) ||
	    !content_read(p->folder, form_name, CONTENT_RECORD_MAX, &s->arena, &bytes, NULL, why))
		return false;
	*typed = form_plain(bytes, &s->arena);
	return true;
}

static bool
rounds(struct session *s, const struct writer *w, struct place *p, struct coming *c, struct fail *why)
{
	struct buf form = {0};
	struct text before, typed;
	struct fail fault = {0};
	long line = 0;
	bool ok = false;

	form_write(s, &c->record, &form);
	before = form_plain(buf_view(&form), &s->arena);
	while (round_of(s, p, buf_view(&form), line, &typed, why)) {
		if (text_equal(typed, before) || form_blank(typed)) {
			fault.line = fault.column = 0;	/* of a form that is gone */
			if (fault.message != MSG_NONE)
				question_say(s, &fault);
			fail_set(why, MSG_NOTHING_STORED);
			break;
		}
		fail_release(&fault);
		ok = form_read(s, c->record.schema, typed, &c->record, &fault) && coming_complete(s, w, c, &fault);
		if (ok)
			break;
		before = typed;
		buf_clear(&form);
		line = form_fault(s, typed, &fault, &form);
	}
	fail_release(&fault);
	buf_release(&form);
	return ok;
}

bool
editing_take(struct session *s, const struct writer *w, struct coming *c, struct fail *why)
{
	struct place p = { .identity = -1, .folder = -1 };
	bool ok = place_open(&s->tree, &p, why) && rounds(s, w, &p, c, why);

	place_clear(&p);
	return ok;
}
