/* acknowledge: the two heads of shift sign a handover; with the second signature
 * what is open and the outgoing shift's passes to the incoming one. */
#include "cli/handing.h"
#include "passing.h"
#include "verbs.h"

/* One handover being signed. */
struct signing {
	struct session *session;
	struct stepping t;
	const struct scanned *c;
	struct text by;			/* the head, as the handover writes it */
	int64_t signed_at;		/* when he signed */
	bool again;			/* he had signed before */
};

static struct text
head(const struct scanned *c, enum name id)
{
	return record_get(&c->c.record, id);
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

/* The signature of the head who is not signing now; NULL: he has still to sign,
 * which is said. */
static const struct step *
find_other(struct signing *g)
{
	struct session *s = g->session;
	struct text other = text_equal(g->by, head(g->c, NAME_OUTGOING)) ? head(g->c, NAME_INCOMING) : head(g->c, NAME_OUTGOING);
	const struct step *signature = handing_signature(&g->c->c, other);

	if (signature == NULL)
		session_notice(s, MSG_HANDOVER_AWAITS, arena_string(&s->arena, g->c->c.id), arena_string(&s->arena, other), NULL);
	return signature;
}

/* Once both have signed; nothing is handed over before the handover was made. */
static bool
pass_on(struct signing *g, struct fail *why)
{
	const struct step *other = find_other(g);
	struct passing p = { g->session, g->c, g->signed_at, g->again };

	if (other == NULL || g->c->c.status == STATUS_VOID)
		return true;
	p.signed_at = other->at > p.signed_at ? other->at : p.signed_at;
	if (!g->c->received.day_only && g->c->received.at > p.signed_at)
		p.signed_at = g->c->received.at;
	return passing_run(&p, why);
}

static bool
sign_one(struct session *s, struct text id, void *context, struct fail *why)
{
	struct signing *g = context;
	struct turn turn = TURN_NONE;
	struct scanned c;
	bool ok;

	g->c = &c;
	/* Typed twice at once it is signed once. */
	if (!session_turn(s, &turn, why))
		return false;
	ok = scan_one(&s->tree, id, INT64_MAX, &s->faults, &s->arena, &c, why) &&
	    (c.c.record.schema == &handover_schema || fail_set(why, MSG_STEP_TARGET, "acknowledge", c.c.record.schema->name)) &&
	    find_head(g, why) && sign(g, why);
	ok = ok && pass_on(g, why);
	turn_end(&turn);
	return ok || (why->message != MSG_NONE && fail_in(why, arena_string(&s->arena, id), 0));
}

bool
followup_acknowledge(struct session *s, struct fail *why)
{
	struct signing g = { .session = s };

	return stepping_start(&g.t, s, step_find(TEXT("acknowledge")), why) && session_ids(s, sign_one, &g, why);
}
