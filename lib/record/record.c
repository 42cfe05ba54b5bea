#include "record/record.h"

#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/refuse.h"
#include "format/yaml_write.h"
#include "record/people.h"
#include "record/tighten.h"
#include "record/value.h"

void
record_init(struct record *r, const struct schema *schema, struct arena *arena)
{
	*r = (struct record){
		.schema = schema,
		.values = arena_get(arena, schema->count * sizeof *r->values),
		.lines = arena_get(arena, schema->count * sizeof *r->lines),
	};
}

void
record_keep(struct record *r, struct arena *arena)
{
	struct text *values = arena_get(arena, r->schema->count * sizeof *values);
	struct extra *extras = arena_get(arena, (r->extra_count + 1) * sizeof *extras);
	long *lines = r->lines != NULL ? arena_get(arena, r->schema->count * sizeof *lines) : NULL;

	for (size_t i = 0; i < r->schema->count; i++) {
		values[i] = arena_text(arena, r->values[i]);
		if (lines != NULL)
			lines[i] = r->lines[i];
	}
	for (size_t i = 0; i < r->extra_count; i++)
		extras[i] = (struct extra){ arena_text(arena, r->extras[i].key), arena_text(arena, r->extras[i].value) };
	r->values = values;
	r->lines = lines;
	r->extras = extras;
	r->digest = arena_text(arena, r->digest);
}

struct text
record_get(const struct record *r, enum name id)
{
	int i = schema_named(r->schema, id);

	return i == NO_FIELD ? (struct text){0} : r->values[i];
}

void
record_put(struct record *r, enum name id, struct text value)
{
	r->values[schema_named(r->schema, id)] = value;
}

void
record_move(struct record *r, const struct zone *zone, struct arena *arena)
{
	for (size_t i = 0; i < r->schema->count; i++)
		if (r->schema->fields[i].kind == FIELD_MOMENT)
			r->values[i] = moment_moved(r->values[i], zone, arena);
}

void
record_extra(struct record *r, struct text key, struct text value, struct arena *arena)
{
	struct extra *more = arena_get(arena, (r->extra_count + 1) * sizeof *more);

	if (r->extra_count > 0)
		memcpy(more, r->extras, r->extra_count * sizeof *more);
	more[r->extra_count++] = (struct extra){ key, value };
	r->extras = more;
}

struct text
record_extras(const struct record *r, struct arena *arena)
{
	struct buf lines = {0};
	struct text result;

	for (size_t i = 0; i < r->extra_count; i++) {
		buf_printf(&lines, "%s%.*s: ", i > 0 ? "\n" : "", TEXT_ARG(r->extras[i].key));
		value_escape(r->extras[i].value, &lines);
	}
	result = arena_text(arena, buf_view(&lines));
	buf_release(&lines);
	return result;
}

void
record_take_extras(struct record *r, struct text lines, struct arena *arena)
{
	struct text line;

	while (text_next(&lines, '\n', &line)) {
		size_t at = text_find(line, TEXT(": "));

		if (at != (size_t)-1)
			record_extra(r, text_slice(line, 0, at), value_unescape(text_after(line, at + 2), arena), arena);
	}
}

static bool
fail_node(struct fail *why, const struct node *at)
{
	fail_in(why, NULL, at->line);
	if (why->column == 0)
		why->column = at->column;
	return false;
}

static bool
fail_key(struct fail *why, enum message m, struct text key, const struct node *at)
{
	refuse(why, m, key);
	fail_field(why, why->words[0]);
	return fail_node(why, at);
}

/* A list or map node as lines. */
static bool
lines_from_node(const struct node *n, struct arena *arena, struct text *value, struct fail *why)
{
	struct buf out = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < n->count; i++) {
		const struct node *v = n->children[i];

		ok = v->kind == NODE_SCALAR && (n->kind == NODE_MAP || text_find(v->text, TEXT("\n")) == (size_t)-1);
		if (!ok) {
			fail_set(why, MSG_VALUE_ONE_LINE);
			fail_node(why, v);
			break;
		}
		if (i > 0)
			buf_putc(&out, '\n');
		if (n->kind == NODE_MAP) {
			buf_printf(&out, "%.*s: ", TEXT_ARG(n->keys[i]->text));
			value_escape(v->text, &out);
		} else {
			buf_text(&out, v->text);
		}
	}
	*value = arena_text(arena, buf_view(&out));
	buf_release(&out);
	return ok;
}

