/* Records that a page names, and where their count stands in the rows. */
#include <stdlib.h>

#include "base/memory.h"
#include "summary.h"

enum { LISTS = 7 };

void
summary_list(struct summary *d, struct listed *l, struct named one)
{
	struct arena *arena = &d->session->arena;

	if (l->total != NULL)
		summary_behind(d, (struct cell){ .section = "actions", .key = text_of(l->total) }, one.id);
	if (d->trace != NULL)
		summary_behind(d, (struct cell){ .section = l->section, .key = summary_listed_key(&one, arena) }, one.id);
	if (l->count == l->cap) {
		l->cap = l->cap > 0 ? l->cap * 2 : LISTED_MAX;
		l->rows = memory_grow(l->rows, (size_t)l->cap, sizeof *l->rows);
	}
	one.id = arena_text(arena, one.id);
	one.title = arena_text(arena, one.title);
	one.owner = arena_text(arena, one.owner);
	if (one.word != NULL)
		one.word = arena_string(arena, text_of(one.word));
	l->rows[l->count++] = one;
}

struct text
summary_listed_key(const struct named *one, struct arena *arena)
{
	return one->word == NULL ? one->id : arena_printf(arena, "%.*s %s", TEXT_ARG(one->id), one->word);
}

static int
by_time(const void *x, const void *y)
{
	const struct named *a = x, *b = y;

	return a->at != b->at ? (a->at < b->at ? -1 : 1) : text_compare(a->id, b->id);
}

static struct listed *const *
lists_of(struct summary *d)
{
	struct listed **lists = arena_get(&d->session->arena, LISTS * sizeof *lists);
	struct listed *all[LISTS] = { &d->overdue, &d->untold, &d->changed, &d->actions.overdue, &d->actions.soon,
		&d->actions.finished, &d->actions.verified };

	for (int i = 0; i < LISTS; i++)
		lists[i] = all[i];
	return lists;
}

void
summary_lists_sort(struct summary *d)
{
	struct listed *const *lists = lists_of(d);

	for (int i = 0; i < LISTS; i++)
		if (lists[i] != &d->changed && lists[i]->count > 1)
			qsort(lists[i]->rows, (size_t)lists[i]->count, sizeof *lists[i]->rows, by_time);
}

void
summary_lists_start(struct summary *d)
{
	d->overdue.section = "overdue";
	d->untold.section = "not_told";
	d->changed.section = "changed";
	d->actions.overdue = (struct listed){ .section = "action_overdue", .total = "overdue" };
	d->actions.soon = (struct listed){ .section = "action_due", .total = "due" };
	d->actions.finished = (struct listed){ .section = "action_finished", .total = "finished" };
	d->actions.verified = (struct listed){ .section = "action_verified", .total = "verified" };
}

void
summary_lists_free(struct summary *d)
{
	struct listed *const *lists = lists_of(d);

	for (int i = 0; i < LISTS; i++)
		memory_free(lists[i]->rows);
}
