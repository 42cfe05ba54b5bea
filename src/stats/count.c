/* count: how many came in, by group. */
#include "counting.h"
#include "verbs.h"

static const struct field columns[] = {
	{ "n", WORDS("how many", "jumlah"), NAME_NONE, FIELD_COUNT, CLASS_PUBLIC, FIELD_DERIVED, 0, NULL, NULL },
};

static const unsigned of[] = { 1 };
static const struct board_view view = { .columns = columns, .count = 1, .of = of, .counters = 1 };

static void
add(struct counting *c, struct scanned *s, int64_t n)
{
	struct text *names;
	size_t count = board_groups(&c->board, s, &names);

	*(count > 0 ? &c->n : &c->no_time) += n;
	c->several += count > 1 ? n : 0;
	c->rows += (int64_t)count * n;
	for (size_t i = 0; i < count; i++)
		(void)board_add(&c->board, names[i], 0, n, s);
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct counting *c = context;

	(void)f, (void)why;
	c->add(c, s, 1);
	return true;
}

static bool
take_cube(void *context, struct figures *f, const struct cube_row *cube, struct scanned *s, struct fail *why)
{
	struct counting *c = context;

	(void)f, (void)why;
	if (text_is(cube->cells[CUBE_MEASURE], "received"))
		c->add(c, s, cube->n);
	return true;
}

static void
say(struct counting *c)
{
	struct figures *f = &c->board.figures;
	struct fail counted = {0};

	figures_about(f, "n", c->n);
	figures_about(f, "no_time", c->no_time);
	fail_set(&counted, MSG_FIGURES_COUNTED, figures_cell(f, c->n).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, c->no_time).at);
	figures_say(f, &counted);
	if (c->several > 0) {
		fail_set(&counted, MSG_FIGURES_SEVERAL, figures_cell(f, c->several).at, figures_cell(f, c->rows).at);
		figures_say(f, &counted);
	}
	figures_say_period(f);
}

bool
counting_run(struct counting *c, struct fail *why)
{
	bool ok;

	c->board.figures.cube = take_cube;
	ok = board_scan(&c->board, take_case, c, why);
	if (ok && board_show(&c->board, NULL))
		say(c);
	return board_end(&c->board, ok, c->n > 0, why);
}

bool
stats_count(struct session *s, struct fail *why)
{
	struct counting c = { .add = add };

	return board_start(&c.board, s, &view, session_word(s, OPT_GROUP), why) && counting_run(&c, why);
}
