/* fields: the record types and tables, and what each of them holds; all from
 * the rows of the schemas. */
#include <string.h>

#include "base/refuse.h"
#include "cli/command.h"
#include "record/value.h"
#include "store/layout.h"
#include "verbs.h"

#define COLUMN(n, en, id_, kind) { n, WORDS(en, id_), NAME_NONE, kind, CLASS_PUBLIC, 0, 0, NULL, NULL }

static const struct field type_rows[] = {
	COLUMN("type", "name of the type", "nama jenis", FIELD_LINE),
	COLUMN("help", "what it is", "artinya", FIELD_LINE),
};

static const struct field field_rows[] = {
	COLUMN("field", "name", "nama", FIELD_LINE),
	COLUMN("kind", "kind of value", "jenis nilai", FIELD_LINE),
	COLUMN("class", "who may see it", "siapa yang boleh melihat", FIELD_LINE),
	COLUMN("required", "whether it must be given", "wajib atau tidak", FIELD_LINE),
	COLUMN("option", "its option of `new` and of the steps", "opsinya pada `new` dan langkah", FIELD_LINE),
	COLUMN("choices", "what it can be", "pilihannya", FIELD_LINES),
	COLUMN("help", "what it is", "artinya", FIELD_LINE),
};

enum { COLUMNS_MAX = sizeof field_rows / sizeof *field_rows };

static struct printer *
start(struct session *s, const struct field *rows, size_t count, struct fail *why)
{
	const struct field **columns = arena_get(&s->arena, count * sizeof *columns);
	enum format format;

	if (!session_format(s, FORMAT_CSV, &format, why))
		return NULL;
	for (size_t i = 0; i < count; i++)
		columns[i] = &rows[i];
	return session_printer(s, format, columns, count);
}

static bool
list_types(struct session *s, struct fail *why)
{
	struct printer *p = start(s, type_rows, 2, why);

	if (p == NULL)
		return false;
	for (size_t i = 0; catalog[i] != NULL; i++) {
		const struct text cells[] = { text_of(catalog[i]->name), text_of(catalog[i]->help.in[s->language]) };

		printer_row(p, cells, (struct text){0});
	}
	printer_end(p);
	return true;
}

static struct text
option_of(struct session *s, const struct schema *schema, const struct field *f)
{
	struct accepted accepted = { .schema = schema };
	struct buf name = {0};
	struct text t;

	if (f->kind == FIELD_PEOPLE)
		return TEXT("--ROLE.KEY");
	if ((record_type_of(schema) == NULL && schema != &step_schema) || !accepted_field(&accepted, f))
		return (struct text){0};
	option_name(f, &name);
	t = f->letter != 0 ? arena_printf(&s->arena, "-%c/--%s", f->letter, name.data)
	    : arena_printf(&s->arena, "--%s", name.data);
	buf_release(&name);
	return t;
}

static struct text
choices_of(struct session *s, const struct field *f)
{
	struct buf all = {0};
	struct text t;

	for (const struct choice *c = f->choices; c != NULL && c->key != NULL; c++)
		buf_printf(&all, "%s%s", c > f->choices ? "\n" : "", c->key);
	t = arena_text(&s->arena, buf_view(&all));
	buf_release(&all);
	return t;
}

static bool
list_fields(struct session *s, const struct schema *schema, struct fail *why)
{
	static const char *const classes[] = {
		[CLASS_NONE] = "", [CLASS_PUBLIC] = "public", [CLASS_INTERNAL] = "internal", [CLASS_IDENTITY] = "identity",
	};
	struct printer *p = start(s, field_rows, COLUMNS_MAX, why);

	if (p == NULL)
		return false;
	for (size_t i = 0; i < schema->count; i++) {
		const struct field *f = &schema->fields[i];
		const struct text cells[COLUMNS_MAX] = {
			text_of(f->name), text_of(value_kind_name(f->kind)), text_of(classes[f->class]),
			text_of((f->flags & FIELD_REQUIRED) != 0 ? "yes" : "no"), option_of(s, schema, f),
			choices_of(s, f), text_of(f->help.in[s->language]),
		};

		printer_row(p, cells, (struct text){0});
	}
	printer_end(p);
	return true;
}

/* A text of the tables as roff: nothing in it is a request or an escape. */
static void
mdoc_text(const char *text, FILE *out)
{
	for (const char *c = text; *c != '\0'; c++)
		(void)fputs(*c == '\\' ? "\\e" : (char[]){ *c, '\0' }, out);
}

static void
mdoc_fields(const struct session *s, const struct schema *schema)
{
	for (size_t i = 0; i < schema->count; i++) {
		const struct field *f = &schema->fields[i];

		(void)fprintf(s->out, ".It Cm %s\n", f->name);
		mdoc_text(f->help.in[s->language], s->out);
		for (const struct choice *c = f->choices; c != NULL && c->key != NULL; c++)
			(void)fprintf(s->out, "%s%s", c > f->choices ? ", " : ": ", c->key);
		(void)fputc('\n', s->out);
	}
}

static bool
fail_type(const char *typed, struct fail *why)
{
	struct buf names = {0};

	for (size_t i = 0; catalog[i] != NULL; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", catalog[i]->name);
	fail_set(why, MSG_TYPE_UNKNOWN, typed, names.data);
	buf_release(&names);
	return false;
}

bool
tree_fields(struct session *s, struct fail *why)
{
	const char *typed = s->given.operand_count > 0 ? s->given.operands[0] : NULL;
	const struct schema *schema;

	if (s->given.operand_count > 1)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[1]);
	if (typed == NULL)
		return list_types(s, why);
	schema = catalog_find(text_of(typed));
	if (schema == NULL)
		return fail_type(typed, why);
	if (!session_given(s, OPT_MDOC))
		return list_fields(s, schema, why);
	mdoc_fields(s, schema);
	return true;
}
