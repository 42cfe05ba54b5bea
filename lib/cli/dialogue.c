#include "cli/dialogue.h"

#include "base/unicode.h"
#include "cli/duplicates.h"
#include "cli/question.h"
#include "cli/terminal.h"

struct dialogue {
	struct session *session;
	struct record draft;	/* what was given and what was answered */
	bool kind_given;
	struct asked fields[ASKED_MAX + 1];
	bool given[ASKED_MAX + 1];	/* by an option: not asked */
	size_t count, at;
};

bool
dialogue_wanted(const struct session *s, const struct record *r)
{
	return !session_given(s, OPT_FILE) && !session_given(s, OPT_EDIT) && !session_given(s, OPT_QUIET) &&
	    terminal_is() && !asked_enough(r);
}

static bool
by_option(struct session *s, const struct record *draft, const char *name)
{
	int i = schema_field(draft->schema, text_of(name));

	if (i != NO_FIELD && draft->schema->fields[i].id == NAME_OFFICER && session_officer(s) != NULL)
		return true;
	return question_value(draft, name).len > 0;
}

/* The questions of the kind as it is now. What was answered for another kind,
 * or before the item was anonymous, and is no question of this, is forgotten. */
static void
plan(struct dialogue *d, const struct record *options)
{
	struct asked fields[ASKED_MAX];
	size_t n = asked_fields(d->draft.schema, record_get(&d->draft, NAME_KIND), fields);

	d->count = 0;
	if (schema_named(d->draft.schema, NAME_KIND) != NO_FIELD) {
		d->given[0] = record_get(options, NAME_KIND).len > 0;
		d->fields[d->count++] = (struct asked){ .name = "kind", .question = asked_question("kind") };
	}
	for (size_t i = 0; i < n; i++) {
		d->given[d->count] = by_option(d->session, options, fields[i].name);
		d->fields[d->count++] = fields[i];
	}
	for (size_t i = 0; i < d->draft.schema->count; i++) {
		const struct field *f = &d->draft.schema->fields[i];
		bool person = f->kind == FIELD_PEOPLE || f->id == NAME_OFFICER, asked = f->kind == FIELD_PEOPLE;

		for (size_t k = 0; k < d->count; k++)
			asked = asked || text_is(text_of(d->fields[k].name), f->name);
		asked = asked && !(person && text_is(record_get(&d->draft, NAME_ANONYMOUS), "yes"));
		if (!asked)
			d->draft.values[i] = options->values[i];
	}
}

/* An anonymous item has neither people nor officer. */
static bool
passed_over(const struct dialogue *d, size_t i)
{
	int field = schema_field(d->draft.schema, text_of(d->fields[i].name));
	bool person = field == NO_FIELD || d->draft.schema->fields[field].id == NAME_OFFICER;

	return d->given[i] || (person && text_is(record_get(&d->draft, NAME_ANONYMOUS), "yes"));
}

static bool
ask_all(struct dialogue *d, const struct record *options)
{
	bool back = false;

	while (d->at < d->count) {
		enum answer answer = ANSWER_TAKEN;

		if (passed_over(d, d->at))
			answer = back ? ANSWER_BACK : ANSWER_TAKEN;
		else if ((answer = question_ask(d->session, &d->draft, &d->fields[d->at])) == ANSWER_LEFT)
			return false;
		back = answer == ANSWER_BACK && d->at > 0;
		d->at = back ? d->at - 1 : answer == ANSWER_BACK ? 0 : d->at + 1;
		/* Before the first that is asked there is nothing to go back to. */
		if (d->at == 0 && passed_over(d, 0))
			back = false;
		if (record_get(&d->draft, NAME_KIND).len == 0 && schema_named(d->draft.schema, NAME_KIND) != NO_FIELD)
			d->at = 0;
		plan(d, options);
	}
	return true;
}

/* The question that a fault is about; false where it is none of them. */
static bool
go_to(struct dialogue *d, const char *field)
{
	for (size_t i = 0; field != NULL && i < d->count; i++)
		if (!d->given[i] && text_is(text_of(d->fields[i].name), field)) {
			d->at = i;
			return true;
		}
	return false;
}

static void
show(const struct record *r)
{
	struct buf all = {0}, visible = {0};

	coming_show(r, &all);
	buf_puts(&visible, "\n");
	unicode_visible_prose(&visible, buf_view(&all));
	buf_puts(&visible, "\n");
	(void)fwrite(visible.data, 1, visible.len, stderr);
	buf_release(&all);
	buf_release(&visible);
}

static bool
talk(struct dialogue *d, const struct writer *w, const struct record *options, struct coming *c, struct fail *why)
{
	struct session *s = d->session;
	const struct record *record = &c->record;

	while (ask_all(d, options)) {
		record_init(&c->record, d->draft.schema, &s->arena);
		for (size_t i = 0; i < d->draft.schema->count; i++)
			c->record.values[i] = d->draft.values[i];
		if (!coming_complete(s, w, c, why)) {
			if (!go_to(d, why->field))
				return false;
			question_say(s, why);
			fail_release(why);
			continue;
		}
		if (session_given(s, OPT_DRY_RUN))
			return true;
		show(&c->record);
		if (record_get(record, NAME_KEY).len == 0)
			(void)duplicates_say(s, &record, 1);
		switch (question_store(s)) {
		case ANSWER_TAKEN:
			return true;
		case ANSWER_BACK:
			d->at = d->count - 1;
			continue;
		case ANSWER_LEFT:
			return fail_set(why, MSG_NOTHING_STORED);
		}
	}
	(void)fputc('\n', stderr);
	return fail_set(why, MSG_NOTHING_STORED);
}

bool
dialogue_take(struct session *s, const struct writer *w, struct coming *c, struct fail *why)
{
	struct dialogue d = { .session = s };
	struct record options = c->record;
	struct terminal terminal;
	bool ok;

	record_init(&d.draft, options.schema, &s->arena);
	for (size_t i = 0; i < options.schema->count; i++)
		d.draft.values[i] = options.values[i];
	plan(&d, &options);
	terminal_begin(&terminal);
	question_tell(s, MSG_ASKED_HOW);
	ok = talk(&d, w, &options, c, why);
	terminal_end(&terminal);
	return ok;
}
