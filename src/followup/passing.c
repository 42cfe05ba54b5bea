#include "passing.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/random.h"
#include "base/unicode.h"
#include "cli/handing.h"
#include "time/date.h"

enum { VERBS = 2, TAG = 4 };

struct item {
	struct text id;
	bool seen;
	const char *verb;	/* of its step; NULL: none was put */
	const char *title;	/* with a space before it, made visible */
};

struct passing_on {
	const struct passing *p;
	struct item *items;		/* of the handover, sorted by id; then what came since */
	size_t count, cap, listed;
	int32_t day;			/* the date of the shift */
	int64_t until;			/* when it ended */
	struct text incoming, officers;	/* those of the outgoing shift, one a line */
	struct stepping steps[VERBS];
	struct batch *batch;
	size_t passed, left;
};

static int
by_id(const void *x, const void *y)
{
	return text_compare(((const struct item *)x)->id, ((const struct item *)y)->id);
}

static struct item *
add_item(struct passing_on *o, struct text id)
{
	if (o->count == o->cap) {
		o->cap = o->cap * 2 + 64;
		o->items = memory_grow(o->items, o->cap, sizeof *o->items);
	}
	o->items[o->count] = (struct item){ .id = id };
	return &o->items[o->count++];
}

static void
take_items(struct passing_on *o)
{
	struct text rest = record_get(&o->p->handover->c.record, NAME_OPEN_ITEMS), id;

	while (rest.len > 0 && text_next(&rest, '\n', &id))
		(void)add_item(o, id);
	o->listed = o->count;
	if (o->count > 1)
		qsort(o->items, o->count, sizeof *o->items, by_id);
}

static void
take_officers(struct passing_on *o)
{
	struct session *s = o->p->session;
	const struct scanned *h = o->p->handover;
	struct roster roster = { .tree = &s->tree, .station = h->station, .arena = &s->arena, .faults = &s->faults };
	struct shift_span span;
	struct fail ignored = {0};	/* no such shift any more: the outgoing head's items pass */

	o->until = o->p->signed_at + 1;
	if (!date_parse(record_get(&h->c.record, NAME_DAY), &o->day))
		o->day = moment_day(h->received);
	if (h->station != NULL && handing_span(h->station, &h->c.record, &s->arena, &span, &ignored)) {
		o->officers = roster_officers(&roster, span.shift, span.day);
		o->until = span.until < o->until ? span.until : o->until;
		o->day = span.day;
	}
	fail_release(&ignored);
}

/* To assign is to take up: what waits, or is with another agency, gets its owner by
 * a note, so that it goes on waiting. */
static bool
begin_steps(struct passing_on *o, struct fail *why)
{
	static const char *const verbs[VERBS] = { "assign", "note" };
	const struct passing *p = o->p;
	struct session *s = p->session;

	for (int i = 0; i < VERBS; i++) {
		struct stepping *t = &o->steps[i];

		if (!stepping_begin(t, s, step_find(text_of(verbs[i])), why))
			return false;
		t->at = (struct moment){ .at = p->signed_at };
		t->at_given = true;
		record_put(&t->typed, NAME_TO, o->incoming);
		record_put(&t->typed, NAME_BY, o->incoming);
		record_put(&t->typed, NAME_NOTE, handing_note(p->handover->c.id, s->language, &s->arena));
	}
	return true;
}

static struct text
of_row(const struct passing_on *o, const struct case_file *c, enum name id, struct arena *arena)
{
	struct shape shape = shape_of(&case_schema, c->record.schema, arena);
	struct text *row = arena_get(arena, shape.count * sizeof *row);

	case_row(c, &shape, o->p->session->clock.now, (struct text){0}, arena, row);
	return row_get(&shape, row, id);
}

static bool
is_the_shifts(const struct passing_on *o, struct text owner)
{
	return owner.len == 0 || text_equal(owner, record_get(&o->p->handover->c.record, NAME_OUTGOING)) ||
	    text_has_line(o->officers, owner);
}

/* Whether this handover gave it to him before, whoever has it now. */
static bool
was_passed(const struct passing_on *o, const struct case_file *c)
{
	for (size_t i = 0; i < c->step_count; i++)
		if (text_equal(record_get(&c->steps[i].record, NAME_TO), o->incoming) &&
		    text_find(record_get(&c->steps[i].record, NAME_NOTE), o->p->handover->c.id) != (size_t)-1)
			return true;
	return false;
}

/* Not his own, and the outgoing shift's both when he signed and now. */
static bool
is_passed(const struct passing_on *o, const struct scanned *c)
{
	struct text owner = of_row(o, &c->c, NAME_OWNER, c->arena);
	struct case_file then;

	return !text_equal(owner, o->incoming) && is_the_shifts(o, owner) &&
	    handing_stood(c, o->p->signed_at, INT32_MAX, c->arena, &then) &&
	    text_equal(owner, of_row(o, &then, NAME_OWNER, c->arena));
}

