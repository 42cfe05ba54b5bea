/* -F: steps from a YAML file, all or nothing. Every one is checked, each record as
 * the steps before it in the file leave it, before the first is stored. */
#include <string.h>

#include "base/random.h"
#include "cli/amending.h"
#include "cli/coming.h"
#include "cli/setting.h"
#include "cli/steps_stream.h"
#include "step.h"

enum { FILE_MAX = 64 << 20 };

/* A record of the file, as it stands after the steps that were made so far. */
struct standing {
	struct scanned c;
	struct standing *next;
};

/* One step of the file, made ready. */
struct made {
	struct standing *on;
	struct record step;
	struct amending people;
	int64_t number;
	struct text tag, name, there;	/* there: it is stored already, under that name */
};

struct filing {
	struct stepping t;
	const char *name;	/* of the file */
	struct steps_stream stream;
	struct made *all;
	struct standing *records;
	size_t faults;
};

/* The record, read once. */
static bool
find_record(struct filing *f, struct text id, struct standing **found, struct fail *why)
{
	struct session *s = f->t.session;
	struct standing *new;

	if (!scan_id(&s->tree, id, s->clock.now, &s->arena, &id, why))
		return fail_field(why, "id");
	for (*found = f->records; *found != NULL; *found = (*found)->next)
		if (text_equal((*found)->c.c.id, id))
			return true;
	new = arena_get(&s->arena, sizeof *new);
	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->scratch, &new->c, why))
		return fail_field(why, "id");
	scan_keep(&new->c, &s->arena);
	new->next = f->records;
	*found = f->records = new;
	return true;
}

