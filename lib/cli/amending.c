#include "cli/amending.h"

#include <string.h>

#include "base/random.h"
#include "cli/coming.h"
#include "cli/setting.h"
#include "record/people.h"
#include "store/identity.h"

/* Things, one a line, as --items gave them; an empty one says that there are none. */
static struct text
items_of(struct session *s)
{
	struct text rest = text_of(session_word(s, OPT_ITEMS)), item, all;
	struct buf lines = {0};

	if (rest.len == 0)
		return rest;
	while (text_next(&rest, OPTION_AGAIN, &item)) {
		buf_puts(&lines, lines.len > 0 ? "\n" : "");
		buf_text(&lines, item);
	}
	all = arena_text(&s->arena, buf_view(&lines));
	buf_release(&lines);
	return all;
}

static bool
has_dash(struct text people, struct text items)
{
	struct text line, name, value;

	while (people.len > 0 && text_next(&people, '\n', &line))
		if (text_cut(line, ':', &name, &value) && text_is(text_trim(value), "-"))
			return true;
	while (items.len > 0 && text_next(&items, '\n', &line))
		if (text_is(text_trim(line), "-"))
			return true;
	return false;
}

/* A value with a line break in it would lose what comes behind. */
static bool
check_lines(struct text people, struct fail *why)
{
	struct text line, name, value;

	while (people.len > 0 && text_next(&people, '\n', &line))
		if (!text_cut(line, ':', &name, &value)) {
			fail_set(why, MSG_PAIR_BAD, "");	/* nothing of it is repeated */
			return fail_field(why, "people");
		}
	return true;
}

bool
amending_start(struct amending *a, struct session *s, struct fail *why)
{
	struct text people = s->given.people, items = items_of(s);

	*a = (struct amending){ .given = people.at != NULL || items.at != NULL };
	record_init(&a->typed, &report_schema, &s->arena);
	/* One stream is one thing. */
	for (size_t i = 0; has_dash(people, items) && i < s->given.operand_count; i++)
		if (strcmp(s->given.operands[i], "-") == 0)
			return fail_set(why, MSG_STDIN_TWICE);
	record_put(&a->typed, NAME_PEOPLE, people);
	record_put(&a->typed, NAME_ITEMS, items);
	return check_lines(people, why) && coming_dashes(s, &a->typed, why);
}

static void
first_fault(void *context, const struct fail *why)
{
	struct fail *first = context;

	if (first->message == MSG_NONE)
		fail_copy(first, why);
}

bool
amending_node(struct amending *a, struct session *s, struct node *document, struct fail *why)
{
	struct when when = session_when(s);
	struct fail_sink sink = { first_fault, why };
	struct node parts[2] = { *document, *document };	/* the step, and what is personal */

	*a = (struct amending){0};
	record_init(&a->typed, &report_schema, &s->arena);
	for (size_t p = 0; p < 2; p++) {
		parts[p].count = 0;
		parts[p].keys = arena_get(&s->arena, (document->count + 1) * sizeof *parts[p].keys);
		parts[p].children = arena_get(&s->arena, (document->count + 1) * sizeof *parts[p].children);
	}
	for (size_t i = 0; document->kind == NODE_MAP && i < document->count; i++) {
		struct text key = document->keys[i]->text;
		struct node *part = &parts[text_is(key, "people") || text_is(key, "items")];

		part->keys[part->count] = document->keys[i];
		part->children[part->count++] = document->children[i];
	}
	if (document->kind != NODE_MAP)
		return true;
	*document = parts[0];
	a->given = parts[1].count > 0;
	return record_from_node(&a->typed, &parts[1], &when, &s->arena, &sink);
}

static bool
read_old(struct session *s, const struct scanned *c, struct record *identity, struct fail *why)
{
	record_init(identity, c->c.record.schema, &s->scratch);
	if (case_identity(&c->c).len == 0 || identity_read(&s->tree, &c->c, identity, &s->scratch, why))
		return true;
	return why->message == MSG_FILE_OPEN ? fail_set(why, MSG_AMEND_ABSENT) : false;
}

/* The lines of people with those that were typed. */
static struct text
merge_people(struct text people, struct text typed, struct arena *arena)
{
	struct text line, name, value;

	while (text_next(&typed, '\n', &line))
		if (text_cut(line, ':', &name, &value))
			people = people_set(people, name, text_trim(value), arena);
	return people;
}

/* The next --set of a field that this tree keeps with the personal data. */
static bool
next_kept(const struct session *s, const struct schema *schema, struct text *rest, int *field, struct text *typed)
{
	struct text word, name;

	while (rest->len > 0 && text_next(rest, OPTION_AGAIN, &word)) {
		*field = text_cut(word, '=', &name, typed) ? schema_field(schema, name) : NO_FIELD;
		if (*field != NO_FIELD && schema->fields[*field].class != CLASS_IDENTITY && setting_kept(s, schema, *field))
			return true;
	}
	return false;
}

