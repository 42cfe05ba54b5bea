#include "cli/drafting.h"

#include "cli/paper.h"
#include "cli/setting.h"
#include "record/people.h"
#include "record/privacy.h"
#include "record/tighten.h"
#include "view/template.h"

static const char answers[] = "templates/answers";

/* What a citizen may be told of a step: no officer, and no note for colleagues. */
static const enum name told[] = {
	NAME_AT, NAME_AGENCY, NAME_REASON, NAME_UNTIL, NAME_ANSWER, NAME_DECISION, NAME_ACTION, NAME_OUTCOME, NAME_STAGE,
	NAME_DOCUMENT, NAME_NUMBER, NAME_VALID_UNTIL, NAME_ACCEPTED,
};

struct drafting {
	struct session *session;
	const struct scanned *c;
	struct paper paper;
	struct text message;
};

static bool
is_told(enum name id)
{
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (told[i] == id)
			return true;
	return false;
}

/* An improvement action by its title as it stands: its id says nothing to a citizen. */
static struct text
action_title(struct drafting *d, struct text id)
{
	struct session *s = d->session;
	struct fail ignored = {0};
	struct scanned action;
	struct text title = {0}, *row;
	struct shape shape;

	if (scan_one(&s->tree, id, session_as_of(s), &fail_nowhere, &s->scratch, &action, &ignored)) {
		row = setting_row(s, &action, &shape);
		title = row_get(&shape, row, NAME_TITLE);
	}
	fail_release(&ignored);
	return title;
}

/* A day that was typed without an hour is stored as its midnight, which nobody means. */
static struct text
day_alone(const struct field *f, struct text value)
{
	bool midnight = f->kind == FIELD_MOMENT && text_starts(text_after(value, 10), TEXT("T00:00:00"));

	return midnight ? text_slice(value, 0, 10) : value;
}

/* Written for colleagues, and now read by the citizen. */
static void
say_private(struct drafting *d, struct text name, const struct field *f, struct text value)
{
	struct fail hint = {0};

	if (privacy_field(f, value) == 0)
		return;
	fail_set(&hint, MSG_DRAFT_PRIVATE);
	fail_field(&hint, arena_string(&d->session->scratch, name));
	session_warn(d->session, &hint);
	fail_release(&hint);
}

/* What gives a place its value: an option of a verb. */
struct source {
	const struct step_verb *verb;	/* NULL: nothing that can be done now */
	const struct field *field;
};

/* "refer.agency": false where that is no verb and field of a step that is told. */
static bool
of_step(struct drafting *d, struct text name, struct text *value, struct source *from)
{
	struct text first, second;
	int field;

	if (!text_cut(name, '.', &first, &second) || (from->verb = step_find(first)) == NULL ||
	    (field = schema_field(&step_schema, second)) == NO_FIELD || !is_told(step_schema.fields[field].id))
		return false;
	from->field = &step_schema.fields[field];
	*value = (struct text){0};
	for (size_t i = 0; i < d->c->c.step_count; i++) {
		const struct step *s = &d->c->c.steps[i];

		if (s->verb == from->verb && !s->retracted && s->record.values[field].len > 0)
			*value = s->record.values[field];
	}
	say_private(d, name, from->field, *value);
	if (value->len > 0)
		*value = from->field->id == NAME_ACTION ? action_title(d, *value)
		    : paper_value(&d->paper, from->field, day_alone(from->field, *value));
	return true;
}

/* What came of it is a column of the record, which the step that ends it fills. */
static bool
of_record(struct drafting *d, struct text name, struct text *value, struct source *from)
{
	const struct case_file *c = &d->c->c;
	int outcome = schema_named(&step_schema, NAME_OUTCOME);

	if (!paper_lookup(&d->paper, name, value))
		return false;
	if (!text_is(name, step_schema.fields[outcome].name))
		return true;
	from->field = &step_schema.fields[outcome];
	/* A voice is closed after it was answered. */
	if (step_allowed(step_find(TEXT("resolve")), c->status))
		from->verb = step_find(TEXT("resolve"));
	else if (c->status == STATUS_RESOLVED && c->record.schema == &report_schema)
		from->verb = step_find(TEXT("close"));
	say_private(d, name, from->field, *value);
	return true;
}

