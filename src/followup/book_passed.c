/* What a handover passed by itself is one line of the shift book. */
#include "book.h"

bool
book_passed(struct book *b, const struct step *step)
{
	struct arena *arena = &b->session->arena;
	struct text handover, to = record_get(&step->record, NAME_TO);
	struct book_row *r = NULL;

	if (!handing_passes(&step->record, &handover))
		return false;
	for (size_t i = 0; i < b->passed.count && r == NULL; i++)
		if (text_equal(b->passed.at[i].id, handover) && text_equal(b->passed.at[i].by, to))
			r = &b->passed.at[i];
	if (r == NULL) {
		r = book_add(b, &b->passed);
		*r = (struct book_row){ .at = INT64_MAX, .id = arena_text(arena, handover), .type = text_of(handover_schema.name),
			.verb = TEXT(BOOK_PASSED), .by = arena_text(arena, to) };
	}
	if (step->at < r->at) {
		r->at = step->at;
		r->time = arena_text(arena, record_get(&step->record, NAME_AT));
	}
	r->rank++;	/* how many, until the end */
	return true;
}

void
book_passed_end(struct book *b)
{
	for (size_t i = 0; i < b->passed.count; i++) {
		struct book_row *r = &b->passed.at[i];

		r->detail = arena_printf(&b->session->arena, "%d", r->rank);
		r->rank = 0;
		*book_add(b, &b->sections[BOOK_DONE]) = *r;
	}
}
