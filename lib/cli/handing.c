#include "cli/handing.h"

#include <stdlib.h>

#include "time/date.h"

bool
handing_open(enum status status)
{
	return status < STATUS_RESOLVED;
}

/* Whether it was there: a day without a time, where the date had not begun. */
static bool
was_there(struct text stored, int64_t at, int32_t day)
{
	struct moment m;
	struct fail ignored = {0};
	bool ok = moment_parse(stored, &m, &ignored);

	fail_release(&ignored);
	return ok && (m.day_only ? moment_day(m) < day : m.at <= at);
}

bool
handing_stood(const struct scanned *c, int64_t at, int32_t day, struct arena *arena, struct case_file *then)
{
	*then = c->c;
	if (!was_there(record_get(&c->c.record, NAME_RECEIVED), at, day))
		return false;
	then->steps = arena_get(arena, (c->c.step_count + 1) * sizeof *then->steps);
	then->step_count = 0;
	for (size_t i = 0; i < c->c.step_count; i++) {
		struct step *s = &then->steps[then->step_count];

		if (!was_there(record_get(&c->c.steps[i].record, NAME_AT), at, day))
			continue;
		*s = c->c.steps[i];
		s->retracted = false;
		s->rival = NULL;
		then->step_count++;
	}
	case_fold(then);
	return true;
}

static bool
fail_shift(const struct station *station, struct text shift, int32_t day, struct arena *arena, struct fail *why)
{
	char date[11];

	date_print(day, date);
	fail_set(why, MSG_SHIFT_NONE, arena_string(arena, text_slice(shift, 0, 80)), date,
	    arena_string(arena, shift_names(station, day, arena)));
	return fail_field(why, "shift");
}

/* A name as shifts.csv writes it, letter case aside. */
static struct text
shift_named(const struct station *station, struct text shift)
{
	for (size_t i = 0; i < station->shifts.count; i++) {
		struct text name = record_get(&station->shifts.rows[i], NAME_SHIFT);

		if (text_equal_fold(name, shift))
			return name;
	}
	return shift;
}

static bool
received_of(const struct station *station, const struct record *r, int64_t *at, struct fail *why)
{
	struct moment m;

	if (!moment_parse(record_get(r, NAME_RECEIVED), &m, why))
		return fail_field(why, "received");
	*at = m.day_only ? zone_instant(&station->zone, m.at) : m.at;
	return true;
}

/* Of a date the one that ends nearest to an instant. */
static bool
nearest_of_day(const struct station *station, int32_t day, int64_t at, struct arena *arena, struct shift_span *span)
{
	struct shift_span *spans;
	size_t n = shifts_of_day(station, day, arena, &spans);

	for (size_t i = 0; i < n; i++)
		if (i == 0 || llabs(spans[i].until - at) < llabs(span->until - at))
			*span = spans[i];
	return n > 0;
}

bool
handing_span(const struct station *station, const struct record *r, struct arena *arena, struct shift_span *span,
    struct fail *why)
{
	struct text shift = shift_named(station, record_get(r, NAME_SHIFT));
	int64_t at = 0;
	int32_t day = 0;

	if (!received_of(station, r, &at, why))
		return false;
	if (date_parse(record_get(r, NAME_DAY), &day))
		return (shift.len > 0 ? shift_of_day(station, shift, day, span) : nearest_of_day(station, day, at, arena, span)) ||
		    fail_shift(station, shift, day, arena, why);
	return shift_ending(station, shift, at, span) ||
	    fail_shift(station, shift, moment_day(moment_in(at, &station->zone)), arena, why);
}

static void
put_day(struct record *r, int32_t day, struct arena *arena)
{
	char date[11];

	date_print(day, date);
	record_put(r, NAME_DAY, arena_text(arena, text_of(date)));
}

bool
handing_fill(struct session *s, const struct station *station, struct record *r, struct fail *why)
{
	struct shift_span span = {0};
	int64_t at = 0;

	if (r->schema != &handover_schema)
		return true;
	if (record_get(r, NAME_OUTGOING).len == 0 && session_officer(s) != NULL)
		record_put(r, NAME_OUTGOING, text_of(session_officer(s)));
	if (station->shifts.count == 0) {
		if (!received_of(station, r, &at, why))
			return false;
		if (record_get(r, NAME_DAY).len == 0)
			put_day(r, moment_day(moment_in(at, &station->zone)), &s->arena);
		return true;
	}
	if (!handing_span(station, r, &s->arena, &span, why))
		return false;
	record_put(r, NAME_SHIFT, span.shift);
	put_day(r, span.day, &s->arena);
	return true;
}

const struct step *
handing_signature(const struct case_file *c, struct text officer)
{
	for (size_t i = 0; i < c->step_count; i++) {
		const struct step *s = &c->steps[i];

		if (!s->retracted && s->verb == step_find(TEXT("acknowledge")) && text_equal(record_get(&s->record, NAME_BY), officer))
			return s;
	}
	return NULL;
}

