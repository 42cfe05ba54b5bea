/* Reading a map and binding it to a header; rows are in import_row.c. */
#include "record/import_map.h"

#include <string.h>

#include "base/buf.h"
#include "base/number.h"
#include "record/people.h"

/* What the readers of the map's keys share. */
struct reading {
	struct import_map *map;
	const struct schema *schema;
	struct arena *arena;
	struct fail *why;
};

static bool
fail_at(struct reading *r, const struct node *at, enum message m, const char *word, const char *second)
{
	if (second != NULL)
		fail_set(r->why, m, word, second);
	else
		fail_set(r->why, m, word);
	return fail_in(r->why, r->map->file, at->line);
}

static bool
fail_word(struct reading *r, const struct node *at, enum message m)
{
	return fail_at(r, at, m, arena_string(r->arena, at->text), NULL);
}

/* A scalar, or a list of scalars, as texts. */
static bool
read_texts(struct reading *r, const struct node *n, struct text **texts, size_t *count)
{
	*count = n->kind == NODE_LIST ? n->count : 1;
	*texts = arena_get(r->arena, (*count + 1) * sizeof **texts);
	if (n->kind == NODE_MAP)
		return fail_at(r, n, MSG_YAML_SCALAR, NULL, NULL);
	if (n->kind == NODE_SCALAR)
		(*texts)[0] = n->text;
	for (size_t i = 0; n->kind == NODE_LIST && i < n->count; i++) {
		if (n->children[i]->kind != NODE_SCALAR)
			return fail_at(r, n->children[i], MSG_YAML_SCALAR, NULL, NULL);
		(*texts)[i] = n->children[i]->text;
	}
	return true;
}

static bool
read_source(struct reading *r, const struct node *n, struct map_source *from)
{
	from->line = n->line;
	if (!read_texts(r, n, &from->names, &from->count))
		return false;
	from->columns = arena_get(r->arena, (from->count + 1) * sizeof *from->columns);
	return true;
}

static int64_t
person_number(struct text person)
{
	struct text role, rest, number, key;
	int64_t n = 1;

	if (text_cut(person, '.', &role, &rest) && text_cut(rest, '.', &number, &key))
		(void)number_parse(number, 1, 99, &n);
	return person.len > 0 ? n : 0;
}

/* The row that is there, or a new one; import_map_read made room for every key.
 * The second victim comes after the first, however the map orders them: in
 * identity/ people are numbered by their place. */
static struct map_field *
field_row(struct import_map *map, struct map_field wanted)
{
	size_t at = 0;

	for (size_t k = 0; k < map->field_count; k++)
		if (map->fields[k].field == wanted.field && text_equal(map->fields[k].person, wanted.person) &&
		    text_equal(map->fields[k].extra, wanted.extra))
			return &map->fields[k];
	while (at < map->field_count && (wanted.person.len == 0 || person_number(map->fields[at].person) <= person_number(wanted.person)))
		at++;
	memmove(&map->fields[at + 1], &map->fields[at], (map->field_count++ - at) * sizeof *map->fields);
	map->fields[at] = wanted;
	return &map->fields[at];
}

/* The row of a field that `columns`, `default` or `values` names. */
static struct map_field *
field_of(struct reading *r, const struct node *key)
{
	struct text person = {0};
	int i = schema_field(r->schema, key->text);

	/* The code printed on a slip, of which the hash is kept. */
	if (text_is(key->text, "secret") && schema_named(r->schema, NAME_CODE_SHA256) != NO_FIELD)
		return field_row(r->map, (struct map_field){ .field = &r->schema->fields[schema_named(r->schema, NAME_CODE_SHA256)] });
	if (text_starts(key->text, TEXT("x-")))
		return field_row(r->map, (struct map_field){ .extra = key->text });
	if (i == NO_FIELD || r->schema->fields[i].kind == FIELD_PEOPLE) {
		struct buf name = {0};

		i = people_name(key->text, &name) ? schema_named(r->schema, NAME_PEOPLE) : NO_FIELD;
		if (name.len > 0)
			person = arena_text(r->arena, buf_view(&name));
		buf_release(&name);
	}
	if (i == NO_FIELD || (r->schema->fields[i].flags & FIELD_SYSTEM) != 0) {
		fail_word(r, key, MSG_KEY_UNKNOWN);
		return NULL;
	}
	return field_row(r->map, (struct map_field){ .field = &r->schema->fields[i], .person = person });
}

