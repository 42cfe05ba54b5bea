#include "cli/stepping.h"

#include "base/random.h"
#include "base/refuse.h"
#include "base/unicode.h"
#include "cli/importing.h"
#include "cli/ruling.h"
#include "cli/setting.h"
#include "record/history.h"
#include "record/stages.h"
#include "time/moment.h"

static bool
take_fields(struct stepping *t, struct fail *why)
{
	struct session *s = t->session;

	for (size_t i = 0; i < step_schema.count; i++)
		if (s->given.fields[i].at != NULL &&
		    !session_value(s, &step_schema.fields[i], s->given.fields[i], &t->typed.values[i], why))
			return false;
	/* -m is the answer of a respond and the note of any other step. */
	if (!session_message_into(s, &t->typed, t->verb->stage == NAME_RESPONDED_AT ? NAME_TEXT : NAME_NOTE, why))
		return false;
	if (session_officer(s) != NULL)
		record_put(&t->typed, NAME_BY, text_of(session_officer(s)));
	return true;
}

bool
stepping_at(struct stepping *t, struct text word, struct fail *why)
{
	struct session *s = t->session;
	struct when when = session_when(s);
	char now[MOMENT_TEXT];

	t->at_given = word.at != NULL;
	if (!t->at_given)
		return true;
	if (!when_parse(&when, word, &t->at, why))
		return fail_field(why, "at");
	if (t->at.at <= s->clock.now)
		return true;
	moment_print(moment_in(s->clock.now, when.zone), now);
	fail_set(why, MSG_RECEIVED_LATER, now);
	return fail_field(why, "at");
}

bool
stepping_begin(struct stepping *t, struct session *s, const struct step_verb *verb, struct fail *why)
{
	*t = (struct stepping){ .session = s, .verb = verb };
	record_init(&t->typed, &step_schema, &s->arena);
	return writer_init(&t->writer, &s->tree, s->clock, why);
}

bool
stepping_start(struct stepping *t, struct session *s, const struct step_verb *verb, struct fail *why)
{
	if (!stepping_begin(t, s, verb, why))
		return false;
	t->key = text_of(session_word(s, OPT_KEY));
	return take_fields(t, why) && stepping_at(t, text_of(session_word(s, OPT_AT)), why);
}

static void
complete(struct stepping *t, const struct scanned *c, struct record *step)
{
	struct arena *arena = &t->session->scratch;
	const struct zone *zone = c->station != NULL ? &c->station->zone : tree_zone(&t->session->tree);
	char uid[UID_TEXT], at[MOMENT_TEXT], now[MOMENT_TEXT];
	struct text key = arena_printf(arena, "%.*s\n%.*s", TEXT_ARG(t->key), TEXT_ARG(record_get(step, NAME_STEP)));

	random_uid(uid);
	moment_print(moment_in(t->session->clock.now, zone), now);
	moment_print(moment_in(t->at_given ? t->at.at : t->session->clock.now, zone), at);
	record_move(step, zone, arena);
	record_put(step, NAME_UID, t->key.len == 0 ? arena_text(arena, text_of(uid))
	    : importing_uid(record_get(&c->c.record, NAME_UID), text_of(t->verb->verb), key, arena));
	record_put(step, NAME_RECORD, record_get(&c->c.record, NAME_UID));
	record_put(step, NAME_VERB, text_of(t->verb->verb));
	record_put(step, NAME_AT, arena_text(arena, text_of(at)));
	record_put(step, NAME_RECORDED, arena_text(arena, text_of(now)));
	if (t->session->clock.given)
		record_put(step, NAME_CLOCK, TEXT("given"));
	record_put(step, NAME_AFTER, t->after.at != NULL ? t->after : history_heads(&c->c, arena));
	put_step_days(&c->c.record, step);
}

/* What typing demands of it. */
static bool
check(struct stepping *t, const struct scanned *c, const struct record *step, struct fail *why)
{
	return ruling_check(t->session, t->verb, c, step, why) &&
	    (record_get(step, NAME_SET).len == 0 || setting_check(t->session, c, step, why)) && record_check_first(step, why);
}

