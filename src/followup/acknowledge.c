/* acknowledge: the two heads of shift sign a handover; when the incoming one does,
 * what was open and the outgoing shift's passes to him. */
#include "cli/handing.h"
#include "cli/stepping.h"
#include "verbs.h"

/* One handover being signed. */
struct signing {
	struct session *session;
	struct stepping t;
	const struct scanned *c;
	struct text by;			/* the head, as the handover writes it */
	struct text shift_officers;	/* on the roster of the outgoing shift, one a line */
	int64_t signed_at;		/* when the incoming head signed */
	bool again;			/* he had signed before */
	size_t passed, left;
};

static struct text
head(const struct scanned *c, enum name id)
{
	return record_get(&c->c.record, id);
}

static struct text
owner_of(const struct signing *g, const struct case_file *c, struct arena *arena)
{
	struct shape shape = shape_of(&case_schema, c->record.schema, arena);
	struct text *row = arena_get(arena, shape.count * sizeof *row);

	case_row(c, &shape, g->session->clock.now, (struct text){0}, arena, row);
	return row_get(&shape, row, NAME_OWNER);
}

static bool
is_the_shifts(const struct signing *g, struct text owner)
{
	return owner.len == 0 || text_equal(owner, head(g->c, NAME_OUTGOING)) || text_has_line(g->shift_officers, owner);
}

/* Whether this handover gave it to him before: a run that was killed is finished
 * by the next, and what he gave away since is not taken back. */
static bool
was_passed(const struct signing *g, const struct case_file *c)
{
	for (size_t i = 0; i < c->step_count; i++)
		if (text_equal(record_get(&c->steps[i].record, NAME_TO), head(g->c, NAME_INCOMING)) &&
		    text_find(record_get(&c->steps[i].record, NAME_NOTE), g->c->c.id) != (size_t)-1)
			return true;
	return false;
}

/* Open, not his own, and the outgoing shift's both when he signed and now. */
static bool
is_passed(const struct signing *g, const struct scanned *item, struct arena *arena)
{
	struct case_file then;
	struct text owner = owner_of(g, &item->c, arena);

	return handing_open(item->c.status) && !text_equal(owner, head(g->c, NAME_INCOMING)) && is_the_shifts(g, owner) &&
	    handing_stood(item, g->signed_at, INT32_MAX, arena, &then) && text_equal(owner, owner_of(g, &then, arena));
}

/* To assign is to take up: what waits, or is with another agency, gets its owner
 * by a note, so that it goes on waiting. */
static const struct step_verb *
passing_verb(enum status status)
{
	bool rests = status == STATUS_WAITING || status == STATUS_REFERRED;

	return step_find(rests ? TEXT("note") : TEXT("assign"));
}

/* The step by which he gets it. */
static bool
begin_passing(struct signing *g, struct stepping *t, enum status status, struct fail *why)
{
	static const struct words said = WORDS("taken over by handover", "diambil alih dengan serah terima");
	struct session *s = g->session;

	if (!stepping_begin(t, s, passing_verb(status), why))
		return false;
	t->aside = true;
	t->at = g->t.at;
	t->at_given = g->t.at_given;
	t->shown = g->t.shown;
	record_put(&t->typed, NAME_TO, head(g->c, NAME_INCOMING));
	record_put(&t->typed, NAME_BY, head(g->c, NAME_INCOMING));
	record_put(&t->typed, NAME_NOTE, arena_printf(&s->scratch, "%s %.*s", said.in[s->language], TEXT_ARG(g->c->c.id)));
	return true;
}

static bool
pass_item(struct signing *g, struct text id, struct fail *why)
{
	struct session *s = g->session;
	struct arena *arena = &s->scratch;
	struct stepping t;
	struct scanned item;
	struct record step;

	if (!scan_one(&s->tree, id, INT64_MAX, &s->faults, arena, &item, why))
		return false;
	if (was_passed(g, &item.c))
		return true;
	if (!is_passed(g, &item, arena)) {
		g->left += handing_open(item.c.status);
		return true;
	}
	if (!begin_passing(g, &t, item.c.status, why))
		return false;
	if (stepping_make(&t, &item, &step, why) && stepping_put(&t, &item, &step, why)) {
		g->t.shown = t.shown;
		g->passed++;
		return true;
	}
	if (fail_code(why) != EXIT_NOT_ALLOWED)
		return false;
	/* One whom it concerns does not get it; the rest go on. */
	fail_in(why, arena_string(arena, id), 0);
	session_warn(s, why);
	fail_release(why);
	g->left++;
	return true;
}

