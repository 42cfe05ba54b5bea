/* A handover: a shift that there was, once, and signed by its heads alone. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/refuse.h"
#include "store/check_case.h"
#include "store/roster.h"
#include "time/date.h"

static void
check_shift(struct casing *x)
{
	const struct tree *tree = x->k->check->tree;
	const struct record *r = &x->c.record;
	struct text shift = record_get(r, NAME_SHIFT), date = record_get(r, NAME_DAY);
	struct shift_span span;
	struct fail why = {0};
	int32_t day;

	for (size_t i = 0; i < tree->station_count; i++) {
		const struct station *s = &tree->stations[i];

		if (!text_equal(s->code, x->day->station) || s->shifts.count == 0 || !date_parse(date, &day) ||
		    shift_of_day(s, shift, day, &span))
			continue;
		fail_set(&why, MSG_CHECK_NO_SHIFT, arena_string(&x->k->file, shift), arena_string(&x->k->file, date));
		casing_notice(x, x->paths[0], r, NAME_SHIFT, &why);
	}
}

static void
keep(struct casing *x)
{
	struct checking *k = x->k;
	const struct record *r = &x->c.record;

	if (k->handed_count == k->handed_cap) {
		k->handed_cap += k->handed_cap / 2 + 64;
		k->handed = memory_grow(k->handed, k->handed_cap, sizeof *k->handed);
	}
	k->handed[k->handed_count++] = (struct handed){
		.shift = arena_printf(&k->kept, "%.*s\n%.*s\n%.*s", TEXT_ARG(x->day->station), TEXT_ARG(record_get(r, NAME_DAY)),
		    TEXT_ARG(record_get(r, NAME_SHIFT))),
		.id = arena_text(&k->kept, x->c.id),
	};
}

static int
handed_order(const void *x, const void *y)
{
	const struct handed *a = x, *b = y;
	int c = text_compare(a->shift, b->shift);

	return c != 0 ? c : text_compare(a->id, b->id);
}

void
check_handovers(struct checking *k)
{
	if (k->handed_count > 1)
		qsort(k->handed, k->handed_count, sizeof *k->handed, handed_order);
	for (size_t i = 1; i < k->handed_count; i++) {
		struct buf path = {0};
		struct fail why = {0};

		if (!text_equal(k->handed[i].shift, k->handed[i - 1].shift))
			continue;
		layout_record(k->handed[i].id, &path);
		fail_set(&why, MSG_CHECK_HANDOVERS, arena_string(&k->file, k->handed[i - 1].id));
		fail_field(&why, "shift");
		check_notice(k, path.data, 0, &why);
		buf_release(&path);
	}
	arena_clear(&k->file);
}

void
check_handover(struct casing *x)
{
	const struct record *r = &x->c.record;

	if (x->c.status != STATUS_VOID && record_get(r, NAME_DAY).len > 0)
		keep(x);
	check_shift(x);
	for (size_t i = 0; i < x->c.step_count; i++) {
		const struct step *s = &x->c.steps[i];
		struct text by = record_get(&s->record, NAME_BY);
		struct fail why = {0};

		if (s->retracted || s->verb != step_find(TEXT("acknowledge")) || text_equal(by, record_get(r, NAME_OUTGOING)) ||
		    text_equal(by, record_get(r, NAME_INCOMING)))
			continue;
		refuse(&why, MSG_CHECK_SIGNER, by);
		casing_notice(x, casing_path(x, s), &s->record, NAME_BY, &why);
	}
}
