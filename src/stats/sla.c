/* sla: how each clock was kept, by group. */
#include "cli/board.h"
#include "query/stage.h"
#include "verbs.h"

static const struct field columns[] = {
	FIGURE_COLUMN("clock", "which clock of sla.csv; each rung of a ladder counts", "tenggat mana dari sla.csv; tiap anak tangga dihitung", FIELD_LINE),
	FIGURE_COLUMN("n", "how many were met, breached or run in time", "berapa yang terpenuhi, terlampaui atau masih berjalan", FIELD_COUNT),
	FIGURE_COLUMN("met", "stopped in time", "dihentikan tepat waktu", FIELD_COUNT),
	FIGURE_COLUMN("breached", "stopped or ended too late, or run and are over", "terlambat, atau berjalan dan sudah lewat", FIELD_COUNT),
	FIGURE_COLUMN("open_in_time", "run and are in time", "berjalan dan belum lewat", FIELD_COUNT),
	FIGURE_COLUMN("percent", "met of met and breached", "terpenuhi dari terpenuhi dan terlampaui", FIELD_DECIMAL),
};
enum { COLUMNS = sizeof columns / sizeof *columns, PERCENT = 4 };

enum { RUNS = 1 << CLOCK_OPEN | 1 << CLOCK_PAUSED, MET = 1 << CLOCK_MET, BREACHED = 1 << CLOCK_BREACHED };
static const unsigned of[COLUMNS - 1] = { RUNS | MET | BREACHED, MET, BREACHED, RUNS, MET | BREACHED };

static void
fill(struct board *b, struct tally_group *g, struct text *cells)
{
	cells[PERCENT] = board_percent(b, g->counts[CLOCK_MET], g->counts[CLOCK_MET] + g->counts[CLOCK_BREACHED]);
}

static const struct board_view view = {
	.columns = columns, .count = COLUMNS, .keys = 1, .of = of, .counters = CLOCK_ENDED, .fill = fill, .drawn = PERCENT,
};

static const enum name needs[] = { NAME_CLOCKS, NAME_NONE };

struct keeping {
	struct board board;
	int64_t rows, apart, no_time;
	int64_t aside[CLOCK_EARLY + 1];		/* by state: those of no column */
};

static void
add(struct keeping *k, struct text clock, struct text state, int64_t n, const struct text *names, size_t groups,
    const struct scanned *s)
{
	for (int c = CLOCK_ENDED; c <= CLOCK_EARLY; c++)
		k->aside[c] += text_is(state, clock_states[c].key) ? n : 0;
	for (int c = 0; c < CLOCK_ENDED; c++)
		for (size_t g = 0; text_is(state, clock_states[c].key) && g < groups; g++, k->rows++)
			(void)board_add(&k->board, board_key(&k->board, names[g], clock, s->arena), (size_t)c, n, s);
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct keeping *k = context;
	struct text *names, rest, clock, state;
	size_t groups;

	(void)why;
	if (!stage_counts(&f->shape, f->row)) {
		k->apart++;
		return true;
	}
	groups = board_groups(&k->board, s, &names);
	k->no_time += groups == 0;
	rest = row_get(&f->shape, f->row, NAME_CLOCKS);
	while (clocks_next(&rest, &clock, &state))
		add(k, clock, state, 1, names, groups, s);
	return true;
}

static bool
take_cube(void *context, struct figures *f, const struct cube_row *cube, struct scanned *s, struct fail *why)
{
	struct keeping *k = context;
	struct text clock, state, *names;
	size_t groups = board_groups(&k->board, s, &names);

	(void)f, (void)why;
	if (cube_clock(cube->cells[CUBE_MEASURE], &clock, &state))
		add(k, clock, state, cube->n, names, groups, s);
	else if (text_is(cube->cells[CUBE_MEASURE], "apart")) {
		k->apart += cube->n;
		k->no_time -= groups == 0 ? cube->n : 0;
	}
	else if (text_is(cube->cells[CUBE_MEASURE], "received"))
		k->no_time += groups == 0 ? cube->n : 0;
	return true;
}

static void
say(struct keeping *k)
{
	struct figures *f = &k->board.figures;
	struct fail sentence = {0};

	for (int c = CLOCK_ENDED; c <= CLOCK_EARLY; c++)
		figures_about(f, clock_states[c].key, k->aside[c]);
	figures_about(f, "apart", k->apart);
	figures_about(f, "no_time", k->no_time);
	fail_set(&sentence, MSG_FIGURES_CLOCKS, figures_cell(f, k->aside[CLOCK_ENDED]).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, k->apart).at, figures_cell(f, k->no_time).at);
	figures_say(f, &sentence);
	for (int i = 0; i < 2; i++) {
		static const enum message said[] = { MSG_FIGURES_UNTELLABLE, MSG_FIGURES_EARLY };
		int64_t n = k->aside[CLOCK_UNTELLABLE + i];

		if (n == 0)
			continue;
		fail_set(&sentence, said[i], figures_cell(f, n).at);
		figures_say(f, &sentence);
	}
	figures_say_period(f);
}

bool
stats_sla(struct session *s, struct fail *why)
{
	struct keeping k = {0};
	bool ok;

	if (!board_start(&k.board, s, &view, session_word(s, OPT_GROUP), why))
		return false;
	k.board.figures.needs = needs;
	k.board.figures.cube = take_cube;
	ok = board_scan(&k.board, take_case, &k, why);
	if (ok && board_show(&k.board, NULL))
		say(&k);
	return board_end(&k.board, ok, k.rows > 0, why);
}
