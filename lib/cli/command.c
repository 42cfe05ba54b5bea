#include "cli/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "file/publish.h"

/* With a standard descriptor closed, the next open would take its number and a
 * message could be written into a record (reliability.md 2.1, step 0). */
static void
guard_process(void)
{
	struct rlimit none = { 0, 0 };

	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	(void)setrlimit(RLIMIT_CORE, &none);	/* a core holds names */
}

static bool
language_of(const char *word, enum language *l)
{
	if (word == NULL || *word == '\0')
		return false;
	if (strncmp(word, "id", 2) == 0)
		*l = LANGUAGE_ID;
	else if (strncmp(word, "en", 2) == 0)
		*l = LANGUAGE_EN;
	else
		return false;
	return true;
}

/* --lang, $SPKT_LANG, spkt.yaml, locale, in that order. */
static enum language
pick_language(const struct session *s)
{
	static const char *const locale[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	enum language l = LANGUAGE_EN;

	if (language_of(session_word(s, OPT_LANG), &l) || language_of(getenv("SPKT_LANG"), &l))
		return l;
	if (s->tree.config.schema != NULL && language_of(record_get(&s->tree.config, NAME_LANGUAGE).at, &l))
		return l;
	for (size_t i = 0; i < sizeof locale / sizeof *locale; i++) {
		const char *word = getenv(locale[i]);

		if (word != NULL && *word != '\0') {
			language_of(word, &l);
			return l;
		}
	}
	return l;
}

static const struct verb *
find_verb(const struct program *p, const char *word)
{
	for (const struct verb *v = p->verbs; v->name != NULL; v++)
		if (strcmp(v->name, word) == 0)
			return v;
	return NULL;
}

static bool
fail_verb(const struct program *p, const char *word, struct fail *why)
{
	const char *words[128];
	struct buf all = {0};
	const char *near = NULL;
	size_t n = 0;

	for (const struct verb *v = p->verbs; v->name != NULL && n < 127; v++) {
		buf_printf(&all, "%s%s", n > 0 ? ", " : "", v->name);
		words[n++] = v->name;
	}
	words[n] = NULL;
	if (word == NULL)
		fail_set(why, MSG_VERB_NONE, all.data, p->name);
	else if ((near = nearest_word(word, words)) != NULL)
		fail_set(why, MSG_VERB_NOT_FOUND_NEAR, word, near);
	else
		fail_set(why, MSG_VERB_NOT_FOUND, word, all.data);
	buf_release(&all);
	return false;
}

/* The clock of the command: --now, $SPKT_NOW, else the system's. */
static bool
set_clock(struct session *s, struct fail *why)
{
	const char *word = session_word(s, OPT_NOW);
	struct when when;
	struct moment m;

	s->clock = clock_system();
	if (word == NULL)
		word = getenv("SPKT_NOW");
	if (word == NULL || *word == '\0')
		return true;
	when = session_when(s);
	if (!when_parse(&when, text_of(word), &m, why))
		return fail_field(why, "now");
	s->clock = clock_given(m.at);
	return true;
}

/* -o FILE is written whole or not at all: to memory first, then renamed. */
struct output {
	char *bytes;
	size_t len;
	bool to_file;
};

static bool
output_open(struct session *s, struct output *o, struct fail *why)
{
	const char *name = session_word(s, OPT_OUTPUT);

	s->out = stdout;
	if (name == NULL || strcmp(name, "-") == 0)
		return true;
	s->out = open_memstream(&o->bytes, &o->len);
	if (s->out == NULL) {
		s->out = stdout;
		return fail_errno(why, MSG_FILE_CREATE);
	}
	o->to_file = true;
	return true;
}

static bool
output_store(const char *name, struct text bytes, struct fail *why)
{
	const char *slash = strrchr(name, '/');
	char *parent = slash == NULL ? strdup(".") : strndup(name, (size_t)(slash - name) + 1);
	int fd = parent == NULL ? -1 : open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	free(parent);
	if (fd < 0) {
		fail_errno(why, MSG_FILE_CREATE);
		return fail_in(why, name, 0);
	}
	ok = publish_replace(fd, slash == NULL ? name : slash + 1, bytes, 0600, why) || fail_in(why, name, 0);
	(void)close(fd);
	return ok;
}

static bool
output_close(struct session *s, struct output *o, bool ok, struct fail *why)
{
	if (o->to_file) {
		bool whole = fclose(s->out) == 0;

		s->out = stdout;
		if (!whole)
			ok = fail_set(why, MSG_OUTPUT_FAILED);
		else if (ok)
			ok = output_store(session_word(s, OPT_OUTPUT), (struct text){ o->bytes, o->len }, why);
		free(o->bytes);
	}
	if (fflush(stdout) != 0 || ferror(stdout)) {
		/* Records that were acknowledged to nobody are stored all the same. */
		if (s->stored)
			session_raise(s, EXIT_UNCONFIRMED);
		return ok ? fail_errno(why, MSG_OUTPUT_FAILED) : false;
	}
	return ok;
}

static void
sink_take(void *context, const struct fail *why)
{
	struct fail copy = {0};

	fail_copy(&copy, why);
	session_fault(context, &copy);
}

static bool
run_verb(struct session *s, struct fail *why)
{
	struct output output = {0};
	bool ok;

	s->json_errors = session_given(s, OPT_ERRORS) && strcmp(session_word(s, OPT_ERRORS), "json") == 0;
	if (session_given(s, OPT_HELP)) {
		s->language = pick_language(s);
		help_verb(s->program, s->verb, s->language, stdout);
		return true;
	}
	if (session_given(s, OPT_VERSION)) {
		(void)printf("%s (spkt) %s\n", s->program->name, SPKT_VERSION);
		return true;
	}
	if (!s->verb->without_tree && !tree_open(&s->tree, session_word(s, OPT_DIR), why))
		return false;
	s->language = pick_language(s);
	if (!set_clock(s, why) || !output_open(s, &output, why))
		return false;
	ok = s->verb->run(s, why);
	return output_close(s, &output, ok, why);
}

/* `spkt-report`, `spkt-report --help`, `spkt-report --version`. */
static bool
run_program(struct session *s, const char *word, struct fail *why)
{
	if (word != NULL && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0))
		help_program(s->program, s->language, stdout);
	else if (word != NULL && (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0))
		(void)printf("%s (spkt) %s\n", s->program->name, SPKT_VERSION);
	else if (word != NULL && strcmp(word, "--words") == 0)
		help_words(s->program, s->language, stdout);
	else
		return fail_verb(s->program, word, why);
	return fflush(stdout) == 0 || fail_errno(why, MSG_OUTPUT_FAILED);
}

int
command_main(const struct program *program, int argc, char **argv)
{
	struct session s = { .program = program, .out = stdout, .tree = { .root = -1 } };
	struct fail why = {0};
	const char *word = argc > 1 ? argv[1] : NULL;

	guard_process();
	/* `spkt-report -C DIR list`, as git takes it: the same as after the verb. */
	if (argc > 3 && strcmp(argv[1], "-C") == 0) {
		char *option = argv[1], *dir = argv[2];

		argv[1] = argv[3];
		argv[2] = option;
		argv[3] = dir;
		word = argv[1];
	}
	s.faults = (struct fail_sink){ sink_take, &s };
	s.language = pick_language(&s);
	s.verb = word != NULL ? find_verb(program, word) : NULL;
	if (s.verb == NULL)
		run_program(&s, word, &why);
	else if (options_parse(&s.verb->accepts, argc - 1, argv + 1, &s.arena, &s.given, &why))
		run_verb(&s, &why);
	session_fault(&s, &why);
	tree_close(&s.tree);
	arena_release(&s.scratch);
	arena_release(&s.arena);
	return s.code;
}