static bool
add_step(struct passing_on *o, const struct scanned *c, const struct record *step, struct fail *why)
{
	int64_t number = 1;
	unsigned char bytes[TAG];
	char digits[TAG + 1];
	struct text tag;
	struct batch_item item = { .record = &c->c.record, .id = c->c.id, .exists = true, .steps = step, .numbers = &number,
		.tags = &tag, .step_count = 1 };

	for (size_t i = 0; i < c->c.step_count; i++)
		number = c->c.steps[i].number >= number ? c->c.steps[i].number + 1 : number;
	random_bytes(bytes, sizeof bytes);
	base32_text(bytes, TAG, digits);
	tag = text_of(digits);
	return batch_add(o->batch, &item, why) && (!batch_full(o->batch) || batch_flush(o->batch, why));
}

static void
keep_words(struct passing_on *o, struct item *item, const struct scanned *c, const struct stepping *t)
{
	struct text title = of_row(o, &c->c, NAME_TITLE, c->arena);
	struct buf line = {0};

	buf_puts(&line, title.len > 0 ? " " : "");
	unicode_visible(&line, title);
	item->verb = t->verb->verb;
	item->title = arena_string(&o->p->session->arena, buf_view(&line));
	buf_release(&line);
}

static bool
pass_item(struct passing_on *o, struct item *item, const struct scanned *c, struct fail *why)
{
	bool rests = c->c.status == STATUS_WAITING || c->c.status == STATUS_REFERRED;
	struct session *s = o->p->session;
	struct stepping *t = &o->steps[rests];
	struct record step;

	if (!stepping_make(t, c, &step, why)) {
		if (fail_code(why) != EXIT_NOT_ALLOWED)
			return false;
		/* One whom it concerns does not get it; the rest go on. */
		fail_in(why, arena_string(&s->arena, item->id), 0);
		session_warn(s, why);
		fail_release(why);
		o->left++;
		return true;
	}
	o->passed++;
	if (session_given(s, OPT_DRY_RUN)) {
		t->shown = 1;	/* the signature stands before it */
		return stepping_put(t, c, &step, why);
	}
	keep_words(o, item, c, t);
	return add_step(o, c, &step, why);
}

/* Not in the handover, but open when it was signed; NULL: it does not pass. An
 * anonymous item tells in no handover of its day in which shift it came. */
static struct item *
find_more(struct passing_on *o, const struct scanned *c)
{
	struct case_file then;
	struct text station = record_get(&c->c.record, NAME_STATION);

	if (!text_equal(station, record_get(&o->p->handover->c.record, NAME_STATION)) || scan_instant(c) >= o->until ||
	    !handing_stood(c, o->p->signed_at, o->day, c->arena, &then) || !handing_open(then.status))
		return NULL;
	return add_item(o, arena_text(&o->p->session->arena, c->c.id));
}

static bool
take_case(void *context, struct scanned *c, struct fail *why)
{
	struct passing_on *o = context;
	struct item key = { .id = c->c.id };
	struct item *item = o->listed > 0 ? bsearch(&key, o->items, o->listed, sizeof *o->items, by_id) : NULL;

	if (item == NULL)
		item = find_more(o, c);
	if (item == NULL || item->seen)
		return true;
	item->seen = true;
	if (!handing_open(c->c.status) || was_passed(o, &c->c))
		return true;
	if (is_passed(o, c))
		return pass_item(o, item, c, why);
	o->left++;
	return true;
}

static bool
read_all(struct passing_on *o, struct fail *why)
{
	struct session *s = o->p->session;
	bool ok = true;

	for (const struct record_type *t = record_types; ok && t->schema != NULL; t++) {
		struct scan scan = { .tree = &s->tree, .type = t, .period = PERIOD_ALL, .as_of = INT64_MAX, .faults = &s->faults };

		if ((t->target & STEP_VOICE) != 0)
			ok = scan_cases(&scan, take_case, o, why);
	}
	return ok;
}

/* When all are stored. */
static void
say_all(struct passing_on *o)
{
	struct session *s = o->p->session;
	struct arena *arena = &s->arena;

	for (size_t i = 0; i < o->count; i++) {
		const struct item *item = &o->items[i];
		struct fail why = {0};

		if (item->verb != NULL)
			session_notice(s, MSG_STEP_DONE, item->verb, arena_string(arena, item->id), item->title, NULL);
		if (item->seen)
			continue;
		fail_set(&why, MSG_ID_NONE, arena_string(arena, item->id));	/* not in this clone */
		session_fault(s, &why);
	}
	if (o->passed + (o->p->again ? 0 : o->left) > 0 && !session_given(s, OPT_DRY_RUN))
		session_notice(s, MSG_HANDOVER_PASSED, arena_string(arena, o->p->handover->c.id), arena_printf(arena, "%zu", o->passed).at,
		    arena_string(arena, o->incoming), arena_printf(arena, "%zu", o->left).at, NULL);
}

bool
passing_run(const struct passing *p, struct fail *why)
{
	struct passing_on o = { .p = p, .incoming = record_get(&p->handover->c.record, NAME_INCOMING) };
	struct session *s = p->session;
	bool ok;

	take_items(&o);
	take_officers(&o);
	ok = begin_steps(&o, why);
	o.batch = batch_new(&o.steps[0].writer);
	ok = ok && read_all(&o, why) && batch_flush(o.batch, why);
	batch_free(o.batch);
	if (o.count > 1)
		qsort(o.items, o.count, sizeof *o.items, by_id);
	s->stored = s->stored || (ok && o.passed > 0);
	if (ok)
		say_all(&o);
	memory_free(o.items);
	return ok;
}
