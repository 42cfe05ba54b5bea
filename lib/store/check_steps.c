/* The steps of a record together, and what they make of it. */
#include "base/refuse.h"
#include "record/closing.h"
#include "record/pairs.h"
#include "record/review.h"
#include "record/stages.h"
#include "store/case_class.h"
#include "store/check_case.h"
#include "store/duplicate.h"
#include "store/concern.h"
#include "time/moment.h"

/* A stage that was typed; what is imported keeps its times as they were. */
static bool
is_stage(const struct step *s, struct moment *at)
{
	struct fail why = {0};
	bool ok = s->verb != NULL && !s->retracted && s->verb->stage != NAME_NONE &&
	    record_get(&s->record, NAME_SOURCE).len == 0 && moment_parse(record_get(&s->record, NAME_AT), at, &why);

	fail_release(&why);
	return ok;
}

static bool
is_before(struct moment a, struct moment b)
{
	return a.day_only || b.day_only ? moment_day(a) < moment_day(b) : a.at < b.at;
}

/* Of the steps of one episode, first..end. Several units may be sent: one is early
 * only where no step of an earlier stage, by its unit or none, is before it. */
static void
check_stage(struct casing *x, const struct step *s, const struct step *first, const struct step *end)
{
	const char *missed = NULL;
	struct moment mine, its;
	struct fail why = {0};

	if (!is_stage(s, &mine))
		return;
	for (const struct step *o = first; o < end; o++) {
		if (!is_stage(o, &its) || stage_order(s->verb->stage, o->verb->stage) <= 0 || stage_other_unit(&s->record, &o->record))
			continue;
		if (!is_before(mine, its))
			return;
		missed = o->verb->verb;
	}
	if (missed == NULL)
		return;
	fail_set(&why, MSG_CHECK_ORDER, missed);
	casing_notice(x, casing_path(x, s), &s->record, NAME_AT, &why);
}

static void
check_order(struct casing *x)
{
	const struct step *steps = x->c.steps, *all = steps + x->c.step_count;
	enum status before = x->before;

	for (const struct step *first = steps, *end; first < all; first = end) {
		for (end = first; end < all && (end == first || before < STATUS_RESOLVED || end->after != STATUS_OPEN); end++)
			before = end->after;
		for (const struct step *s = first; s < end; s++)
			check_stage(x, s, first, end);
	}
}

/* The record's row after its first steps. */
static struct text
as_it_stands(struct casing *x, size_t steps, enum name id)
{
	struct arena *arena = &x->k->file;
	struct shape shape = shape_of(&case_schema, x->c.record.schema, arena);
	struct text *row = arena_get(arena, shape.count * sizeof *row);
	struct case_file c = x->c;

	c.step_count = steps;
	case_row(&c, &shape, x->k->check->now, (struct text){0}, arena, row);
	return row_get(&shape, row, id);
}

static int32_t
day_of(const struct casing *x, const struct step *s)
{
	return moment_day(moment_in(s->at, tree_zone_of(x->k->check->tree, x->day->station)));
}

static bool
is_concerned(struct casing *x, struct text concerns, struct text officer, int32_t day)
{
	return concern_is(&x->k->officers, x->k->check->tree, x->day->station, concerns, officer, day);
}

/* One whom a complaint concerned by then was given it, or acted on it: a notice. */
static void
check_hands(struct casing *x, const struct step *s, struct text concerns)
{
	static const enum name hands[] = { NAME_TO, NAME_BY };

	for (size_t h = 0; h < sizeof hands / sizeof *hands; h++) {
		struct fail why = {0};

		if (!is_concerned(x, concerns, record_get(&s->record, hands[h]), day_of(x, s)))
			continue;
		refuse(&why, MSG_CHECK_CONCERNED, record_get(&s->record, hands[h]));
		casing_notice(x, casing_path(x, s), &s->record, hands[h], &why);
	}
}

/* Whom it concerns now, as its record or the step `last` says: words that mean
 * nobody, and one who had it before it came to concern him. */
static void
check_concerns(struct casing *x, struct text concerns, const struct step *last)
{
	struct text station = x->day->station, rest = concerns, line, owner = as_it_stands(x, x->c.step_count, NAME_OWNER);
	const char *path = last != NULL ? casing_path(x, last) : x->paths[0];
	const struct record *r = last != NULL ? &last->record : &x->c.record;
	enum name id = last != NULL ? NAME_SET : NAME_CONCERNS;
	struct fail why = {0};

	while (concern_foreign(&x->k->officers, x->k->check->tree, station, &rest, &line)) {
		refuse(&why, MSG_CONCERNS_FOREIGN, line);
		casing_notice(x, path, r, id, &why);
	}
	if (last == NULL || x->c.status >= STATUS_RESOLVED || !is_concerned(x, concerns, owner, day_of(x, last)))
		return;
	for (const struct step *s = x->c.steps + x->c.step_count; s-- > last; )
		if (!s->retracted && record_get(&s->record, NAME_TO).len > 0)
			return;	/* named already */
	refuse(&why, MSG_CHECK_OWNER, owner);
	casing_notice(x, path, r, id, &why);
}

