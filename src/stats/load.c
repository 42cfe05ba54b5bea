/* load: what each officer took in each shift, in how many hours. */
#include "load.h"

#include "base/memory.h"
#include "record/fold.h"
#include "verbs.h"

static const struct field columns[] = {
	FIGURE_COLUMN("shift", "shift", "regu", FIELD_LINE),
	FIGURE_COLUMN("officer", "officer", "petugas", FIELD_LINE),
	FIGURE_COLUMN("reports", "reports and feedback taken", "laporan dan umpan balik yang diterima", FIELD_COUNT),
	FIGURE_COLUMN("hours", "hours on the roster", "jam pada jadwal", FIELD_DECIMAL),
	FIGURE_COLUMN("per_hour", "taken in an hour", "diterima per jam", FIELD_DECIMAL),
	FIGURE_COLUMN("nights_in_a_row", "longest run of nights", "malam berturut-turut terpanjang", FIELD_COUNT),
	FIGURE_COLUMN("min_rest_h", "shortest rest before such a shift, in hours", "istirahat tersingkat sebelum regu itu, dalam jam", FIELD_DECIMAL),
	FIGURE_COLUMN("planned", "shifts on the roster", "regu pada jadwal", FIELD_COUNT),
	FIGURE_COLUMN("worked", "of these, those in which something was stored or signed", "di antaranya yang ada catatan atau tanda tangannya", FIELD_COUNT),
	FIGURE_COLUMN("workday_h", "hours on workdays", "jam pada hari kerja", FIELD_DECIMAL),
	FIGURE_COLUMN("weekend_h", "hours on weekends", "jam pada akhir pekan", FIELD_DECIMAL),
	FIGURE_COLUMN("holiday_h", "hours on holidays", "jam pada hari libur", FIELD_DECIMAL),
	FIGURE_COLUMN("night_h", "hours from 00:00 to 05:00", "jam dari 00:00 sampai 05:00", FIELD_DECIMAL),
	FIGURE_COLUMN("station", "code of the desk, of which the officer is", "kode SPKT tempat petugas itu", FIELD_LINE),
};
enum { COLUMNS = sizeof columns / sizeof *columns, KEYS = 2, LATE = 1 };
enum { CELL_N, CELL_HOURS, CELL_PER_HOUR, CELL_NIGHTS, CELL_REST, CELL_PLANNED, CELL_WORKED, CELL_PARTS };

/* Behind what was taken are records, behind the rest the roster. */
static const unsigned of[COLUMNS - KEYS] = { [CELL_N] = 1 << LOAD_N, [CELL_PER_HOUR] = 1 << LOAD_N };

static struct text
hours(struct figures *f, int64_t seconds)
{
	return arena_printf(&f->session->arena, "%.2f", (double)seconds / 3600);
}

static void
fill(struct board *b, struct tally_group *row, struct text *cells)
{
	const struct loading *g = (const struct loading *)b;
	struct figures *f = &b->figures;
	const int64_t *n = row->counts;

	for (size_t i = CELL_HOURS; i < COLUMNS - KEYS; i++)
		cells[i] = (struct text){0};
	if (g->planned == 0)
		return;
	cells[CELL_HOURS] = hours(f, n[LOAD_SECONDS]);
	if (n[LOAD_SECONDS] > 0)
		cells[CELL_PER_HOUR] = arena_printf(&f->session->arena, "%.4f", (double)n[LOAD_N] * 3600 / (double)n[LOAD_SECONDS]);
	cells[CELL_NIGHTS] = figures_cell(f, n[LOAD_RUN]);
	if (n[LOAD_RESTS] > 0)
		cells[CELL_REST] = hours(f, n[LOAD_REST]);
	cells[CELL_PLANNED] = figures_cell(f, n[LOAD_PLANNED]);
	cells[CELL_WORKED] = figures_cell(f, n[LOAD_WORKED]);
	for (int i = LOAD_WORKDAY; i <= LOAD_NIGHT; i++)
		cells[CELL_PARTS + i - LOAD_WORKDAY] = hours(f, n[i]);
}

static const struct board_view view = {
	.columns = columns, .count = COLUMNS, .keys = KEYS, .late = LATE, .of = of, .counters = LOAD_COUNTERS, .fill = fill,
};

static const enum name needs[] = { NAME_OFFICER, NAME_SHIFT, NAME_STATION, NAME_NONE };

struct text
load_who(struct text officer, struct text station, struct arena *arena)
{
	if (officer.len == 0)
		return (struct text){0};
	return arena_printf(arena, "%.*s%c%.*s", TEXT_ARG(officer), '\0', TEXT_ARG(station));
}