static bool
is_personal(const struct drafting *d, struct text name)
{
	const struct schema *schema = d->c->c.record.schema;
	struct record r = { .schema = schema, .tight = record_get(&d->session->tree.config, NAME_PRIVACY) };
	int field = schema_field(schema, name);
	struct buf person = {0};
	bool found = people_name(name, &person);

	buf_release(&person);
	return found || (field != NO_FIELD && (schema->fields[field].class == CLASS_IDENTITY || tighten_identity(&r, (size_t)field)));
}

static bool
fail_empty(struct drafting *d, const char *place, const struct source *from, struct fail *why)
{
	struct buf option = {0};

	if (from->verb == NULL)
		return fail_set(why, MSG_DRAFT_VALUE, place);
	option_name(from->field, &option);
	fail_set(why, MSG_DRAFT_EMPTY, place, from->verb->verb, arena_string(&d->session->scratch, d->c->c.id), option.data);
	buf_release(&option);
	return false;
}

static bool
look_up(struct drafting *d, struct text name, struct text *value, struct fail *why)
{
	const char *place = arena_printf(&d->session->scratch, "{{%.*s}}", TEXT_ARG(name)).at;
	struct source from = {0};

	if (text_is(name, "text")) {
		*value = d->message;
		return value->len > 0 || fail_set(why, MSG_DRAFT_TEXT);
	}
	if (is_personal(d, name))
		return fail_set(why, MSG_DRAFT_IDENTITY, place);
	if (!of_step(d, name, value, &from) && !of_record(d, name, value, &from))
		return fail_set(why, MSG_TEMPLATE_PLACE, place);
	return value->len > 0 || fail_empty(d, place, &from, why);
}

/* A paragraph is one line for a message; an empty line, a list and what is
 * indented stay as they are. */
static struct text
join_lines(struct text t, struct arena *arena)
{
	char *joined = arena_string(arena, text_trim(t));
	size_t len = text_trim(t).len;

	for (size_t i = 1; i + 1 < len; i++)
		if (joined[i] == '\n' && joined[i - 1] != '\n' && joined[i + 1] != '\n' && joined[i + 1] != ' ' && joined[i + 1] != '-')
			joined[i] = ' ';
	return (struct text){ joined, len };
}

/* A value that ends a sentence of its own brings no second full stop. */
static void
add_value(struct buf *out, struct text value, struct text rest)
{
	value = text_trim(value);
	if (value.len > 1 && value.at[value.len - 1] == '.' && text_starts(rest, TEXT(".")))
		value.len--;
	buf_text(out, value);
}

static bool
fill(struct drafting *d, struct text rest, struct buf *out, struct fail *why)
{
	struct text before, name, after, value = {0};

	while (template_place(rest, &before, &name, &after)) {
		if (!look_up(d, name, &value, why))
			return false;
		buf_text(out, before);
		add_value(out, value, after);
		rest = after;
	}
	buf_text(out, rest);
	return text_find(rest, TEXT("{{")) == (size_t)-1 || fail_set(why, MSG_CHECK_UNCLOSED);
}

/* What the officer typed must not be lost unsaid. */
static bool
check_text(struct text template, struct text message, struct fail *why)
{
	struct text before, name;

	while (message.len > 0 && template_place(template, &before, &name, &template))
		if (text_is(name, "text"))
			return true;
	return message.len == 0 || fail_set(why, MSG_DRAFT_NO_TEXT, "{{text}}");
}

bool
drafting_fill(struct session *s, const struct scanned *c, struct text name, struct text message, struct text *answer,
    struct fail *why)
{
	struct drafting d = { .session = s, .c = c, .message = message };
	struct letter letter = {0};
	enum language language;
	struct buf out = {0};
	bool ok;

	if (!paper_template_in(s, answers, name, &letter, &language, why))
		return false;
	paper_begin(&d.paper, s, c, NULL);
	d.paper.language = language;
	ok = (check_text(letter.template, message, why) && fill(&d, join_lines(letter.template, &s->scratch), &out, why)) ||
	    fail_in(why, letter.name, 0);
	*answer = arena_text(&s->scratch, buf_view(&out));
	buf_release(&out);
	return ok;
}