static const struct words taken_over = WORDS("taken over by handover", "diambil alih dengan serah terima");

struct text
handing_note(struct text handover, enum language language, struct arena *arena)
{
	return arena_printf(arena, "%s %.*s", taken_over.in[language], TEXT_ARG(handover));
}

bool
handing_passes(const struct record *step, struct text *handover)
{
	const struct step_verb *verb = step_find(record_get(step, NAME_VERB));
	struct text note = record_get(step, NAME_NOTE), to = record_get(step, NAME_TO);
	struct id id;

	if (verb == NULL || (verb != step_find(TEXT("assign")) && verb != step_find(TEXT("note"))) || to.len == 0 ||
	    !text_equal(to, record_get(step, NAME_BY)))
		return false;
	for (size_t i = 0; i < sizeof taken_over.in / sizeof *taken_over.in; i++) {
		struct text words = text_of(taken_over.in[i]);

		*handover = text_trim(text_after(note, words.len));
		if (text_starts(note, words) && id_parse(*handover, &id) && id.letter == 'H')
			return true;
	}
	return false;
}

bool
handing_overdue(struct clocks *k, const struct scanned *c, const struct case_file *then, int64_t at, struct arena *arena,
    struct due *first)
{
	struct scanned stood = *c;
	struct due *dues, found = { .at = at };
	size_t count;

	stood.c = *then;
	count = dues_of(k, &stood, at, arena, &dues);
	for (size_t i = 0; i < count; i++)
		if (dues[i].at < found.at)
			found = dues[i];
	if (first != NULL)
		*first = found;
	return found.at < at;
}

enum handing_rank
handing_rank(struct text priority, bool overdue)
{
	return text_is(priority, "emergent") ? HANDING_EMERGENT : overdue ? HANDING_OVERDUE
	    : text_is(priority, "urgent") ? HANDING_URGENT : HANDING_OTHER;
}

/* A record is at most 1 MiB. */
enum { ITEMS_MOST = 10000 };

struct gathering {
	struct session *session;
	int64_t at;		/* when it is handed over */
	int32_t day;		/* the date of the shift */
	struct shape shape;	/* of the type that is read */
	struct text *row;
	struct clocks *clocks;
	struct buf items[HANDING_RANKS];
	size_t count[HANDING_RANKS];
};

static bool
take_open(void *context, struct scanned *c, struct fail *why)
{
	struct gathering *g = context;
	struct case_file then;
	enum handing_rank rank;

	(void)why;
	if (!handing_stood(c, g->at, g->day, c->arena, &then) || !handing_open(then.status))
		return true;
	case_row(&then, &g->shape, g->at, (struct text){0}, c->arena, g->row);
	rank = handing_rank(row_get(&g->shape, g->row, NAME_PRIORITY), handing_overdue(g->clocks, c, &then, g->at, c->arena, NULL));
	if (g->count[rank]++ < ITEMS_MOST)
		buf_printf(&g->items[rank], "%.*s\n", TEXT_ARG(c->c.id));
	return true;
}

static bool
gather_open(struct gathering *g, const struct station *station, struct fail *why)
{
	static const struct schema *const types[] = { &report_schema, &feedback_schema };
	struct session *s = g->session;

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct scan scan = { .tree = &s->tree, .type = record_type_of(types[i]), .period = { INT64_MIN, g->at + 1 },
			.station = station->code, .as_of = session_as_of(s), .faults = &s->faults };

		g->shape = shape_of(&case_schema, types[i], &s->arena);
		g->row = arena_get(&s->arena, g->shape.count * sizeof *g->row);
		if (!scan_cases(&scan, take_open, g, why))
			return false;
	}
	return true;
}

struct twins {
	const struct record *of;
	struct arena *arena;
	struct text id;
};

static bool
take_twin(void *context, struct scanned *c, struct fail *why)
{
	struct twins *t = context;

	(void)why;
	if (c->c.status == STATUS_VOID ||
	    !text_equal(record_get(&c->c.record, NAME_SHIFT), record_get(t->of, NAME_SHIFT)) ||
	    !text_equal(record_get(&c->c.record, NAME_DAY), record_get(t->of, NAME_DAY)))
		return true;
	t->id = arena_text(t->arena, c->c.id);
	return false;
}

/* The handover of the same shift that is there already: it is received about its
 * end, or typed later. */
