#include "cli/figures_answers.h"

#include <string.h>

#include "cli/figures_rows.h"
#include "file/content.h"
#include "query/seen.h"
#include "store/answers.h"
#include "time/date.h"

bool
figures_answer(struct figures *f, const struct text *row, struct arena *arena, struct fail *why)
{
	struct scanned s = { .folder = "", .arena = arena };
	struct text batch = row_get(&f->shape, row, NAME_ID), uid = row_get(&f->shape, row, NAME_UID);
	struct id id = {0};
	const struct zone *zone;
	int32_t day;
	int64_t noon;

	memcpy(f->row, row, f->shape.count * sizeof *row);
	if (!moment_parse(row_get(&f->shape, row, NAME_ANSWERED), &s.received, why))
		return fail_field(why, "answered");
	day = moment_day(s.received);
	zone = tree_zone_of(f->tree, id_parse(batch, &id) ? id.station : (struct text){0});
	noon = zone_instant(tree_zone(&f->session->tree), (int64_t)day * 86400 + 43200);
	if (noon < f->period.from || noon >= f->period.until ||
	    (id.station.len > 0 ? id.day : day) > moment_day(moment_in(f->session->clock.now, zone)))
		return true;
	if (f->seen[VOICES] != NULL && uid.len > 0 && !seen_add(f->seen[VOICES], uid)) {
		f->twice++;
		return true;
	}
	if (f->filter != NULL && !filter_match(f->filter, f->row))
		return true;
	f->within = true;
	s.zone = tree_zone(&f->session->tree);
	figures_first(f, &s);
	if (id.station.len > 0)
		figures_desk(f, id.station);
	s.c.id = arena_printf(arena, "%.*s%s%.*s", TEXT_ARG(batch), batch.len > 0 ? " " : "", TEXT_ARG(uid));
	return f->take(f->context, f, &s, why);
}

/* A batch while it is read. */
struct reading {
	struct figures *figures;
	const struct survey_batch *batch;
	struct text *row;
	struct arena arena;	/* of one answer */
};

static void
take_fault(void *context, const struct fail *why)
{
	struct reading *r = context;
	struct fail copy = {0};

	fail_copy(&copy, why);
	fail_in(&copy, r->batch->path, 0);
	session_fault(r->figures->session, &copy);
}

static bool
take_row(void *context, const struct record *answer, long line, struct fail *why)
{
	struct reading *r = context;
	const struct shape *shape = &r->figures->shape;

	(void)line;
	arena_clear(&r->arena);
	for (size_t i = 0; i < shape->count; i++) {
		int field = schema_field(&survey_schema, text_of(shape->fields[i]->name));

		r->row[i] = field != NO_FIELD ? answer->values[field] : (struct text){0};
	}
	r->row[shape_named(shape, NAME_ID)] = r->batch->id;
	if (answer->extra_count > 0)
		r->row[shape_named(shape, NAME_EXTRAS)] = record_extras(answer, &r->arena);
	return figures_answer(r->figures, r->row, &r->arena, why);
}

static bool
take_batch(void *context, const struct survey_batch *b, struct fail *why)
{
	struct reading *r = context;
	struct fail_sink sink = { take_fault, r };
	struct arena arena = {0};
	struct text bytes;
	bool ok;

	r->batch = b;
	ok = content_read(r->figures->tree->root, b->path, SURVEY_MAX, &arena, &bytes, NULL, why) || fail_in(why, b->path, 0);
	ok = ok && survey_rows(bytes, b->parsed.day, take_row, r, &sink, why);
	arena_release(&arena);
	return ok;
}

bool
figures_batches(struct figures *f, struct fail *why)
{
	struct reading r = { .figures = f };
	/* Nobody answers after the day of the batch; days as any zone may read them. */
	int32_t first = f->period.from == INT64_MIN ? INT32_MIN : (int32_t)(f->period.from / 86400) - 1;
	int32_t last = (int32_t)(f->session->clock.now / 86400) + 1;
	bool ok;

	r.row = arena_get(&f->session->arena, f->shape.count * sizeof *r.row);
	ok = survey_batches(f->tree, first, last, take_batch, &r, why);
	arena_release(&r.arena);
	return ok;
}