/* Whether a stored step says what was typed. What the program gives anew each time says nothing. */
static bool
says_same(const struct stepping *t, const struct record *stored, const struct record *step)
{
	static const enum name given[] = { NAME_UID, NAME_RECORD, NAME_RECORDED, NAME_CLOCK, NAME_AFTER };
	struct text day = text_slice(record_get(stored, NAME_RECORDED), 0, 10);

	for (size_t i = 0; i < step_schema.count; i++) {
		enum name id = step_schema.fields[i].id;
		/* An amend of people is the same where it has nothing to change any more. */
		bool skip = (id == NAME_IDENTITY && step->values[i].len == 0) || (id == NAME_AT && !t->at_given) ||
		    ((id == NAME_NUMBER || id == NAME_FILE_SUM) && step->values[i].len == 0) ||
		    (id == NAME_DOCUMENT && text_equal_fold(stored->values[i], step->values[i]));

		if (text_equal(stored->values[i], step->values[i]))
			continue;
		for (size_t k = 0; k < sizeof given / sizeof *given; k++)
			skip = skip || (id != NAME_NONE && id == given[k]);
		if (!skip)
			return false;
	}
	return text_equal(day, text_slice(record_get(step, NAME_RECORDED), 0, 10));
}

/* Whether it holds until the next step of its verb says otherwise: the same words
 * after others are a new fact. Notes and the like stand beside each other. */
static bool
holds(const struct step_verb *v)
{
	return v->after != STATUS_UNCHANGED || v->stage == NAME_RESPONDED_AT || text_is(text_of(v->verb), "amend");
}

/* Whether after that step the same words are a new fact: after a dispute or a
 * reopening, and a notice after a newer answer. */
static bool
renews(const struct step_verb *v, const struct step *s)
{
	return s->verb != v && ((s->verb->flags & STEP_REOPENS) != 0 ||
	    (v->stage == NAME_NOTIFIED_AT && s->verb->stage == NAME_RESPONDED_AT));
}

/* The step of a batch that was stored by an earlier run. */
static const struct step *
find_same(const struct stepping *t, const struct case_file *c, const struct record *step)
{
	for (size_t i = c->step_count; i-- > 0; ) {
		const struct step *s = &c->steps[i];

		if (s->verb == NULL || s->retracted)
			continue;
		if (renews(t->verb, s))
			return NULL;
		if (s->verb != t->verb)
			continue;
		if (says_same(t, &s->record, step))
			return s;
		if (holds(t->verb))
			return NULL;
	}
	return NULL;
}

/* The step of a file that was stored by an earlier run: of equal ones in their order. */
static const struct step *
find_untaken(const struct stepping *t, const struct case_file *c, const struct record *step)
{
	const struct step *found = NULL;

	for (size_t i = 0; i < c->step_count; i++) {
		const struct step *s = &c->steps[i];

		if (s->verb == NULL || s->retracted || t->taken[i])
			continue;
		if (renews(t->verb, s))
			found = NULL;
		else if (found == NULL && s->verb == t->verb && says_same(t, &s->record, step))
			found = s;
	}
	return found;
}

const struct step *
stepping_find(const struct case_file *c, struct text uid)
{
	int at = schema_named(&step_schema, NAME_UID);

	for (size_t i = 0; i < c->step_count; i++)
		if (text_equal(c->steps[i].record.values[at], uid))
			return &c->steps[i];
	return NULL;
}

/* What was typed, completed. */
static bool
fill(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why)
{
	record_init(step, &step_schema, &t->session->scratch);
	for (size_t i = 0; i < step_schema.count; i++)
		step->values[i] = step_schema.fields[i].kind == FIELD_CODE ? text_trim(t->typed.values[i]) : t->typed.values[i];
	complete(t, c, step);
	return !session_given(t->session, OPT_SET) || setting_take(t->session, c, step, why);
}

static void
find_there(struct stepping *t, const struct scanned *c, const struct record *step)
{
	const struct step *found = NULL;

	t->there = (struct text){0};
	if (t->again)
		found = t->key.len > 0 ? stepping_find(&c->c, record_get(step, NAME_UID))
		    : (t->taken != NULL ? find_untaken : find_same)(t, &c->c, step);
	t->undone = found != NULL && t->key.len == 0 && t->verb->after != STATUS_UNCHANGED && found->after != c->c.status &&
	    step_allowed(t->verb, c->c.status);
	if (found == NULL)
		return;
	t->there = found->name;
	t->there_at = (size_t)(found - c->c.steps);
}

bool
stepping_there(struct stepping *t, const struct scanned *c, struct record *step)
{
	struct fail ignored = {0};

	t->there = (struct text){0};
	if (fill(t, c, step, &ignored))
		find_there(t, c, step);
	fail_release(&ignored);
	return t->there.len > 0;
}

bool
stepping_make(struct stepping *t, const struct scanned *c, struct record *step, struct fail *why)
{
	if (!fill(t, c, step, why))
		return false;
	find_there(t, c, step);
	return t->there.len > 0 || check(t, c, step, why);
}

/* The order of stages is not enforced, but said: against the other stages of
 * this episode, and of this unit. */
