#include "cli/own_columns.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "record/code.h"
#include "record/people.h"
#include "record/shape.h"
#include "record/value.h"
#include "view/sheet.h"

/* Other names for columns that people write by hand. */
static const struct {
	const char *written, *ours;
} aliases[] = { { "step", "verb" }, { "time", "at" } };

static struct text
our_name(struct text written, const struct schema *schema)
{
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (schema == &step_schema && text_is(written, aliases[i].written))
			return text_of(aliases[i].ours);
	return written;
}

static bool
bind_one(struct own_columns *o, size_t k, struct text name, const struct schema *derived, struct arena *arena,
    struct buf *ignored, struct fail *why)
{
	struct buf person = {0};
	struct shape shape;
	int unused;

	o->fields[k] = schema_field(o->schema, our_name(name, o->schema));
	/* "step" of our own list of steps is the uid of a retraction's target. */
	if (text_is(name, "step") && o->step_id >= 0)
		o->fields[k] = schema_field(o->schema, name);
	if (o->fields[k] != NO_FIELD)
		return true;
	if (text_is(name, "id")) {
		o->id = (int)k;
		return true;
	}
	if (text_is(name, "x")) {
		o->all_extras = (int)k;
		return true;
	}
	if (text_is(name, "secret") && schema_named(o->schema, NAME_CODE_SHA256) != NO_FIELD) {
		o->secret = (int)k;
		return true;
	}
	if (text_is(name, "step_id") && derived == &step_case_schema)
		return true;
	if (people_name(name, &person)) {
		o->people[k] = arena_text(arena, buf_view(&person));
		buf_release(&person);
		return true;
	}
	buf_release(&person);
	if (text_starts(name, TEXT("x-"))) {
		o->extras[k] = arena_text(arena, name);
		return true;
	}
	if (schema_field(derived, name) != NO_FIELD) {
		buf_printf(ignored, "%s%.*s", ignored->len > 0 ? ", " : "", TEXT_ARG(name));
		return true;
	}
	shape = shape_of(derived, o->schema, arena);
	return shape_find(&shape, name, &unused, why);
}

bool
own_columns_bind(struct own_columns *o, const struct csv_row *header, const struct schema *schema,
    const struct schema *derived, struct arena *arena, struct buf *ignored, struct fail *why)
{
	*o = (struct own_columns){
		.schema = schema, .count = header->count, .id = -1, .step_id = -1, .all_extras = -1, .secret = -1, .station = -1,
		.fields = arena_get(arena, (header->count + 1) * sizeof *o->fields),
		.people = arena_get(arena, (header->count + 1) * sizeof *o->people),
		.extras = arena_get(arena, (header->count + 1) * sizeof *o->extras),
	};
	for (size_t k = 0; k < header->count; k++)
		if (text_is(header->cells[k], "step_id"))
			o->step_id = (int)k;
		else if (text_is(header->cells[k], "station"))
			o->station = (int)k;
	for (size_t k = 0; k < header->count; k++)
		if (!bind_one(o, k, header->cells[k], derived, arena, ignored, why))
			return false;
	return true;
}

static void
add_person(struct record *r, struct text name, struct text value, struct arena *arena)
{
	struct text before = record_get(r, NAME_PEOPLE);

	record_put(r, NAME_PEOPLE, arena_printf(arena, "%.*s%s%.*s: %.*s", TEXT_ARG(before), before.len > 0 ? "\n" : "",
	    TEXT_ARG(name), TEXT_ARG(value)));
}

/* What was written by hand may name a code in words. */
static bool
take_words(struct record *r, const struct when *when, struct arena *arena, struct fail *why)
{
	bool by_hand = record_get(r, NAME_UID).len == 0, ok = true;

	for (size_t i = 0; ok && by_hand && i < r->schema->count; i++)
		if (r->schema->fields[i].kind == FIELD_CODE)
			ok = value_from_words(&r->schema->fields[i], r->values[i], when, arena, &r->values[i], why);
	return ok;
}

