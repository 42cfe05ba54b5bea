#include "cli/standing.h"

#include "record/history.h"
#include "time/moment.h"

enum { STEPS_FIRST = 8 };

bool
standing_read(struct standing *on, const struct tree *tree, struct text id, const struct fail_sink *faults,
    struct arena *arena, struct fail *why)
{
	struct arena day = {0};
	bool ok;

	*on = (struct standing){0};
	ok = scan_one(tree, id, INT64_MAX, faults, &day, &on->c, why);
	if (ok)
		scan_keep(&on->c, arena);
	arena_release(&day);
	if (ok)
		standing_begin(on, arena);
	return ok;
}

void
standing_begin(struct standing *on, struct arena *arena)
{
	const struct case_file *c = &on->c.c;

	on->cap = c->step_count;
	on->taken = arena_get(arena, on->cap * sizeof *on->taken);
	on->after = history_heads(c, arena);
	for (size_t i = 0; i < c->step_count; i++)
		on->highest = c->steps[i].number > on->highest ? c->steps[i].number : on->highest;
}

/* Room for one more. */
static void
grow(struct standing *on, struct arena *arena)
{
	struct case_file *c = &on->c.c;
	struct step *steps;
	bool *taken;

	if (c->step_count < on->cap)
		return;
	on->cap = on->cap < STEPS_FIRST ? STEPS_FIRST : on->cap * 2;
	steps = arena_get(arena, on->cap * sizeof *steps);
	taken = arena_get(arena, on->cap * sizeof *taken);
	for (size_t i = 0; i < c->step_count; i++) {
		steps[i] = c->steps[i];
		taken[i] = on->taken[i];
	}
	c->steps = steps;
	on->taken = taken;
}

/* One that leaves the status and takes nothing back needs no fold: it knew of all the others. */
static void
fold_in(struct case_file *c, bool is_last)
{
	struct step *last = &c->steps[c->step_count - 1];

	if (is_last && last->verb != NULL && last->verb->after == STATUS_UNCHANGED && record_get(&last->record, NAME_STEP).len == 0) {
		last->after = c->status;
		return;
	}
	for (size_t i = 0; i < c->step_count; i++) {
		c->steps[i].retracted = false;
		c->steps[i].rival = NULL;
		c->steps[i].settled = false;
	}
	case_fold(c);
}

void
standing_add(struct standing *on, const struct record *step, const struct step_verb *verb, int64_t number,
    struct text name, struct arena *arena)
{
	struct case_file *c = &on->c.c;
	struct step *new;
	struct moment at;
	struct fail ignored = {0};
	bool is_last = number == 0 || number > on->highest;

	if (number == 0)
		number = on->highest + 1;
	grow(on, arena);
	new = &c->steps[c->step_count];
	*new = (struct step){ .record = *step, .name = name, .number = number, .verb = verb };
	if (moment_parse(record_get(step, NAME_AT), &at, &ignored))
		new->at = at.at;
	fail_release(&ignored);
	on->taken[c->step_count++] = true;
	on->highest = is_last ? number : on->highest;
	on->after = text_after(name, text_find(name, TEXT("_")) + 1);
	fold_in(c, is_last);
}