/* `who` holds a NUL, at which a text that is printed would end. */
struct text
load_row(struct text shift, struct text who, struct arena *arena)
{
	struct text officer, station = {0};

	(void)text_cut(who, '\0', &officer, &station);
	return arena_printf(arena, "%.*s%c%.*s%c%.*s", TEXT_ARG(shift), '\0', TEXT_ARG(officer), '\0', TEXT_ARG(station));
}

static bool
read_tree(void *context, struct figures *f, struct fail *why)
{
	return load_read(context, f, why);
}

/* Each case, also void ones and those that -w leaves out: who was there. */
static bool
see_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct loading *g = context;
	struct text station = row_get(&f->shape, f->row, NAME_STATION);
	int64_t at = scan_instant(s);

	(void)why;
	f->within = at >= g->period.from && at < g->period.until;
	if (!s->received.day_only)
		(void)load_present(g, load_who(row_get(&f->shape, f->row, NAME_OFFICER), station, s->arena), s->received.at);
	for (size_t i = 0; i < s->c.step_count; i++) {
		const struct step *step = &s->c.steps[i];

		if (record_get(&step->record, NAME_AT).len > 10)
			(void)load_present(g, load_who(record_get(&step->record, NAME_BY), station, s->arena), step->at);
	}
	return true;
}

static bool
take_case(void *context, struct figures *f, struct scanned *s, struct fail *why)
{
	struct loading *g = context;
	struct text officer = row_get(&f->shape, f->row, NAME_OFFICER), shift = row_get(&f->shape, f->row, NAME_SHIFT);
	struct text who = load_who(officer, row_get(&f->shape, f->row, NAME_STATION), s->arena);

	(void)why;
	if (!f->within)
		return true;
	if (text_is(row_get(&f->shape, f->row, NAME_KIND), "log")) {
		g->logs++;
		return true;
	}
	if (officer.len == 0 || shift.len == 0) {
		*(officer.len == 0 ? &g->no_officer : &g->no_shift) += 1;
		return true;
	}
	g->n++;
	g->unplanned += g->planned > 0 && !load_present(g, who, s->received.at);
	(void)board_add(&g->board, load_row(shift, who, s->arena), LOAD_N, 1, s);
	return true;
}

static void
say(struct loading *g, struct fail *sentence)
{
	figures_say(&g->board.figures, sentence);
}

void
load_say(struct loading *g)
{
	struct figures *f = &g->board.figures;
	struct fail sentence = {0};

	figures_about(f, "n", g->n);
	figures_about(f, "no_officer", g->no_officer);
	figures_about(f, "no_shift", g->no_shift);
	figures_about(f, "log", g->logs);
	figures_about(f, "unplanned", g->unplanned);
	fail_set(&sentence, MSG_STAFF_COUNTED, figures_cell(f, g->n).at, figures_cell(f, figures_voided(f)).at,
	    figures_cell(f, g->no_shift).at, figures_cell(f, g->logs).at);
	say(g, &sentence);
	fail_set(&sentence, MSG_LOAD_APART, figures_cell(f, g->no_officer).at, figures_cell(f, g->unplanned).at);
	say(g, &sentence);
	fail_set(&sentence, g->planned > 0 ? MSG_LOAD_RULE : MSG_LOAD_NO_ROSTER);
	say(g, &sentence);
	if (g->strange > 0) {
		fail_set(&sentence, MSG_LOAD_STRANGE, figures_cell(f, g->strange).at);
		say(g, &sentence);
	}
	f->period = g->period;
	figures_say_period(f);
}

bool
stats_load(struct session *s, struct fail *why)
{
	struct loading g = {0};
	struct figures *f = &g.board.figures;
	bool ok;

	if (!board_start(&g.board, s, &view, NULL, why))
		return false;
	g.officers = tally_new_of(2);
	g.period = f->period;
	if (g.period.until > s->clock.now)
		g.period.until = s->clock.now;
	/* A step of the period may be of a record that came in before it. */
	f->period.from = INT64_MIN;
	f->needs = needs;
	f->opened = read_tree;
	f->every = see_case;
	ok = board_scan(&g.board, take_case, &g, why);
	if (ok)
		load_sum(&g);
	ok = ok && (!board_show(&g.board, NULL) || (load_say(&g), true));
	memory_free(g.duties);
	tally_free(g.officers);
	return board_end(&g.board, ok, g.n > 0 || g.planned > 0, why);
}
