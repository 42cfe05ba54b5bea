/* backlog: how old is what is open, by the steps of the law. */
#include "backlog.h"

#include <stdlib.h>

#include "base/memory.h"
#include "query/stage.h"
#include "verbs.h"

static const struct field columns[] = {
	FIGURE_COLUMN("bucket", "whole days since the day it was received", "hari utuh sejak hari diterima", FIELD_LINE),
	FIGURE_COLUMN("n", "how many are open", "berapa yang belum selesai", FIELD_COUNT),
	FIGURE_COLUMN("oldest", "the oldest of them", "yang terlama", FIELD_RECORD),
};
enum { COLUMNS = sizeof columns / sizeof *columns, OLDEST = 1 };

/* Complete within 3 days; 5; 14; then a month, two, and more. */
static const struct bucket {
	const char *name;
	int64_t last;		/* days */
} buckets[] = {
	{ "0-3", 3 }, { "4-5", 5 }, { "6-14", 14 }, { "15-30", 30 }, { "31-60", 60 }, { ">60", INT64_MAX },
};
enum { BUCKETS = sizeof buckets / sizeof *buckets };

/* RANK: the bucket's place; OLDEST_ID: 1 + index of backlog.oldest; OLDEST_AT: an instant. */
enum { N, RANK, OLDEST_ID, OLDEST_AT, COUNTERS };
static const unsigned of[COLUMNS - 1] = { 1 << N, 1 << N };

static int64_t
rank_of(struct text bucket)
{
	int64_t i = 0;

	while (i < BUCKETS && !text_is(bucket, buckets[i].name))
		i++;
	return i;
}

static int
by_rank(const void *x, const void *y)
{
	struct tally_group *const *a = x, *const *b = y;

	return ((*a)->counts[RANK] > (*b)->counts[RANK]) - ((*a)->counts[RANK] < (*b)->counts[RANK]);
}

static void
order(struct board *b, struct tally_group **rows, size_t count)
{
	for (size_t first = 0, end; first < count; first = end) {
		struct text group = board_row_groups(b, rows[first]);

		for (end = first; end < count && text_equal(board_row_groups(b, rows[end]), group); end++)
			rows[end]->counts[RANK] = rank_of(board_row_keys(b, rows[end]));
		qsort(rows + first, end - first, sizeof *rows, by_rank);
	}
}

static struct text
label(struct board *b, size_t key, struct text bucket)
{
	static const struct words days = WORDS("days", "hari");
	struct session *s = b->figures.session;

	(void)key;
	return arena_printf(&s->arena, "%.*s %s", TEXT_ARG(bucket), days.in[s->language]);
}

static void
fill(struct board *b, struct tally_group *g, struct text *cells)
{
	const struct backlog *k = b->figures.context;

	cells[OLDEST] = g->counts[OLDEST_ID] == 0 ? (struct text){0} : k->oldest[g->counts[OLDEST_ID] - 1];
}

static const struct board_view view = {
	.columns = columns, .count = COLUMNS, .keys = 1, .of = of, .counters = COUNTERS, .fill = fill, .order = order,
	.label = label,
};

static const enum name needs[] = { NAME_KIND, NAME_STATUS, NAME_STATION, NAME_AGE, NAME_NONE };

static struct text
key_of(struct backlog *b, struct text group, size_t bucket, struct arena *arena)
{
	return board_key(&b->board, group, text_of(buckets[bucket].name), arena);
}

/* Of two that came at the same time the first by id. */
static void
keep_oldest(struct backlog *b, struct tally_group *g, const struct scanned *s, int64_t at)
{
	int64_t *counts = g->counts;

	if (counts[OLDEST_ID] == 0) {
		if (b->oldest_count == b->oldest_cap) {
			b->oldest_cap = b->oldest_cap > 0 ? b->oldest_cap * 2 : 64;
			b->oldest = memory_grow(b->oldest, b->oldest_cap, sizeof *b->oldest);
		}
		counts[OLDEST_ID] = (int64_t)++b->oldest_count;
	} else if (at > counts[OLDEST_AT] ||
	    (at == counts[OLDEST_AT] && text_compare(s->c.id, b->oldest[counts[OLDEST_ID] - 1]) > 0)) {
		return;
	}
	counts[OLDEST_AT] = at;
	b->oldest[counts[OLDEST_ID] - 1] = arena_text(&b->board.figures.session->arena, s->c.id);
}