static bool
text_from_node(const struct field *f, const struct node *n, struct arena *arena, struct text *value, struct fail *why)
{
	*value = n->text;
	if (n->kind == NODE_SCALAR)
		return true;
	if (f->kind == FIELD_PEOPLE)
		return people_from_node(n, arena, value, why);
	if (n->kind == NODE_LIST ? value_is_list(f->kind) : value_is_map(f->kind))
		return lines_from_node(n, arena, value, why) || fail_field(why, f->name);
	fail_set(why, MSG_YAML_SCALAR);
	fail_field(why, f->name);
	return fail_node(why, n);
}

static bool
field_from_node(struct record *r, const struct node *key, const struct node *n, const struct when *when,
    struct arena *arena, struct fail *why)
{
	int i = schema_field(r->schema, key->text);
	const struct field *f;

	if (i == NO_FIELD && text_starts(key->text, TEXT("x-")) && n->kind == NODE_SCALAR) {
		record_extra(r, key->text, n->text, arena);
		return true;
	}
	if (i == NO_FIELD)
		return fail_key(why, MSG_KEY_UNKNOWN, key->text, key);
	f = &r->schema->fields[i];
	r->lines[i] = key->line;
	if (!text_from_node(f, n, arena, &r->values[i], why))
		return fail_node(why, key);
	if (when == NULL ? value_check(f, r->values[i], why)
	                 : value_from_words(f, r->values[i], when, arena, &r->values[i], why))
		return true;
	fail_field(why, f->name);
	return fail_node(why, n);
}

bool
record_from_node(struct record *r, const struct node *node, const struct when *when,
    struct arena *arena, const struct fail_sink *sink)
{
	struct fail why = {0};
	bool ok = true;

	if (node->kind != NODE_MAP) {
		fail_set(&why, MSG_YAML_NOT_MAP);
		fail_node(&why, node);
		fail_send(sink, &why);
		return false;
	}
	for (size_t i = 0; i < node->count; i++) {
		if (text_is(node->keys[i]->text, "sum"))
			continue;
		if (!field_from_node(r, node->keys[i], node->children[i], when, arena, &why)) {
			fail_send(sink, &why);
			ok = false;
		}
	}
	return ok;
}

/* Keeps the first fault for a caller that wants no more. */
struct first {
	struct fail *why;
	bool taken;
};

static void
first_take(void *context, const struct fail *why)
{
	struct first *f = context;

	if (f->taken)
		return;
	f->taken = true;
	fail_copy(f->why, why);
}

bool
record_from_node_first(struct record *r, const struct node *node, struct arena *arena, struct fail *why)
{
	struct first first = { .why = why };
	struct fail_sink sink = { first_take, &first };

	return record_from_node(r, node, NULL, arena, &sink);
}

bool
record_read(struct record *r, const struct schema *schema, struct text bytes,
    struct arena *arena, struct fail *why)
{
	return record_read_tight(r, schema, (struct text){0}, bytes, arena, why);
}

bool
record_read_tight(struct record *r, const struct schema *schema, struct text tight, struct text bytes,
    struct arena *arena, struct fail *why)
{
	struct node **documents;
	size_t count;

	record_init(r, schema, arena);
	r->tight = tight;
	r->sum = record_sum(bytes);
	if (r->sum == SUM_BAD) {
		char hex[DIGEST_TEXT];

		record_digest(bytes, hex);
		r->digest = arena_text(arena, text_of(hex));
	}
	if (!yaml_read(bytes, arena, &documents, &count, why))
		return false;
	if (count != 1)
		return fail_set(why, count == 0 ? MSG_YAML_NOT_MAP : MSG_YAML_MANY_DOCUMENTS);
	return record_from_node_first(r, documents[0], arena, why) && record_check_first(r, why);
}

static void
fail_missing(const struct field *f, struct fail *why)
{
	struct buf names = {0};

	if (f->choices == NULL) {
		fail_set(why, MSG_FIELD_MISSING);
		return;
	}
	choice_names(f->choices, &names);
	fail_set(why, MSG_FIELD_MISSING_CHOICE, names.data);
	buf_release(&names);
}

