#include "cli/steps_stream.h"

#include <string.h>

#include "cli/own_columns.h"
#include "file/content.h"

static struct text
text_at(const struct node *map, struct text key)
{
	const struct node *n = map->kind == NODE_MAP ? node_get(map, key) : NULL;

	return n != NULL && n->kind == NODE_SCALAR ? n->text : (struct text){0};
}

static size_t
steps_in(const struct node *document)
{
	const struct node *steps = document->kind == NODE_MAP ? node_get(document, TEXT("steps")) : NULL;

	/* A record to which nothing happened. */
	if (steps == NULL)
		return document->kind == NODE_MAP && node_get(document, TEXT("received")) != NULL ? 0 : 1;
	return steps->kind == NODE_LIST ? steps->count : 0;
}

static void
add(struct steps_stream *stream, const struct node *node, struct text id)
{
	stream->at[stream->count++] = (struct stream_step){ node, id, text_at(node, TEXT("step_id")) };
}

bool
steps_stream_read(struct steps_stream *stream, FILE *in, size_t most, struct arena *arena, struct fail *why)
{
	struct buf bytes = {0};
	struct node **documents;
	size_t count, all = 0;
	bool ok = content_drain(fileno(in), most, &bytes, why) &&
	    yaml_read(arena_text(arena, buf_view(&bytes)), arena, &documents, &count, why);

	buf_release(&bytes);
	if (!ok)
		return false;
	for (size_t i = 0; i < count; i++)
		all += steps_in(documents[i]);
	*stream = (struct steps_stream){ .at = arena_get(arena, (all + 1) * sizeof *stream->at) };
	for (size_t i = 0; i < count; i++) {
		struct text id = text_at(documents[i], TEXT("id"));
		const struct node *steps = documents[i]->kind == NODE_MAP ? node_get(documents[i], TEXT("steps")) : NULL;

		if (steps == NULL && steps_in(documents[i]) > 0)
			add(stream, documents[i], id);
		for (size_t k = 0; steps != NULL && steps->kind == NODE_LIST && k < steps->count; k++)
			add(stream, steps->children[k], id);
	}
	return true;
}

/* The key of ours that a person's key stands for. In what a program wrote, `step`
 * is the uid of the step that a retraction takes back. */
static const char *
our_key(const struct stream_step *s, struct text key)
{
	if (text_is(key, "time") && node_get(s->node, TEXT("at")) == NULL)
		return "at";
	if (text_is(key, "step") && s->name.len == 0 && node_get(s->node, TEXT("verb")) == NULL)
		return "verb";
	return NULL;
}

static void
first_fault(void *context, const struct fail *why)
{
	struct fail *first = context;

	if (first->message == MSG_NONE)
		fail_copy(first, why);
}

bool
steps_stream_take(const struct stream_step *s, const struct when *when, struct arena *arena, struct record *step,
    struct fail *why)
{
	struct fail_sink sink = { first_fault, why };
	struct node ours = *s->node;

	record_init(step, &step_schema, arena);
	own_take_extras(step, s->node, arena);
	own_strip(&ours, &step_case_schema, arena);
	for (size_t i = 0; ours.kind == NODE_MAP && i < ours.count; i++) {
		const char *name = our_key(s, ours.keys[i]->text);
		struct node *key;

		if (name == NULL)
			continue;
		key = arena_get(arena, sizeof *key);
		*key = *ours.keys[i];
		key->text = text_of(name);
		ours.keys[i] = key;
	}
	return record_from_node(step, &ours, when, arena, &sink);
}

bool
steps_stream_carried(const struct step_verb *v, const struct record *r, struct fail *why)
{
	static const enum name any[] = { NAME_AT, NAME_BY, NAME_NOTE };

	for (size_t i = 0; i < step_schema.count; i++) {
		const struct field *field = &step_schema.fields[i];
		bool carried = false;

		if (r->values[i].len == 0)
			continue;
		for (size_t k = 0; k < sizeof any / sizeof *any; k++)
			carried = carried || field->id == any[k];
		for (size_t k = 0; k < STEP_FIELDS_MAX && v->fields[k] != NULL; k++)
			carried = carried || strcmp(v->fields[k], field->name) == 0;
		if (carried)
			continue;
		if ((field->flags & FIELD_SYSTEM) != 0)
			fail_set(why, MSG_FIELD_OWN);
		else
			fail_set(why, MSG_STEP_CARRIES, v->verb);
		fail_field(why, field->name);
		return fail_in(why, NULL, r->lines[i]);
	}
	return true;
}
