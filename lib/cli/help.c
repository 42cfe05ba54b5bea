/* --help of programs and verbs, from the tables that parse and run them. */
#include <string.h>

#include "base/buf.h"
#include "cli/verb.h"

static const struct words headings[] = {
	WORDS("usage", "pemakaian"), WORDS("verbs", "perintah"), WORDS("options", "opsi"),
	WORDS("fields", "isian"), WORDS("options of every verb", "opsi semua perintah"), WORDS("example", "contoh"),
	WORDS("help of a verb", "bantuan sebuah perintah"), WORDS("first steps", "langkah pertama"),
};
enum heading { HEAD_USAGE, HEAD_VERBS, HEAD_OPTIONS, HEAD_FIELDS, HEAD_COMMON, HEAD_EXAMPLE, HEAD_MORE, HEAD_FIRST };

static const char *
heading(enum heading h, enum language l)
{
	return headings[h].in[l];
}

static void
help_line(const char *name, const char *text, FILE *out)
{
	(void)fprintf(out, strlen(name) < 26 ? "  %-26s %s\n" : "  %s\n                             %s\n", name, text);
}

static void
help_option(enum option_id id, enum language l, FILE *out)
{
	const struct option_row *row = option_row(id);
	struct buf name = {0};

	if (row->letter != 0)
		buf_printf(&name, "-%c, ", row->letter);
	else
		buf_puts(&name, "    ");
	buf_printf(&name, "--%s", row->name);
	if (row->operand != NULL)
		buf_printf(&name, " %s", row->operand);
	help_line(name.data, row->help.in[l], out);
	buf_release(&name);
}

static void
help_field(const struct field *f, enum language l, FILE *out)
{
	struct buf name = {0}, text = {0};

	if (f->letter != 0)
		buf_printf(&name, "-%c, --", f->letter);
	else
		buf_puts(&name, "    --");
	option_name(f, &name);
	buf_puts(&text, f->help.in[l]);
	if (f->choices != NULL) {
		buf_puts(&text, ": ");
		choice_names(f->choices, &text);
	}
	help_line(name.data, text.data, out);
	buf_release(&name);
	buf_release(&text);
}

static void
help_first(const struct program *p, enum language l, FILE *out)
{
	(void)fprintf(out, "\n%s:\n", heading(HEAD_FIRST, l));
	for (const struct first_step *f = p->first; f->command != NULL; f++)
		(void)fprintf(out, "  %-38s # %s\n", f->command, f->what.in[l]);
}

void
help_program(const struct program *p, const char *noun, enum language l, FILE *out)
{
	const struct verb *first = NULL;

	(void)fprintf(out, "%s: %s\n\n", p->name, p->help.in[l]);
	(void)fprintf(out, "%s: %s%s%s VERB [OPTIONS] [OPERANDS]\n\n%s:\n", heading(HEAD_USAGE, l), p->name,
	    noun != NULL ? " " : "", noun != NULL ? noun : "", heading(HEAD_VERBS, l));
	for (const struct verb *v = p->verbs; v->name != NULL; v++) {
		if (noun != NULL && !verb_of(v, noun))
			continue;
		help_line(v->name, v->help.in[l], out);
		first = first != NULL ? first : v;
	}
	if (first == NULL)
		return;
	(void)fprintf(out, "\n%s: %s %s --help\n", heading(HEAD_MORE, l), p->name, first->name);
	if (noun == NULL && p->first != NULL)
		help_first(p, l, out);
	else
		(void)fprintf(out, "%s:\n  %s\n", heading(HEAD_EXAMPLE, l), first->example);
}

static bool
has_fields(const struct accepted *a)
{
	for (size_t i = 0; a->schema != NULL && i < a->schema->count; i++)
		if (accepted_field(a, &a->schema->fields[i]))
			return true;
	return false;
}