bool
record_check(const struct record *r, const struct fail_sink *sink)
{
	struct fail why = {0};
	bool ok = true;

	for (size_t i = 0; i < r->schema->count; i++) {
		const struct field *f = &r->schema->fields[i];

		if (r->values[i].len > 0 ? value_check(f, r->values[i], &why)
		    : (f->flags & FIELD_REQUIRED) == 0)
			continue;
		if (why.message == MSG_NONE)
			fail_missing(f, &why);
		fail_field(&why, f->name);
		fail_in(&why, NULL, r->lines[i]);
		fail_send(sink, &why);
		ok = false;
	}
	if (ok && r->schema->rule != NULL && !r->schema->rule(r, &why)) {
		fail_send(sink, &why);
		ok = false;
	}
	return ok;
}

bool
record_check_first(const struct record *r, struct fail *why)
{
	struct first first = { .why = why };
	struct fail_sink sink = { first_take, &first };

	return record_check(r, &sink);
}

void
record_write_field(struct yaml_writer *w, const struct field *f, struct text value, struct arena *scratch)
{
	struct text rest = value, line, key, v;

	yaml_key(w, text_of(f->name));
	if (f->kind == FIELD_PEOPLE) {
		people_write(w, value);
	} else if (value_is_list(f->kind)) {
		yaml_list_begin(w);
		while (text_next(&rest, '\n', &line))
			yaml_scalar(w, line);
		yaml_list_end(w);
	} else if (value_is_map(f->kind)) {
		yaml_map_begin(w);
		while (text_next(&rest, '\n', &line)) {
			text_cut(line, ':', &key, &v);
			yaml_key(w, text_trim(key));
			yaml_scalar(w, value_unescape(text_trim(v), scratch));
		}
		yaml_map_end(w);
	} else {
		yaml_scalar(w, value);
	}
}

static void
fields_write(const struct record *r, bool identity, struct buf *out)
{
	struct yaml_writer *w = yaml_writer_new(out);
	struct arena scratch = {0};

	for (size_t i = 0; i < r->schema->count; i++)
		if (r->values[i].len > 0 && tighten_identity(r, i) == identity)
			record_write_field(w, &r->schema->fields[i], r->values[i], &scratch);
	for (size_t i = 0; !identity && i < r->extra_count; i++) {
		yaml_key(w, r->extras[i].key);
		yaml_scalar(w, r->extras[i].value);
	}
	yaml_writer_free(w);
	arena_release(&scratch);
}

static void
sum_add(struct buf *out, size_t from)
{
	char hex[DIGEST_TEXT];

	digest_hex(text_after(buf_view(out), from), hex);
	buf_printf(out, "sum: %s\n", hex);
}

void
record_write(const struct record *r, struct buf *out)
{
	size_t from = out->len;

	fields_write(r, false, out);
	sum_add(out, from);
}

void
record_write_unsummed(const struct record *r, struct buf *out)
{
	fields_write(r, false, out);
}

void
record_write_identity(const struct record *r, struct buf *out)
{
	bool any = false;

	for (size_t i = 0; i < r->schema->count; i++)
		any = any || (r->values[i].len > 0 && tighten_identity(r, i));
	if (any)
		fields_write(r, true, out);
}

/* Where the sum line begins; the end where there is none. */
static size_t
sum_line(struct text bytes)
{
	size_t at = bytes.len > 0 ? bytes.len - 1 : 0;

	while (at > 0 && bytes.at[at - 1] != '\n')
		at--;
	return text_starts(text_after(bytes, at), TEXT("sum: ")) ? at : bytes.len;
}

void
record_digest(struct text bytes, char hex[DIGEST_TEXT])
{
	digest_hex(text_slice(bytes, 0, sum_line(bytes)), hex);
}

enum sum_state
record_sum(struct text bytes)
{
	size_t at = sum_line(bytes);
	char hex[DIGEST_TEXT];

	if (at == bytes.len)
		return SUM_NONE;
	record_digest(bytes, hex);
	return text_is(text_trim(text_after(bytes, at + 5)), hex) ? SUM_GOOD : SUM_BAD;
}
