#include "cli/coming.h"

#include <string.h>
#include <unistd.h>

#include "cli/improving.h"
#include "cli/handing.h"
#include "cli/referring.h"
#include "cli/replacing.h"
#include "cli/terminal.h"
#include "store/claim.h"
#include "store/default.h"
#include "store/identity.h"

/* `--reporter.nik -`, `--items -`: each - takes the next line of standard input,
 * people first, so that it is in no process list. `line` is one of the values. */
static bool
take_dash(struct text line, struct text name, struct buf *out, struct fail *why)
{
	struct buf given = {0}, word = {0};
	bool there = true;

	if (!text_is(text_trim(line), "-")) {
		buf_text(out, line);
		return true;
	}
	there = terminal_line(STDIN_FILENO, &given);
	if (there) {
		buf_text(out, text_trim(buf_view(&given)));
	} else {
		buf_text(&word, name);
		fail_set(why, MSG_STDIN_ENDED);
		fail_field(why, word.data);
	}
	buf_release(&given);
	buf_release(&word);
	return there;
}

/* The lines of a value of class identity; those of people are `ROLE.key: value`. */
static bool
take_dashes(struct session *s, const struct field *f, struct text *value, struct fail *why)
{
	struct text rest = *value, line, name, typed;
	struct buf out = {0};
	bool ok = true;

	while (ok && rest.len > 0 && text_next(&rest, '\n', &line)) {
		buf_puts(&out, out.len > 0 ? "\n" : "");
		name = text_of(f->name);
		typed = line;
		if (f->kind == FIELD_PEOPLE && text_cut(line, ':', &name, &typed)) {
			buf_text(&out, name);
			buf_puts(&out, ": ");
			typed = text_trim(typed);
		}
		ok = take_dash(typed, name, &out, why);
	}
	*value = arena_text(&s->arena, buf_view(&out));
	buf_release(&out);
	return ok;
}

bool
coming_dashes(struct session *s, struct record *r, struct fail *why)
{
	for (size_t i = r->schema->count; i-- > 0; )
		if (r->schema->fields[i].class == CLASS_IDENTITY && r->values[i].len > 0 &&
		    !take_dashes(s, &r->schema->fields[i], &r->values[i], why))
			return false;
	return true;
}

static bool
take_fields(struct session *s, struct record *r, struct fail *why)
{
	for (size_t i = 0; i < r->schema->count; i++)
		if (s->given.fields[i].at != NULL &&
		    !session_value(s, &r->schema->fields[i], s->given.fields[i], &r->values[i], why))
			return false;
	if (s->given.people.len > 0)
		record_put(r, NAME_PEOPLE, s->given.people);
	return coming_dashes(s, r, why);
}

/* `new KIND`: the operand, where -k was not given. */
static bool
take_operand(struct session *s, struct record *r, struct fail *why)
{
	int kind = schema_named(r->schema, NAME_KIND);

	if (s->given.operand_count > 1 || (s->given.operand_count == 1 && kind == NO_FIELD) || (s->given.operand_count == 1 && r->values[kind].len > 0))
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[s->given.operand_count - 1]);
	return s->given.operand_count == 0 ||
	    session_value(s, &r->schema->fields[kind], text_of(s->given.operands[0]), &r->values[kind], why);
}

/* -m is the narrative of a report, the text of feedback, the summary of an
 * outreach dialog; what has no such field has no -m. */
static bool
take_message(struct session *s, struct record *r, struct fail *why)
{
	enum name id = schema_named(r->schema, NAME_NARRATIVE) != NO_FIELD ? NAME_NARRATIVE : NAME_TEXT;

	return schema_named(r->schema, id) == NO_FIELD || session_message_into(s, r, id, why);
}

/* An anonymous text must not be seen in the process list or a shell's history. */
static bool
refuse_typed(struct session *s, const struct record *r, struct fail *why)
{
	const char *word = session_word(s, OPT_MESSAGE);
	int text = schema_named(r->schema, NAME_TEXT);
	bool typed = (word != NULL && strcmp(word, "-") != 0) || (text != NO_FIELD && s->given.fields[text].at != NULL);

	if (!text_is(record_get(r, NAME_ANONYMOUS), "yes") || !typed)
		return true;
	return fail_set(why, MSG_ANONYMOUS_TYPED);
}

bool
coming_from_options(struct session *s, struct record *r, struct fail *why)
{
	return take_fields(s, r, why) && take_operand(s, r, why) && take_message(s, r, why);
}

