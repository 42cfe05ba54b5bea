/* What an amend sets, and what that makes of the record. */
#include "cli/setting.h"

#include "cli/concerning.h"
#include "cli/improving.h"
#include "record/tighten.h"
#include "record/value.h"

struct text *
setting_row(struct session *s, const struct scanned *c, struct shape *shape)
{
	struct text *row;

	*shape = shape_of(&case_schema, c->c.record.schema, &s->scratch);
	row = arena_get(&s->scratch, shape->count * sizeof *row);
	case_row(&c->c, shape, s->clock.now, (struct text){0}, &s->scratch, row);
	return row;
}

const struct zone *
setting_zone(const struct session *s, const struct scanned *c)
{
	return c->station != NULL ? &c->station->zone : tree_zone(&s->tree);
}

/* The last value that the lines give the field. */
static bool
last_set(struct text lines, const char *field, struct text *found)
{
	struct text line, key, value;
	bool any = false;

	while (lines.len > 0 && text_next(&lines, '\n', &line)) {
		text_cut(line, ':', &key, &value);
		if (!text_is(text_trim(key), field))
			continue;
		*found = text_trim(value);
		any = true;
	}
	return any;
}

struct text
setting_field(const struct scanned *c, enum name id, struct arena *arena)
{
	int at = schema_named(c->c.record.schema, id), set = schema_named(&step_schema, NAME_SET);
	const struct field *field = at == NO_FIELD ? NULL : &c->c.record.schema->fields[at];
	struct text value;

	if (field == NULL)
		return (struct text){0};
	for (size_t i = (field->flags & FIELD_FIXED) != 0 ? 0 : c->c.step_count; i-- > 0; ) {
		const struct step *s = &c->c.steps[i];

		if (s->verb != NULL && !s->retracted && last_set(s->record.values[set], field->name, &value))
			return value_unescape(value, arena);
	}
	return c->c.record.values[at];
}

bool
setting_kept(const struct session *s, const struct schema *schema, int field)
{
	struct record r = { .schema = schema, .tight = record_get(&s->tree.config, NAME_PRIVACY) };

	return tighten_identity(&r, (size_t)field);
}

/* One field and its new value, as a line of the step. */
static bool
add_line(struct session *s, const struct scanned *c, struct text name, struct text typed, struct buf *lines,
    struct fail *why)
{
	const struct schema *schema = c->c.record.schema;
	int i = schema_field(schema, name);
	struct text value;

	if (i == NO_FIELD || (schema->fields[i].flags & (FIELD_FIXED | FIELD_SYSTEM)) != 0 || setting_kept(s, schema, i))
		return fail_set(why, i == NO_FIELD ? MSG_KEY_UNKNOWN : MSG_SET_FIXED, arena_string(&s->scratch, name));
	if (!session_value(s, &schema->fields[i], typed, &value, why))
		return false;
	if (schema->fields[i].kind == FIELD_MOMENT)
		value = moment_moved(value, setting_zone(s, c), &s->scratch);
	if (schema->fields[i].id == NAME_AIM)
		value = improving_aim(s, value);
	buf_printf(lines, "%s%s: ", lines->len > 0 ? "\n" : "", schema->fields[i].name);
	value_escape(value, lines);
	return true;
}

static void
put_lines(struct session *s, struct record *step, struct buf *lines)
{
	record_put(step, NAME_SET, arena_text(&s->scratch, buf_view(lines)));
	buf_release(lines);
}

bool
setting_take(struct session *s, const struct scanned *c, struct record *step, struct fail *why)
{
	struct text rest = text_of(session_word(s, OPT_SET)), word, name, typed;
	struct buf lines = {0};
	bool ok = true;

	while (ok && text_next(&rest, OPTION_AGAIN, &word)) {
		const struct schema *schema = c->c.record.schema;
		int i = text_cut(word, '=', &name, &typed) ? schema_field(schema, name) : NO_FIELD;

		if (name.len == word.len)
			ok = fail_set(why, MSG_SET_FORM, arena_string(&s->scratch, word));
		else if (i == NO_FIELD || schema->fields[i].class == CLASS_IDENTITY || !setting_kept(s, schema, i))
			ok = add_line(s, c, name, typed, &lines, why);
	}
	put_lines(s, step, &lines);
	return ok;
}

bool
setting_lines(struct session *s, const struct scanned *c, struct record *step, struct fail *why)
{
	struct text rest = record_get(step, NAME_SET), line, name, typed;
	struct buf lines = {0};
	bool ok = true;

	while (ok && rest.len > 0 && text_next(&rest, '\n', &line)) {
		text_cut(line, ':', &name, &typed);
		ok = add_line(s, c, text_trim(name), value_unescape(text_trim(typed), &s->scratch), &lines, why);
	}
	put_lines(s, step, &lines);
	return ok || fail_field(why, "set");
}

bool
setting_check(struct session *s, const struct scanned *c, const struct record *step, struct fail *why)
{
	const struct schema *schema = c->c.record.schema;
	struct text rest = record_get(step, NAME_SET), line, key, value, owner = {0};
	struct record after, given;
	struct shape shape;
	struct text *row = setting_row(s, c, &shape);

	record_init(&after, schema, &s->scratch);
	record_init(&given, schema, &s->scratch);
	for (size_t i = 0; i < schema->count; i++) {
		int at = shape_field(&shape, text_of(schema->fields[i].name));

		if (at != NO_FIELD)
			after.values[i] = row[at];
	}
	while (text_next(&rest, '\n', &line)) {
		int i;

		text_cut(line, ':', &key, &value);
		i = schema_field(schema, text_trim(key));
		given.values[i] = after.values[i] = value_unescape(text_trim(value), &s->scratch);
	}
	if (!record_check_first(&after, why) || !improving_links(s, &given, why))
		return false;
	session_times(s, &after);
	improving_say(s, &given);
	session_class(s, &given);
	if (c->c.status < STATUS_RESOLVED)
		owner = row_get(&shape, row, NAME_OWNER);
	concerning_say(s, record_get(&c->c.record, NAME_STATION), record_get(&given, NAME_CONCERNS), c->c.id, owner);
	return true;
}
