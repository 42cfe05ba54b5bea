#include "record/fold.h"

#include <stdlib.h>

#include "record/history.h"
#include "record/voice.h"
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

/* From the last to the first, so that a retract that was taken back itself
 * does nothing. */
static void
steps_retract(struct case_file *c)
{
	for (size_t i = c->step_count; i-- > 0; ) {
		struct step *s = &c->steps[i];
		struct text target = record_get(&s->record, NAME_STEP);

		if (s->verb == NULL || s->retracted || target.len == 0 || !text_is(text_of(s->verb->verb), "retract"))
			continue;
		for (size_t k = 0; k < c->step_count; k++)
			if (k != i && text_equal(record_get(&c->steps[k].record, NAME_UID), target))
				c->steps[k].retracted = true;
	}
}

/* A handover is closed once both heads have signed it, who are not one. */
static bool
is_signed(const struct case_file *c, size_t until)
{
	struct text outgoing = record_get(&c->record, NAME_OUTGOING), incoming = record_get(&c->record, NAME_INCOMING);
	const struct step_verb *acknowledge = c->steps[until].verb;
	int by = schema_named(&step_schema, NAME_BY);
	bool out = false, in = false;

	/* From the newest: it ends where both are found. */
	for (size_t i = until + 1; i-- > 0 && !(out && in); ) {
		if (c->steps[i].verb != acknowledge || c->steps[i].retracted)
			continue;
		out = out || text_equal(c->steps[i].record.values[by], outgoing);
		in = in || text_equal(c->steps[i].record.values[by], incoming);
	}
	return out && in && !text_equal(outgoing, incoming);
}

static enum status
status_after(const struct case_file *c, size_t i)
{
	const struct step_verb *v = c->steps[i].verb;

	if (v->targets == STEP_HANDOVER && v->after == STATUS_CLOSED && !is_signed(c, i))
		return c->status == STATUS_NEW ? STATUS_OPEN : c->status;
	/* An agency that does not take it hands it back. */
	if (v->stage == NAME_TAKEN_AT && text_is(record_get(&c->steps[i].record, NAME_ACCEPTED), "no") && c->status == STATUS_REFERRED)
		return STATUS_OPEN;
	return step_status(v, c->status);
}

bool
step_tells(const struct step *s)
{
	return s->verb != NULL && (s->verb->stage == NAME_NOTIFIED_AT ||
	    (s->verb->stage == NAME_RESPONDED_AT && record_get(&s->record, NAME_VIA).len > 0));
}

/* Whether a step that counts begins another episode: it opens what had ended, or
 * disputes what was answered; a dispute of what nobody answered yet is a reminder. */
static bool
begins_episode(const struct step *s, enum status before, bool answered)
{
	return s->after == STATUS_OPEN && (before >= STATUS_RESOLVED || (step_reviews(s->verb) && answered));
}