static bool
need_map(struct reading *r, const struct node *n)
{
	return n->kind == NODE_MAP || fail_at(r, n, MSG_YAML_NOT_MAP, NULL, NULL);
}

static bool
read_columns(struct reading *r, const struct node *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct map_field *f = field_of(r, n->keys[i]);

		if (f == NULL || !read_source(r, n->children[i], &f->from))
			return false;
	}
	return true;
}

static bool
read_default(struct reading *r, const struct node *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct map_field *f = field_of(r, n->keys[i]);
		struct text *lines;
		size_t count;
		struct buf all = {0};

		if (f == NULL || !read_texts(r, n->children[i], &lines, &count))
			return false;
		for (size_t k = 0; k < count; k++)
			buf_printf(&all, "%s%.*s", k > 0 ? "\n" : "", TEXT_ARG(lines[k]));
		f->otherwise = arena_text(r->arena, buf_view(&all));
		buf_release(&all);
	}
	return true;
}

static bool
read_values(struct reading *r, const struct node *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct map_field *f = field_of(r, n->keys[i]);

		if (f == NULL || !need_map(r, n->children[i]))
			return false;
		f->values = n->children[i];
		for (size_t k = 0; k < f->values->count; k++)
			if (f->values->children[k]->kind != NODE_SCALAR)
				return fail_at(r, f->values->children[k], MSG_YAML_SCALAR, NULL, NULL);
	}
	return true;
}

static bool
read_steps(struct reading *r, const struct node *n)
{
	if (n->count > IMPORT_STEPS_MAX)
		return fail_at(r, n, MSG_MAP_MANY_STEPS, NULL, NULL);
	r->map->steps = arena_get(r->arena, (n->count + 1) * sizeof *r->map->steps);
	for (size_t i = 0; i < n->count; i++) {
		struct map_step *s = &r->map->steps[r->map->step_count++];

		s->verb = step_find(n->keys[i]->text);
		if (s->verb == NULL)
			return fail_word(r, n->keys[i], MSG_VERB_UNKNOWN);
		if (!read_source(r, n->children[i], &s->from))
			return false;
	}
	return true;
}

static bool
read_skips(struct reading *r, const struct node *n)
{
	r->map->skips = arena_get(r->arena, (n->count + 1) * sizeof *r->map->skips);
	for (size_t i = 0; i < n->count; i++) {
		struct map_skip *s = &r->map->skips[r->map->skip_count++];

		if (!read_source(r, n->keys[i], &s->from) || !read_texts(r, n->children[i], &s->values, &s->count))
			return false;
	}
	return true;
}

static bool
read_zone(struct reading *r, const struct node *n)
{
	r->map->has_zone = true;
	return zone_find(n->text, &r->map->zone, r->why) || fail_in(r->why, r->map->file, n->line);
}

static bool
read_header(struct reading *r, const struct node *n)
{
	const struct choice *c = choice_find(yes_no, n->text);

	if (c == NULL)
		return fail_at(r, n, MSG_CHOICE_UNKNOWN, arena_string(r->arena, n->text), "yes, no");
	r->map->headerless = strcmp(c->key, "no") == 0;
	return true;
}

static bool
read_delimiter(struct reading *r, const struct node *n)
{
	if (text_is(n->text, "tab") || text_is(n->text, "\\t"))
		r->map->delimiter = '\t';
	else if (n->text.len == 1 && n->text.at[0] != '"' && (n->text.at[0] >= ' ' || n->text.at[0] == '\t'))
		r->map->delimiter = n->text.at[0];
	else
		return fail_at(r, n, MSG_CHOICE_UNKNOWN, arena_string(r->arena, n->text), ", ; tab");
	return true;
}

static bool
read_name(struct reading *r, const struct node *n)
{
	r->map->source = n->text;
	return n->kind == NODE_SCALAR || fail_at(r, n, MSG_YAML_SCALAR, NULL, NULL);
}

