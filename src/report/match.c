/* match: which lost and found reports may be of the same thing, best first; and
 * with two ids, that they are. */
#include <stdlib.h>

#include "base/memory.h"
#include "cli/listing.h"
#include "cli/matching.h"
#include "cli/stepping.h"
#include "store/identity.h"
#include "verbs.h"

enum {
	DAY = 86400,
	ONE_LEAST = 30,		/* points for a line beside one report */
	PAIR_LEAST = 40,	/* and among all */
	KEPT_MAX = 10000,	/* pairs; the best of them where there are more */
};

static const struct field columns[] = {
	{ "id", WORDS("the report that may match", "laporan yang mungkin cocok"), NAME_ID, FIELD_RECORD, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, NULL },
	{ "matches", WORDS("the report that it is held against", "laporan yang dibandingkan"), NAME_MATCHES, FIELD_RECORD, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, NULL },
	{ "received", WORDS("when it came in", "kapan diterima"), NAME_RECEIVED, FIELD_MOMENT, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, NULL },
	{ "status", WORDS("where it stands", "keadaan sekarang"), NAME_STATUS, FIELD_CHOICE, CLASS_PUBLIC, FIELD_BRIEF, 0, status_choices, NULL },
	{ "score", WORDS("points for being the same", "nilai kecocokan"), NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, FIELD_BRIEF, 0, NULL, NULL },
	{ "why", WORDS("what speaks for it", "dasar kecocokan"), NAME_NONE, FIELD_CHOICES, CLASS_PUBLIC, FIELD_BRIEF, 0, likeness_choices, NULL },
	{ "title", WORDS("what happened, in one line", "kejadian dalam satu baris"), NAME_TITLE, FIELD_LINE, CLASS_INTERNAL, FIELD_BRIEF, 0, NULL, NULL },
	{ "place", WORDS("where it happened", "tempat kejadian"), NAME_PLACE, FIELD_LINE, CLASS_INTERNAL, 0, 0, NULL, NULL },
	{ "matches_title", WORDS("title of the other", "judul laporan pembandingnya"), NAME_NONE, FIELD_LINE, CLASS_INTERNAL, 0, 0, NULL, NULL },
};
enum { COLUMN_ID, COLUMN_MATCHES, COLUMN_WHY = 5, COLUMNS = sizeof columns / sizeof *columns };

/* One line of the list: a report and the one that it is held against. */
struct line {
	struct text id, matches, received, title, place, matches_title;
	enum status status;
	int score;
	unsigned reasons;
};

struct matches {
	struct session *session;
	struct matching_key one;	/* held against all; id empty: all against all */
	struct matching_key *lost, *found;
	size_t lost_count, lost_cap, found_count, found_cap;
	struct arena trial;		/* of a report that may not be kept */
	struct line *lines;
	size_t count, cap;
	long long cut;			/* lines that were not kept */
};

/* Open ones first, then the best, then by id. */
static int
line_order(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	int closed = (a->status >= STATUS_CLOSED) - (b->status >= STATUS_CLOSED), c;

	if (closed != 0)
		return closed;
	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	c = text_compare(a->id, b->id);
	return c != 0 ? c : text_compare(a->matches, b->matches);
}

static void
lines_sort(struct matches *m)
{
	if (m->count > 1)
		qsort(m->lines, m->count, sizeof *m->lines, line_order);
	if (m->count > KEPT_MAX) {
		m->cut += (long long)(m->count - KEPT_MAX);
		m->count = KEPT_MAX;
	}
}

static void
line_add(struct matches *m, const struct matching_key *k, const struct matching_key *other, int score, unsigned reasons)
{
	if (m->count == (size_t)2 * KEPT_MAX)
		lines_sort(m);
	if (m->count == m->cap) {
		m->cap = m->cap > 0 ? m->cap * 2 : 64;
		m->lines = memory_grow(m->lines, m->cap, sizeof *m->lines);
	}
	m->lines[m->count++] = (struct line){
		k->id, other->id, k->received, k->title, k->place, other->title, k->status, score, reasons,
	};
}

/* One report beside the given one. */
static bool
take_beside(void *context, struct scanned *c, struct fail *why)
{
	struct matches *m = context;
	struct arena *kept = &m->session->arena;
	struct matching_key k;
	unsigned reasons;
	int score;

	(void)why;
	arena_clear(&m->trial);
	if (!matching_key(m->session, c, &m->trial, &k) || k.lost == m->one.lost)
		return true;
	score = matching_score(&m->one, &k, &reasons);
	if (score < ONE_LEAST && (reasons & LIKE_LINKED) == 0)
		return true;
	k.id = arena_text(kept, k.id);
	k.received = arena_text(kept, k.received);
	k.title = arena_text(kept, k.title);
	k.place = arena_text(kept, k.place);
	line_add(m, &k, &m->one, score, reasons);
	return true;
}

static struct matching_key *
key_room(struct matching_key **at, size_t *count, size_t *cap)
{
	if (*count == *cap) {
		*cap = *cap > 0 ? *cap * 2 : 64;
		*at = memory_grow(*at, *cap, sizeof **at);
	}
	return &(*at)[(*count)++];
}

static bool
take_open(void *context, struct scanned *c, struct fail *why)
{
	struct matches *m = context;
	struct matching_key k;

	(void)why;
	if (c->c.status >= STATUS_CLOSED || !matching_key(m->session, c, &m->session->arena, &k))
		return true;
	if (k.lost)
		*key_room(&m->lost, &m->lost_count, &m->lost_cap) = k;
	else
		*key_room(&m->found, &m->found_count, &m->found_cap) = k;
	return true;
}