void
case_fold(struct case_file *c)
{
	bool log = text_is(record_get(&c->record, NAME_KIND), "log"), answered = false;

	if (c->step_count > 1)
		qsort(c->steps, c->step_count, sizeof *c->steps, step_order);
	steps_retract(c);
	history_rivals(c);
	c->status = log ? STATUS_CLOSED : STATUS_NEW;
	for (size_t i = 0; i < c->step_count; i++) {
		struct step *s = &c->steps[i];
		enum status before = c->status;

		s->after = before;
		if (s->verb == NULL || s->retracted)
			continue;
		s->after = c->status = status_after(c, i);
		s->episode = begins_episode(s, before, answered);
		answered = s->episode ? false : answered || s->verb->stage == NAME_RESPONDED_AT;
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

/* The earliest of a stage over all episodes. */
static void
fill_earliest(struct filling *f, enum name stage, struct text at)
{
	int i = stage == NAME_NONE ? NO_FIELD : shape_named(f->shape, stage);

	if (i != NO_FIELD && (f->row[i].len == 0 || value_compare(f->shape->fields[i], at, f->row[i]) < 0))
		f->row[i] = at;
}

static void
fill_stage(struct filling *f, const struct step *s)
{
	struct text at = record_get(&s->record, NAME_AT);
	int i;

	fill_earliest(f, s->verb->stage, at);
	if (step_tells(s))
		fill_earliest(f, NAME_NOTIFIED_AT, at);
	if (s->verb->stage != NAME_CLOSED_AT)
		return;
	i = shape_named(f->shape, NAME_LAST_CLOSED_AT);
	if (i == NO_FIELD)
		return;
	if (f->row[i].len == 0 || value_compare(f->shape->fields[i], at, f->row[i]) > 0)
		f->row[i] = at;
}

/* The new values of an amend, over the stored ones. What amend cannot set it
 * does not set either where a hand or a merge wrote it. */
static void
fill_sets(struct filling *f, const struct step *s)
{
	struct text rest = record_get(&s->record, NAME_SET), line, key, value;

	while (text_next(&rest, '\n', &line)) {
		int i;

		text_cut(line, ':', &key, &value);
		i = shape_field(f->shape, text_trim(key));
		if (i != NO_FIELD && (f->shape->fields[i]->flags & (FIELD_DERIVED | FIELD_FIXED)) == 0)
			f->row[i] = value_unescape(text_trim(value), f->arena);
	}
}

/* One more line of a list, under those before it, once. */
static void
fill_line(struct filling *f, enum name list, struct text line)
{
	int i = shape_named(f->shape, list);

	if (i == NO_FIELD || line.len == 0 || text_has_line(f->row[i], line))
		return;
	f->row[i] = f->row[i].len == 0 ? line
	    : arena_printf(f->arena, "%.*s\n%.*s", TEXT_ARG(f->row[i]), TEXT_ARG(line));
}

/* Nothing is called improved without figures (DESIGN 5), whatever an import says. */
static bool
is_proven(const struct record *step)
{
	return !text_is(record_get(step, NAME_VERDICT), "effective") || record_get(step, NAME_FIGURES).len > 0;
}

static void
fill_step(struct filling *f, const struct step *s, enum status before)
{
	static const enum name carried[] = { NAME_CAUSE, NAME_OUTCOME, NAME_DUPLICATE_OF, NAME_STAGE, NAME_VERDICT };

	if (s->verb == NULL || s->retracted)
		return;
	f->counted++;
	fill_stage(f, s);
	fill_sets(f, s);
	fill_line(f, NAME_NUMBERS, record_get(&s->record, NAME_NUMBER));
	fill_line(f, NAME_ACTIONS, record_get(&s->record, NAME_ACTION));
	if (record_get(&s->record, NAME_TO).len > 0 || step_reviews(s->verb))
		fill(f, NAME_OWNER, record_get(&s->record, NAME_TO));
	else if (s->verb->stage == NAME_ACCEPTED_AT && record_get(&s->record, NAME_BY).len > 0)
		fill(f, NAME_OWNER, record_get(&s->record, NAME_BY));
	for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
		if (record_get(&s->record, carried[i]).len > 0 && (carried[i] != NAME_VERDICT || is_proven(&s->record)))
			fill(f, carried[i], record_get(&s->record, carried[i]));
	if (before == STATUS_DUPLICATE && s->after != STATUS_DUPLICATE)
		fill(f, NAME_DUPLICATE_OF, (struct text){0});
	if (before >= STATUS_RESOLVED && s->after == STATUS_OPEN)
		f->reopened++;
	if (!status_final(s->after))
		f->ended = INT64_MIN;
	else if (!status_final(before) ||	/* or two clones closed it: */
	    (s->verb->stage == NAME_CLOSED_AT && f->ended != INT64_MIN && f->ended < s->at))
		f->ended = s->at;
}

static void
fill_age(struct filling *f, int64_t now)
{
	struct moment received;
	struct fail why = {0};

	if (moment_parse(record_get(&f->c->record, NAME_RECEIVED), &received, &why)) {
		int64_t end = f->ended != INT64_MIN ? f->ended : now;

		/* A record that was closed at birth has no age to grow. */
		if (f->ended == INT64_MIN && status_final(f->c->status))
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
	int shift_column;

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
	shift_column = shape_named(shape, NAME_SHIFT);
	if (shift_column != NO_FIELD && (shape->fields[shift_column]->flags & FIELD_DERIVED) != 0)
		row[shift_column] = shift;	/* a handover says its own */
	fill(&f, NAME_REOPENED, arena_printf(arena, "%d", f.reopened));
	fill(&f, NAME_STEPS, arena_printf(arena, "%d", f.counted));
	if (c->record.extra_count > 0)
		fill(&f, NAME_EXTRAS, record_extras(&c->record, arena));
	fill_age(&f, now);
	voice_row(c, shape, row);
}

static bool
is_counted(const struct step *s, const char *verb)
{
	return s->verb != NULL && !s->retracted && text_is(text_of(s->verb->verb), verb);
}

bool
step_amends_people(const struct step *s)
{
	return s->verb != NULL && text_is(text_of(s->verb->verb), "amend") && record_get(&s->record, NAME_IDENTITY).len > 0;
}

struct text
case_identity(const struct case_file *c)
{
	for (size_t i = c->step_count; i-- > 0; )
		if (!c->steps[i].retracted && step_amends_people(&c->steps[i]))
			return record_get(&c->steps[i].record, NAME_IDENTITY);
	return record_get(&c->record, NAME_IDENTITY);
}

struct text
case_duplicate_of(const struct case_file *c)
{
	for (size_t i = c->status == STATUS_DUPLICATE ? c->step_count : 0; i-- > 0; )
		if (is_counted(&c->steps[i], "duplicate") && record_get(&c->steps[i].record, NAME_DUPLICATE_OF).len > 0)
			return record_get(&c->steps[i].record, NAME_DUPLICATE_OF);
	return (struct text){0};
}

bool
case_changed(const struct case_file *c, const struct record *file)
{
	if (file->sum != SUM_BAD)
		return false;
	for (size_t i = 0; i < c->step_count; i++)
		if (!c->steps[i].retracted && text_has_line(record_get(&c->steps[i].record, NAME_FILE_SUM), file->digest))
			return false;
	return true;
}

bool
case_after_approval(const struct case_file *c, const struct step *step)
{
	for (size_t i = 0; i < c->step_count && &c->steps[i] != step; i++)
		if (is_counted(&c->steps[i], "approve"))
			return true;
	return false;
}

int
case_supplement(const struct case_file *c, const struct step *step)
{
	int number = 0;

	if (!is_counted(step, "supplement"))
		return 0;
	for (const struct step *s = c->steps; s <= step; s++)
		number += is_counted(s, "supplement");
	return number;
}

struct text
case_code(const struct case_file *c)
{
	for (size_t i = c->step_count; i-- > 0; )
		if (!c->steps[i].retracted && record_get(&c->steps[i].record, NAME_CODE_SHA256).len > 0)
			return record_get(&c->steps[i].record, NAME_CODE_SHA256);
	return record_get(&c->record, NAME_CODE_SHA256);
}

struct text
case_title(const struct shape *shape, const struct text *row, enum language l)
{
	static const struct words confidential = WORDS("(confidential)", "(rahasia)");

	return text_is(row_get(shape, row, NAME_CONFIDENTIAL), "yes") ? text_of(confidential.in[l]) : row_get(shape, row, NAME_TITLE);
}