static bool
merge_kept(struct session *s, const struct scanned *c, struct record *identity, bool *changes, struct fail *why)
{
	struct text rest = text_of(session_word(s, OPT_SET)), typed, value;
	int i;

	while (next_kept(s, identity->schema, &rest, &i, &typed)) {
		if (!session_value(s, &identity->schema->fields[i], typed, &value, why))
			return false;
		if (identity->schema->fields[i].kind == FIELD_MOMENT)
			value = moment_moved(value, setting_zone(s, c), &s->scratch);
		*changes = *changes || !text_equal(value, identity->values[i]);
		identity->values[i] = value;
	}
	return true;
}

/* Whether anything changes. A type without things has no field for them. */
static bool
merge(const struct amending *a, struct session *s, const struct scanned *c, struct record *identity, bool *changes, struct fail *why)
{
	static const enum name both[] = { NAME_PEOPLE, NAME_ITEMS };

	*changes = false;
	for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
		int field = schema_named(identity->schema, both[i]);
		struct text typed = record_get(&a->typed, both[i]), after = typed;

		if (typed.at == NULL)
			continue;
		if (field == NO_FIELD)
			return fail_set(why, MSG_KEY_UNKNOWN, both[i] == NAME_PEOPLE ? "people" : "items");
		if (both[i] == NAME_PEOPLE)
			after = merge_people(identity->values[field], typed, &s->scratch);
		*changes = *changes || !text_equal(after, identity->values[field]);
		identity->values[field] = after;
	}
	return merge_kept(s, c, identity, changes, why);
}

/* The whole of it, also what only this tree, or an earlier rule of it, keeps there. */
static void
write_all(struct session *s, struct record *identity, struct buf *bytes)
{
	struct buf all = {0};

	for (size_t i = 0; i < identity->schema->count; i++)
		if (identity->values[i].len > 0)
			buf_printf(&all, "%s: identity\n", identity->schema->fields[i].name);
	identity->tight = arena_text(&s->scratch, buf_view(&all));
	buf_release(&all);
	record_write_identity(identity, bytes);
	if (bytes->len == 0)
		buf_puts(bytes, "{}\n");	/* nobody any more: an empty file would be a loss */
}

/* The record with them must be one that could be stored. */
static bool
check(struct session *s, const struct scanned *c, const struct record *identity, struct fail *why)
{
	struct shape shape;
	struct text *row = setting_row(s, c, &shape);
	struct record after;

	record_init(&after, identity->schema, &s->scratch);
	for (size_t i = 0; i < after.schema->count; i++) {
		int at = shape_field(&shape, text_of(after.schema->fields[i].name));

		after.values[i] = identity->values[i].len > 0 || at == NO_FIELD ? identity->values[i] : row[at];
	}
	return record_check_first(&after, why);
}

bool
amending_take(struct amending *a, struct stepping *t, const struct scanned *c, struct fail *why)
{
	struct session *s = t->session;
	struct record identity;
	struct buf bytes = {0};
	struct text rest = text_of(session_word(s, OPT_SET)), typed;
	char uid[UID_TEXT];
	bool changes;
	int field;

	a->reference = (struct text){0};
	record_put(&t->typed, NAME_IDENTITY, a->reference);
	if (!a->given && !next_kept(s, c->c.record.schema, &rest, &field, &typed))
		return true;
	if (text_is(record_get(&c->c.record, NAME_ANONYMOUS), "yes"))
		return fail_set(why, MSG_ANONYMOUS_PEOPLE);
	if (!read_old(s, c, &identity, why) || !merge(a, s, c, &identity, &changes, why) || !check(s, c, &identity, why))
		return false;
	if (!changes)
		return true;
	write_all(s, &identity, &bytes);
	a->bytes = arena_text(&s->scratch, buf_view(&bytes));
	buf_release(&bytes);
	random_uid(uid);
	a->reference = arena_text(&s->scratch, text_of(uid));
	record_put(&t->typed, NAME_IDENTITY, a->reference);
	return true;
}

static const char *
file_name(const struct amending *a, struct arena *arena)
{
	return arena_printf(arena, "%.*s.yaml", TEXT_ARG(a->reference)).at;
}

bool
amending_store(const struct amending *a, struct stepping *t, const struct scanned *c, struct fail *why)
{
	bool made;

	return a->reference.len == 0 ||
	    put_private(&t->writer, &c->c.record, file_name(a, &t->session->scratch), a->bytes, false, &made, why);
}

void
amending_undo(const struct amending *a, struct stepping *t, const struct scanned *c)
{
	if (a->reference.len > 0)
		put_private_undo(&t->writer, &c->c.record, file_name(a, &t->session->scratch));
}
