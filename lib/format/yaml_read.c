#include "format/yaml_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/memory.h"
#include "base/unicode.h"

/* An open list or map: its children are on the stack from base up, those of a
 * map as key, value, key, value. */
struct frame {
	struct node *node;
	size_t base;
};

struct reader {
	yaml_parser_t parser;
	struct text bytes;
	struct arena *arena;
	struct fail *why;
	struct node **stack;
	size_t count, cap;
	struct frame frames[YAML_DEPTH_MAX];
	size_t depth;
};

static void
out_of_memory(void)
{
	memory_free(memory_grow(NULL, SIZE_MAX, 2));	/* says so and ends the program */
}

static bool
fail_at(struct fail *why, long line, long column)
{
	fail_in(why, NULL, line);
	why->column = column;
	return false;
}

static bool
fail_mark(struct fail *why, const yaml_mark_t *mark)
{
	return fail_at(why, (long)mark->line + 1, (long)mark->column + 1);
}

/* The line and column (in characters, as libyaml counts) of a byte. */
static bool
fail_offset(struct fail *why, struct text bytes, size_t offset)
{
	long line = 1, column = 1;

	for (size_t i = 0; i < offset && i < bytes.len; i++) {
		if (bytes.at[i] == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)bytes.at[i] & 0xC0) != 0x80) {
			column++;
		}
	}
	return fail_at(why, line, column);
}

static bool
fail_syntax(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;

	if (p->error == YAML_MEMORY_ERROR || p->problem == NULL)
		out_of_memory();
	if (p->error == YAML_READER_ERROR) {
		fail_set(r->why, MSG_YAML_SYNTAX, p->problem);
		return fail_offset(r->why, r->bytes, p->problem_offset);
	}
	fail_set(r->why, MSG_YAML_SYNTAX, p->context == NULL ? p->problem :
	    arena_printf(r->arena, "%s: %s", p->context, p->problem).at);
	return fail_mark(r->why, &p->problem_mark);
}

/* The word is a form that a reader of either language finds in the file. */
static bool
fail_feature(struct reader *r, const yaml_event_t *e, const char *form, const yaml_char_t *name)
{
	fail_set(r->why, MSG_YAML_FEATURE, arena_printf(r->arena, "%s%s", form, (const char *)name).at);
	return fail_mark(r->why, &e->start_mark);
}

static bool
check_bytes(struct text bytes, struct fail *why)
{
	size_t bad = unicode_invalid(bytes);
	const char *nul = bytes.len > 0 ? memchr(bytes.at, '\0', bytes.len) : NULL;

	if (nul != NULL && (size_t)(nul - bytes.at) < bad) {
		fail_set(why, MSG_HAS_NUL);
		return fail_offset(why, bytes, (size_t)(nul - bytes.at));
	}
	if (bad < bytes.len) {
		struct buf word = {0};

		buf_printf(&word, "0x%02X", (unsigned)(unsigned char)bytes.at[bad]);
		fail_set(why, MSG_NOT_UTF8, word.data);
		buf_release(&word);
		return fail_offset(why, bytes, bad);
	}
	return true;
}

static void
push(struct reader *r, struct node *n)
{
	if (r->count == r->cap) {
		r->cap = r->cap > 0 ? r->cap * 2 : 64;
		r->stack = memory_grow(r->stack, r->cap, sizeof *r->stack);
	}
	r->stack[r->count++] = n;
}

static struct node *
node_new(struct reader *r, const yaml_event_t *e, enum node_kind kind)
{
	struct node *n = arena_get(r->arena, sizeof *n);

	n->kind = kind;
	n->line = (long)e->start_mark.line + 1;
	n->column = (long)e->start_mark.column + 1;
	return n;
}

static bool
at_key(const struct reader *r)
{
	const struct frame *f = r->depth > 0 ? &r->frames[r->depth - 1] : NULL;

	return f != NULL && f->node->kind == NODE_MAP && (r->count - f->base) % 2 == 0;
}

static bool
means_nothing(struct text t)
{
	return text_is(t, "~") || text_is(t, "null") || text_is(t, "Null") || text_is(t, "NULL");
}

static bool
check_properties(struct reader *r, const yaml_event_t *e, const yaml_char_t *anchor,
    const yaml_char_t *tag)
{
	if (anchor != NULL)
		return fail_feature(r, e, "&", anchor);
	if (tag != NULL)
		return fail_feature(r, e, "!", tag[0] == '!' ? tag + 1 : tag);
	return true;
}

static bool
take_scalar(struct reader *r, const yaml_event_t *e)
{
	struct text value = { (const char *)e->data.scalar.value, e->data.scalar.length };
	bool quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	struct node *n;

	if (!check_properties(r, e, e->data.scalar.anchor, e->data.scalar.tag))
		return false;
	if (value.len > 0 && memchr(value.at, '\0', value.len) != NULL) {
		fail_set(r->why, MSG_HAS_NUL);
		return fail_mark(r->why, &e->start_mark);
	}
	if (!quoted && at_key(r) && text_is(value, "<<"))
		return fail_feature(r, e, "<<", (const yaml_char_t *)"");
	n = node_new(r, e, NODE_SCALAR);
	n->quoted = quoted;
	if (!quoted && !at_key(r) && means_nothing(value))
		value.len = 0;
	n->text = arena_text(r->arena, value);
	push(r, n);
	return true;
}

