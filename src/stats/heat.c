/* heat: how many came in by weekday and hour, 168 rows always, of each group. */
#include "counting.h"
#include "time/date.h"
#include "verbs.h"

#define COLUMN(n, en, id_) { n, WORDS(en, id_), NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL }

static const struct field columns[] = {
	COLUMN("weekday", "1 Monday .. 7 Sunday", "1 Senin .. 7 Minggu"),
	COLUMN("hour", "hour of the day", "jam"),
	COLUMN("n", "how many", "jumlah"),
};

static const unsigned of[] = { 1 };
static const struct board_view view = { .columns = columns, .count = 3, .keys = 2, .of = of, .counters = 1 };

enum { WEEKDAYS = 7, HOURS = 24 };

static struct text
key_of(int weekday, int hour, struct arena *arena)
{
	return arena_printf(arena, "%d%c%d", weekday, '\0', hour);
}

/* Every hour of the week of a group, so that one of nothing is seen. */
static void
add_week(struct board *b, struct text group)
{
	struct arena *arena = &b->figures.session->arena;

	for (int weekday = 1; weekday <= WEEKDAYS; weekday++)
		for (int hour = 0; hour < HOURS; hour++)
			(void)tally_at(b->tally, board_key(b, group, key_of(weekday, hour, arena), arena));
}

static void
add(struct counting *c, struct scanned *s, int64_t n)
{
	struct text *names, key;
	size_t count = board_groups(&c->board, s, &names);

	if (s->received.day_only) {
		c->no_time += n;
		return;
	}
	*(count > 0 ? &c->n : &c->no_time) += n;
	key = key_of(date_weekday(moment_day(s->received)), moment_second(s->received) / 3600, s->arena);
	for (size_t i = 0; i < count; i++) {
		struct text name = board_key(&c->board, names[i], key, s->arena);

		if (board_add(&c->board, name, 0, n, s)->counts[0] == n && c->board.grouping.count > 0)
			add_week(&c->board, names[i]);
	}
}

bool
stats_heat(struct session *s, struct fail *why)
{
	struct counting c = { .add = add };

	if (!board_start(&c.board, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	if (c.board.grouping.count == 0)
		add_week(&c.board, (struct text){0});
	return counting_run(&c, why);
}