bool
coming_file_alone(struct session *s, const struct schema *schema, const enum option_id *options, struct fail *why)
{
	struct text people = s->given.people;
	struct buf name = {0};

	for (size_t i = 0; i < schema->count && name.len == 0; i++)
		if (s->given.fields[i].at != NULL) {
			buf_puts(&name, "--");
			option_name(&schema->fields[i], &name);
		}
	for (size_t i = 0; options[i] != OPT_END && name.len == 0; i++)
		if (session_given(s, options[i]))
			buf_printf(&name, "--%s", option_row(options[i])->name);
	if (s->given.operand_count > 0 && name.len == 0)
		buf_puts(&name, s->given.operands[0]);
	if (people.len > 0 && name.len == 0)
		buf_printf(&name, "--%.*s", TEXT_ARG(text_slice(people, 0, text_find(people, TEXT(":")))));
	if (name.len > 0)
		fail_set(why, MSG_FILE_ALONE, name.data);
	buf_release(&name);
	return why->message == MSG_NONE;
}

bool
coming_check_own(const struct record *r, const struct fail_sink *sink)
{
	struct fail why = {0};
	bool ok = true;

	for (size_t i = 0; i < r->schema->count; i++) {
		if (r->values[i].len == 0 || (r->schema->fields[i].flags & FIELD_SYSTEM) == 0)
			continue;
		fail_set(&why, MSG_FIELD_OWN);
		fail_field(&why, r->schema->fields[i].name);
		fail_in(&why, NULL, r->lines[i]);
		fail_send(sink, &why);
		ok = false;
	}
	return ok;
}

/* The code that the citizen has already, canonical. Standard input is asked for
 * it once, also where the record is completed again. */
static bool
take_secret(struct session *s, char code[CODE_TEXT], struct fail *why)
{
	const char *word = session_word(s, OPT_SECRET);
	struct buf line = {0};
	bool ok;

	if (strcmp(word, "-") == 0) {
		if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
			(void)fprintf(stderr, "%s: ", option_row(OPT_SECRET)->name);
		if (!terminal_line(STDIN_FILENO, &line))
			buf_puts(&line, "");
		s->given.words[OPT_SECRET] = word = arena_string(&s->arena, buf_view(&line));
	}
	ok = code_parse(text_trim(text_of(word)), code) || fail_set(why, MSG_CODE_BAD) || fail_field(why, "secret");
	buf_release(&line);
	return ok;
}

/* A new tracking code, or the one printed on the slip: of both the hash alone
 * is kept. */
static bool
take_code(struct session *s, struct coming *c, struct fail *why)
{
	char code[CODE_TEXT], hex[65];

	if (!session_given(s, OPT_CODE) && !session_given(s, OPT_SECRET))
		return true;
	if (session_given(s, OPT_CODE)) {
		code_make(code);
		memcpy(c->code, code, sizeof code);
	} else if (!take_secret(s, code, why)) {
		return false;
	}
	code_hash(code, hex);
	record_put(&c->record, NAME_CODE_SHA256, arena_text(&s->arena, text_of(hex)));
	return true;
}

/* Who types it. What the environment says of every command is not said of an
 * anonymous item. */
static void
take_officer(struct session *s, struct record *r)
{
	const char *officer = session_officer(s);
	bool anonymous = text_is(record_get(r, NAME_ANONYMOUS), "yes");

	if (officer == NULL || schema_named(r->schema, NAME_OFFICER) == NO_FIELD || record_get(r, NAME_OFFICER).len > 0 ||
	    (anonymous && !session_given(s, OPT_BY)))
		return;
	record_put(r, NAME_OFFICER, text_of(officer));
}

bool
coming_complete(struct session *s, const struct writer *w, struct coming *c, struct fail *why)
{
	struct record *r = &c->record;
	const struct station *station = claim_writer(&s->tree, record_get(r, NAME_STATION), &s->arena, why);

	if (station == NULL)
		return false;
	default_fill(&s->tree, r);
	take_officer(s, r);
	if (!put_complete(w, station, r, &s->arena, why) || !handing_complete(s, station, r, why) || !take_code(s, c, why))
		return false;
	identity_reference(r, &s->arena);
	if (record_get(r, NAME_AIM).len > 0)
		record_put(r, NAME_AIM, improving_aim(s, record_get(r, NAME_AIM)));
	return record_check_first(r, why) && improving_links(s, r, why) && refuse_typed(s, r, why) && replacing_check(s, r, why) &&
	    referring_make(s, c, why);
}

void
coming_show(const struct record *r, struct buf *out)
{
	record_write(r, out);
	record_write_identity(r, out);
}
