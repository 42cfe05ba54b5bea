/* Finding the verb of a command line, and saying which there are. */
#include "cli/verb.h"

#include <string.h>

#include "base/buf.h"

enum { WORDS_MAX = 128 };

bool
verb_of(const struct verb *v, const char *noun)
{
	size_t len = strlen(noun);

	return len > 0 && strncmp(v->name, noun, len) == 0 && v->name[len] == ' ';
}

static const struct verb *
find_named(const struct program *p, const char *first, const char *second)
{
	for (const struct verb *v = p->verbs; v->name != NULL; v++)
		if (second == NULL ? strcmp(v->name, first) == 0 :
		    verb_of(v, first) && strcmp(v->name + strlen(first) + 1, second) == 0)
			return v;
	return NULL;
}

static bool
is_noun(const struct program *p, const char *word)
{
	for (const struct verb *v = p->verbs; v->name != NULL; v++)
		if (verb_of(v, word))
			return true;
	return false;
}

static bool
asked(int argc, char **argv, const char *name, const char *letter)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], name) == 0 || strcmp(argv[i], letter) == 0)
			return true;
	return false;
}

struct verb_words
verb_find(const struct program *p, int argc, char **argv)
{
	struct verb_words found = { .words = 1 };

	if (argc < 1)
		return found;
	if (argc > 1 && (found.verb = find_named(p, argv[0], argv[1])) != NULL) {
		found.words = 2;
		return found;
	}
	if ((found.verb = find_named(p, argv[0], NULL)) != NULL || !is_noun(p, argv[0]))
		return found;
	found.noun = argv[0];
	found.help = asked(argc, argv, "--help", "-h");
	found.version = asked(argc, argv, "--version", "-V");
	if (argc > 1 && argv[1][0] == '-' && !found.help && !found.version)
		found.verb = find_named(p, argv[0], "new");
	return found;
}

/* What is near: among the names of two words, for a slip in the noun or in the
 * verb; else (first is not NULL) among those of one word and the nouns alone. */
static const char *
near(const struct program *p, const char *first, const char *both, struct arena *arena)
{
	const char *ones[WORDS_MAX], *twos[WORDS_MAX], *found;
	size_t n = 0, m = 0;

	for (const struct verb *v = p->verbs; v->name != NULL && n < WORDS_MAX - 1; v++) {
		struct text noun, rest;

		if (text_cut(text_of(v->name), ' ', &noun, &rest))
			twos[m++] = v->name;
		ones[n++] = arena_string(arena, noun);
	}
	ones[n] = twos[m] = NULL;
	found = both != NULL ? nearest_word(both, twos) : NULL;
	return found != NULL || first == NULL ? found : nearest_word(first, ones);
}

/* The names, of a noun or of all, "a, b, c". */
static void
list_names(const struct program *p, const char *noun, struct buf *out)
{
	for (const struct verb *v = p->verbs; v->name != NULL; v++)
		if (noun == NULL || verb_of(v, noun))
			buf_printf(out, "%s%s", out->len > 0 ? ", " : "", v->name);
}

bool
verb_fail(const struct program *p, int argc, char **argv, struct fail *why)
{
	struct buf all = {0}, both = {0}, name = {0};
	bool noun = argc > 0 && is_noun(p, argv[0]), second = argc > 1 && argv[1][0] != '-';
	const char *typed, *found;
	struct arena arena = {0};

	if (second)
		buf_printf(&both, "%s %s", argv[0], argv[1]);
	buf_printf(&name, noun ? "%s %s" : "%s", p->name, noun ? argv[0] : "");
	list_names(p, noun ? argv[0] : NULL, &all);
	if (argc == 0 || (noun && !second)) {
		fail_set(why, MSG_VERB_NONE, all.data, name.data);
	} else {
		found = near(p, noun ? NULL : argv[0], second ? both.data : NULL, &arena);
		typed = noun || (found != NULL && strchr(found, ' ') != NULL && second) ? both.data : argv[0];
		if (found != NULL)
			fail_set(why, MSG_VERB_NOT_FOUND_NEAR, typed, found);
		else
			fail_set(why, MSG_VERB_NOT_FOUND, typed, all.data);
	}
	arena_release(&arena);
	buf_release(&all);
	buf_release(&both);
	buf_release(&name);
	return false;
}
