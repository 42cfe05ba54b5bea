#include "cli/option.h"

#include <getopt.h>
#include <string.h>

#include "base/buf.h"
#include "record/people.h"

/* getopt_long values of what has no letter of its own. */
enum { VALUE_OPTION = 0x1000, VALUE_FIELD = 0x2000, OPTIONS_MAX = 160 };

struct getopt_tables {
	struct option longs[OPTIONS_MAX + 1];
	const char *names[OPTIONS_MAX + 1];	/* for nearest_word */
	size_t count;
	struct buf letters;
};

bool
accepted_field(const struct accepted *a, const struct field *f)
{
	if ((f->flags & (FIELD_SYSTEM | FIELD_DERIVED)) != 0 || f->kind == FIELD_PEOPLE)
		return false;
	for (size_t i = 0; a->options != NULL && a->options[i] != OPT_END; i++)
		if (strcmp(option_row(a->options[i])->name, f->name) == 0)
			return false;	/* --at, --by, --set are options of their own */
	if (a->fields == NULL)
		return true;
	for (size_t i = 0; a->fields[i] != NULL; i++)
		if (strcmp(a->fields[i], f->name) == 0)
			return true;
	return false;
}

bool
accepted_people(const struct accepted *a)
{
	for (size_t i = 0; a->options != NULL && a->options[i] != OPT_END; i++)
		if (a->options[i] == OPT_ITEMS)
			return true;
	return a->schema != NULL && schema_named(a->schema, NAME_PEOPLE) != NO_FIELD;
}

void
option_name(const struct field *f, struct buf *out)
{
	for (const char *p = f->name; *p != '\0'; p++)
		buf_putc(out, *p == '_' ? '-' : *p);
}

static void
table_add(struct getopt_tables *t, const char *name, bool operand, int value)
{
	t->names[t->count] = name;
	t->longs[t->count++] = (struct option){ name, operand ? required_argument : no_argument, NULL, value };
}

static void
table_add_option(struct getopt_tables *t, enum option_id id)
{
	const struct option_row *row = option_row(id);

	table_add(t, row->name, row->kind == OPTION_WORD, VALUE_OPTION + (int)id);
	if (row->letter != 0)
		buf_printf(&t->letters, "%c%s", row->letter, row->kind == OPTION_WORD ? ":" : "");
}

static void
tables_fill(struct getopt_tables *t, const struct accepted *a, struct arena *arena)
{
	buf_puts(&t->letters, ":");
	for (size_t i = 0; options_common[i] != OPT_END; i++)
		table_add_option(t, options_common[i]);
	for (size_t i = 0; a->options != NULL && a->options[i] != OPT_END; i++)
		table_add_option(t, a->options[i]);
	for (size_t i = 0; a->schema != NULL && i < a->schema->count; i++) {
		const struct field *f = &a->schema->fields[i];
		struct buf name = {0};

		if (!accepted_field(a, f))
			continue;
		option_name(f, &name);
		table_add(t, arena_string(arena, buf_view(&name)), true, VALUE_FIELD + (int)i);
		if (f->letter != 0)
			buf_printf(&t->letters, "%c:", f->letter);
		buf_release(&name);
	}
}

/* An option row or field by its letter. */
static int
value_of_letter(const struct accepted *a, int letter)
{
	for (size_t i = 0; options_common[i] != OPT_END; i++)
		if (option_row(options_common[i])->letter == letter)
			return VALUE_OPTION + (int)options_common[i];
	for (size_t i = 0; a->options != NULL && a->options[i] != OPT_END; i++)
		if (option_row(a->options[i])->letter == letter)
			return VALUE_OPTION + (int)a->options[i];
	for (size_t i = 0; a->schema != NULL && i < a->schema->count; i++)
		if (a->schema->fields[i].letter == letter && accepted_field(a, &a->schema->fields[i]))
			return VALUE_FIELD + (int)i;
	return 0;
}

static void
add_line(struct text *lines, const char *word, struct arena *arena)
{
	if (lines->at == NULL)
		*lines = text_of(word);
	else
		*lines = arena_printf(arena, "%.*s\n%s", TEXT_ARG(*lines), word);
}

static void
take(struct given *g, int value, char *word, struct arena *arena)
{
	int option = value - VALUE_OPTION;

	if (value >= VALUE_FIELD)
		add_line(&g->fields[value - VALUE_FIELD], word, arena);
	else if ((option == OPT_SET || option == OPT_ITEMS || option == OPT_TREE || option == OPT_INPUT) && g->words[option] != NULL)
		g->words[option] = arena_printf(arena, "%s%c%s", g->words[option], OPTION_AGAIN, word).at;
	else
		g->words[option] = word != NULL ? word : "";
}

/* "--reporter.name=X" and "--reporter.name X": taken out of argv beforehand,
 * because the roles and keys make too many names for a table. */