static bool
read_key(struct reading *r, const struct node *n)
{
	return read_source(r, n, &r->map->key);
}

static bool
read_formats(struct reading *r, const struct node *n)
{
	return read_texts(r, n, &r->map->formats, &r->map->format_count);
}

static bool
read_empty(struct reading *r, const struct node *n)
{
	return read_texts(r, n, &r->map->empty, &r->map->empty_count);
}

/* The keys of a map file; a new one is one row. */
static const struct map_key {
	const char *key;
	bool is_map;
	bool (*read)(struct reading *, const struct node *);
} keys[] = {
	{ "source", false, read_name }, { "key", false, read_key }, { "time_format", false, read_formats },
	{ "zone", false, read_zone }, { "columns", true, read_columns }, { "default", true, read_default },
	{ "values", true, read_values }, { "steps", true, read_steps }, { "empty", false, read_empty },
	{ "skip_if", true, read_skips }, { "delimiter", false, read_delimiter }, { "header", false, read_header },
};

static bool
read_one(struct reading *r, const struct node *key, const struct node *value)
{
	struct buf all = {0};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (text_is(key->text, keys[i].key))
			return (!keys[i].is_map || need_map(r, value)) && keys[i].read(r, value);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		buf_printf(&all, "%s%s", i > 0 ? ", " : "", keys[i].key);
	fail_at(r, key, MSG_MAP_KEY, arena_string(r->arena, key->text), all.data);
	buf_release(&all);
	return false;
}

bool
import_map_read(struct import_map *map, struct text bytes, const char *file, const struct schema *schema,
    struct arena *arena, struct fail *why)
{
	struct reading r = { map, schema, arena, why };
	struct node **documents;
	size_t count, rows = 0;

	*map = (struct import_map){ .file = file };
	if (!yaml_read(bytes, arena, &documents, &count, why))
		return fail_in(why, file, 0);
	if (count != 1 || documents[0]->kind != NODE_MAP) {
		fail_set(why, MSG_YAML_NOT_MAP);
		return fail_in(why, file, 1);
	}
	/* A key below columns, default or values needs a row at most. */
	for (size_t i = 0; i < documents[0]->count; i++)
		rows += documents[0]->children[i]->count;
	map->fields = arena_get(arena, (rows + 1) * sizeof *map->fields);
	for (size_t i = 0; i < documents[0]->count; i++)
		if (!read_one(&r, documents[0]->keys[i], documents[0]->children[i]))
			return false;
	if (map->source.len == 0)
		map->source = TEXT("import");
	if (node_get(documents[0], TEXT("columns")) != NULL)
		return true;
	fail_set(why, MSG_FIELD_MISSING);
	fail_field(why, "columns");
	return fail_in(why, file, 1);
}

static bool
bind_source(const struct import_map *map, struct map_source *from, const struct csv_row *header, struct fail *why)
{
	for (size_t i = 0; i < from->count; i++) {
		int64_t n = 0;
		char name[128];

		from->columns[i] = -1;
		if (map->headerless && number_parse(from->names[i], 1, (int64_t)header->count, &n))
			from->columns[i] = (int)n - 1;
		for (size_t k = 0; !map->headerless && k < header->count; k++)
			if (text_equal(header->cells[k], from->names[i]))
				from->columns[i] = (int)k;
		if (from->columns[i] >= 0)
			continue;
		n = (int64_t)(from->names[i].len < sizeof name - 1 ? from->names[i].len : sizeof name - 1);
		memcpy(name, from->names[i].at, (size_t)n);
		name[n] = '\0';
		return fail_set(why, MSG_COLUMN_MISSING, name);
	}
	return true;
}

bool
import_map_bind(struct import_map *map, const struct csv_row *header, struct fail *why)
{
	bool ok = bind_source(map, &map->key, header, why);

	for (size_t i = 0; ok && i < map->field_count; i++)
		ok = bind_source(map, &map->fields[i].from, header, why);
	for (size_t i = 0; ok && i < map->step_count; i++)
		ok = bind_source(map, &map->steps[i].from, header, why);
	for (size_t i = 0; ok && i < map->skip_count; i++)
		ok = bind_source(map, &map->skips[i].from, header, why);
	return ok;
}