void
help_verb(const struct program *p, const struct verb *v, enum language l, FILE *out)
{
	const struct accepted *a = &v->accepts;

	(void)fprintf(out, "%s %s: %s\n\n", p->name, v->name, v->help.in[l]);
	(void)fprintf(out, "%s: %s %s [OPTIONS]%s%s\n", heading(HEAD_USAGE, l), p->name, v->name,
	    v->operands[0] != '\0' ? " " : "", v->operands);
	if (has_fields(a)) {
		(void)fprintf(out, "\n%s:\n", heading(HEAD_FIELDS, l));
		for (size_t i = 0; i < a->schema->count; i++)
			if (accepted_field(a, &a->schema->fields[i]))
				help_field(&a->schema->fields[i], l, out);
			else if (a->fields == NULL && a->schema->fields[i].kind == FIELD_PEOPLE)
				help_line("    --ROLE.FIELD", a->schema->fields[i].help.in[l], out);
		if (accepted_people(a) && schema_named(a->schema, NAME_PEOPLE) == NO_FIELD)
			help_line("    --ROLE.FIELD", report_schema.fields[schema_named(&report_schema, NAME_PEOPLE)].help.in[l], out);
	}
	if (a->options != NULL && a->options[0] != OPT_END) {
		(void)fprintf(out, "\n%s:\n", heading(HEAD_OPTIONS, l));
		for (size_t i = 0; a->options[i] != OPT_END; i++)
			help_option(a->options[i], l, out);
	}
	(void)fprintf(out, "\n%s:\n", heading(HEAD_COMMON, l));
	for (size_t i = 0; options_common[i] != OPT_END; i++)
		help_option(options_common[i], l, out);
	(void)fprintf(out, "\n%s:\n  %s\n", heading(HEAD_EXAMPLE, l), v->example);
}

/* What an option's value can be: choices a|b|c, or a word for its kind. */
static void
words_operand(enum option_id id, FILE *out)
{
	const char *operand = option_row(id)->operand;

	if (id != OPT_FORMAT) {
		(void)fputs(operand != NULL ? operand : "", out);
		return;
	}
	for (int f = 0; f < FORMATS; f++)
		(void)fprintf(out, "%s%s", f > 0 ? "|" : "", format_name((enum format)f));
}

static void
words_end(const char *help, char letter, FILE *out)
{
	if (letter != 0)
		(void)fprintf(out, "\t%s\t-%c\n", help, letter);
	else
		(void)fprintf(out, "\t%s\t\n", help);
}

static void
words_option(const struct verb *v, enum option_id id, enum language l, FILE *out)
{
	const struct option_row *row = option_row(id);

	(void)fprintf(out, "%s\t--%s\t", v->name, row->name);
	words_operand(id, out);
	words_end(row->help.in[l], row->letter, out);
}

static void
words_field(const struct verb *v, const struct field *f, enum language l, FILE *out)
{
	struct buf name = {0};

	option_name(f, &name);
	(void)fprintf(out, "%s\t--%s\t%s", v->name, name.data, f->choices == NULL ? "VALUE" : "");
	for (const struct choice *c = f->choices; c != NULL && c->key != NULL; c++)
		(void)fprintf(out, "%s%s", c > f->choices ? "|" : "", c->key);
	words_end(f->help.in[l], f->letter, out);
	buf_release(&name);
}

void
help_words(const struct program *p, enum language l, FILE *out)
{
	for (const struct verb *v = p->verbs; v->name != NULL; v++) {
		const struct accepted *a = &v->accepts;

		(void)fprintf(out, "%s\t\t%s\t%s\t\n", v->name, v->operands, v->help.in[l]);
		for (size_t i = 0; a->schema != NULL && i < a->schema->count; i++)
			if (accepted_field(a, &a->schema->fields[i]))
				words_field(v, &a->schema->fields[i], l, out);
		for (size_t i = 0; a->options != NULL && a->options[i] != OPT_END; i++)
			words_option(v, a->options[i], l, out);
		for (size_t i = 0; options_common[i] != OPT_END; i++)
			words_option(v, options_common[i], l, out);
	}
}
