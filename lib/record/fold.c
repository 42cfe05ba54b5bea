#include "record/fold.h"

#include <stdlib.h>

#include "record/value.h"
#include "time/moment.h"

static int
step_order(const void *x, const void *y)
{
	const struct step *a = x, *b = y;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return text_compare(a->name, b->name);
}

static void
steps_retract(struct case_file *c)
{
	for (size_t i = 0; i < c->step_count; i++) {
		struct step *s = &c->steps[i];

		if (s->verb == NULL || !text_is(text_of(s->verb->verb), "retract"))
			continue;
		for (size_t k = 0; k < c->step_count; k++)
			if (k != i && text_equal(record_get(&c->steps[k].record, NAME_UID), record_get(&s->record, NAME_STEP)))
				c->steps[k].retracted = true;
	}
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
			if (text_equal(key, other_key))
				return true;
		}
	}
	return false;
}

static void
steps_concurrent(struct case_file *c)
{
	for (size_t i = 0; i < c->step_count; i++)
		for (size_t k = i + 1; k < c->step_count && c->steps[k].number == c->steps[i].number; k++)
			if (sets_meet(&c->steps[i], &c->steps[k]))
				c->steps[i].concurrent = c->steps[k].concurrent = true;
}

void
case_fold(struct case_file *c)
{
	bool log = text_is(record_get(&c->record, NAME_KIND), "log");

	if (c->step_count > 1)
		qsort(c->steps, c->step_count, sizeof *c->steps, step_order);
	steps_retract(c);
	steps_concurrent(c);
	c->status = log ? STATUS_CLOSED : STATUS_NEW;
	for (size_t i = 0; i < c->step_count; i++) {
		struct step *s = &c->steps[i];

		if (s->verb != NULL && !s->retracted)
			c->status = step_status(s->verb, c->status);
		s->after = c->status;
	}
}

/* What the row needs while it is being filled. */
struct filling {
	const struct case_file *c;
	const struct shape *shape;
	struct arena *arena;
	struct text *row;
	int64_t ended;		/* when the age stopped; INT64_MIN while open */
	int reopened;
	int counted;
};

static void
fill(struct filling *f, enum name id, struct text value)
{
	int i = shape_named(f->shape, id);

	if (i != NO_FIELD)
		f->row[i] = value;
}

static void
fill_stage(struct filling *f, const struct step *s)
{
	int i = s->verb->stage == NAME_NONE ? NO_FIELD : shape_named(f->shape, s->verb->stage);
	struct text at = record_get(&s->record, NAME_AT);

	if (i == NO_FIELD)
		return;
	if (f->row[i].len == 0 || value_compare(f->shape->fields[i], at, f->row[i]) < 0)
		f->row[i] = at;
	if (s->verb->stage != NAME_CLOSED_AT)
		return;
	i = shape_named(f->shape, NAME_LAST_CLOSED_AT);
	if (f->row[i].len == 0 || value_compare(f->shape->fields[i], at, f->row[i]) > 0)
		f->row[i] = at;
}

/* The new values of an amend, over the stored ones. */
static void
fill_sets(struct filling *f, const struct step *s)
{
	struct text rest = record_get(&s->record, NAME_SET), line, key, value;

	while (text_next(&rest, '\n', &line)) {
		int i;

		text_cut(line, ':', &key, &value);
		i = shape_field(f->shape, text_trim(key));
		if (i != NO_FIELD && (f->shape->fields[i]->flags & FIELD_DERIVED) == 0)
			f->row[i] = value_unescape(text_trim(value), f->arena);
	}
}

static bool
is_final(enum status s)
{
	return s == STATUS_CLOSED || s == STATUS_REJECTED || s == STATUS_DUPLICATE || s == STATUS_VOID;
}

static void
fill_step(struct filling *f, const struct step *s, enum status before)
{
	static const enum name carried[] = { NAME_CAUSE, NAME_OUTCOME, NAME_DUPLICATE_OF };

	if (s->verb == NULL || s->retracted)
		return;
	f->counted++;
	fill_stage(f, s);
	fill_sets(f, s);
	if (record_get(&s->record, NAME_TO).len > 0)
		fill(f, NAME_OWNER, record_get(&s->record, NAME_TO));
	else if (s->verb->stage == NAME_ACCEPTED_AT && record_get(&s->record, NAME_BY).len > 0)
		fill(f, NAME_OWNER, record_get(&s->record, NAME_BY));
	for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
		if (record_get(&s->record, carried[i]).len > 0)
			fill(f, carried[i], record_get(&s->record, carried[i]));
	if (before >= STATUS_RESOLVED && s->after == STATUS_OPEN)
		f->reopened++;
	if (is_final(s->after) && !is_final(before))
		f->ended = s->at;
	else if (!is_final(s->after))
		f->ended = INT64_MIN;
}

static void
fill_age(struct filling *f, int64_t now)
{
	struct moment received;
	struct fail why = {0};

	if (moment_parse(record_get(&f->c->record, NAME_RECEIVED), &received, &why)) {
		int64_t end = f->ended != INT64_MIN ? f->ended : now;

		/* A record that was closed at birth has no age to grow. */
		if (f->ended == INT64_MIN && is_final(f->c->status))
			end = received.at;
		fill(f, NAME_AGE, arena_printf(f->arena, "%lld", (long long)(end - received.at)));
	}
	fail_release(&why);
}

void
case_row(const struct case_file *c, const struct shape *shape, int64_t now, struct text shift,
    struct arena *arena, struct text *row)
{
	struct filling f = { c, shape, arena, row, INT64_MIN, 0, 0 };
	enum status before = text_is(record_get(&c->record, NAME_KIND), "log") ? STATUS_CLOSED : STATUS_NEW;

	for (size_t i = 0; i < shape->count; i++) {
		int at = (shape->fields[i]->flags & FIELD_DERIVED) != 0 ? NO_FIELD
		    : schema_field(c->record.schema, text_of(shape->fields[i]->name));

		row[i] = at == NO_FIELD ? (struct text){0} : c->record.values[at];
	}
	for (size_t i = 0; i < c->step_count; i++) {
		fill_step(&f, &c->steps[i], before);
		before = c->steps[i].after;
	}
	fill(&f, NAME_ID, c->id);
	fill(&f, NAME_STATUS, text_of(status_key(c->status)));
	fill(&f, NAME_SHIFT, shift);
	fill(&f, NAME_REOPENED, arena_printf(arena, "%d", f.reopened));
	fill(&f, NAME_STEPS, arena_printf(arena, "%d", f.counted));
	fill_age(&f, now);
}
