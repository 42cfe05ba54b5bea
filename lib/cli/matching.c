#include "cli/matching.h"

#include "store/identity.h"
#include "time/moment.h"

enum { HINT_DAYS = 30, HINTS_MAX = 3 };

static bool
is_lost_or_found(struct text kind)
{
	return text_is(kind, "lost") || text_is(kind, "found");
}

/* The steps that name the other report, as lines of ids. */
static struct text
links_of(const struct case_file *c, struct arena *arena)
{
	struct buf lines = {0};
	struct text result;

	for (size_t i = 0; i < c->step_count; i++) {
		struct text id = record_get(&c->steps[i].record, NAME_MATCHES);

		if (id.len > 0 && !c->steps[i].retracted)
			buf_printf(&lines, "%s%.*s", lines.len > 0 ? "\n" : "", TEXT_ARG(id));
	}
	result = arena_text(arena, buf_view(&lines));
	buf_release(&lines);
	return result;
}

bool
matching_linked(const struct case_file *c, struct text id)
{
	for (size_t i = 0; i < c->step_count; i++) {
		struct text other = record_get(&c->steps[i].record, NAME_MATCHES);

		if (other.len > 0 && !c->steps[i].retracted && (id.len == 0 || text_equal(other, id)))
			return true;
	}
	return false;
}

static int64_t
instant_of(struct text moment, int64_t otherwise)
{
	struct moment m;
	struct fail ignored = {0};
	bool ok = moment.len > 0 && moment_parse(moment, &m, &ignored);

	fail_release(&ignored);
	return ok ? m.at : otherwise;
}

/* The items of a report; none where it has none, or not in this clone. */
static struct text
items_of(struct session *s, const struct case_file *c, struct arena *arena)
{
	struct record identity;
	struct fail ignored = {0};
	struct text items = record_get(&c->record, NAME_ITEMS);	/* of one that is just being stored */

	if (items.len == 0 && case_identity(c).len > 0 && identity_read(&s->tree, c, &identity, arena, &ignored))
		items = record_get(&identity, NAME_ITEMS);
	fail_release(&ignored);
	return items;
}

bool
matching_key(struct session *s, const struct scanned *c, struct arena *arena, struct matching_key *k)
{
	const struct record *r = &c->c.record;
	struct text kind = record_get(r, NAME_KIND);
	struct arena work = {0};
	struct shape shape;
	struct text *row;
	struct likeness_source from;

	if (r->schema != &report_schema || !is_lost_or_found(kind) || c->c.status > STATUS_CLOSED)
		return false;
	shape = shape_of(&case_schema, r->schema, &work);
	row = arena_get(&work, shape.count * sizeof *row);
	case_row(&c->c, &shape, s->clock.now, (struct text){0}, &work, row);
	from = (struct likeness_source){
		.category = row_get(&shape, row, NAME_CATEGORY), .area = row_get(&shape, row, NAME_AREA),
		.place = row_get(&shape, row, NAME_PLACE), .item_kinds = row_get(&shape, row, NAME_ITEM_KINDS),
		.items = items_of(s, &c->c, &work), .title = row_get(&shape, row, NAME_TITLE),
		.narrative = row_get(&shape, row, NAME_NARRATIVE), .received = c->received.at,
		.occurred = instant_of(row_get(&shape, row, NAME_OCCURRED_FROM), INT64_MIN),
	};
	*k = (struct matching_key){
		.id = arena_text(arena, c->c.id), .received = arena_text(arena, record_get(r, NAME_RECEIVED)),
		.title = arena_text(arena, from.title), .place = arena_text(arena, from.place),
		.linked = links_of(&c->c, arena), .status = c->c.status, .lost = text_is(kind, "lost"),
	};
	likeness_read(&from, arena, &k->like);
	arena_release(&work);
	return true;
}

bool
matching_open(const struct matching_key *k)
{
	return k->status < STATUS_CLOSED;
}

int
matching_score(const struct matching_key *a, const struct matching_key *b, unsigned *reasons)
{
	int score = likeness_score(&(a->lost ? a : b)->like, &(a->lost ? b : a)->like, reasons);

	if (text_has_line(a->linked, b->id) || text_has_line(b->linked, a->id))
		*reasons |= LIKE_LINKED;
	return score;
}

bool
matching_pair(const struct scanned *a, const struct scanned *b, struct fail *why)
{
	struct text kinds[2] = { record_get(&a->c.record, NAME_KIND), record_get(&b->c.record, NAME_KIND) };
	struct buf words[4] = {0};
	bool ok = a->c.record.schema == &report_schema && b->c.record.schema == &report_schema &&
	    is_lost_or_found(kinds[0]) && is_lost_or_found(kinds[1]) && !text_equal(kinds[0], kinds[1]);

	if (ok)
		return true;
	buf_text(&words[0], a->c.id);
	buf_text(&words[1], kinds[0]);
	buf_text(&words[2], b->c.id);
	buf_text(&words[3], kinds[1]);
	fail_set(why, MSG_MATCH_KINDS, words[0].data, words[1].data, words[2].data, words[3].data);
	for (size_t i = 0; i < 4; i++)
		buf_release(&words[i]);
	return false;
}

struct hinting {
	struct session *session;
	struct matching_key key;
	int said;
};

static bool
take_hint(void *context, struct scanned *c, struct fail *why)
{
	struct hinting *h = context;
	struct session *s = h->session;
	struct matching_key other;
	unsigned reasons;

	if (text_equal(record_get(&c->c.record, NAME_KIND), h->key.lost ? TEXT("lost") : TEXT("found")) ||
	    !matching_key(s, c, c->arena, &other) || !matching_open(&other))
		return true;
	matching_score(&h->key, &other, &reasons);
	if ((reasons & LIKE_NUMBER) == 0)
		return true;
	/* What cannot be logged is not said. */
	if (!identity_log(&s->tree, s->clock.now, session_officer(s), "match", other.id, why))
		return false;
	session_notice(s, MSG_MATCH_HINT, arena_string(c->arena, other.id), arena_string(c->arena, h->key.id), NULL);
	return ++h->said < HINTS_MAX;
}

void
matching_hint(struct session *s, const struct record *r, struct text id)
{
	struct hinting h = { .session = s };
	struct scanned own = { .c = { .id = id, .record = *r, .status = STATUS_NEW } };
	struct scan scan = { .tree = &s->tree, .type = record_type_of(r->schema), .as_of = INT64_MAX, .faults = &fail_nowhere };
	struct fail ignored = {0};

	if (session_given(s, OPT_QUIET) || r->schema != &report_schema || record_get(r, NAME_ITEMS).len == 0 ||
	    !moment_parse(record_get(r, NAME_RECEIVED), &own.received, &ignored)) {
		fail_release(&ignored);
		return;
	}
	scan.period = (struct period){ own.received.at - (int64_t)HINT_DAYS * 86400, own.received.at + 86400 };
	if (matching_key(s, &own, &s->arena, &h.key) && h.key.like.numbers.count > 0)
		(void)scan_cases(&scan, take_hint, &h, &ignored);
	fail_release(&ignored);
}
