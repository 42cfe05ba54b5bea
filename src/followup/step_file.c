/* -F: steps from a YAML file, all or nothing. Every one is checked, each record as those
 * before it leave it, and written, before the first is linked; where the disk refuses a
 * link, those before it are taken back, and what cannot be is named. A run that is killed
 * between two links leaves those before: run again, the file stores what is missing. */
#include "base/random.h"
#include "cli/amending.h"
#include "cli/coming.h"
#include "cli/setting.h"
#include "cli/standing.h"
#include "cli/steps_stream.h"
#include "step.h"

enum { FILE_MAX = 64 << 20 };

/* A record of the file. */
struct on_file {
	struct standing s;
	struct on_file *next;
};

/* One step of the file, made ready. */
struct made {
	struct standing *on;	/* its record */
	struct record step;
	struct amending people;
	int64_t number;
	struct text tag, name, there;	/* there: it is stored already, under that name */
	bool undone;		/* as in struct stepping */
	bool stored;
};

struct filing {
	struct stepping t;
	const char *name;	/* of the file */
	struct steps_stream stream;
	struct made *all;
	struct on_file *records;
	size_t faults;
};

/* The record by its full id, read once; NULL where it cannot be. */
static struct standing *
stand(struct filing *f, struct text id, const struct fail_sink *faults, struct fail *why)
{
	struct session *s = f->t.session;
	struct on_file *r;

	for (r = f->records; r != NULL; r = r->next)
		if (text_equal(r->s.c.c.id, id))
			return &r->s;
	r = arena_get(&s->arena, sizeof *r);
	if (!standing_read(&r->s, &s->tree, id, faults, &s->arena, why))
		return NULL;
	r->next = f->records;
	f->records = r;
	return &r->s;
}

static bool
find_record(struct filing *f, struct text id, struct standing **found, struct fail *why)
{
	struct session *s = f->t.session;

	*found = scan_id(&s->tree, id, s->clock.now, &s->arena, &id, why) ? stand(f, id, &s->faults, why) : NULL;
	if (*found == NULL)
		fail_field(why, "id");
	return *found != NULL;
}

/* How another record stands, for duplicate_follow_by. */
static bool
find_other(void *context, struct text id, struct scanned *c)
{
	struct fail ignored = {0};
	const struct standing *found = stand(context, id, &fail_nowhere, &ignored);

	fail_release(&ignored);
	if (found != NULL)
		*c = found->c;
	return found != NULL;
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
	return steps_stream_carried(f->t.verb, r, why) && stepping_at(&f->t, record_get(r, NAME_AT), why) && step_known(s, r, why);
}

/* The record as the made step leaves it, for those that come after. */
static void
add_step(struct filing *f, struct made *m)
{
	struct arena *arena = &f->t.session->arena;
	unsigned char bytes[4];
	struct buf name = {0};
	char tag[5];

	random_bytes(bytes, sizeof bytes);
	base32_text(bytes, 4, tag);
	m->number = m->on->highest + 1;
	m->tag = arena_text(arena, text_of(tag));
	layout_step(m->on->c.c.id, m->number, m->tag, &name);
	m->name = arena_text(arena, buf_view(&name));
	buf_release(&name);
	standing_add(m->on, &m->step, f->t.verb, m->number, m->name, arena);
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
	f->t.taken = m->on->taken;
	f->t.after = m->on->after;
	if (session_given(s, OPT_KEY))
		f->t.key = arena_printf(&s->arena, "%s\n%zu", session_word(s, OPT_KEY), i + 1);
	if ((record_get(&f->t.typed, NAME_SET).len > 0 && !setting_lines(s, &m->on->c, &f->t.typed, why)) ||
	    !take_people(f, i, why) || !changes(f, m, why) || !step_make(&f->t, &m->on->c, &m->step, why))
		return false;
	/* The scratch is of one step. */
	record_keep(&m->step, &s->arena);
	m->there = arena_text(&s->arena, f->t.there);
	m->undone = f->t.undone;
	m->people.reference = arena_text(&s->arena, m->people.reference);
	m->people.bytes = arena_text(&s->arena, m->people.bytes);
	if (m->there.len == 0)
		add_step(f, m);
	else
		m->on->taken[f->t.there_at] = true;
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

/* Writes what waits for its link. */
static bool
write_one(struct filing *f, struct batch *b, struct made *m, struct fail *why)
{
	struct batch_item item = {
		.record = &m->on->c.c.record, .id = m->on->c.c.id, .exists = true, .stored = &m->stored,
		.steps = &m->step, .numbers = &m->number, .tags = &m->tag, .step_count = 1,
	};

	return m->there.len > 0 || (amending_store(&m->people, &f->t, &m->on->c, why) && batch_add(b, &item, why));
}

/* What is stored although not all is, by name also with -q: nothing else tells. The
 * people that such a step names stay. */
static void
say_part(struct filing *f, struct fail *why)
{
	struct session *s = f->t.session;
	const char *quiet = s->given.words[OPT_QUIET];
	size_t stored = 0, all = 0;
	int error = why->error;

	s->given.words[OPT_QUIET] = NULL;
	for (size_t i = 0; i < f->stream.count; i++) {
		struct made *m = &f->all[i];

		all += m->there.len == 0;
		stored += m->stored;
		if (m->stored)
			session_notice(s, MSG_STORED_AS, arena_string(&s->arena, m->name), NULL);
		else if (m->there.len == 0)
			amending_undo(&m->people, &f->t, &m->on->c);
	}
	s->given.words[OPT_QUIET] = quiet;
	s->stored = s->stored || stored > 0;
	if (stored > 0 && stored < all) {
		fail_set(why, MSG_STEPS_PART, arena_printf(&s->arena, "%zu", stored).at, arena_printf(&s->arena, "%zu", all).at);
		why->error = error;
	}
}

static bool
store_all(struct filing *f, struct fail *why)
{
	struct batch *b = batch_new(&f->t.writer);
	bool ok = true;

	batch_whole(b);
	for (size_t i = 0; ok && i < f->stream.count; i++)
		ok = write_one(f, b, &f->all[i], why);
	ok = ok && batch_flush(b, why);
	batch_free(b);
	if (!ok)
		say_part(f, why);
	return ok;
}

static bool
say_all(struct filing *f, struct fail *why)
{
	bool dry = session_given(f->t.session, OPT_DRY_RUN), ok = true;

	for (size_t i = 0; ok && i < f->stream.count; i++) {
		struct made *m = &f->all[i];

		f->t.there = m->there;
		f->t.undone = m->undone;
		if (m->there.len > 0 || dry)
			ok = stepping_put(&f->t, &m->on->c, &m->step, why);
		else
			stepping_stored(&f->t, &m->on->c, &m->step, m->name);
		ok = ok && step_finish(&f->t, &m->on->c, &m->step, why);
		arena_clear(&f->t.session->scratch);
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
	f.t.find = find_other;
	f.t.find_context = &f;
	ok = steps_stream_read(&f.stream, in, FILE_MAX, &s->arena, why) || fail_in(why, f.name, 0);
	if (in != stdin)
		(void)fclose(in);
	if (ok && !session_given(s, OPT_DRY_RUN))
		ok = session_turn(s, &turn, why);
	ok = ok && make_all(&f, why) && (session_given(s, OPT_DRY_RUN) || store_all(&f, why)) && say_all(&f, why);
	turn_end(&turn);
	return ok;
}