static void
add_open(struct backlog *b, const struct scanned *s, const struct zone *zone)
{
	int64_t at = s->received.day_only ? zone_instant(zone, s->received.at + 43200) : s->received.at;
	int64_t days = moment_day(moment_in(b->judged - b->period, zone)) - moment_day(s->received);
	struct text *names;
	size_t count = board_groups(&b->board, s, &names), bucket = 0;

	days = days > 0 ? days : 0;
	while (days > buckets[bucket].last)
		bucket++;
	durations_add(&b->ages, days);
	b->open++;
	b->waiting += s->c.status == STATUS_WAITING;
	b->referred += s->c.status == STATUS_REFERRED;
	b->no_group += count == 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < BUCKETS; k++)
			(void)tally_at(b->board.tally, key_of(b, names[i], k, s->arena));
		keep_oldest(b, board_add(&b->board, key_of(b, names[i], bucket, s->arena), N, 1, s), s, at);
	}
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct backlog *b = context;
	const struct zone *zone = tree_zone_of(f->tree, row_get(&f->shape, f->row, NAME_STATION));

	(void)why;
	if (!stage_counts(&f->shape, f->row)) {
		b->apart++;
	} else {
		b->resolved += s->c.status == STATUS_RESOLVED;
		if (backlog_is_open(s->c.status))
			add_open(b, s, zone);
		backlog_close(b, s);
	}
	if (b->period && !text_is(row_get(&f->shape, f->row, NAME_KIND), "log"))
		backlog_move(&b->moves, s, figures_bound(f, f->period.from, s->station), f->within);
	return true;
}

/* A record that was open before the period and is void at its end has left it. */
static bool
see_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct backlog *b = context;

	(void)why;
	if (!b->period || s->c.status != STATUS_VOID || text_is(row_get(&f->shape, f->row, NAME_KIND), "log") ||
	    (f->filter != NULL && !filter_match(f->filter, f->row)) || !backlog_was_open(f, s, f->period.from))
		return true;
	b->moves.before++;
	b->moves.voided++;
	return true;
}

/* With a period it is what stood at the end of it, told from the steps. */
static bool
take_period(struct backlog *b, struct fail *why)
{
	struct figures *f = &b->board.figures;
	int64_t now = f->session->clock.now;

	b->period = f->period.from != INT64_MIN || f->period.until != INT64_MAX;
	if (b->period && !figures_need_steps(f, why))
		return false;
	f->standing = b->period;
	b->judged = b->period && f->period.until < now ? f->period.until : now;
	return true;
}

/* The picture of svg is the curve; elsewhere it stands below the bars. */
static bool
show(struct backlog *b)
{
	struct figures *f = &b->board.figures;
	const struct plot *plot = panel_draws(f) ? backlog_plot(b) : NULL;
	bool alone = f->format == FORMAT_SVG;

	if (!board_show(&b->board, alone ? plot : NULL))
		return false;
	if (plot != NULL && !alone)
		panel_picture(f, plot);
	return true;
}

bool
stats_backlog(struct session *s, struct fail *why)
{
	struct backlog b = {0};
	struct board *board = &b.board;
	bool ok;

	if (!board_start(board, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	if (!take_period(&b, why))
		return board_end(board, false, false, why);
	for (size_t k = 0; board->grouping.count == 0 && k < BUCKETS; k++)
		(void)tally_at(board->tally, text_of(buckets[k].name));
	board->figures.needs = needs;
	board->figures.every = see_case;
	ok = board_scan(board, take_case, &b, why);
	if (ok && show(&b))
		backlog_say(&b);
	ok = board_end(board, ok, b.open > 0, why);
	memory_free(b.oldest);
	durations_release(&b.ages);
	durations_release(&b.closed);
	durations_release(&b.not_closed);
	return ok;
}