/* What the program sets, and what the verb does not carry, is not taken. */
static bool
check_fields(const struct filing *f, const struct record *r, struct fail *why)
{
	static const enum name any[] = { NAME_AT, NAME_BY, NAME_NOTE };
	const struct step_verb *v = f->t.verb;

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

static bool
take_typed(struct filing *f, const struct stream_step *from, struct amending *people, struct fail *why)
{
	struct session *s = f->t.session;
	struct record *r = &f->t.typed;
	struct when when = session_when(s);
	struct node document = *from->node;
	struct stream_step rest = { &document, from->id, from->name };
	struct text verb;

	if ((step_is(&f->t, "amend") && !amending_node(people, s, &document, why)) ||
	    !steps_stream_take(&rest, &when, &s->arena, r, why))
		return false;
	verb = record_get(r, NAME_VERB);
	if (verb.len > 0 && !text_is(verb, f->t.verb->verb)) {
		fail_set(why, MSG_STEP_OTHER_VERB, f->t.verb->verb, arena_string(&s->arena, verb));
		return fail_field(why, "verb");
	}
	record_put(r, NAME_VERB, (struct text){0});
	if (record_get(r, NAME_BY).len == 0 && session_officer(s) != NULL)
		record_put(r, NAME_BY, text_of(session_officer(s)));
	return check_fields(f, r, why) && stepping_at(&f->t, record_get(r, NAME_AT), why) && step_known(s, r, why);
}

/* The record as the made step leaves it, for those that come after. */
static void
add_step(struct filing *f, struct made *m)
{
	struct arena *arena = &f->t.session->arena;
	struct case_file *c = &m->on->c.c;
	struct step *steps = arena_get(arena, (c->step_count + 1) * sizeof *steps);
	struct moment at;
	struct fail ignored = {0};
	unsigned char bytes[4];
	struct buf name = {0};
	char tag[5];

	m->number = 1;
	for (size_t i = 0; i < c->step_count; i++) {
		steps[i] = c->steps[i];
		steps[i].retracted = false;
		steps[i].rival = NULL;
		m->number = steps[i].number >= m->number ? steps[i].number + 1 : m->number;
	}
	random_bytes(bytes, sizeof bytes);
	base32_text(bytes, 4, tag);
	m->tag = arena_text(arena, text_of(tag));
	layout_step(c->id, m->number, m->tag, &name);
	m->name = arena_text(arena, buf_view(&name));
	buf_release(&name);
	steps[c->step_count] = (struct step){ .record = m->step, .name = m->name, .number = m->number, .verb = f->t.verb };
	if (moment_parse(record_get(&m->step, NAME_AT), &at, &ignored))
		steps[c->step_count].at = at.at;
	fail_release(&ignored);
	c->steps = steps;
	c->step_count++;
	case_fold(c);
}

/* Of two amends of the people of one record in a file, the second would read what
 * the first has not written yet. */
static bool
take_people(struct filing *f, size_t i, struct fail *why)
{
	struct made *m = &f->all[i];

	for (size_t k = 0; m->people.given && k < i; k++)
		if (f->all[k].on == m->on && f->all[k].people.reference.len > 0)
			return fail_set(why, MSG_AMEND_TWICE);
	return !m->people.given || amending_take(&m->people, &f->t, &m->on->c, why);
}

/* Nothing is said where nothing changes. */
static bool
changes(struct filing *f, struct made *m, struct fail *why)
{
	if (!m->people.given || m->people.reference.len > 0 || record_get(&f->t.typed, NAME_SET).len > 0)
		return true;
	return stepping_there(&f->t, &m->on->c, &m->step) || fail_set(why, MSG_AMEND_SAME);
}

static bool
make_one(struct filing *f, size_t i, struct fail *why)
{
	struct session *s = f->t.session;
	struct made *m = &f->all[i];

	if (!take_typed(f, &f->stream.at[i], &m->people, why) || !find_record(f, f->stream.at[i].id, &m->on, why))
		return false;
	if (session_given(s, OPT_KEY))
		f->t.key = arena_printf(&s->arena, "%s\n%zu", session_word(s, OPT_KEY), i + 1);
	if ((record_get(&f->t.typed, NAME_SET).len > 0 && !setting_lines(s, &m->on->c, &f->t.typed, why)) ||
	    !take_people(f, i, why) || !changes(f, m, why) || !step_make(&f->t, &m->on->c, &m->step, why))
		return false;
	/* The scratch is of one step. */
	record_keep(&m->step, &s->arena);
	m->there = arena_text(&s->arena, f->t.there);
	m->people.reference = arena_text(&s->arena, m->people.reference);
	m->people.bytes = arena_text(&s->arena, m->people.bytes);
	if (m->there.len == 0)
		add_step(f, m);
	return true;
}

/* Makes all of them; what is wrong with each is said. */
static bool
make_all(struct filing *f, struct fail *why)
{
	struct session *s = f->t.session;

	f->all = arena_get(&s->arena, (f->stream.count + 1) * sizeof *f->all);
	for (size_t i = 0; i < f->stream.count; i++) {
		struct fail fault = {0};
		bool made = make_one(f, i, &fault);

		arena_clear(&s->scratch);
		if (made)
			continue;
		fail_in(&fault, f->name, fault.line > 0 ? fault.line : f->stream.at[i].node->line);
		session_fault(s, &fault);
		f->faults++;
	}
	if (f->stream.count == 0)
		return fail_set(why, MSG_YAML_NOT_MAP) || fail_in(why, f->name, 0);
	if (f->faults > 0)
		session_notice(s, MSG_STEPS_NONE, NULL);
	return f->faults == 0;
}

/* Writes what waits for its link; false where a batch is full and could not be stored. */
static bool
write_one(struct filing *f, struct batch *b, struct made *m, struct fail *why)
{
	struct batch_item item = {
		.record = &m->on->c.c.record, .id = m->on->c.c.id, .exists = true,
		.steps = &m->step, .numbers = &m->number, .tags = &m->tag, .step_count = 1,
	};

	return m->there.len > 0 || (amending_store(&m->people, &f->t, &m->on->c, why) && batch_add(b, &item, why));
}

/* All are written before the first is linked: a disk that is full stores none. A
 * file of more than a batch holds is stored a batch at a time. */
static bool
store_all(struct filing *f, struct fail *why)
{
	struct session *s = f->t.session;
	struct batch *b = batch_new(&f->t.writer);
	bool ok = true, linked = false;

	for (size_t i = 0; ok && i < f->stream.count; i++) {
		ok = write_one(f, b, &f->all[i], why);
		linked = linked || (ok && batch_full(b));
		ok = ok && (!batch_full(b) || batch_flush(b, why));
	}
	/* Once a step may be there, the people that it names stay. */
	for (size_t i = 0; !ok && !linked && i < f->stream.count; i++)
		amending_undo(&f->all[i].people, &f->t, &f->all[i].on->c);
	ok = ok && batch_flush(b, why);
	batch_free(b);
	for (size_t i = 0; !ok && why->message == MSG_FILE_UNCONFIRMED && i < f->stream.count; i++)
		if (f->all[i].there.len == 0)
			session_notice(s, MSG_STORED_AS, arena_string(&s->arena, f->all[i].name), NULL);
	return ok;
}

static bool
say_all(struct filing *f, struct fail *why)
{
	struct session *s = f->t.session;
	bool dry = session_given(s, OPT_DRY_RUN), ok = true;

	for (size_t i = 0; ok && i < f->stream.count; i++) {
		struct made *m = &f->all[i];

		f->t.there = m->there;
		if (m->there.len > 0 || dry)
			ok = stepping_put(&f->t, &m->on->c, &m->step, why);
		else
			stepping_stored(&f->t, &m->on->c, &m->step, m->name);
		ok = ok && step_finish(&f->t, &m->on->c, &m->step, why);
		arena_clear(&s->scratch);
	}
	return ok;
}

bool
step_file(struct session *s, const struct step_verb *verb, struct fail *why)
{
	struct filing f = { .name = session_word(s, OPT_FILE) };
	struct turn turn = TURN_NONE;
	static const enum option_id beside[] = { OPT_MESSAGE, OPT_TEXT_FILE, OPT_AT, OPT_SET, OPT_ITEMS, OPT_DRAFT, OPT_END };
	bool ok;
	FILE *in;

	if (!coming_file_alone(s, &step_schema, beside, why) || !stepping_begin(&f.t, s, verb, why) || (in = session_input(s, f.name, why)) == NULL)
		return false;
	f.t.again = true;
	ok = steps_stream_read(&f.stream, in, FILE_MAX, &s->arena, why) || fail_in(why, f.name, 0);
	if (in != stdin)
		(void)fclose(in);
	if (ok && !session_given(s, OPT_DRY_RUN))
		ok = session_turn(s, &turn, why);
	ok = ok && make_all(&f, why) && (session_given(s, OPT_DRY_RUN) || store_all(&f, why)) && say_all(&f, why);
	turn_end(&turn);
	return ok;
}