static bool
pass_items(struct signing *g, struct fail *why)
{
	struct session *s = g->session;
	struct text rest = head(g->c, NAME_OPEN_ITEMS), id;
	struct roster roster = { .tree = &s->tree, .station = g->c->station, .arena = &s->arena, .faults = &s->faults };
	struct shift_span span;
	bool ok = true;

	if (g->c->station != NULL && handing_span(g->c->station, &g->c->c.record, &s->arena, &span, why))
		g->shift_officers = roster_officers(&roster, span.shift, span.day);
	fail_release(why);	/* no such shift any more: the outgoing head's items pass */
	while (ok && rest.len > 0 && text_next(&rest, '\n', &id)) {
		ok = pass_item(g, id, why);
		if (!ok && why->message == MSG_ID_NONE) {	/* not in this clone */
			session_fault(s, why);
			ok = true;
		}
	}
	if (ok && g->passed + (g->again ? 0 : g->left) > 0 && !session_given(s, OPT_DRY_RUN))
		session_notice(s, MSG_HANDOVER_PASSED, arena_string(&s->arena, g->c->c.id),
		    arena_printf(&s->arena, "%zu", g->passed).at, arena_string(&s->arena, head(g->c, NAME_INCOMING)),
		    arena_printf(&s->arena, "%zu", g->left).at, NULL);
	return ok;
}

/* The head that signs, as the handover writes him; his own name alone counts. */
static bool
find_head(struct signing *g, struct fail *why)
{
	struct text typed = record_get(&g->t.typed, NAME_BY), outgoing = head(g->c, NAME_OUTGOING), incoming = head(g->c, NAME_INCOMING);
	struct arena *arena = &g->session->arena;

	g->by = text_equal_fold(typed, outgoing) ? outgoing : incoming;
	if (typed.len == 0 || text_equal_fold(typed, g->by))
		return true;
	fail_set(why, MSG_HANDOVER_SIGNS, arena_string(arena, typed), arena_string(arena, outgoing), arena_string(arena, incoming));
	return fail_field(why, "by");
}

static bool
sign(struct signing *g, struct fail *why)
{
	struct session *s = g->session;
	struct text typed = record_get(&g->t.typed, NAME_BY);
	const struct step *there = typed.len > 0 ? handing_signature(&g->c->c, g->by) : NULL;
	struct record step;

	g->again = there != NULL;
	if (there != NULL) {
		g->signed_at = there->at;
		session_notice(s, MSG_HANDOVER_SIGNED, arena_string(&s->arena, g->c->c.id), arena_string(&s->arena, g->by),
		    arena_string(&s->arena, record_get(&there->record, NAME_AT)), NULL);
		return true;
	}
	g->signed_at = g->t.at_given ? g->t.at.at : s->clock.now;
	if (typed.len > 0)
		record_put(&g->t.typed, NAME_BY, g->by);
	return stepping_make(&g->t, g->c, &step, why) && stepping_put(&g->t, g->c, &step, why);
}

static void
say_awaited(struct signing *g)
{
	struct session *s = g->session;
	struct text other = text_equal(g->by, head(g->c, NAME_OUTGOING)) ? head(g->c, NAME_INCOMING) : head(g->c, NAME_OUTGOING);

	if (handing_signature(&g->c->c, other) == NULL)
		session_notice(s, MSG_HANDOVER_AWAITS, arena_string(&s->arena, g->c->c.id), arena_string(&s->arena, other), NULL);
}

static bool
sign_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct signing *g = context;
	struct turn turn = TURN_NONE;
	struct scanned c;
	bool ok;

	g->passed = g->left = 0;
	g->c = &c;
	/* Typed twice at once it is signed once. */
	if (!session_turn(s, &turn, why))
		return false;
	ok = scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->arena, &c, why) &&
	    (c.c.record.schema == &handover_schema || fail_set(why, MSG_STEP_TARGET, "acknowledge", c.c.record.schema->name)) &&
	    find_head(g, why) && sign(g, why);
	if (ok)
		say_awaited(g);
	ok = ok && (!text_equal(g->by, head(&c, NAME_INCOMING)) || pass_items(g, why));
	turn_end(&turn);
	return ok || (why->message != MSG_NONE && fail_in(why, arena_string(&s->arena, id), 0));
}

bool
followup_acknowledge(struct session *s, struct fail *why)
{
	struct signing g = { .session = s };

	return stepping_start(&g.t, s, step_find(TEXT("acknowledge")), why) && session_ids(s, sign_one, &g, why);
}