bool
own_columns_row(const struct own_columns *o, const struct csv_row *cells, const struct when *when,
    struct arena *arena, struct record *r, struct text *id, struct fail *why)
{
	record_init(r, o->schema, arena);
	for (size_t k = 0; k < o->count && k < cells->count; k++) {
		struct text cell = arena_text(arena, cells->cells[k]);
		const struct field *f = o->fields[k] != NO_FIELD ? &o->schema->fields[o->fields[k]] : NULL;

		if (cell.len == 0)
			continue;
		if ((int)k == o->id)
			*id = cell;
		else if ((int)k == o->all_extras)
			record_take_extras(r, cell, arena);
		else if (o->people[k].len > 0)
			add_person(r, o->people[k], cell, arena);
		else if (o->extras[k].len > 0)
			record_extra(r, o->extras[k], cell, arena);
		if ((int)k == o->secret && !code_secret(cell, arena, &r->values[schema_named(o->schema, NAME_CODE_SHA256)], why))
			return false;
		if (f == NULL)
			continue;
		if (value_check(f, cell, why)) {
			r->values[o->fields[k]] = cell;
			continue;
		}
		fail_release(why);
		if (!value_from_words(f, cell, when, arena, &r->values[o->fields[k]], why))
			return false;
	}
	return take_words(r, when, arena, why);
}

/* Of a number that a spreadsheet wrote in its own language. */
static struct text
with_point(struct text cell, struct arena *arena)
{
	char *copy = arena_string(arena, cell);

	for (size_t i = 0; i < cell.len; i++)
		if (copy[i] == ',')
			copy[i] = '.';
	return (struct text){ copy, cell.len };
}

struct csv_row
own_columns_sheet(const struct own_columns *o, const struct csv_row *cells, const struct tree *tree, struct arena *arena)
{
	struct text *back = arena_get(arena, (cells->count + 1) * sizeof *back), station = {0}, rest;
	const struct zone *zone;

	for (size_t k = 0; k < cells->count; k++)
		back[k] = sheet_back(cells->cells[k], arena);
	if (o->station >= 0 && (size_t)o->station < cells->count)
		station = back[o->station];
	if (station.len == 0 && o->id >= 0 && (size_t)o->id < cells->count)
		(void)text_cut(back[o->id], '-', &station, &rest);
	zone = tree_zone_of(tree, station);
	for (size_t k = 0; k < o->count && k < cells->count; k++) {
		enum field_kind kind = o->fields[k] != NO_FIELD ? o->schema->fields[o->fields[k]].kind : FIELD_LINE;

		if (kind == FIELD_MOMENT)
			back[k] = sheet_time_back(back[k], zone, arena);
		else if (kind == FIELD_DECIMAL)
			back[k] = with_point(back[k], arena);
	}
	return (struct csv_row){ back, cells->count, cells->line };
}

void
own_take_extras(struct record *r, const struct node *document, struct arena *arena)
{
	const struct node *x = document->kind == NODE_MAP ? node_get(document, TEXT("x")) : NULL;

	if (x == NULL)
		return;
	if (x->kind == NODE_SCALAR)
		record_take_extras(r, x->text, arena);
	for (size_t i = 0; x->kind == NODE_MAP && i < x->count; i++)
		if (x->children[i]->kind == NODE_SCALAR)
			record_extra(r, x->keys[i]->text, x->children[i]->text, arena);
}

void
own_strip(struct node *document, const struct schema *derived, struct arena *arena)
{
	struct node **keys = arena_get(arena, (document->count + 1) * sizeof *keys);
	struct node **children = arena_get(arena, (document->count + 1) * sizeof *children);
	size_t kept = 0;

	if (document->kind != NODE_MAP)
		return;
	for (size_t i = 0; i < document->count; i++) {
		struct text key = document->keys[i]->text;

		if (text_is(key, "steps") || text_is(key, "standing") || text_is(key, "path") || schema_field(derived, key) != NO_FIELD)
			continue;
		keys[kept] = document->keys[i];
		children[kept++] = document->children[i];
	}
	document->keys = keys;
	document->children = children;
	document->count = kept;
}

bool
own_is_yaml(FILE *in)
{
	char line[256] = "";
	size_t n = 0;
	int c;

	while (n < sizeof line - 1 && (c = getc(in)) != EOF && c != '\n')
		line[n++] = (char)c;
	rewind(in);
	if (strncmp(line, "---", 3) == 0)
		return true;
	n = 0;
	while (line[n] == '_' || line[n] == '-' || line[n] == '.' || isalnum((unsigned char)line[n]))
		n++;
	return n > 0 && line[n] == ':' && (line[n + 1] == ' ' || line[n + 1] == '\0' || line[n + 1] == '\r');
}

bool
path_exists(int root, const char *path)
{
	return faccessat(root, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}