/* All open lost against all open found things; linked ones are settled. */
static void
pair_all(struct matches *m)
{
	unsigned reasons;

	for (size_t i = 0; i < m->found_count; i++)
		for (size_t k = 0; k < m->lost_count; k++) {
			int score = matching_score(&m->found[i], &m->lost[k], &reasons);

			if (score >= PAIR_LEAST && (reasons & LIKE_LINKED) == 0)
				line_add(m, &m->found[i], &m->lost[k], score, reasons);
		}
}

/* That two have a number in common tells something of what they hold: who
 * learned it is logged, before it is shown. */
static bool
log_numbers(void *context, const struct text *const *rows, size_t count, struct fail *why)
{
	struct session *s = context;
	struct text *ids = arena_get(&s->arena, (2 * count + 1) * sizeof *ids);
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (text_has_line(rows[i][COLUMN_WHY], TEXT("number"))) {
			ids[n++] = rows[i][COLUMN_ID];
			ids[n++] = rows[i][COLUMN_MATCHES];
		}
	return n == 0 || identity_log_all(&s->tree, s->clock.now, session_officer(s), "match", ids, n, why);
}

static bool
list_lines(struct matches *m, struct fail *why)
{
	struct session *s = m->session;
	struct listing l;

	if (!listing_start(&l, s, shape_own(columns, COLUMNS, &s->arena), FORMAT_CSV, why))
		return false;
	l.before = log_numbers;
	l.context = s;
	for (size_t i = 0; i < m->count; i++) {
		const struct line *line = &m->lines[i];
		struct buf reasons = {0}, path = {0};
		struct text row[COLUMNS] = {
			line->id, line->matches, line->received, text_of(status_key(line->status)),
			arena_printf(&s->scratch, "%d", line->score), {0}, line->title, line->place, line->matches_title,
		};
		bool more;

		likeness_reasons(line->reasons, &reasons);
		row[COLUMN_WHY] = buf_view(&reasons);
		buf_printf(&path, "%s/", s->tree.path);
		layout_record(line->id, &path);
		more = listing_row(&l, row, buf_view(&path));
		buf_release(&reasons);
		buf_release(&path);
		arena_clear(&s->scratch);
		if (!more)
			break;
	}
	return listing_end(&l, why);
}

static bool
find_one(struct session *s, const char *operand, struct scanned *c, struct fail *why)
{
	struct text id;

	return scan_id(&s->tree, text_of(operand), s->clock.now, &s->arena, &id, why) &&
	    scan_one(&s->tree, id, session_as_of(s), &s->faults, &s->arena, c, why);
}

static bool
list_matches(struct session *s, struct fail *why)
{
	struct scan scan = {
		.tree = &s->tree, .type = record_type_of(&report_schema), .as_of = session_as_of(s), .faults = &s->faults,
	};
	struct matches m = { .session = s };
	int64_t span = (int64_t)LIKENESS_DAYS * DAY;
	struct scanned c;
	bool given, ok, one = s->given.operand_count == 1;

	if (!session_period(s, &scan.period, &given, why) || (one && !find_one(s, s->given.operands[0], &c, why)))
		return false;
	if (one && !matching_key(s, &c, &s->arena, &m.one))
		return fail_set(why, MSG_MATCH_ONE) || fail_in(why, arena_string(&s->arena, c.c.id), 0);
	if (!given)
		scan.period = one ? (struct period){ c.received.at - span, c.received.at + span }
		    : (struct period){ s->clock.now - span, INT64_MAX };
	ok = scan_cases(&scan, one ? take_beside : take_open, &m, why);
	if (ok && !one)
		pair_all(&m);
	lines_sort(&m);
	if (m.cut > 0)
		session_notice(s, MSG_MATCH_CUT, arena_printf(&s->arena, "%d", KEPT_MAX).at, arena_printf(&s->arena, "%lld", m.cut).at, NULL);
	ok = ok && list_lines(&m, why);
	arena_release(&m.trial);
	memory_free(m.lost);
	memory_free(m.found);
	memory_free(m.lines);
	return ok;
}

/* A step on each of the two that names the other. One that stands already,
 * perhaps alone after a crash, is not put again. */
static bool
link_two(struct session *s, struct fail *why)
{
	struct scanned c[2];
	struct record steps[2];
	struct stepping t;
	bool linked[2];

	if (!find_one(s, s->given.operands[0], &c[0], why) || !find_one(s, s->given.operands[1], &c[1], why) ||
	    !matching_pair(&c[0], &c[1], why) || !stepping_begin(&t, s, step_find(TEXT("match")), why))
		return false;
	if (session_officer(s) != NULL)
		record_put(&t.typed, NAME_BY, text_of(session_officer(s)));
	for (size_t i = 0; i < 2; i++) {
		linked[i] = matching_linked(&c[i].c, c[1 - i].c.id);
		record_put(&t.typed, NAME_MATCHES, c[1 - i].c.id);
		if (!linked[i] && !stepping_make(&t, &c[i], &steps[i], why))
			return fail_in(why, arena_string(&s->arena, c[i].c.id), 0);
	}
	for (size_t i = 0; i < 2; i++)
		if (!linked[i] && !stepping_put(&t, &c[i], &steps[i], why))
			return fail_in(why, arena_string(&s->arena, c[i].c.id), 0);
	if (linked[0] && linked[1])
		session_notice(s, MSG_MATCH_ALREADY, arena_string(&s->arena, c[0].c.id), arena_string(&s->arena, c[1].c.id), NULL);
	return true;
}

bool
report_match(struct session *s, struct fail *why)
{
	if (s->given.operand_count > 2)
		return fail_set(why, MSG_OPERANDS_MANY, s->given.operands[2]);
	return s->given.operand_count == 2 ? link_two(s, why) : list_matches(s, why);
}