static bool
say_twin(struct session *s, const struct station *station, const struct record *r, struct fail *why)
{
	struct twins t = { r, &s->arena, {0} };
	struct scan scan = { .tree = &s->tree, .type = record_type_of(&handover_schema), .period = PERIOD_ALL,
		.station = station->code, .as_of = session_as_of(s), .faults = &s->faults };
	int32_t day;

	if (!date_parse(record_get(r, NAME_DAY), &day))
		return true;
	scan.period.from = zone_instant(&station->zone, (int64_t)day * 86400);
	if (!scan_cases(&scan, take_twin, &t, why) && t.id.len == 0)
		return false;
	if (t.id.len > 0)
		session_notice(s, MSG_HANDOVER_TWICE, arena_string(&s->arena, t.id),
		    arena_string(&s->arena, record_get(r, NAME_SHIFT)), arena_string(&s->arena, record_get(r, NAME_DAY)), NULL);
	return true;
}

/* A head by a code that the station does not have; where it has none at all, nothing
 * is said. */
static void
say_heads(struct session *s, const struct station *station, const struct record *r)
{
	static const enum name heads[] = { NAME_OUTGOING, NAME_INCOMING };
	struct table officers = {0};

	table_read(s->tree.root, arena_printf(&s->arena, "stations/%.*s/officers.csv", TEXT_ARG(station->code)).at, &officers_schema,
	    &s->arena, &officers, &fail_nowhere);
	for (size_t i = 0; officers.count > 0 && i < sizeof heads / sizeof *heads; i++) {
		struct text officer = record_get(r, heads[i]);
		struct fail notice = {0};

		if (table_find(&officers, NAME_CODE, officer) != NULL)
			continue;
		fail_set(&notice, MSG_CHECK_CODE, arena_string(&s->arena, officer), officers_schema.name);
		fail_field(&notice, r->schema->fields[schema_named(r->schema, heads[i])].name);
		session_warn(s, &notice);
		fail_release(&notice);
	}
}

/* What has not begun is not handed over. */
static bool
check_begun(struct session *s, const struct station *station, const struct record *r, int64_t at, struct fail *why)
{
	struct text shift = record_get(r, NAME_SHIFT), date = record_get(r, NAME_DAY);
	struct shift_span span;
	int32_t day;

	if (!date_parse(date, &day))
		return true;
	if (!shift_of_day(station, shift, day, &span))
		span.from = zone_instant(&station->zone, (int64_t)day * 86400);
	if (span.from <= at)
		return true;
	fail_set(why, MSG_SHIFT_AHEAD, arena_string(&s->arena, shift), arena_string(&s->arena, date));
	return fail_field(why, "day");
}

static void
say_handed(struct session *s, const struct record *r, size_t all, size_t urgent)
{
	struct arena *arena = &s->arena;

	session_notice(s, MSG_HANDOVER_OF, arena_string(arena, record_get(r, NAME_SHIFT)),
	    arena_string(arena, record_get(r, NAME_DAY)), arena_printf(arena, "%zu", all).at,
	    arena_printf(arena, "%zu", urgent).at, NULL);
}

/* The items by rank, so many as a record can hold. */
static struct text
join_items(struct gathering *g)
{
	struct arena *arena = &g->session->arena;
	struct buf all = {0};
	struct text rest, id, items;
	size_t n = 0, count = 0;

	for (int i = 0; i < HANDING_RANKS; i++) {
		rest = buf_view(&g->items[i]);
		while (n < ITEMS_MOST && rest.len > 0 && text_next(&rest, '\n', &id)) {
			if (id.len == 0)
				continue;	/* behind the last */
			buf_printf(&all, "%s%.*s", n > 0 ? "\n" : "", TEXT_ARG(id));
			n++;
		}
		count += g->count[i];
		buf_release(&g->items[i]);
	}
	if (n < count)
		session_notice(g->session, MSG_HANDOVER_MANY, arena_printf(arena, "%zu", n).at, arena_printf(arena, "%zu", count).at, NULL);
	items = arena_text(arena, buf_view(&all));
	buf_release(&all);
	return items;
}

bool
handing_complete(struct session *s, const struct station *station, struct record *r, struct fail *why)
{
	struct gathering g = { .session = s };
	size_t all = 0;
	bool ok;

	if (r->schema != &handover_schema)
		return true;
	if (!handing_fill(s, station, r, why) || !record_check_first(r, why) || !received_of(station, r, &g.at, why) ||
	    !check_begun(s, station, r, g.at, why) || !date_parse(record_get(r, NAME_DAY), &g.day))
		return false;
	g.clocks = clocks_new(&s->tree, session_as_of(s), &s->faults);
	ok = gather_open(&g, station, why);
	clocks_free(g.clocks);
	record_put(r, NAME_OPEN_ITEMS, join_items(&g));
	for (int i = 0; i < HANDING_RANKS; i++)
		all += g.count[i];
	if (!ok || !say_twin(s, station, r, why))
		return false;
	say_heads(s, station, r);
	say_handed(s, r, all, all - g.count[HANDING_OTHER]);
	return true;
}