static bool
open_node(struct reader *r, const yaml_event_t *e, enum node_kind kind)
{
	struct node *n;

	if (at_key(r)) {
		fail_set(r->why, MSG_YAML_KEY);
		return fail_mark(r->why, &e->start_mark);
	}
	if (r->depth == YAML_DEPTH_MAX) {
		fail_set(r->why, MSG_YAML_DEPTH, arena_printf(r->arena, "%d", YAML_DEPTH_MAX).at);
		return fail_mark(r->why, &e->start_mark);
	}
	n = node_new(r, e, kind);
	push(r, n);
	r->frames[r->depth++] = (struct frame){ n, r->count };
	return true;
}

/* By length first: any order that brings equal keys together will do. */
static int
compare_keys(const void *left, const void *right)
{
	const struct node *a = *(struct node *const *)left, *b = *(struct node *const *)right;
	int c;

	if (a->text.len != b->text.len)
		return a->text.len < b->text.len ? -1 : 1;
	c = text_compare(a->text, b->text);
	if (c == 0)
		c = (a->line > b->line) - (a->line < b->line);
	return c != 0 ? c : (a->column > b->column) - (a->column < b->column);
}

/* scratch has room for the keys. Sorted, because a hostile map has 100,000. */
static bool
check_keys(struct reader *r, const struct node *map, struct node **scratch)
{
	const struct node *first = NULL, *again = NULL;

	if (map->count < 2)
		return true;
	memcpy(scratch, map->keys, map->count * sizeof(struct node *));
	qsort(scratch, map->count, sizeof(struct node *), compare_keys);
	for (size_t i = 1; i < map->count; i++) {
		const struct node *a = scratch[i - 1], *b = scratch[i];

		if (text_equal(a->text, b->text) && (again == NULL || b->line < again->line)) {
			first = a;
			again = b;
		}
	}
	if (again == NULL)
		return true;
	fail_set(r->why, MSG_YAML_DUPLICATE_KEY, again->text.at,
	    arena_printf(r->arena, "%ld", first->line).at);
	return fail_at(r->why, again->line, again->column);
}

static struct node **
nodes_copy(struct reader *r, size_t from, size_t step, size_t count)
{
	struct node **nodes = arena_get(r->arena, count * sizeof *nodes);

	for (size_t i = 0; i < count; i++)
		nodes[i] = r->stack[from + i * step];
	return nodes;
}

static bool
close_node(struct reader *r)
{
	struct frame f = r->frames[--r->depth];
	size_t n = r->count - f.base;

	r->count = f.base;
	if (f.node->kind == NODE_LIST) {
		f.node->count = n;
		f.node->children = nodes_copy(r, f.base, 1, n);
		return true;
	}
	f.node->count = n / 2;
	f.node->keys = nodes_copy(r, f.base, 2, n / 2);
	f.node->children = nodes_copy(r, f.base + 1, 2, n / 2);
	return check_keys(r, f.node, r->stack + f.base);
}

static bool
take_event(struct reader *r, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (e->data.document_start.version_directive != NULL)
			return fail_feature(r, e, "%YAML", (const yaml_char_t *)"");
		if (e->data.document_start.tag_directives.start !=
		    e->data.document_start.tag_directives.end)
			return fail_feature(r, e, "%TAG", (const yaml_char_t *)"");
		return true;
	case YAML_ALIAS_EVENT:
		return fail_feature(r, e, "*", e->data.alias.anchor);
	case YAML_SCALAR_EVENT:
		return take_scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
		return check_properties(r, e, e->data.sequence_start.anchor,
		    e->data.sequence_start.tag) && open_node(r, e, NODE_LIST);
	case YAML_MAPPING_START_EVENT:
		return check_properties(r, e, e->data.mapping_start.anchor,
		    e->data.mapping_start.tag) && open_node(r, e, NODE_MAP);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_node(r);
	default:
		return true;
	}
}

static bool
take_stream(struct reader *r)
{
	for (;;) {
		yaml_event_t e;
		bool good, over;

		if (!yaml_parser_parse(&r->parser, &e))
			return fail_syntax(r);
		over = e.type == YAML_STREAM_END_EVENT;
		good = take_event(r, &e);
		yaml_event_delete(&e);
		if (!good || over)
			return good;
	}
}

bool
yaml_read(struct text bytes, struct arena *arena, struct node ***documents, size_t *count,
    struct fail *why)
{
	struct reader r = { .arena = arena, .why = why };
	bool good;

	/* libyaml told that it is UTF-8 would count the BOM as a column. */
	if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
		bytes = text_after(bytes, 3);
	if (!check_bytes(bytes, why))
		return false;
	if (!yaml_parser_initialize(&r.parser))
		out_of_memory();
	r.bytes = bytes;
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, bytes.len > 0 ?
	    (const unsigned char *)bytes.at : (const unsigned char *)"", bytes.len);
	good = take_stream(&r);
	if (good) {
		*documents = nodes_copy(&r, 0, 1, r.count);
		*count = r.count;
	}
	yaml_parser_delete(&r.parser);
	memory_free(r.stack);
	return good;
}

struct node *
node_get(const struct node *map, struct text key)
{
	for (size_t i = 0; map->kind == NODE_MAP && i < map->count; i++)
		if (text_equal(map->keys[i]->text, key))
			return map->children[i];
	return NULL;
}