static void
say_order(struct stepping *t, const struct scanned *c, const struct record *step, int64_t at)
{
	for (size_t i = c->c.step_count; i-- > 0; ) {
		const struct step *s = &c->c.steps[i];
		int order = s->verb == NULL || s->retracted ? 0 : stage_order(t->verb->stage, s->verb->stage);

		if (s->verb != NULL && (s->verb->flags & STEP_REOPENS) != 0 && !s->retracted)
			return;
		if (order == 0 || stage_other_unit(step, &s->record) || (order > 0 ? at >= s->at : at <= s->at))
			continue;
		session_notice(t->session, order > 0 ? MSG_STEP_BEFORE : MSG_STEP_AFTER, s->verb->verb, NULL);
		return;
	}
}

/* To standard error: which record it was, so that a mistyped number is seen. */
static void
say_done(struct stepping *t, const struct scanned *c, const struct record *step)
{
	struct buf line = {0};
	struct moment at;
	struct fail ignored = {0};
	struct text title = setting_field(c, NAME_TITLE, &t->session->scratch);

	buf_puts(&line, title.len > 0 ? " " : "");
	unicode_visible(&line, title);
	session_notice(t->session, MSG_STEP_DONE, t->verb->verb, arena_string(&t->session->scratch, c->c.id), line.data, NULL);
	if (moment_parse(record_get(step, NAME_AT), &at, &ignored) && !at.day_only) {
		if (at.at < c->received.at)
			session_notice(t->session, MSG_STEP_EARLY, NULL);
		else
			say_order(t, c, step, at.at);
	}
	fail_release(&ignored);
	buf_release(&line);
}

/* One that needs no storing: there already, or a dry run, which shows it. */
static bool
put_nothing(struct stepping *t, const struct scanned *c, const struct record *step)
{
	struct session *s = t->session;
	struct buf out = {0};

	if (t->there.len > 0) {
		session_notice(s, MSG_STEP_THERE, t->verb->verb, arena_string(&s->scratch, t->there), NULL);
		if (t->undone)
			session_notice(s, MSG_STEP_THERE_SINCE, status_label(c->c.status, s->language), NULL);
		if (!t->aside && !session_given(s, OPT_DRY_RUN))
			(void)fprintf(s->out, "%.*s\n", TEXT_ARG(t->there));
		return true;
	}
	if (!session_given(s, OPT_DRY_RUN))
		return false;
	buf_puts(&out, t->shown++ > 0 ? "---\n" : "");
	record_write(step, &out);
	(void)fwrite(out.data, 1, out.len, s->out);
	buf_release(&out);
	return true;
}

void
stepping_stored(struct stepping *t, const struct scanned *c, const struct record *step, struct text step_id)
{
	struct session *s = t->session;

	s->stored = true;
	session_privacy(s, step);
	session_times(s, step);
	if (!t->aside)
		(void)fprintf(s->out, "%.*s\n", TEXT_ARG(step_id));
	say_done(t, c, step);
}

bool
stepping_put(struct stepping *t, const struct scanned *c, const struct record *step, struct fail *why)
{
	struct session *s = t->session;
	struct text step_id = {0};

	if (put_nothing(t, c, step))
		return true;
	if (!put_step(&t->writer, c->c.id, step, 0, (struct text){0}, &s->scratch, &step_id, why)) {
		if (why->message == MSG_FILE_UNCONFIRMED)
			session_notice(s, MSG_STORED_AS, arena_string(&s->scratch, step_id), NULL);
		return false;
	}
	stepping_stored(t, c, step, step_id);
	return true;
}

/* What is done with each id. */
struct each {
	struct stepping *stepping;
	bool (*act)(struct session *, struct text, void *, struct fail *);
	void *context;
};

/* A turn for each id, not one for all: who writes the ids into the pipe may need
 * its own meanwhile. */
static bool
in_turn(struct session *s, struct text id, void *context, struct fail *why)
{
	const struct each *e = context;
	struct turn turn = TURN_NONE;
	bool ok;

	e->stepping->again = s->piped || e->stepping->key.len > 0;
	if ((e->stepping->again || e->stepping->in_turn) && !session_given(s, OPT_DRY_RUN) && !session_turn(s, &turn, why))
		return false;
	ok = e->act(s, id, e->context, why);
	turn_end(&turn);
	return ok;
}

bool
stepping_ids(struct stepping *t, bool (*act)(struct session *, struct text, void *, struct fail *), void *context,
    struct fail *why)
{
	struct each each = { t, act, context };

	return session_ids(t->session, in_turn, &each, why);
}