static bool
take_people(const struct accepted *a, int *argc, char **argv, struct arena *arena, struct given *g)
{
	int kept = 1;

	if (!accepted_people(a))
		return false;
	for (int i = 1; i < *argc; i++) {
		struct text name, value = {0};
		struct buf line = {0};

		if (strcmp(argv[i], "--") == 0) {
			while (i < *argc)
				argv[kept++] = argv[i++];
			break;
		}
		if (strncmp(argv[i], "--", 2) == 0 && (text_cut(text_of(argv[i] + 2), '=', &name, &value), true) &&
		    people_name(name, &line) && (value.at != NULL || i + 1 < *argc)) {
			if (value.at == NULL)
				value = text_of(argv[++i]);
			buf_printf(&line, ": %.*s", TEXT_ARG(value));
			add_line(&g->people, arena_string(arena, buf_view(&line)), arena);
		} else {
			argv[kept++] = argv[i];
		}
		buf_release(&line);
	}
	argv[*argc = kept] = NULL;
	return true;
}

static bool
fail_letter(int c, struct fail *why)
{
	char letter[3] = { '-', (char)optopt, '\0' };

	return fail_set(why, c == ':' ? MSG_OPTION_NEEDS_VALUE : MSG_OPTION_UNKNOWN, letter);
}

/* A role and key that stands last, so that take_people left it. */
static bool
is_people(const struct accepted *a, const char *name)
{
	struct buf canonical = {0};
	bool is = accepted_people(a) && people_name(text_of(name), &canonical);

	buf_release(&canonical);
	return is;
}

/* getopt leaves 0 in optopt for a long name it does not know, else the value
 * of the option. In the middle of "-Zq" argv[optind - 1] is the word before. */
static bool
fail_option(const struct getopt_tables *t, const struct accepted *a, int c, char **argv, struct arena *arena,
    struct fail *why)
{
	struct text name, value;
	const char *word, *near;

	if (optopt != 0 && optopt < VALUE_OPTION)
		return fail_letter(c, why);
	text_cut(text_of(argv[optind - 1]), '=', &name, &value);
	word = arena_string(arena, name);
	if (c == ':' || is_people(a, word + 2))
		return fail_set(why, MSG_OPTION_NEEDS_VALUE, word);
	for (size_t i = 0; optopt != 0 && i < t->count; i++)
		if (t->longs[i].val == optopt)
			return fail_set(why, MSG_OPTION_NO_VALUE, arena_printf(arena, "--%s", t->names[i]).at);
	near = nearest_word(word + 2, t->names);
	return near != NULL ? fail_set(why, MSG_OPTION_UNKNOWN_NEAR, word, near) : fail_set(why, MSG_OPTION_UNKNOWN, word);
}

bool
options_parse(const struct accepted *a, int argc, char **argv, struct arena *arena,
    struct given *g, struct fail *why)
{
	struct getopt_tables t = {0};
	bool ok = true;
	int c;

	*g = (struct given){0};
	if (a->schema != NULL)
		g->fields = arena_get(arena, a->schema->count * sizeof *g->fields);
	take_people(a, &argc, argv, arena, g);
	tables_fill(&t, a, arena);
	opterr = 0;
	optind = 0;	/* glibc: begin anew, permuting */
	while (ok && (c = getopt_long(argc, argv, t.letters.data, t.longs, NULL)) != -1) {
		int value = c;

		if (c != ':' && c != '?' && c < VALUE_OPTION)
			value = value_of_letter(a, c);
		if (value < VALUE_OPTION)
			ok = fail_option(&t, a, c, argv, arena, why);
		else
			take(g, value, optarg, arena);
	}
	buf_release(&t.letters);
	g->operands = argv + optind;
	g->operand_count = (size_t)(argc - optind);
	return ok;
}

/* Edit distance of short words (Wagner-Fischer); two letters that changed places are one
 * slip. */
static size_t
distance(const char *a, const char *b)
{
	size_t rows[3][64], *before = rows[0], *last = rows[1], *row = rows[2], n = strlen(b);

	if (n >= sizeof rows[0] / sizeof *rows[0])
		return n;
	for (size_t j = 0; j <= n; j++)
		row[j] = before[j] = j;
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		size_t *spare = before;

		before = last;
		last = row;
		row = spare;
		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = last[j] < row[j - 1] ? last[j] + 1 : row[j - 1] + 1;
			if (change < row[j])
				row[j] = change;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
	}
	return row[n];
}

const char *
nearest_word(const char *typed, const char *const *words)
{
	const char *best = NULL;
	size_t least = strlen(typed) / 3 + 2;

	for (size_t i = 0; words[i] != NULL; i++) {
		size_t d = distance(typed, words[i]);

		if (d < least) {
			least = d;
			best = words[i];
		}
	}
	return best;
}
