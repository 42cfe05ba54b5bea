#include "cli/form.h"

#include "cli/coming.h"
#include "cli/picks.h"
#include "record/asked.h"
#include "record/people.h"
#include "record/value.h"
#include "view/sentence.h"

enum { WIDTH = 76, LABELLED = 40 };	/* columns of a comment; rows up to which labels are shown */

static const char fault_mark[] = "#! ";

static const struct words heading = WORDS(
    "# Fill in, save and close the editor. What stays empty is left out.\n"
    "# A form that is empty or unchanged stores nothing.\n",
    "# Isi, simpan, lalu tutup penyunting. Yang kosong dilewati.\n"
    "# Formulir yang kosong atau tidak diubah tidak disimpan.\n");
static const struct words further = WORDS("\n# ---- more, where it is needed\n", "\n# ---- lainnya, bila perlu\n");

/* Words of a comment, broken before the line gets too long. */
static void
add_word(struct buf *out, size_t *column, struct text word)
{
	if (*column + word.len + 2 > WIDTH) {
		buf_puts(out, "\n#  ");
		*column = 3;
	}
	buf_printf(out, " %.*s", TEXT_ARG(word));
	*column += word.len + 1;
}

static void
add_choices(struct session *s, const struct field *f, struct buf *out)
{
	struct picks p;
	size_t column = WIDTH;

	picks_of(s, f, (struct text){0}, &p);
	for (size_t i = 0; i < p.count; i++) {
		const struct pick *row = &p.rows[i];
		const char *comma = i + 1 < p.count ? "," : "";

		if (p.count <= LABELLED && !text_equal(row->key, row->label))
			add_word(out, &column, arena_printf(&s->arena, "%.*s (%.*s)%s", TEXT_ARG(row->key), TEXT_ARG(row->label), comma));
		else
			add_word(out, &column, arena_printf(&s->arena, "%.*s%s", TEXT_ARG(row->key), comma));
	}
	buf_puts(out, "\n");
}

/* A scalar in double quotes, which any text of one line can stand in. */
static void
add_quoted(struct buf *out, struct text value)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] == '"' || value.at[i] == '\\')
			buf_putc(out, '\\');
		if (value.at[i] == '\t')
			buf_puts(out, "\\t");
		else
			buf_putc(out, value.at[i]);
	}
	buf_putc(out, '"');
}

static void
add_person(struct text people, struct text who, struct buf *out)
{
	struct text role, number;

	text_cut(who, '.', &role, &number);
	buf_printf(out, "  - role: %.*s\n", TEXT_ARG(role));
	for (const struct choice *k = people_keys; k->key != NULL; k++) {
		struct buf name = {0};
		struct text value;

		buf_printf(&name, "%.*s.%s", TEXT_ARG(who), k->key);
		value = people_get(people, buf_view(&name));
		buf_printf(out, "    %s:", k->key);
		if (value.len > 0) {
			buf_putc(out, ' ');
			add_quoted(out, value);
		}
		buf_putc(out, '\n');
		buf_release(&name);
	}
}

/* The roles that the kind asks for, and whoever was given. */
static void
add_people(const struct record *r, struct buf *out)
{
	struct asked fields[ASKED_MAX];
	size_t n = asked_fields(r->schema, record_get(r, NAME_KIND), fields);
	struct text people = record_get(r, NAME_PEOPLE), rest = people, line, name, value;
	struct buf done = {0};

	buf_puts(&done, "reporter\n");
	buf_puts(out, "people:\n");
	add_person(people, TEXT("reporter"), out);
	for (size_t i = 0; i < n || text_next(&rest, '\n', &line); i++) {
		struct text who;

		name = i < n ? text_of(fields[i].name) : line;
		if (i >= n && !text_cut(line, ':', &name, &value))
			continue;
		for (who = name; who.len > 0 && who.at[who.len - 1] != '.'; who.len--)
			;
		if (who.len-- == 0 || text_has_line(buf_view(&done), who))
			continue;
		buf_printf(&done, "%.*s\n", TEXT_ARG(who));
		add_person(people, who, out);
	}
	buf_release(&done);
}

static void
add_empty(const struct field *f, struct buf *out)
{
	buf_printf(out, "%s:", f->name);
	if (f->kind == FIELD_PROSE)
		buf_puts(out, " |-\n  ");
	else if (value_is_list(f->kind))
		buf_puts(out, "\n  -");
	for (const struct choice *c = f->kind == FIELD_SCORES ? f->choices : NULL; c != NULL && c->key != NULL; c++)
		buf_printf(out, "\n  %s:", c->key);
	buf_putc(out, '\n');
}

