#include "cli/verb.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/publish.h"

/* With a standard descriptor closed, the next open would take its number and a
 * message could be written into a record (reliability.md 2.1, step 0). What
 * takes its place refuses the other direction: an id written to a closed
 * standard output is not confirmed. */
static void
guard_process(void)
{
	struct rlimit none = { 0, 0 };

	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
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

/* Options whose value is one of a few words, none of which is guessed. */
static bool
check_words(struct session *s, struct fail *why)
{
	static const struct {
		enum option_id id;
		const char *words[4], *names;
	} rows[] = {
		{ OPT_LANG, { "id", "en" }, "id, en" },
		{ OPT_ERRORS, { "text", "json" }, "text, json" },
		{ OPT_COLOR, { "auto", "always", "never" }, "auto, always, never" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *word = session_word(s, rows[i].id);
		bool known = word == NULL;

		for (size_t k = 0; !known && k < 4 && rows[i].words[k] != NULL; k++)
			known = strcmp(word, rows[i].words[k]) == 0;
		if (!known)
			return fail_set(why, MSG_OPTION_VALUE, option_row(rows[i].id)->name, rows[i].names, word);
	}
	return true;
}

/* How faults are to be said is known before the options are read: a mistyped
 * option comes out in the language and form that was asked for. */
static void
foresee(struct session *s, int argc, char **argv)
{
	static const enum option_id ids[] = { OPT_LANG, OPT_ERRORS };

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		for (size_t k = 0; k < sizeof ids / sizeof *ids; k++) {
			const char *name = option_row(ids[k])->name;
			size_t len = strlen(name);

			if (strncmp(argv[i], "--", 2) != 0 || strncmp(argv[i] + 2, name, len) != 0)
				continue;
			if (argv[i][len + 2] == '=')
				s->given.words[ids[k]] = argv[i] + len + 3;
			else if (argv[i][len + 2] == '\0' && i + 1 < argc)
				s->given.words[ids[k]] = argv[i + 1];
		}
	s->language = pick_language(s);
	s->json_errors = session_given(s, OPT_ERRORS) && strcmp(session_word(s, OPT_ERRORS), "json") == 0;
	s->given = (struct given){0};
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

/* -o FILE is written whole or not at all: to memory first, then renamed. What
 * is there and no plain file (a device, a pipe) is written to, not replaced. */
struct output {
	char *bytes;
	size_t len;
	bool to_file;
	int folder;		/* the file's, opened before anything is stored */
};

static bool
output_open(struct session *s, struct output *o, struct fail *why)
{
	const char *name = session_word(s, OPT_OUTPUT), *slash;
	char *parent;

	s->out = stdout;
	if (name == NULL || strcmp(name, "-") == 0)
		return true;
	slash = strrchr(name, '/');
	parent = slash == NULL ? strdup(".") : strndup(name, (size_t)(slash - name) + 1);
	o->folder = parent == NULL ? -1 : open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(parent);
	if (o->folder < 0) {
		fail_errno(why, MSG_OUTPUT_CREATE);
		return fail_in(why, name, 0);
	}
	s->out = open_memstream(&o->bytes, &o->len);
	if (s->out == NULL) {
		s->out = stdout;
		return fail_errno(why, MSG_OUTPUT_CREATE);
	}
	o->to_file = true;
	return true;
}

static bool
output_store(const struct output *o, const char *name, struct fail *why)
{
	const char *slash = strrchr(name, '/'), *last = slash == NULL ? name : slash + 1;
	struct text bytes = { o->bytes, o->len };
	struct stat st;
	FILE *there;
	bool ok;

	if (fstatat(o->folder, last, &st, 0) != 0 || S_ISREG(st.st_mode))
		return publish_replace(o->folder, last, bytes, 0600, why) || fail_in(why, name, 0);
	there = fopen(name, "we");
	ok = there != NULL && fwrite(bytes.at, 1, bytes.len, there) == bytes.len;
	ok = there != NULL && fclose(there) == 0 && ok;
	if (ok)
		return true;
	fail_errno(why, MSG_OUTPUT_CREATE);
	return fail_in(why, name, 0);
}

static bool
output_close(struct session *s, struct output *o, bool ok, struct fail *why)
{
	bool taken = true;
	struct fail lost = {0};

	if (o->to_file) {
		taken = fclose(s->out) == 0 || fail_set(&lost, MSG_OUTPUT_FAILED);
		s->out = stdout;
		/* What was acknowledged before a later id failed goes out too. */
		if (taken && (ok || s->stored))
			taken = output_store(o, session_word(s, OPT_OUTPUT), &lost);
		free(o->bytes);
		(void)close(o->folder);
	}
	if (fflush(stdout) != 0 || ferror(stdout))
		taken = fail_errno(&lost, MSG_OUTPUT_FAILED);
	if (taken)
		return ok;
	/* Records that were acknowledged to nobody are stored all the same. */
	session_raise(s, s->stored ? EXIT_UNCONFIRMED : EXIT_IO);
	if (ok)
		fail_copy(why, &lost);
	fail_release(&lost);
	return false;
}

static void
sink_take(void *context, const struct fail *why)
{
	struct fail copy = {0};

	fail_copy(&copy, why);
	session_fault(context, &copy);
}

static bool
open_tree(struct session *s, struct fail *why)
{
	const char *path = session_word(s, OPT_DIR);
	struct text first, rest;

	if (s->verb->without_tree)
		return true;
	if (session_given(s, OPT_TREE)) {
		if (path != NULL)
			return fail_set(why, MSG_OPTIONS_BOTH, "-C", "--tree");
		(void)text_cut(text_of(session_word(s, OPT_TREE)), OPTION_AGAIN, &first, &rest);
		path = arena_string(&s->arena, first);
	}
	if (s->verb->broken_tree)
		return tree_open_anyway(&s->tree, path, why);
	if (tree_open(&s->tree, path, why))
		return true;
	/* Rows can be read where there is no tree. */
	if (path != NULL || !session_given(s, OPT_INPUT) || fail_code(why) != EXIT_NO_TREE)
		return false;
	fail_release(why);
	tree_close(&s->tree);
	s->tree = (struct tree){ .root = -1, .path = "" };
	return true;
}

/* Figures without a faulty row of a table are not those that were asked for: a
 * reader says so and fails, whatever it can still print. What is stored is
 * stored, and only told. `check` finds the fault itself. */
static void
say_table_fault(struct session *s)
{
	struct fail *why = &s->tree.table_fault;

	if (why->message == MSG_NONE || s->verb->broken_tree)
		return;
	if (s->verb->stores)
		session_warn(s, why);
	else
		session_fault(s, why);
}

static bool
run_verb(struct session *s, struct fail *why)
{
	struct output output = {0};
	bool ok;

	if (!check_words(s, why))
		return false;
	if (session_given(s, OPT_HELP)) {
		help_verb(s->program, s->verb, s->language, stdout);
		return output_close(s, &output, true, why);
	}
	if (session_given(s, OPT_VERSION)) {
		(void)printf("%s (spkt) %s\n", s->program->name, SPKT_VERSION);
		return output_close(s, &output, true, why);
	}
	if (!open_tree(s, why))
		return false;
	s->language = pick_language(s);
	say_table_fault(s);
	if (!set_clock(s, why) || !output_open(s, &output, why))
		return false;
	if (!s->verb->stores)
		signal(SIGPIPE, SIG_DFL);	/* `list | head` ends as any filter does */
	ok = s->verb->run(s, why);
	return output_close(s, &output, ok, why);
}

/* `spkt-report`, `spkt-report --help`, `spkt-report --version`, and the same of
 * the noun of verbs with two words. */
static bool
run_program(struct session *s, const struct verb_words *found, int argc, char **argv, struct fail *why)
{
	const char *word = argc > 0 ? argv[0] : NULL;

	if (found->help || (found->noun == NULL && word != NULL &&
	    (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)))
		help_program(s->program, found->noun, s->language, stdout);
	else if (found->version || (word != NULL && (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)))
		(void)printf("%s (spkt) %s\n", s->program->name, SPKT_VERSION);
	else if (word != NULL && strcmp(word, "--words") == 0)
		help_words(s->program, s->language, stdout);
	else {
		/* One who types the name alone wants to know what to type. */
		if (word == NULL && isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
			help_program(s->program, NULL, s->language, stderr);
		return verb_fail(s->program, argc, argv, why);
	}
	return fflush(stdout) == 0 || fail_errno(why, MSG_OUTPUT_FAILED);
}

/* `spkt-report -C DIR list`, as git takes it: the same as after the verb. Gives
 * argv as getopt wants it, the last word of the verb in the place of the name
 * of the program. */
static char **
after_verb(char **argv, int words, bool dir)
{
	char *option = argv[1], *value = argv[2];

	if (dir) {
		for (int i = 1; i <= words; i++)
			argv[i] = argv[i + 2];
		argv[words + 1] = option;
		argv[words + 2] = value;
	}
	return argv + words;
}

int
command_main(const struct program *program, int argc, char **argv)
{
	struct session s = { .program = program, .out = stdout, .tree = { .root = -1 } };
	struct fail why = {0};
	bool dir = argc > 3 && strcmp(argv[1], "-C") == 0;
	int first = dir ? 3 : 1;
	struct verb_words found;

	guard_process();
	s.faults = (struct fail_sink){ sink_take, &s };
	foresee(&s, argc, argv);
	found = verb_find(program, argc - first, argv + first);
	s.verb = found.verb;
	if (s.verb == NULL)
		run_program(&s, &found, argc - first, argv + first, &why);
	else if (options_parse(&s.verb->accepts, argc - found.words, after_verb(argv, found.words, dir), &s.arena, &s.given, &why))
		run_verb(&s, &why);
	session_fault(&s, &why);
	tree_close(&s.tree);
	officers_release(&s.officers);
	arena_release(&s.scratch);
	arena_release(&s.arena);
	return s.code;
}
