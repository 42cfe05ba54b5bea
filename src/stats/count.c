/* count: how many came in, by group. */
#include "counting.h"
#include "verbs.h"

static const struct field columns[] = {
	{ "n", WORDS("how many", "jumlah"), NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL },
};

static const unsigned of[] = { 1 };

const struct board_view counting_view = { .columns = columns, .count = 1, .of = of, .counters = 1 };

struct counting {
	struct board *board;
	int64_t n, no_time;
};

static bool
add(struct counting *c, struct scanned *s, int64_t n)
{
	struct text *names;
	size_t count = board_groups(c->board, s, &names);

	*(count > 0 ? &c->n : &c->no_time) += n;
	for (size_t i = 0; i < count; i++)
		board_add(c->board, names[i], 0, n, s);
	return true;
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	(void)f, (void)why;
	return add(context, s, 1);
}

static bool
take_cube(void *context, struct figures *f, const struct cube_row *cube, struct scanned *s, struct fail *why)
{
	(void)f, (void)why;
	return !text_is(cube->cells[CUBE_MEASURE], "received") || add(context, s, cube->n);
}

bool
counting_run(struct board *b, struct fail *why)
{
	struct figures *f = &b->figures;
	struct counting c = { .board = b };
	struct fail counted = {0};
	bool ok;

	f->cube = take_cube;
	ok = board_scan(b, take_case, &c, why);
	if (ok && board_show(b, NULL)) {
		figures_about(f, "n", c.n);
		figures_about(f, "no_time", c.no_time);
		fail_set(&counted, MSG_FIGURES_COUNTED, figures_cell(f, c.n).at, figures_cell(f, figures_voided(f)).at,
		    figures_cell(f, c.no_time).at);
		figures_say(f, &counted);
		figures_say_period(f);
	}
	return board_end(b, ok, c.n > 0, why);
}

bool
stats_count(struct session *s, struct fail *why)
{
	struct board b;

	return board_start(&b, s, &counting_view, session_word(s, OPT_GROUP), why) && counting_run(&b, why);
}
