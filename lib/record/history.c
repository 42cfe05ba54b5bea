#include "record/history.h"

#include <string.h>

#include "base/memory.h"
#include "record/stages.h"

/* Of a record with more steps than this, forks are known by equal clocks only:
 * the square of it is what is kept while they are compared. */
enum { STEPS_MOST = 4096 };

/* "01-K7Q2" of "PLB-20261124-R0007_01-K7Q2". */
static struct text
part_of(const struct step *s)
{
	size_t at = text_find(s->name, TEXT("_"));

	return at == (size_t)-1 ? s->name : text_after(s->name, at + 1);
}

static size_t
find_part(const struct case_file *c, struct text part)
{
	size_t i = 0;

	while (i < c->step_count && !text_equal(part_of(&c->steps[i]), part))
		i++;
	return i;
}

/* Whether each step was written after the one before it: nothing to compare. */
static bool
is_straight(const struct case_file *c)
{
	for (size_t i = 1; i < c->step_count; i++) {
		struct text after = record_get(&c->steps[i].record, NAME_AFTER);

		if (after.len > 0 ? !text_equal(after, part_of(&c->steps[i - 1])) : c->steps[i].number == c->steps[i - 1].number)
			return false;
	}
	return true;
}

/* known[i * n + k]: step i knew of step k. The steps are in fold order, so that
 * whatever a step names comes before it. */
static bool *
fill_known(const struct case_file *c)
{
	size_t n = c->step_count;
	bool *known = memory_get(n * n);

	memset(known, 0, n * n);
	for (size_t i = 0; i < n; i++) {
		struct text after = record_get(&c->steps[i].record, NAME_AFTER), part;
		bool whole = after.len > 0;
		int64_t highest = 0;

		while (after.len > 0 && text_next(&after, '\n', &part)) {
			size_t k = find_part(c, part);

			whole = whole && k < i;
			if (k >= i)
				continue;
			known[i * n + k] = true;
			highest = c->steps[k].number > highest ? c->steps[k].number : highest;
			for (size_t older = 0; older < k; older++)
				known[i * n + older] = known[i * n + older] || known[k * n + older];
		}
		/* One whose clock is not behind what it names was written by hand. */
		whole = whole && c->steps[i].number > highest;
		for (size_t k = 0; k < i && !whole; k++)
			known[i * n + k] = known[i * n + k] || c->steps[k].number < c->steps[i].number;
	}
	return known;
}

struct text
history_heads(const struct case_file *c, struct arena *arena)
{
	struct buf lines = {0};
	struct text heads;
	int field = schema_named(&step_schema, NAME_AFTER);

	for (size_t i = 0; i < c->step_count; i++) {
		bool seen = false;

		/* Mostly it is the next that knew of it. */
		for (size_t n = 1; n < c->step_count && !seen; n++) {
			size_t k = (i + n) % c->step_count;
			struct text after = c->steps[k].record.values[field];

			seen = (after.len > 0 ? text_has_line(after, part_of(&c->steps[i]))
			    : c->steps[k].number > c->steps[i].number);
		}
		if (!seen) {
			buf_puts(&lines, lines.len > 0 ? "\n" : "");
			buf_text(&lines, part_of(&c->steps[i]));
		}
	}
	heads = arena_text(arena, buf_view(&lines));
	buf_release(&lines);
	return heads;
}

/* Whether two steps set a field in common. */
static bool
sets_meet(const struct step *a, const struct step *b)
{
	struct text x = record_get(&a->record, NAME_SET), line, key, value;

	while (text_next(&x, '\n', &line)) {
		struct text y = record_get(&b->record, NAME_SET), other, other_key;

		text_cut(line, ':', &key, &value);
		while (text_next(&y, '\n', &other)) {
			text_cut(other, ':', &other_key, &value);
			if (text_equal(text_trim(key), text_trim(other_key)))
				return true;
		}
	}
	return false;
}

static bool
is_of_unit(const struct step *s)
{
	static const enum name units[] = { NAME_DISPATCHED_AT, NAME_DEPARTED_AT, NAME_ARRIVED_AT, NAME_CLEARED_AT };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (s->verb->stage == units[i])
			return true;
	return false;
}

/* Two units may be sent; but one cannot arrive twice. */
static bool
units_meet(const struct step *a, const struct step *b)
{
	return is_of_unit(a) && a->verb->stage == b->verb->stage && a->at != b->at && !stage_other_unit(&a->record, &b->record);
}

/* Whether a step says where the record goes, who has it, or what the citizen is
 * told. What a unit does is no decision; both heads sign one handover. */
static bool
decides(const struct step *s)
{
	if (is_of_unit(s) || ((s->verb->targets & STEP_REPORT) == 0 && (s->verb->targets & STEP_HANDOVER) != 0))
		return false;
	return s->verb->after != STATUS_UNCHANGED || s->verb->stage == NAME_RESPONDED_AT || record_get(&s->record, NAME_TO).len > 0;
}

static bool
meet(const struct step *a, const struct step *b)
{
	if (a->verb == NULL || b->verb == NULL || a->retracted || b->retracted)
		return false;
	/* Of two new files of people one holds. */
	return sets_meet(a, b) || units_meet(a, b) || (step_amends_people(a) && step_amends_people(b)) || (decides(a) && decides(b));
}

/* Whether a later step knew of both and decides the same anew. */
static bool
is_settled(const struct case_file *c, const bool *known, size_t a, size_t b)
{
	size_t n = c->step_count;

	for (size_t k = (a > b ? a : b) + 1; k < n; k++)
		if (known[k * n + a] && known[k * n + b] && meet(&c->steps[k], &c->steps[a]))
			return true;
	return false;
}

static void
mark(struct case_file *c, const bool *known, size_t i, size_t k)
{
	struct step *a = &c->steps[i], *b = &c->steps[k];

	if (a->rival != NULL)
		return;
	a->rival = b;
	a->settled = known != NULL && is_settled(c, known, i, k);
}

static void
compare(struct case_file *c, const bool *known, size_t i, size_t k, bool same)
{
	const struct step *a = &c->steps[i], *b = &c->steps[k];

	if ((same && a->verb != b->verb) || (a->rival != NULL && b->rival != NULL) || !meet(a, b) ||
	    (known != NULL ? known[k * c->step_count + i] : a->number != b->number))
		return;
	mark(c, known, i, k);
	mark(c, known, k, i);
}

void
history_rivals(struct case_file *c)
{
	size_t n = c->step_count;
	bool *known = NULL;

	if (is_straight(c))
		return;
	if (n <= STEPS_MOST)
		known = fill_known(c);
	/* Those of one verb first: two answers are each other's rivals before anything else. */
	for (int same = 1; same >= 0; same--)
		for (size_t i = 0; i < n; i++)
			for (size_t k = i + 1; k < n; k++)
				compare(c, known, i, k, same == 1);
	memory_free(known);
}

bool
history_knew(const struct case_file *c, const struct step *step, const struct step *other)
{
	size_t n = c->step_count;
	bool *known, knew;

	if (other >= step || is_straight(c))
		return other < step;
	if (n > STEPS_MOST)
		return other->number < step->number;
	known = fill_known(c);
	knew = known[(size_t)(step - c->steps) * n + (size_t)(other - c->steps)];
	memory_free(known);
	return knew;
}