static void
add_field(struct session *s, const struct record *r, const struct field *f, struct buf *out)
{
	struct text value = r->values[f - r->schema->fields];
	struct buf written = {0};

	buf_printf(out, "\n# %s", f->help.in[s->language]);
	if (f->choices != NULL || f->table != NULL)
		add_choices(s, f, out);
	else
		buf_putc(out, '\n');
	if (f->kind == FIELD_PEOPLE) {
		add_people(r, out);
	} else if (value.len == 0) {
		add_empty(f, out);
	} else {
		struct yaml_writer *w = yaml_writer_new(&written);

		record_write_field(w, f, value, &s->arena);
		yaml_writer_free(w);
		buf_text(out, buf_view(&written));
	}
	buf_release(&written);
}

void
form_write(struct session *s, const struct record *r, struct buf *out)
{
	const struct schema *schema = r->schema;
	struct asked fields[ASKED_MAX];
	size_t n = asked_fields(schema, record_get(r, NAME_KIND), fields);
	bool *done = arena_get(&s->arena, schema->count);
	int kind = schema_named(schema, NAME_KIND), people = schema_named(schema, NAME_PEOPLE);

	buf_puts(out, heading.in[s->language]);
	if (kind != NO_FIELD) {
		add_field(s, r, &schema->fields[kind], out);
		done[kind] = true;
	}
	for (size_t i = 0; i < n; i++) {
		int at = schema_field(schema, text_of(fields[i].name));

		at = at == NO_FIELD ? people : at;
		if (!done[at])
			add_field(s, r, &schema->fields[at], out);
		done[at] = true;
	}
	if (n > 0)
		buf_puts(out, further.in[s->language]);
	for (size_t i = 0; i < schema->count; i++)
		if (!done[i] && (schema->fields[i].flags & (FIELD_SYSTEM | FIELD_DERIVED)) == 0)
			add_field(s, r, &schema->fields[i], out);
}

/* Takes out what was left empty, a person of whom only the role is said too. */
static bool
prune(struct node *n, bool person)
{
	size_t kept = 0, said = 0;

	if (n->kind == NODE_SCALAR)
		return n->text.len > 0;
	for (size_t i = 0; i < n->count; i++) {
		if (!prune(n->children[i], n->kind == NODE_LIST))
			continue;
		if (n->kind == NODE_MAP)
			n->keys[kept] = n->keys[i];
		n->children[kept++] = n->children[i];
		said += n->kind != NODE_MAP || !person || !text_is(n->keys[kept - 1]->text, "role");
	}
	n->count = kept;
	return said > 0;
}

struct first {
	struct fail *why;
};

static void
take_first(void *context, const struct fail *why)
{
	struct first *f = context;

	if (f->why->message == MSG_NONE)
		fail_copy(f->why, why);
}

bool
form_read(struct session *s, const struct schema *schema, struct text form, struct record *r, struct fail *why)
{
	struct when when = session_when(s);
	struct first first = { why };
	struct fail_sink sink = { take_first, &first };
	struct node **documents;
	size_t count;

	record_init(r, schema, &s->arena);
	if (!yaml_read(form, &s->arena, &documents, &count, why))
		return false;
	if (count != 1)
		return fail_set(why, count == 0 ? MSG_YAML_NOT_MAP : MSG_YAML_MANY_DOCUMENTS);
	(void)prune(documents[0], false);
	return record_from_node(r, documents[0], &when, &s->arena, &sink) && coming_check_own(r, &sink);
}

struct text
form_plain(struct text form, struct arena *arena)
{
	struct buf out = {0};
	struct text line, plain;

	while (text_next(&form, '\n', &line))
		if (!text_starts(line, text_of(fault_mark)) && (line.len > 0 || form.at != NULL))
			buf_printf(&out, "%.*s\n", TEXT_ARG(line));
	plain = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return plain;
}

bool
form_blank(struct text form)
{
	struct text line;

	while (text_next(&form, '\n', &line)) {
		line = text_trim(line);
		if (line.len > 0 && line.at[0] != '#')
			return false;
	}
	return true;
}

static long
line_of(struct text form, const struct fail *why)
{
	struct text line, key, value;

	if (why->line > 0)
		return why->line;
	for (long n = 1; why->field != NULL && text_next(&form, '\n', &line); n++)
		if (text_cut(line, ':', &key, &value) && text_is(key, why->field))
			return n;
	return 1;
}

long
form_fault(struct session *s, struct text form, const struct fail *why, struct buf *out)
{
	long at = line_of(form, why), n = 1;
	struct fail said = {0};
	struct text line;

	fail_copy(&said, why);
	said.line = said.column = 0;	/* that of the form as it was, a line less */
	for (; text_next(&form, '\n', &line) && (line.len > 0 || form.at != NULL); n++) {
		if (n == at) {
			buf_puts(out, fault_mark);
			sentence_of(&said, s->language, out);
			buf_putc(out, '\n');
		}
		buf_printf(out, "%.*s\n", TEXT_ARG(line));
	}
	if (at >= n) {
		at = n;
		buf_puts(out, fault_mark);
		sentence_of(&said, s->language, out);
		buf_putc(out, '\n');
	}
	fail_release(&said);
	return at;
}
