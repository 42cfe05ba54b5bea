/* A handover: a shift that there was, and signed by its heads alone. */
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

void
check_handover(struct casing *x)
{
	const struct record *r = &x->c.record;

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
