#include "holding.h"

#include "numbering.h"

bool
holding_flush(struct holding *h, struct fail *why)
{
	for (size_t k = 0; k < HELD; k++)
		h->at[k].waits = false;
	return importing_flush(h->i, why);
}

/* Numbers after the step that makes them void; and what is read again must be there. */
static bool
leave(struct holding *h, struct held *x, struct fail *why)
{
	bool ok = !x->waits || holding_flush(h, why);

	if (x->voids && ok)
		numbering_void(h->i->session, &x->on.c);
	x->voids = false;
	x->on = (struct standing){0};
	arena_clear(&x->arena);
	return ok;
}

bool
holding_clear(struct holding *h, struct fail *why)
{
	bool ok = true;

	for (size_t k = 0; k < HELD; k++)
		ok = leave(h, &h->at[k], why) && ok;
	return ok;
}

void
holding_end(struct holding *h)
{
	for (size_t k = 0; k < HELD; k++)
		arena_release(&h->at[k].arena);
}

bool
holding_find(struct holding *h, struct text id, struct held **found, struct fail *why)
{
	struct session *s = h->i->session;
	struct text full;

	if (!scan_id(&s->tree, id, s->clock.now, &h->i->row, &full, why))
		return fail_set(why, MSG_IMPORT_NO_RECORD, arena_string(&h->i->row, id)) || fail_field(why, "id");
	for (size_t k = 0; k < HELD; k++)
		if (text_equal(h->at[k].on.c.c.id, full)) {
			*found = &h->at[k];
			return true;
		}
	*found = &h->at[h->next];
	h->next = (h->next + 1) % HELD;
	if (!leave(h, *found, why))
		return false;
	if (!standing_read(&(*found)->on, &s->tree, full, &s->faults, &(*found)->arena, why)) {
		(*found)->on = (struct standing){0};
		return fail_set(why, MSG_IMPORT_NO_RECORD, arena_string(&h->i->row, id)) || fail_field(why, "id");
	}
	if (h->i->pass == PASS_CHECK)
		byhand_stand(h->byhand, &(*found)->on, &(*found)->arena);
	return true;
}

void
holding_add(struct held *x, const struct record *step, int64_t number, struct text tag)
{
	struct record *kept = arena_get(&x->arena, sizeof *kept);
	struct buf name = {0};

	*kept = *step;
	record_keep(kept, &x->arena);
	layout_step(x->on.c.c.id, number, tag, &name);
	standing_add(&x->on, kept, step_find(record_get(kept, NAME_VERB)), number, arena_text(&x->arena, buf_view(&name)), &x->arena);
	x->waits = true;
	buf_release(&name);
}