static void
check_concerned(struct casing *x)
{
	struct text concerns = record_get(&x->c.record, NAME_CONCERNS), found, value;
	const struct step *last = NULL;

	for (size_t i = 0; i < x->c.step_count; i++) {
		const struct step *s = &x->c.steps[i];

		if (s->verb == NULL || s->retracted)
			continue;
		check_hands(x, s, concerns);
		if (!pairs_find(record_get(&s->record, NAME_SET), TEXT("concerns"), &found, &value))
			continue;
		concerns = as_it_stands(x, i + 1, NAME_CONCERNS);
		last = s;
	}
	if (concerns.len > 0 && x->c.status != STATUS_VOID)
		check_concerns(x, concerns, last);
}

/* One who handled it before a dispute reviews it. */
static void
check_review(struct casing *x)
{
	for (size_t i = 0; i < x->c.step_count; i++) {
		const struct step *s = &x->c.steps[i];
		struct fail why = {0};
		enum name hand = s->verb == NULL || s->retracted ? NAME_NONE : review_refuses(&x->c, i, s->verb, &s->record);

		if (hand == NAME_NONE)
			continue;
		refuse(&why, MSG_CHECK_REVIEW, record_get(&s->record, hand));
		casing_notice(x, casing_path(x, s), &s->record, hand, &why);
	}
}

/* What happened ended before it began, also after what was amended. */
static void
check_occurred(struct casing *x)
{
	const struct record *r = &x->c.record;
	bool given = record_get(r, NAME_OCCURRED_FROM).len > 0 || record_get(r, NAME_OCCURRED_UNTIL).len > 0;
	struct text first, last;
	struct moment from, until;
	struct fail why = {0};

	for (size_t i = 0; i < x->c.step_count && !given; i++)
		given = text_find(record_get(&x->c.steps[i].record, NAME_SET), TEXT("occurred_")) != (size_t)-1;
	if (!given || x->c.status == STATUS_VOID)
		return;
	first = as_it_stands(x, x->c.step_count, NAME_OCCURRED_FROM);
	last = as_it_stands(x, x->c.step_count, NAME_OCCURRED_UNTIL);
	if (moment_parse(first, &from, &why) && moment_parse(last, &until, &why) && is_before(until, from)) {
		fail_set(&why, MSG_CHECK_BEFORE, "occurred_from", arena_string(&x->k->file, first));
		casing_notice(x, x->paths[0], r, NAME_OCCURRED_UNTIL, &why);
	}
	fail_release(&why);
}

/* A duplicate that leads to nothing that is handled. */
static void
check_duplicate(struct casing *x)
{
	struct scanned end;
	struct fail why = {0};
	enum duplicate leads = duplicate_follow(x->k->check->tree, &x->c, INT64_MAX, &x->k->file, &end);

	if (leads == DUPLICATE_CIRCLE)
		fail_set(&why, MSG_CHECK_DUPLICATES, arena_string(&x->k->file, end.c.id));
	else if (leads == DUPLICATE_END && end.c.status == STATUS_VOID)
		fail_set(&why, MSG_CHECK_DUPLICATE_VOID, arena_string(&x->k->file, end.c.id));
	for (size_t i = x->c.step_count; why.message != MSG_NONE && i-- > 0; )
		if (!x->c.steps[i].retracted && record_get(&x->c.steps[i].record, NAME_DUPLICATE_OF).len > 0) {
			casing_notice(x, casing_path(x, &x->c.steps[i]), &x->c.steps[i].record, NAME_DUPLICATE_OF, &why);
			return;
		}
}

/* A class, as amended, for which no clock runs. */
static void
check_class(struct casing *x)
{
	const struct record *r = &x->c.record, *of = r;
	struct text word = record_get(r, NAME_CLASS), key, value;
	const char *path = x->paths[0], *names;
	struct fail why = {0};

	for (size_t i = 0; i < x->c.step_count; i++) {
		const struct step *s = &x->c.steps[i];

		if (s->retracted || !pairs_find(record_get(&s->record, NAME_SET), TEXT("class"), &key, &value))
			continue;
		word = value;
		of = &s->record;
		path = casing_path(x, s);
	}
	if (x->c.status == STATUS_VOID || !case_class_foreign(x->k->classes, word, &x->k->file, &names))
		return;
	fail_set(&why, MSG_CLASS_FOREIGN, arena_string(&x->k->file, word), names);
	casing_notice(x, path, of, of == r ? NAME_CLASS : NAME_SET, &why);
}

/* A voice that was closed and lacks what closing needs: an import, a merge, or a step
 * that was taken back since. */
static void
check_closed(struct casing *x)
{
	struct buf missing = {0};
	struct fail why = {0};

	closing_lacks(&x->c, false, &missing);
	for (size_t i = x->c.step_count; missing.len > 0 && i-- > 0; ) {
		const struct step *s = &x->c.steps[i];

		if (s->verb == NULL || s->retracted || s->verb->stage != NAME_CLOSED_AT)
			continue;
		fail_set(&why, MSG_CHECK_CLOSED, missing.data);
		casing_notice(x, casing_path(x, s), &s->record, NAME_VERB, &why);
		break;
	}
	buf_release(&missing);
}

void
check_steps(struct casing *x)
{
	if (schema_named(x->c.record.schema, NAME_CLASS) != NO_FIELD)
		check_class(x);
	check_closed(x);
	check_duplicate(x);
	check_order(x);
	check_review(x);
	if (x->c.record.schema == &handover_schema)
		check_handover(x);
	if (schema_named(x->c.record.schema, NAME_CONCERNS) != NO_FIELD)
		check_concerned(x);
	if (schema_named(x->c.record.schema, NAME_OCCURRED_UNTIL) != NO_FIELD)
		check_occurred(x);
}
