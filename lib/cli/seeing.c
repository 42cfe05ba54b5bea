#include "cli/seeing.h"

#include "base/memory.h"
#include "record/people.h"
#include "store/identity.h"

static const char any_person[] = "people.";

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/* `people.KEY`: of whichever person. */
static bool
any_key(struct text name, struct text *key)
{
	if (!text_starts(name, text_of(any_person)))
		return false;
	*key = text_after(name, sizeof any_person - 1);
	return choice_key(people_keys, *key) != NULL;
}

static bool
names_person(struct text word)
{
	struct buf canonical = {0};
	struct text key;
	bool found = any_key(word, &key) || people_name(word, &canonical);

	buf_release(&canonical);
	return found;
}

static void
add_column(struct seeing *see, struct shape *shape, struct text word)
{
	struct arena *arena = &see->session->arena;
	struct field *f = arena_get(arena, sizeof *f);
	struct text key;

	*f = (struct field){ .name = arena_string(arena, word), .class = CLASS_IDENTITY,
		.kind = any_key(word, &key) ? FIELD_LINES : FIELD_LINE };
	shape->fields[shape->count++] = f;
	see->names[see->count++] = text_of(f->name);
}

/* The words of a filter, list of fields or template that name a person. */
static void
take_words(struct seeing *see, struct shape *shape, const char *given)
{
	struct text rest = text_of(given);

	while (rest.len > 0) {
		size_t n = 0;
		struct text word;

		while (n < rest.len && is_word(rest.at[n]))
			n++;
		word = text_slice(rest, 0, n);
		if (n > 0 && names_person(word) && shape_field(shape, word) == NO_FIELD)
			add_column(see, shape, word);
		rest = text_after(rest, n > 0 ? n : 1);
	}
}

static size_t
most_words(const char *given)
{
	size_t n = 0;

	for (; given != NULL && *given != '\0'; given++)
		n += *given == '.';
	return n;
}

void
seeing_begin(struct seeing *see, struct session *s, const struct schema *schema, struct shape *shape)
{
	static const enum option_id naming[] = { OPT_FIELDS, OPT_WHERE, OPT_SORT, OPT_TEMPLATE };
	size_t most = shape->count + schema->count;
	const struct field **fields;

	for (size_t i = 0; i < sizeof naming / sizeof *naming; i++)
		most += most_words(session_word(s, naming[i]));
	*see = (struct seeing){ .session = s, .first = shape->count, .names = arena_get(&s->arena, (most + 1) * sizeof *see->names) };
	fields = arena_get(&s->arena, (most + 1) * sizeof *fields);
	for (size_t i = 0; i < shape->count; i++)
		fields[i] = shape->fields[i];
	shape->fields = fields;
	for (size_t i = 0; i < schema->count; i++)
		if (schema->fields[i].class == CLASS_IDENTITY)
			shape->fields[shape->count++] = &schema->fields[i];
	for (size_t i = 0; i < sizeof naming / sizeof *naming; i++)
		take_words(see, shape, session_word(s, naming[i]));
}

/* `reporter.2.name: X`: what comes after the last dot is the key. */
static struct text
line_key(struct text name)
{
	size_t i = name.len;

	while (i > 0 && name.at[i - 1] != '.')
		i--;
	return text_after(name, i);
}

/* The values of a person's key, or of that key of all people, one a line. */
static struct text
person_cell(struct text people, struct text column, struct arena *arena)
{
	struct buf canonical = {0}, out = {0};
	struct text line, name, value, key = {0}, cell;
	bool any = any_key(column, &key);

	if (!any)
		(void)people_name(column, &canonical);
	while (text_next(&people, '\n', &line))
		if (text_cut(line, ':', &name, &value) &&
		    (any ? text_equal(line_key(name), key) : text_equal(name, buf_view(&canonical)))) {
			buf_puts(&out, out.len > 0 ? "\n" : "");
			buf_text(&out, text_trim(value));
		}
	cell = arena_text(arena, buf_view(&out));
	buf_release(&canonical);
	buf_release(&out);
	return cell;
}

bool
seeing_fill(struct seeing *see, const struct case_file *c, struct arena *arena, const struct shape *shape,
    struct text *row, struct fail *why)
{
	struct record identity;
	size_t own = see->first, person = 0;

	for (size_t i = see->first; i < shape->count; i++)
		row[i] = (struct text){0};
	if (case_identity(c).len == 0)
		return true;
	if (!identity_read(&see->session->tree, c, &identity, arena, why)) {
		if (why->message != MSG_FILE_OPEN)
			return false;
		fail_release(why);
		see->absent++;
		return true;
	}
	if (shape_named(shape, NAME_IDENTITY) != NO_FIELD)
		row[shape_named(shape, NAME_IDENTITY)] = case_identity(c);	/* of what is shown */
	for (size_t i = 0; i < identity.schema->count; i++) {
		int column = shape_field(shape, text_of(identity.schema->fields[i].name));

		if (identity.schema->fields[i].class == CLASS_IDENTITY)
			row[own++] = identity.values[i];
		else if (identity.values[i].len > 0 && column != NO_FIELD && (size_t)column < see->first)
			row[column] = identity.values[i];	/* this tree keeps it there */
	}
	for (; own < shape->count; own++)
		row[own] = person_cell(record_get(&identity, NAME_PEOPLE), see->names[person++], arena);
	return true;
}

bool
seeing_log(void *context, const struct text *const *rows, size_t count, struct fail *why)
{
	struct seeing *see = context;
	struct session *s = see->session;
	struct text *ids = arena_get(&s->arena, (count + 1) * sizeof *ids);

	for (size_t i = 0; i < count; i++)
		ids[i] = rows[i][0];
	return identity_log_all(&s->tree, s->clock.now, session_officer(s), "list", ids, count > 0 ? count : 1, why);
}

bool
seeing_hint(const struct schema *schema, struct fail *why)
{
	struct text word = text_of(why->message == MSG_FIELD_UNKNOWN ? why->words[0] : NULL);
	int field = schema_field(schema, word);
	char *copy;

	if (word.len == 0 || (!names_person(word) && (field == NO_FIELD || schema->fields[field].class != CLASS_IDENTITY)))
		return false;
	copy = memory_copy(word.at, word.len);
	fail_set(why, MSG_SEEING_NEEDS, copy);
	memory_free(copy);
	return false;
}

void
seeing_end(const struct seeing *see)
{
	char count[24];

	(void)snprintf(count, sizeof count, "%zu", see->absent);
	if (see->absent > 0)
		session_notice(see->session, MSG_SEEING_ABSENT, count, NULL);
}
